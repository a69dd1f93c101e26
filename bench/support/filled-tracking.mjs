import { Sums, trackedRowOf } from '../../dist/journal/tracked-calls.js'
import { areaOf } from '../../dist/kernel/endpoint.js'
import { instantOf } from '../../dist/kernel/instant.js'

export const DAYS = 30
const DAY_MS = 86_400_000
const BINDINGS = 500

/** Numbers that look by chance and are the same each time. */
function draws(seed) {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A call that ended, of one of `callers` people in 300 areas, to one of 500 bindings. */
export function callAt(startedMs, index, below, callers) {
  const caller = below(callers)
  const from = `+1${200 + (caller % 300)}${String(2_000_000 + Math.floor(caller / 300)).padStart(7, '0')}`
  const talkMs = below(3) === 0 ? 0 : 1_000 * (5 + below(600))
  const ringMs = 1_000 * (2 + below(20))
  return {
    id: `call-${index}`,
    bindingId: `binding-${below(BINDINGS)}`,
    number: `+1919555${String(below(BINDINGS)).padStart(4, '0')}`,
    from,
    area: areaOf(from),
    destination: '+13035550141',
    startedAt: instantOf(startedMs),
    ...(talkMs > 0 && { answeredAt: instantOf(startedMs + ringMs) }),
    endedAt: instantOf(startedMs + ringMs + talkMs),
    outcome: talkMs > 0 ? 'ANSWERED' : 'NO_ANSWER',
    talkMs,
    ringMs,
    hangupCause: 'NORMAL_CLEARING',
    endedBy: 'CALLER',
    sipCode: 200,
  }
}

/** Writes a month of calls at once, as the server would have written them one by one. */
export async function fillTracking(journal, count, startMs) {
  const below = draws(1)
  const times = Array.from({ length: count }, () => startMs + below(DAYS * DAY_MS)).sort((a, b) => a - b)
  const callers = Math.max(100, Math.floor(count / 5))
  const last = new Map()
  const sums = new Sums()
  const write = async (table, rows) => {
    if (rows.length > 0) await journal.reader.insertInto(table).values(rows).execute()
  }
  const rows = []
  if (journal.storage === 'SQLITE') await sql(journal, 'begin')
  for (const [index, startedMs] of times.entries()) {
    const row = trackedRowOf(callAt(startedMs, index, below, callers))
    row.before_any = last.get(row.from_endpoint) ?? null
    row.before_here = last.get(`${row.scope} ${row.from_endpoint}`) ?? null
    last.set(row.from_endpoint, startedMs)
    last.set(`${row.scope} ${row.from_endpoint}`, startedMs)
    sums.count(row, 1)
    rows.push(row)
    if (rows.length === 400) await write('tracked_calls', rows.splice(0))
  }
  await write('tracked_calls', rows)
  const stats = sums.changed()
  while (stats.length > 0) await write('call_stats', stats.splice(-400))
  if (journal.storage === 'SQLITE') await sql(journal, 'commit')
  await sql(journal, 'analyze')
}

const sql = (journal, text) =>
  journal.reader.executeQuery({ sql: text, parameters: [], query: { kind: 'RawNode' } })
