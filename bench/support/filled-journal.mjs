import { randomUUID } from 'node:crypto'
import { memoryBus } from '../../dist/bus/bus.js'
import { openTail } from '../../dist/bus/tail.js'
import { readEvents } from '../../dist/journal/events.js'
import { openJournal } from '../../dist/journal/journal.js'
import { systemClock } from '../../dist/kernel/clock.js'
import { instantOf } from '../../dist/kernel/instant.js'
import { openSwitchboard } from '../../dist/switchboard/switchboard.js'
import { temporary } from './children.mjs'

const PARTICIPANTS = 20

/** A journal on SQLite in which a conference of 20 is going on, with all that stands around it. */
export async function openFilledJournal() {
  const journal = await openJournal({ dataDir: temporary() })
  const bus = memoryBus()
  const tail = await openTail(bus, {
    head: () => journal.append(tx => tx.head()),
    read: (after, limit) => readEvents(journal.reader, {}, { after, limit }),
  })
  const never = () => new Promise(() => {})
  // Accepts everything, and says nothing about what it carries.
  const carrier = {
    send: async () => ({ kind: 'accepted', acceptance: {} }),
    findConference: async () => undefined,
    readConference: never,
    legsUp: never,
    readLeg: never,
    application: async () => ({ id: '1', active: true }),
  }
  const switchboard = await openSwitchboard({
    ...{ journal, carrier, bus, tail, clock: systemClock },
    ...{ retentionDays: 7, onError: console.error },
  })
  const conferenceId = randomUUID()
  let ms = Date.parse('2026-01-15T09:30:00Z')
  const hear = body => {
    ms += 1
    const notice = { id: randomUUID(), occurredAt: instantOf(ms), eventType: body.type, attempt: 1, body }
    return switchboard.receive(notice, { id: notice.id, receivedAt: notice.occurredAt, route: 'PRIMARY' })
  }
  await hear({ type: 'ConferenceStarted', conferenceId })
  for (let seat = 0; seat < PARTICIPANTS; seat += 1) {
    const leg = { callId: randomUUID(), legId: randomUUID() }
    await hear({
      ...{ type: 'CallInitiated', ...leg, direction: 'INBOUND', startedAt: instantOf(ms) },
      ...{ from: '+12025550131', to: '+12025550100' },
    })
    await hear({ type: 'ParticipantJoined', conferenceId, ...leg })
  }
  return { journal, bus, tail, switchboard, conferenceId }
}
