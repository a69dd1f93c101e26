import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Telnyx from 'telnyx'
import { memoryBus } from '../../src/bus/bus.js'
import { openTail } from '../../src/bus/tail.js'
import type { Carrier } from '../../src/carrier/carrier.js'
import type { RoomSettings } from '../../src/conference/room.js'
import { webhookIntake } from '../../src/intake/intake.js'
import type { JournalEvent } from '../../src/journal/event.js'
import { readEvents } from '../../src/journal/events.js'
import { type Journal, openJournal } from '../../src/journal/journal.js'
import { systemClock } from '../../src/kernel/clock.js'
import type { E164 } from '../../src/kernel/endpoint.js'
import { type OutboundOptions, openOutbound } from '../../src/outbound/outbound.js'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import type { Switchboard } from '../../src/switchboard/port.js'
import type { ReconcilerSettings } from '../../src/switchboard/reconciler.js'
import { openSwitchboard } from '../../src/switchboard/switchboard.js'
import { telnyxCarrier, telnyxWebhooks } from '../../src/telnyx/index.js'
import { eventually } from './eventually.js'
import { type People, type Phone, peopleAt } from './people.js'

/** Long enough for a webhook on this machine, and no regular comparison while a test runs. */
const SETTINGS: ReconcilerSettings = { settleMs: 150, everyMs: 600_000 }

/** A switchboard with the simulator as its carrier, webhooks over HTTP, and a carrier's operator behind its back. */
export interface Exchange {
  switchboard: Switchboard
  journal: Journal
  simulator: Simulator
  people: People
  /** Commands that the switchboard does not know of. */
  operator: Telnyx
  errors: unknown[]
  events(): Promise<JournalEvent[]>
  /** Loses every webhook about what `deed` does. */
  unheard<Result>(deed: () => Promise<Result>): Promise<Result>
  /** A caller in the lobby's conference, once the journal says so. */
  inTheLobby(from: string): Promise<Phone>
  /** Another node over the same journal. */
  anotherNode(settings?: ReconcilerSettings): Promise<Switchboard>
  close(): Promise<void>
}

/** Opens one; `wrap` stands between the switchboard and its carrier, `outbound` before other people's servers. */
export async function openExchange(
  wrap: (carrier: Carrier) => Carrier = carrier => carrier,
  outbound: OutboundOptions = { allowPrivate: true },
): Promise<Exchange> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-exchange-'))
  const journal = await openJournal({ dataDir })
  const bus = memoryBus()
  const read = (after: number, limit: number) => readEvents(journal.reader, {}, { after, limit })
  const tail = await openTail(bus, { head: () => journal.append(tx => tx.head()), read })
  let receive: ReturnType<typeof webhookIntake>
  const server = createServer((request, response) => void receive(request, response, 'PRIMARY'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const simulator = await startSimulator({ webhookUrl: `http://127.0.0.1:${port}/webhooks/telnyx` })
  const { apiKey, connectionId } = simulator
  const baseUrl = `${simulator.url}/v2`
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  const nodes: Switchboard[] = []
  const node = async (settings: ReconcilerSettings = {}) => {
    const opened = await openSwitchboard({
      journal,
      web: openOutbound(outbound),
      carrier: wrap(telnyxCarrier({ apiKey, connectionId, baseUrl })),
      bus,
      tail,
      clock: systemClock,
      retentionDays: 7,
      onError,
      reconcile: { ...SETTINGS, ...settings },
    })
    nodes.push(opened)
    return opened
  }
  const switchboard = await node()
  const reader = telnyxWebhooks(simulator.publicKey)
  receive = webhookIntake({
    ...{ reader, switchboard, onError },
    clock: systemClock,
    addressOf: () => '127.0.0.1',
    onAnswer: () => {},
  })
  await switchboard.createRoom(lobby(simulator.numbers[0] as E164), { kind: 'CLIENT', name: 'desk' })
  const people = peopleAt(simulator.url)
  const events = () => read(0, 10_000)

  return {
    switchboard,
    journal,
    simulator,
    people,
    operator: new Telnyx({ apiKey, baseURL: baseUrl, maxRetries: 0 }),
    errors,
    events,
    async unheard(deed) {
      await people.faults({ drop: 1 })
      try {
        return await deed()
      } finally {
        await people.faults({})
      }
    },
    async inTheLobby(from) {
      const phone = await people.call(from, simulator.numbers[0] as string)
      await eventually(async () => {
        const joined = (await events()).some(
          ({ fact, about }) => fact.body.type === 'ParticipantJoined' && about.legId === phone.id,
        )
        return joined ? undefined : `${from} has not joined`
      })
      return phone
    },
    anotherNode: node,
    async close() {
      for (const each of nodes) await each.close()
      tail.close()
      await simulator.close()
      server.closeAllConnections()
      server.close()
      await journal.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function lobby(number: E164): RoomSettings {
  return {
    name: 'lobby',
    numbers: [number],
    greeting: { first: '', next: '', voice: 'female', language: 'en-GB' },
    beep: 'NEVER',
    holdLoneParticipant: true,
    waitForGreeting: false,
    maxParticipants: 250,
    record: false,
    hostNumbers: [],
    startWhenHostJoins: false,
    endWhenHostLeaves: false,
  }
}
