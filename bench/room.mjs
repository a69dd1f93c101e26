import { randomUUID } from 'node:crypto'
import { memoryBus } from '../dist/bus/bus.js'
import { openTail } from '../dist/bus/tail.js'
import { readEvents } from '../dist/journal/events.js'
import { openJournal } from '../dist/journal/journal.js'
import { systemClock } from '../dist/kernel/clock.js'
import { instantOf } from '../dist/kernel/instant.js'
import { openSwitchboard } from '../dist/switchboard/switchboard.js'
import { table, temporary } from './support/children.mjs'

const CONFERENCES = 30
const SEATS = 250
const SAMPLE = 10

/** The cost of one more participant in a small conference and in a full one. */
export async function run() {
  const journal = await openJournal({ dataDir: temporary() })
  const bus = memoryBus()
  const tail = await openTail(bus, {
    head: () => journal.append(tx => tx.head()),
    read: (after, limit) => readEvents(journal.reader, {}, { after, limit }),
  })
  // Accepts everything; what the comparison with it would read is not part of this.
  const carrier = {
    send: async () => ({ kind: 'accepted', acceptance: {} }),
    findConference: async () => undefined,
    check: async () => {},
  }
  const switchboard = await openSwitchboard({
    journal,
    carrier,
    bus,
    tail,
    clock: systemClock,
    retentionDays: 7,
    onError: console.error,
  })

  let ms = Date.parse('2026-01-15T09:30:00Z')
  const hear = async body => {
    ms += 1
    const notice = { id: randomUUID(), occurredAt: instantOf(ms), eventType: body.type, attempt: 1, body }
    const since = performance.now()
    await switchboard.receive(notice, { id: notice.id, receivedAt: notice.occurredAt, route: 'PRIMARY' })
    return performance.now() - since
  }
  const few = []
  const full = []
  for (let c = 0; c < CONFERENCES; c += 1) {
    const conferenceId = randomUUID()
    await hear({ type: 'ConferenceStarted', conferenceId })
    for (let seat = 1; seat <= SEATS; seat += 1) {
      const leg = { callId: randomUUID(), legId: randomUUID() }
      const took = await hear({ type: 'ParticipantJoined', conferenceId, ...leg })
      if (seat > SAMPLE && seat <= 2 * SAMPLE) few.push(took)
      if (seat > SEATS - SAMPLE) full.push(took)
    }
  }
  await switchboard.close()
  tail.close()
  await journal.close()

  const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
  table('Time to record one more participant, SQLite', [
    { participants: SAMPLE, 'ms (median)': median(few).toFixed(2) },
    { participants: SEATS, 'ms (median)': median(full).toFixed(2) },
  ])
  console.log(`${SEATS} participants: ${(median(full) / median(few)).toFixed(2)} × the time at ${SAMPLE}`)
}
