import { createPublicKey, verify } from 'node:crypto'
import { join } from 'node:path'
import express from 'express'
import Database from 'libsql'
import pg from 'pg'
import { temporary, vector } from './children.mjs'

const key = createPublicKey({
  key: Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(vector.publicKey, 'base64'),
  ]),
  format: 'der',
  type: 'spki',
})
function onSqlite() {
  const database = new Database(join(temporary(), 'bare.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table webhooks (id text primary key, body text not null)')
  const statement = database.prepare('insert into webhooks values (?, ?) on conflict do nothing')
  return async (id, body) => statement.run(id, body)
}

async function onPostgres(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 10 })
  await pool.query('create table webhooks (id text primary key, body text not null)')
  return (id, body) => pool.query('insert into webhooks values ($1, $2) on conflict do nothing', [id, body])
}

/** What one would write first: an express route that verifies the signature and inserts one row a request. */
export async function plainIntake(onStored = () => {}) {
  const insert = process.env.DATABASE_URL ? await onPostgres(process.env.DATABASE_URL) : onSqlite()
  const app = express()
  app.post('/webhooks/telnyx', express.raw({ type: () => true }), async (request, response) => {
    const timestamp = request.get('telnyx-timestamp') ?? ''
    const signature = Buffer.from(request.get('telnyx-signature-ed25519') ?? '', 'base64')
    const signed = Buffer.concat([Buffer.from(`${timestamp}|`), request.body])
    if (!verify(null, signed, key, signature)) return response.sendStatus(403)
    const text = request.body.toString()
    const { id } = JSON.parse(text).data
    await insert(id, text)
    onStored(id)
    response.sendStatus(200)
  })
  return app
}
