import { begin, SERVERS } from './fanout.mjs'
import { memoryOf, result, table } from './support/children.mjs'

const RATE = 400
const SECONDS = 15
const NAME_BYTES = '16000'

/** One client that stops reading, beside one that does not: what becomes of the server, and of the other one. */
export async function run() {
  const rows = []
  for (const server of SERVERS) {
    const running = await begin(server, { NAME_BYTES }, 'ignore')
    const { port, control } = running.value
    const before = memoryOf(running.pid)
    let most = before
    const watch = setInterval(() => {
      if (running.alive()) most = Math.max(most, memoryOf(running.pid))
    }, 250)
    const { share, stalledClosed } = await result(
      'bench/support/slow-load.mjs',
      [port, control, RATE, SECONDS].map(String),
      { core: 1 },
    )
    clearInterval(watch)
    const alive = running.alive()
    rows.push({
      server: server.name,
      'server after': alive ? 'alive' : 'dead',
      'MB before': before,
      'MB at most': most,
      'MB after': alive ? memoryOf(running.pid) : '-',
      'the other received': `${(share * 100).toFixed(1)} %`,
      'the stalled one': stalledClosed ? 'was closed' : 'was kept',
    })
    await running.stop('SIGKILL')
  }
  table(`One client stops reading, ${RATE} events/s of 16 KB for ${SECONDS} s`, rows)
}
