import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { type Config, readConfig } from '../../src/config.js'
import type { Role } from '../../src/http/auth/roles.js'
import type { Scope } from '../../src/http/auth/scopes.js'
import { Identity } from '../../src/kernel/ids.js'
import type { Instant } from '../../src/kernel/instant.js'
import { type Log, openLog } from '../../src/log.js'
import { startServer } from '../../src/server.js'
import { PATIENCE_MS } from './eventually.js'
import { type People, peopleAt } from './people.js'

/** What the API answered. */
export interface Answer<Data> {
  data?: Data | null
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

/** A server with the simulator as its carrier, people with phones, and clients of its API. */
export interface House {
  url: string
  simulatorUrl: string
  ask<Data = Record<string, never>>(query: string, variables?: object): Promise<Answer<Data>>
  /** Asks and expects no error. */
  data<Data>(query: string, variables?: object): Promise<Data>
  /** The place of the journal's last event: what a subscription gives as `after` to miss nothing from now on. */
  now(): Promise<string | null>
  listen<Item>(query: string, variables?: Record<string, unknown>): Stream<Item>
  people: People
  close(): Promise<void>
}

/** A house whose server can be asked for keys that no API gives. */
export interface OwnHouse extends House {
  /** The secret of a new key. */
  issue(role: Role, options?: { scope?: Scope; expiresAt?: Instant }): Promise<string>
}

export interface Stream<Item> {
  readonly items: Item[]
  /** Waits until an item holds; answers everything up to it. */
  until(holds: (item: Item) => boolean): Promise<Item[]>
  stop(): void
}

export const lobby = '+12025550100'

/** `authorization` is what its clients send, where one has to log in. */
export async function openHouse(
  environment: Record<string, string> = {},
  authorization?: string,
  log?: Log,
): Promise<OwnHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-house-'))
  const config: Config = readConfig({
    PORT: '0',
    SIMULATOR_PORT: '0',
    DATA_DIR: dataDir,
    HOLD_AUDIO_URL: 'https://media.example.test/hold.mp3',
    LOG_LEVEL: 'silent',
    ...environment,
  })
  const server = await startServer(config, log ?? openLog(config.logLevel))
  const house = houseAt(server.url, server.simulatorUrl ?? '', authorization)
  let issued = 0
  return {
    ...house,
    async issue(role, options = {}) {
      issued += 1
      const draft = { kind: 'KEY' as const, name: `issued-${issued}`, role, createdBy: Identity('test') }
      const outcome = await server.keys.issue({ ...draft, ...options })
      if (outcome.kind !== 'done') throw new Error(`No key was issued: ${outcome.kind}`)
      return outcome.secret
    },
    async close() {
      await house.close()
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Clients and people for a server that runs elsewhere, in a process of its own for instance. */
export function houseAt(url: string, simulatorUrl: string, authorization?: string): House {
  const clients: Client[] = []
  const ask = async <Data>(query: string, variables: object = {}): Promise<Answer<Data>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer<Data>
  }
  return {
    url,
    simulatorUrl,
    ask,
    async data<Data>(query: string, variables?: object) {
      const { data, errors } = await ask<Data>(query, variables)
      if (errors !== undefined || data === undefined || data === null) {
        throw new Error(`The API answered with errors: ${JSON.stringify(errors)}`)
      }
      return data
    },
    async now() {
      const { data } = await ask<{ events: { edges: { cursor: string }[] } }>(
        '{ events(last: 1) { edges { cursor } } }',
      )
      return data?.events.edges[0]?.cursor ?? null
    },
    listen<Item>(query: string, variables: Record<string, unknown> = {}) {
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: authorization === undefined ? {} : { authorization },
        retryAttempts: 0,
      })
      clients.push(client)
      return streamOf<Item>(client, query, variables)
    },
    people: peopleAt(simulatorUrl),
    async close() {
      for (const client of clients) await client.dispose()
    },
  }
}

export function streamOf<Item>(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
): Stream<Item> {
  const items: Item[] = []
  const wakes = new Set<() => void>()
  let failure: unknown
  const wake = () => {
    for (const each of wakes) each()
  }
  const stop = client.subscribe<Record<string, Item>>(
    { query, variables },
    {
      next({ data, errors }) {
        if (data) items.push(Object.values(data)[0] as Item)
        if (errors) failure = errors
        wake()
      },
      error(error) {
        failure = error
        wake()
      },
      complete: wake,
    },
  )
  return {
    items,
    stop,
    async until(holds) {
      const deadline = Date.now() + PATIENCE_MS
      for (;;) {
        const index = items.findIndex(holds)
        if (index >= 0) return items.slice(0, index + 1)
        if (failure !== undefined) throw new Error(`The stream failed: ${JSON.stringify(failure)}`)
        if (Date.now() > deadline) throw new Error(`It did not come; what came: ${JSON.stringify(items)}`)
        await new Promise<void>(resolve => {
          const timer = setTimeout(done, 500)
          function done() {
            clearTimeout(timer)
            wakes.delete(done)
            resolve()
          }
          wakes.add(done)
        })
      }
    },
  }
}
