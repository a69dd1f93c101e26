import { median, result, start, table } from './support/children.mjs'

const SERVERS = [
  { name: 'Apollo on Express', script: 'bench/peers/query-apollo-express.mjs' },
  { name: 'Yoga', script: 'bench/peers/query-yoga.mjs' },
  { name: 'Mercurius', script: 'bench/peers/query-mercurius.mjs' },
  { name: 'Mercurius, jit', script: 'bench/peers/query-mercurius.mjs', env: { JIT: '1' } },
  { name: 'Partyline', script: 'bench/servers/partyline.mjs' },
]
const CONNECTIONS = 50
const MEASURED_MS = 1_200
const ROUNDS = 5

/** A conference with its 20 participants, read from SQLite, as often as it can be answered. */
export async function run() {
  const running = []
  for (const server of SERVERS) running.push({ ...server, ...(await begin(server)), rounds: [] })
  // In turns, so that what else the machine does strikes all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { value, rounds } of running) {
      const args = [...value, CONNECTIONS, MEASURED_MS]
      rounds.push(await result('bench/support/query-load.mjs', args.map(String), { core: 1 }))
    }
  }
  const rows = running.map(({ name, rounds }) => ({
    server: name,
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    cpu: median(rounds.map(({ cpu }) => cpu)),
    p99: median(rounds.map(({ p99 }) => p99)),
  }))
  for (const { stop } of running) await stop('SIGKILL')
  const [apollo, , mercurius] = rows
  table(
    'conference { id name participants { id state muted onHold } }, 20 participants, SQLite',
    rows.map(({ server, perSecond, cpu, p99 }) => ({
      server,
      'requests/s': perSecond,
      'ms p99': p99,
      '× Apollo on Express': (perSecond / apollo.perSecond).toFixed(2),
      '× Mercurius': (perSecond / mercurius.perSecond).toFixed(2),
      'µs CPU each': cpu,
      'by CPU: × Apollo on Express': (apollo.cpu / cpu).toFixed(2),
      'by CPU: × Mercurius': (mercurius.cpu / cpu).toFixed(2),
    })),
  )
}

/** Resolves with the address, the conference and the control port. */
function begin({ script, env = { JIT: '0' } }) {
  let conference
  return start(script, {
    env,
    core: 0,
    ready(line) {
      conference ??= /^conference (\S+)/.exec(line)?.[1]
      const [, url, control] = /listening (\S+) (\d+)/.exec(line) ?? []
      return url && [url, conference, control]
    },
  })
}
