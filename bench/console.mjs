import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { start, table, temporary } from './support/children.mjs'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const PEOPLE = 500
const AT_A_TIME = 10
const SECONDS = 20
const NUMBER = '+12025550101'
/** Each half second so many are muted, or can be heard again: 50 events a second. */
const MUTED = 25
const LONG_MS = 50

/** Whether the console stays smooth in a full room: long tasks and layout shifts of a real browser meanwhile. */
export async function run({ seconds = SECONDS } = {}) {
  const executablePath = process.env.TEST_BROWSER ?? BROWSERS.find(existsSync)
  if (executablePath === undefined) return console.log('There is no Chromium here.')
  spawnSync(process.execPath, ['scripts/pages.mjs'], { stdio: 'inherit' })
  const server = await start('dist/main.js', {
    env: { PORT: '0', SIMULATOR_PORT: '0', DATA_DIR: temporary(), LOG_LEVEL: 'info' },
    ready: line => (line.includes('"listening"') ? JSON.parse(line) : undefined),
  })
  const { url, simulator } = server.value
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    await ask(url, 'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }', {
      input: {
        name: 'full',
        numbers: [NUMBER],
        beep: 'NEVER',
        maxParticipants: 800,
        holdLoneParticipant: false,
      },
    })
    const conference = await fill(url, simulator)
    for (const [name, path] of [
      ['conference', `/conferences/${conference.id}`],
      ['board', '/'],
    ]) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(`${url}${path}`)
      await page
        .getByText(name === 'board' ? 'people in conference' : `${PEOPLE} people`)
        .first()
        .waitFor()
      await page.waitForTimeout(2_000)
      await page.evaluate(watch)
      await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] })
      const events = await stir(url, conference, seconds)
      const busy = longestByCpu(JSON.parse(String(await browser.stopTracing())).traceEvents)
      const { tasks, shift } = await page.evaluate(() => globalThis.watched)
      table(`The ${name} page, ${PEOPLE} people, for ${seconds} s`, [
        {
          'events/s': (events / seconds).toFixed(0),
          [`tasks over ${LONG_MS} ms`]: tasks.length,
          'longest ms': tasks.length === 0 ? `< ${LONG_MS}` : Math.max(...tasks).toFixed(0),
          'longest ms by CPU': busy.toFixed(0),
          'layout shift': shift.toFixed(4),
        },
      ])
      await page.close()
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Seats everybody; resolves with the conference when all are in it. */
async function fill(url, simulator) {
  for (let first = 0; first < PEOPLE; first += AT_A_TIME) {
    const callers = Array.from(
      { length: AT_A_TIME },
      (_, i) => `+1303555${String(first + i).padStart(4, '0')}`,
    )
    await Promise.all(callers.map(from => post(`${simulator}/phones/calls`, { from, to: NUMBER })))
  }
  for (;;) {
    const { conferences } = await ask(
      url,
      '{ conferences { nodes { id participantCount participants(state: JOINED) { id } } } }',
    )
    const [conference] = conferences.nodes
    if (conference?.participantCount === PEOPLE) return conference
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

/** Mutes some and lets them be heard again, for a while; resolves with how many events that made. */
async function stir(url, { id, participants }, seconds) {
  const until = Date.now() + seconds * 1_000
  let events = 0
  for (let turn = 0; Date.now() < until; turn += 1) {
    const next = Date.now() + 500
    const first = (Math.floor(turn / 2) * MUTED) % PEOPLE
    const participantIds = participants.slice(first, first + MUTED).map(participant => participant.id)
    const deed = turn % 2 === 0 ? 'muteParticipants' : 'unmuteParticipants'
    await ask(url, `mutation ($input: ParticipantsInput!) { ${deed}(input: $input) { cursor } }`, {
      input: { conferenceId: id, participantIds },
    })
    events += MUTED + 2
    await new Promise(resolve => setTimeout(resolve, Math.max(0, next - Date.now())))
  }
  return events
}

/** The longest task of the page's main thread by the CPU time it took, in milliseconds: what else runs does not count. */
function longestByCpu(events) {
  const mains = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`)
  const tasks = events.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && mains.includes(`${pid} ${tid}`),
  )
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1_000))
}

/** Runs in the page. */
function watch() {
  const watched = { tasks: [], shift: 0 }
  globalThis.watched = watched
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) watched.tasks.push(duration)
  }).observe({ type: 'longtask' })
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) watched.shift += value
  }).observe({ type: 'layout-shift' })
}

async function ask(url, query, variables) {
  const { data, errors } = await post(`${url}/graphql`, { query, variables })
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

async function post(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}
