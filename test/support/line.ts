import { memoryBus } from '../../src/bus/bus.js'
import { openTail, type Tail } from '../../src/bus/tail.js'
import type { Carrier, Notice, Outcome, SendableCommand } from '../../src/carrier/carrier.js'
import type { NumberMarket } from '../../src/carrier/numbers.js'
import type { Fact } from '../../src/fact/fact.js'
import { readEvents } from '../../src/journal/events.js'
import type { Journal } from '../../src/journal/journal.js'
import { type Clock, systemClock } from '../../src/kernel/clock.js'
import { openOutbound } from '../../src/outbound/outbound.js'
import type { Switchboard } from '../../src/switchboard/port.js'
import { openSwitchboard } from '../../src/switchboard/switchboard.js'
import type { Policy } from '../../src/switchboard/workspace.js'

/** A carrier's end of the line that notes what it is sent and answers as told. */
export function scriptedCarrier(answer: (sent: SendableCommand) => Outcome | Promise<Outcome>) {
  const sent: SendableCommand[] = []
  const carrier: Carrier = {
    async send(command) {
      sent.push(command)
      return answer(command)
    },
    findConference: async () => undefined,
    recordingLinks: async () => undefined,
    owns: async () => true,
    readConference: (_, signal) => silence(signal),
    legsUp: signal => silence(signal),
    readLeg: (_, signal) => silence(signal),
    numbers: NO_MARKET,
    application: silence,
  }
  return { carrier, sent }
}

/** Nothing is on sale. */
const NO_MARKET: NumberMarket = {
  search: async () => [],
  order: (_, __, signal) => silence(signal),
  findOrder: async () => undefined,
  readOrder: (_, signal) => silence(signal),
  owned: async () => [],
}

/** No answer until whoever asks gives up. */
function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

export const accepted: Outcome = { kind: 'accepted', acceptance: {} }

export interface Line {
  switchboard: Switchboard
  tail: Tail
  hear(fact: Fact): Promise<'RECORDED' | 'DUPLICATE'>
  close(): Promise<void>
}

/** A switchboard on a journal, without HTTP on either side. */
export async function openLine(
  journal: Journal,
  carrier: Carrier = scriptedCarrier(() => accepted).carrier,
  batchSize = 8,
  clock: Clock = systemClock,
  policy: Policy = {},
): Promise<Line> {
  const bus = memoryBus()
  const tail = await openTail(bus, {
    head: () => journal.append(tx => tx.head()),
    read: (after, limit) => readEvents(journal.reader, {}, { after, limit }),
  })
  const errors: unknown[] = []
  const switchboard = await openSwitchboard({
    journal,
    web: openOutbound({ allowPrivate: true }),
    carrier,
    bus,
    tail,
    clock,
    policy,
    retentionDays: 7,
    onError: error => errors.push(error),
    batchSize,
  })
  return {
    switchboard,
    tail,
    hear(fact) {
      const { id, occurredAt, body } = fact
      const notice: Notice = { id, occurredAt, body, eventType: body.type, attempt: 1 }
      return switchboard.receive(notice, {
        id: `${occurredAt}-${Math.random()}`,
        receivedAt: occurredAt,
        route: 'PRIMARY',
        eventId: id,
      })
    },
    async close() {
      await switchboard.close()
      tail.close()
      const [first] = errors.splice(0)
      if (first !== undefined) throw first
    },
  }
}
