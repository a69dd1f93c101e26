import pg from 'pg'

/** An empty database of its own on a PostgreSQL server; `remove` drops it. */
export async function freshDatabase(server) {
  const name = `bench_${Math.random().toString(36).slice(2)}`
  await administer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => administer(server, `drop database ${name} with (force)`) }
}

async function administer(server, statement) {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}
