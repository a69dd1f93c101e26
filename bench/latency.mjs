import { SERVERS } from './fanout.mjs'
import { median, result, start, startPartyline, table } from './support/children.mjs'

const SOCKETS = 100
const RATE = 50
const SECONDS = 4
const ROUNDS = 5

/**
 * From the posting of a webhook to its answer, and to the frame at each subscriber. Peers take webhooks by a plain
 * route, which verifies, inserts a row, and publishes; this server also folds, decides and gives cursors.
 */
export async function run() {
  const running = []
  for (const server of SERVERS) running.push({ ...server, ...(await begin(server)), rounds: [] })
  // In turns, so that what else the machine does strikes all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { value, rounds } of running) {
      const args = [...value, SOCKETS, RATE, SECONDS].map(String)
      rounds.push(await result('bench/support/latency-load.mjs', args, { core: 1 }))
    }
  }
  for (const { stop } of running) await stop('SIGKILL')
  const rows = running.map(({ name, rounds }) => {
    const middle = (of, quantile) => median(rounds.map(round => round[of][quantile]))
    return {
      server: name,
      answer50: middle('answer', 'p50'),
      answer99: middle('answer', 'p99'),
      frame50: middle('frame', 'p50'),
      frame99: middle('frame', 'p99'),
      received: Math.min(...rounds.map(({ share }) => share)),
    }
  })
  const peers = rows.slice(1, -1)
  const best = key => Math.min(...peers.map(row => row[key]))
  table(
    `${RATE} webhooks/s to ${SOCKETS} subscribers, SQLite`,
    rows.map(({ server, answer50, answer99, frame50, frame99, received }) => ({
      server,
      'ms to 2xx: p50': answer50,
      p99: answer99,
      'ms to frame: p50': frame50,
      ' p99': frame99,
      'p50: × bare ws': (frame50 / rows[0].frame50).toFixed(2),
      '× fastest peer': (frame50 / best('frame50')).toFixed(2),
      'p99: × bare ws': (frame99 / rows[0].frame99).toFixed(2),
      '× fastest peer ': (frame99 / best('frame99')).toFixed(2),
      received: `${(received * 100).toFixed(1)} %`,
    })),
  )
}

/** Resolves with the port of the sockets and the address of the intake. */
async function begin({ name, script }) {
  if (name === 'Partyline') {
    const running = await startPartyline({}, { core: 0 })
    return { ...running, value: [new URL(running.value).port, running.value] }
  }
  let intake
  return start(script, {
    env: { INTAKE: '1', NODE_NO_WARNINGS: '1' },
    core: 0,
    ready(line) {
      intake ??= /^intake (\S+)/.exec(line)?.[1]
      const [, port] = /listening http:\/\/127\.0\.0\.1:(\d+)/.exec(line) ?? []
      return port && [port, intake]
    },
  })
}
