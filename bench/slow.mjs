import { begin, SERVERS } from './fanout.mjs'
import { median, memoryOf, result, table } from './support/children.mjs'

const RATE = 400
const NAME_BYTES = '16000'
const CROWD = { sockets: 1_000, rate: 5, nameBytes: '4000', subscriptionsOfTheOne: 120, rounds: 5 }

/** What becomes of a server, and of the others, when one client stops reading. A minute when asked for alone. */
export async function run({ alone, seconds = alone ? 60 : 15 }) {
  await besideOne(seconds)
  await amongMany(seconds)
}

async function besideOne(seconds) {
  const rows = []
  for (const server of SERVERS) {
    const running = await begin(server, { NAME_BYTES }, 'ignore')
    const { port, control } = running.value
    const { measured, memory } = await watched(running, 'bench/support/slow-load.mjs', [
      ...[port, control, RATE, seconds],
    ])
    const { share, stalledClosed } = measured
    rows.push({
      ...{ server: server.name, ...memory },
      'the other received': `${(share * 100).toFixed(1)} %`,
      'the stalled one': stalledClosed ? 'was closed' : 'was kept',
    })
    await running.stop('SIGKILL')
  }
  table(`One of two clients stops reading, ${RATE} events/s of 16 KB for ${seconds} s`, rows)
}

async function amongMany(seconds) {
  const { sockets, rate, nameBytes, subscriptionsOfTheOne, rounds } = CROWD
  const half = seconds / rounds / 2
  const rows = []
  for (const server of SERVERS) {
    const running = await begin(server, { NAME_BYTES: nameBytes }, 'ignore')
    const { port, control } = running.value
    const { measured, memory } = await watched(running, 'bench/support/stall-load.mjs', [
      ...[port, control, sockets, rate, rounds, half, subscriptionsOfTheOne],
    ])
    const { halves, share, closed } = measured
    rows.push({
      ...{ server: server.name, ...memory },
      'others, ms p99: all read': median(halves.map(({ all }) => all.p99)),
      'one stalls': median(halves.map(({ others }) => others.p99)),
      ratio: median(halves.map(({ all, others }) => others.p99 / all.p99)).toFixed(2),
      'they received': `${(share * 100).toFixed(1)} %`,
      'the stalled ones': `${closed} of ${rounds} were closed`,
    })
    await running.stop('SIGKILL')
  }
  table(
    `One more than ${sockets - 1} clients stops reading its ${subscriptionsOfTheOne} subscriptions, ${rounds} times ` +
      `for ${half} s, ${rate} events/s of 4 KB`,
    rows,
  )
}

/** Runs a load against a server and watches how the server's memory does. */
async function watched(running, script, args) {
  const before = memoryOf(running.pid)
  let most = before
  const watch = setInterval(() => {
    if (running.alive()) most = Math.max(most, memoryOf(running.pid))
  }, 250)
  const measured = await result(script, args.map(String), { core: 1 })
  clearInterval(watch)
  const alive = running.alive()
  const memory = {
    'server after': alive ? 'alive' : 'dead',
    'MB before': before,
    'MB at most': most,
    'MB after': alive ? memoryOf(running.pid) : '-',
  }
  return { measured, memory }
}
