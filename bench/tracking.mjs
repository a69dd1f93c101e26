import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readConfig } from '../dist/config.js'
import { openJournal } from '../dist/journal/journal.js'
import { openLog } from '../dist/log.js'
import { startServer } from '../dist/server.js'
import { table } from './support/children.mjs'
import { freshDatabase } from './support/databases.mjs'
import { callAt, DAYS, fillTracking } from './support/filled-tracking.mjs'

const SIZES = [10_000, 1_000_000]
const ASKED = 15
const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 2, 1)
const RANGE = `{ from: "2026-03-01T00:00:00Z", before: "${new Date(START_MS + DAYS * DAY_MS).toISOString()}" }`
const sums = '{ stats { calls answered missed uniqueCallers totalDurationMs averageDurationMs } }'
const QUERIES = {
  // What the machine does meanwhile, in the last column: subtract it.
  nothing: '{ __typename }',
  'by hour': `{ bindingStats(groupBy: HOUR, range: ${RANGE}) { groups ${sums} } }`,
  'by day': `{ bindingStats(groupBy: DAY, range: ${RANGE}) { groups ${sums} } }`,
  'by binding': `{ bindingStats(groupBy: BINDING, range: ${RANGE}) { groups ${sums} } }`,
  'by area': `{ bindingStats(groupBy: CALLER_AREA, range: ${RANGE}) { groups ${sums} } }`,
  'one binding by day': `{ bindingStats(groupBy: DAY, bindingId: "binding-7", range: ${RANGE}) { groups ${sums} } }`,
  'one binding by area': `{ bindingStats(groupBy: CALLER_AREA, bindingId: "binding-7", range: ${RANGE}) { groups ${sums} } }`,
  'a page of 50':
    '{ trackedCalls(filter: { bindingId: "binding-7" }, first: 50) { totalCount nodes { from outcome talkMs } } }',
}

/** A month of tracked calls summed up, of ten thousand and of a million, through the API; and one more call kept. */
export async function run() {
  for (const [storage, place] of [
    ['SQLite', sqlitePlace],
    ...(process.env.TEST_DATABASE_URL === undefined ? [] : [['PostgreSQL', postgresPlace]]),
  ]) {
    const measured = []
    for (const size of SIZES) measured.push(await measure(size, await place()))
    const [small, large] = measured
    const of = name => [small[name], large[name]]
    table(
      `a month of tracked calls, ${storage}`,
      Object.keys(small).map(name => {
        const [ten, million] = of(name)
        return {
          '': name,
          'ms p50, 10,000 calls': ten.p50,
          'ms p50, 1,000,000': million.p50,
          longest: million.most,
          growth: `${(million.p50 / ten.p50).toFixed(1)} ×`,
          'event loop, ms p99': million.loop ?? '',
        }
      }),
    )
  }
}

async function measure(size, { options, environment, remove }) {
  const journal = await openJournal(options)
  const filledMs = performance.now()
  await fillTracking(journal, size, START_MS)
  console.log(`${size} calls written in ${((performance.now() - filledMs) / 1000).toFixed(0)} s`)
  const kept = await keep(journal, size)
  await journal.close()
  const config = readConfig({ PORT: '0', SIMULATOR_PORT: '0', LOG_LEVEL: 'silent', ...environment })
  const server = await startServer(config, openLog('silent'))
  const rows = { 'one more call kept': kept }
  for (const [name, query] of Object.entries(QUERIES)) {
    const times = []
    const loop = monitorEventLoopDelay({ resolution: 1 })
    await ask(server.url, query, size, name)
    loop.enable()
    for (let n = 0; n < ASKED; n += 1) {
      const start = performance.now()
      await ask(server.url, query, size, name)
      times.push(performance.now() - start)
    }
    loop.disable()
    rows[name] = { ...quantiles(times), loop: (loop.percentile(99) / 1e6).toFixed(1) }
  }
  await server.close()
  await remove()
  return rows
}

async function ask(url, query, size, name) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = await response.json()
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  const groups = data.bindingStats?.groups
  const calls = groups?.reduce((sum, { stats }) => sum + stats.calls, 0)
  if (name.startsWith('by ') && calls !== size + KEPT)
    throw new Error(`${name}: ${calls} of ${size + KEPT} calls`)
}

/** Calls that are kept one by one beside those that were written at once. */
const KEPT = 200

async function keep(journal, size) {
  const times = []
  let seed = 7
  const below = n => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((seed / 2 ** 32) * n)
  }
  for (let n = 0; n < KEPT; n += 1) {
    const call = callAt(START_MS + below(DAYS * DAY_MS), `more-${n}`, below, Math.max(100, size / 5))
    const start = performance.now()
    await journal.append(tx => tx.trackedCalls.put([call]))
    times.push(performance.now() - start)
  }
  return quantiles(times)
}

function quantiles(times) {
  const sorted = [...times].sort((a, b) => a - b)
  return { p50: round(sorted[Math.floor(sorted.length / 2)]), most: round(sorted.at(-1)) }
}

const round = ms => Math.round(ms * 10) / 10

async function sqlitePlace() {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-bench-'))
  return {
    options: { dataDir },
    environment: { DATA_DIR: dataDir },
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function postgresPlace() {
  const { url, remove } = await freshDatabase(process.env.TEST_DATABASE_URL)
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-bench-'))
  return {
    options: { dataDir: '', databaseUrl: url },
    environment: { DATA_DIR: dataDir, DATABASE_URL: url },
    async remove() {
      rmSync(dataDir, { recursive: true, force: true })
      await remove()
    },
  }
}
