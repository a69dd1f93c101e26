import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type Bus, memoryBus } from '../../../src/bus/bus.js'
import { openTail, type Tail } from '../../../src/bus/tail.js'
import { encodeCursor } from '../../../src/journal/cursor.js'
import type { JournalEvent } from '../../../src/journal/event.js'
import { readEvents } from '../../../src/journal/events.js'
import { type Journal, openJournal } from '../../../src/journal/journal.js'
import { headOf } from '../../../src/journal/reads/events.js'
import type { ConnectionEnd, RealtimeMetrics } from '../../../src/realtime/metrics.js'
import type { RealtimeLimits } from '../../../src/realtime/options.js'
import { openRealtime, type Realtime } from '../../../src/realtime/realtime.js'
import { eventually } from '../../support/eventually.js'
import { type Draft, eventOf } from './events.js'
import { type Person, personOf, testHost } from './schema.js'

export type Counts = Record<Exclude<keyof RealtimeMetrics, 'reached'>, number>

/** A server with a journal in a directory of its own, where tests write events straight into the journal. */
export interface Stage {
  url: string
  streamUrl: string
  journal: Journal
  bus: Bus
  tail: Tail
  realtime: Realtime
  counts: Counts
  /** How connections ended, in order. */
  ends: ConnectionEnd[]
  errors: unknown[]
  /** Statements that were read from the journal so far. */
  reads(): number
  /** Appends events of the journal and tells the tail of them, together. */
  record(...drafts: Draft[]): Promise<JournalEvent[]>
  cursor(seq: number): string
  /** A graphql-ws client for `name:scope`, closed with the stage. */
  client(who: string, options?: { retry?: boolean; on?: Parameters<typeof createClient>[0]['on'] }): Client
  /** A socket without any client behind it. */
  socket(): WebSocket
  prune(upTo: number): Promise<void>
  close(): Promise<void>
}

export async function openStage(
  options: { limits?: Partial<RealtimeLimits>; bus?: Bus; dataDir?: string } = {},
): Promise<Stage> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'partyline-'))
  const opened = await openJournal({ dataDir })
  let reads = 0
  const reader = opened.reader.withPlugin({
    transformQuery({ node }) {
      reads += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const journal = { ...opened, reader }
  const bus = options.bus ?? memoryBus()
  const tail = await openTail(bus, {
    head: () => journal.append(tx => tx.head()),
    read: (after, limit) => readEvents(journal.reader, {}, { after, limit }),
  })
  const counts = {} as Counts
  const ends: ConnectionEnd[] = []
  const metrics = new Proxy({} as RealtimeMetrics, {
    get: (_, name: keyof Counts) => (by: unknown, end?: ConnectionEnd) => {
      if (end !== undefined) ends.push(end)
      counts[name] = (counts[name] ?? 0) + (typeof by === 'number' ? by : 1)
    },
  })
  for (const name of COUNTED) counts[name] = 0
  const errors: unknown[] = []
  const realtime: Realtime = openRealtime<Person>({
    ...{ journal, tail, metrics },
    host: testHost(
      (selector, after, present) => realtime.feed(selector, after, present),
      async () => ({ snapshot: {}, seq: await headOf(reader) }),
    ),
    authenticate: (params, request) => personOf(params?.token ?? request.headers.authorization),
    onError: error => errors.push(error),
    ...(options.limits !== undefined && { limits: options.limits }),
  })
  const server = createServer((request, response) => realtime.handleSse(request, response))
  server.on('upgrade', realtime.handleUpgrade)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `ws://127.0.0.1:${port}/graphql`
  const clients: Client[] = []
  const sockets: WebSocket[] = []
  return {
    ...{ url, journal, bus, tail, realtime, counts, ends, errors },
    reads: () => reads,
    streamUrl: `http://127.0.0.1:${port}/graphql/stream`,
    cursor: seq => encodeCursor({ epoch: journal.epoch, seq }),
    async record(...drafts) {
      const events = await journal.append(async tx => {
        const head = await tx.head()
        const made = drafts.map((draft, i) => eventOf(head + 1 + i, draft))
        await tx.append(made, () => true)
        return made
      })
      bus.announce(events)
      return events
    },
    client(who, { retry = false, on } = {}) {
      const client = createClient({
        url,
        webSocketImpl: WebSocket,
        connectionParams: { token: who },
        retryAttempts: retry ? 1_000 : 0,
        retryWait: () => Promise.resolve(),
        shouldRetry: () => true,
        ...(on !== undefined && { on }),
      })
      clients.push(client)
      return client
    },
    socket() {
      const socket = new WebSocket(url, 'graphql-transport-ws')
      sockets.push(socket)
      return socket
    },
    prune: async upTo => {
      await journal.reader.deleteFrom('events').where('seq', '<=', upTo).execute()
    },
    async close() {
      for (const client of clients) await client.dispose()
      for (const socket of sockets) socket.terminate()
      await realtime.close()
      tail.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await journal.close()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const COUNTED = [
  'connectionOpened',
  'connectionClosed',
  'limited',
  'operationStarted',
  'operationEnded',
  'groupOpened',
  'groupClosed',
  'executed',
  'delivered',
  'fellBack',
  'resumed',
  'fellBehind',
  'gap',
] as const satisfies readonly (keyof Counts)[]

/** Waits until `why` has nothing to say any more. */
/** Waits until a count is at least `least`. */
export function counted(stage: Stage, name: keyof Counts, least: number): Promise<void> {
  return eventually(() =>
    stage.counts[name] >= least ? undefined : `${name} is ${stage.counts[name]}, not ${least}`,
  )
}
