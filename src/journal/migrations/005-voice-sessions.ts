import { type Kysely, sql } from 'kysely'

export async function voiceSessions(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  await t
    .createTable('voice_sessions')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('cid', 'text', c => c.notNull())
    .addColumn('call_ref', 'text', c => c.notNull())
    .addColumn('starter', 'text', c => c.notNull())
    .addColumn('receiver', 'text')
    .addColumn('line_id', 'text')
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('started_at', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .execute()
  await t.createIndex('voice_sessions_started').on('voice_sessions').columns(['started_at', 'id']).execute()
  await t
    .createIndex('voice_sessions_cid')
    .on('voice_sessions')
    .columns(['cid', 'started_at', 'id'])
    .execute()
  for (const side of ['starter', 'receiver', 'line_id']) {
    await t
      .createIndex(`voice_sessions_${side}`)
      .on('voice_sessions')
      .columns([side, 'started_at', 'id'])
      .execute()
  }
  // Partial: few are live at a time.
  await sql`create index voice_sessions_live on voice_sessions (receiver, starter)
    where status in ('RINGING', 'ACTIVE')`.execute(db)

  await t
    .createTable('voice_lines')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('name', 'text', c => c.notNull().unique())
    .addColumn('ring_seconds', 'integer', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .execute()
  await t
    .createTable('voice_operators')
    .addColumn('identity', 'text', c => c.primaryKey())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('available', 'integer', c => c.notNull())
    .addColumn('idle_ms', 'bigint', c => c.notNull())
    .execute()
  await t
    .createTable('voice_line_operators')
    .addColumn('line_id', 'text', c => c.notNull())
    .addColumn('identity', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('voice_line_operators_key', ['line_id', 'identity'])
    .execute()
  await t
    .createIndex('voice_line_operators_identity')
    .on('voice_line_operators')
    .columns(['identity'])
    .execute()
  await t
    .createTable('voice_presence')
    .addColumn('identity', 'text', c => c.notNull())
    .addColumn('node', 'text', c => c.notNull())
    .addColumn('until_ms', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('voice_presence_key', ['identity', 'node'])
    .execute()
}
