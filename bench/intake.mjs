import { memoryOf, result, start, startPartyline, table } from './support/children.mjs'
import { freshDatabase } from './support/databases.mjs'

const load = (url, total, rate = 0, connections = 64) =>
  result('bench/support/webhook-load.mjs', [url, total, rate, connections].map(String))

const bare = env =>
  start('bench/peers/bare-intake.mjs', { env, ready: line => /listening (\S+)/.exec(line)?.[1] })

/** Webhooks accepted durably: this server beside a route that verifies and inserts one row a request. */
export async function run() {
  const databases = [{ name: 'SQLite', fresh: async () => ({ remove: async () => {} }) }]
  const postgres = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  if (postgres) databases.push({ name: 'PostgreSQL', fresh: () => freshDatabase(postgres) })
  else console.log('PostgreSQL is left out: TEST_DATABASE_URL is not set')

  for (const { name, fresh } of databases) {
    const rows = []
    for (const [who, begin] of [
      ['bare route', bare],
      ['Partyline', startPartyline],
    ]) {
      const { url, remove } = await fresh()
      const server = await begin(url === undefined ? {} : { DATABASE_URL: url })
      await load(server.value, 2_000) // warm
      const flood = await load(server.value, 20_000)
      const steady = await load(server.value, 5_000, 500)
      rows.push({
        server: who,
        'webhooks/s': flood.perSecond,
        'ms p50 at 500/s': steady.p50,
        'ms p99 at 500/s': steady.p99,
        refused: flood.refused + steady.refused,
        MB: memoryOf(server.pid),
      })
      await server.stop()
      await remove()
    }
    table(`Webhooks accepted durably, ${name}`, rows)
    const ratio = (rows[1]['webhooks/s'] / rows[0]['webhooks/s']).toFixed(2)
    console.log(`Partyline, which also folds, decides and streams: ${ratio} × the bare route`)
  }
  await soak()
}

/** Memory while webhooks keep coming. */
async function soak() {
  const server = await startPartyline()
  const rows = []
  for (let round = 1; round <= 4; round += 1) {
    await load(server.value, 50_000)
    rows.push({ webhooks: round * 50_000, MB: memoryOf(server.pid) })
  }
  await server.stop()
  table('Memory after so many webhooks', rows)
}
