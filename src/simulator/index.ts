import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../kernel/clock.js'
import { DEFAULT_CONNECTION_ID, DEFAULT_NUMBERS, newAccount } from './account/account.js'
import { scopedClock, virtualClock } from './clock.js'
import { commandWindow } from './command-window.js'
import { app } from './http/app.js'
import { idsFrom } from './ids.js'
import { downloadLinks } from './recording/links.js'
import { courier } from './webhook/courier.js'
import { faults } from './webhook/faults.js'
import { signingKey } from './webhook/key.js'
import { newWorld } from './world.js'

/** How to start a simulator; everything has a default. */
export interface SimulatorOptions {
  readonly host?: string
  /** 0 takes a free one. */
  readonly port?: number
  /** What the account's API is used with; a random one by default. */
  readonly apiKey?: string
  /** Names of this host besides `localhost` that requests may be sent to. */
  readonly hosts?: readonly string[]
  /** Where the application's events go from the start. */
  readonly webhookUrl?: string
  /** `virtual` time moves only when it is advanced. */
  readonly clock?: 'real' | 'virtual'
  /** Where a virtual clock starts, in milliseconds since the epoch; the present by default. */
  readonly startAt?: number
  /** Makes every id and the signing key the same on each start; not the API key. */
  readonly seed?: string
  /** Makes the signing key the same on each start: 64 hex digits as they are, another text hashed. */
  readonly keySeed?: string
}

/** A carrier that runs. */
export interface Simulator {
  readonly url: string
  readonly port: number
  /** Base64 of the 32-byte Ed25519 key that its webhooks are signed with. */
  readonly publicKey: string
  readonly apiKey: string
  readonly connectionId: string
  readonly numbers: readonly string[]
  /** Moves a virtual clock; resolves when the webhooks of what fell due have met their first answer. */
  advance(ms: number): Promise<void>
  close(): Promise<void>
}

/** Starts a carrier of its own, with an application, ten numbers, and nobody on the phone yet. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const host = options.host ?? '127.0.0.1'
  const apiKey = options.apiKey ?? `KEY_${randomBytes(24).toString('base64url')}`
  const virtual = options.clock === 'virtual' ? virtualClock(options.startAt ?? Date.now()) : undefined
  const clock = scopedClock(virtual ?? systemClock)
  const ids = idsFrom(options.seed)
  const key = signingKey(options.keySeed ?? options.seed)
  let url = ''
  const deliveries = courier(key, clock)
  const world = newWorld({
    clock,
    ids,
    courier: deliveries,
    faults: faults(),
    account: newAccount(apiKey, options.webhookUrl, clock, ids),
    commands: commandWindow(clock),
    links: downloadLinks(() => url, ids.uuid(), clock),
  })

  const server = createServer(app(world, { publicKey: key.publicKey, virtual, hosts: options.hosts ?? [] }))
  // Long enough that no client takes up a connection in the moment it is closed.
  server.keepAliveTimeout = 75_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`

  return {
    url,
    port,
    publicKey: key.publicKey,
    apiKey,
    connectionId: DEFAULT_CONNECTION_ID,
    numbers: DEFAULT_NUMBERS,
    async advance(ms) {
      if (virtual === undefined) throw new Error('Only a virtual clock can be advanced.')
      await virtual.advance(ms, () => deliveries.settled())
    },
    async close() {
      clock.cancelAll()
      deliveries.close()
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
