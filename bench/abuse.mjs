import { setTimeout } from 'node:timers/promises'
import { ATTACKS } from './support/attacks.mjs'
import { memoryOf, result, start, startPartyline, table } from './support/children.mjs'

const EVERY_MS = 200
/** How long the subscriber watches without an attack, and in all. */
const [CALM_MS, SECONDS] = [2_000, 12]
/** An attack that takes longer is given up. */
const LONGEST_MS = 10_000
const ALLOWED = { delayMs: 1_000, growthMb: 64 }

const SIMULATOR_KEY = 'bench-simulator-5b0e9c47d1a2f863'
const keys = {
  viewer: 'bench-viewer-d3a90c1f7e5248b6',
  operator: 'bench-operator-61f8e2b7c94d035a',
  admin: 'bench-admin-0c7d94e1b8f3625a',
}
/** How an attacker may be answered, each with its count. `kept` and anything else says that nothing refused it. */
const REFUSALS =
  /\b(?:40[0-9]|413|42[0-9]|431|44\d\d|1009|1013|closed|TOO_MANY_OPERATIONS|UNAUTHENTICATED|FORBIDDEN|RATE_LIMITED|LIMIT_EXCEEDED|BAD_USER_INPUT|GRAPHQL_\w+|OUTBOUND_\w+|newcomer let in)\b/

/** Attacks a server of its own with each of them, beside a subscriber that waits for its events. */
export async function run() {
  const simulator = await start('dist/simulator/main.js', {
    env: { SIMULATOR_PORT: '0', SIMULATOR_KEY },
    ready: line => /Carrier simulator: (\S+)/.exec(line)?.[1],
  })
  const rows = []
  const chosen = process.env.ATTACK
  for (const [name, attack] of Object.entries(ATTACKS)) {
    if (chosen === undefined || name.includes(chosen))
      rows.push(await attacked(name, attack, simulator.value))
  }
  await simulator.stop('SIGKILL')
  table(
    'Attacks beside a subscriber with an event every 200 ms',
    rows.map(({ name, alive, delayMs, missing, growthMb, answers, held }) => ({
      attack: name,
      server: alive ? 'up' : 'dead',
      'greatest delay, ms':
        delayMs === Number.MAX_SAFE_INTEGER ? `lost ${missing ?? 'all'}` : Math.round(delayMs),
      'growth, MB': growthMb,
      held: held ? 'yes' : 'NO',
      answers: Object.entries(answers)
        .map(([answer, count]) => `${answer} × ${count}`)
        .join(', '),
    })),
  )
  const missed = rows.filter(({ held }) => !held).map(({ name }) => name)
  console.log(missed.length === 0 ? 'All attacks were withstood' : `Not withstood: ${missed.join('; ')}`)
  if (missed.length > 0) process.exitCode = 1
}

async function attacked(name, attack, simulatorUrl) {
  const server = await startPartyline(
    {
      API_KEYS: Object.entries(keys)
        .map(([role, key]) => `${role}:${role}:${key}`)
        .join(','),
      TELNYX_BASE_URL: `${simulatorUrl}/v2`,
      TELNYX_API_KEY: SIMULATOR_KEY,
      CONNECTIONS_PER_ADDRESS: '1000',
      LOG_LEVEL: 'info',
      FROM_NUMBER: '+12025550100',
    },
    { core: 0 },
  )
  const url = server.value
  const watch = result(
    'bench/support/abuse-watch.mjs',
    [url, keys.viewer, String(EVERY_MS), String(SECONDS)],
    { core: 1 },
  ).catch(() => ({ greatestMs: Number.MAX_SAFE_INTEGER }))
  await setTimeout(CALM_MS)
  const before = server.alive() ? memoryOf(server.pid) : 0
  let most = before
  const measure = setInterval(() => {
    if (server.alive()) most = Math.max(most, memoryOf(server.pid))
  }, 50)
  const target = { url, port: Number(new URL(url).port), simulatorUrl, keys }
  const answers = await Promise.race([
    attack(target).catch(error => ({ [error.message]: 1 })),
    setTimeout(LONGEST_MS, { 'no end': 1 }),
  ])
  const { greatestMs: delayMs, missing } = await watch
  clearInterval(measure)
  const alive = server.alive()
  await server.stop('SIGKILL')
  const growthMb = most - before
  const refused = Object.keys(answers).every(answer => REFUSALS.test(answer))
  const held = alive && delayMs < ALLOWED.delayMs && growthMb < ALLOWED.growthMb && refused
  return { name, alive, delayMs, missing, growthMb, answers, held }
}
