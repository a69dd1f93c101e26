import type { Kysely } from 'kysely'
import { sql } from 'kysely'

export async function journal(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  await t
    .createTable('meta')
    .addColumn('key', 'text', c => c.primaryKey())
    .addColumn('value', 'text', c => c.notNull())
    .execute()

  await t
    .createTable('events')
    .addColumn('seq', 'bigint', c => c.primaryKey())
    .addColumn('id', 'text', c => c.notNull().unique())
    .addColumn('type', 'text', c => c.notNull())
    .addColumn('source', 'text', c => c.notNull())
    .addColumn('occurred_at', 'text', c => c.notNull())
    .addColumn('recorded_at', 'text', c => c.notNull())
    .addColumn('order_at', 'text')
    .addColumn('order_rank', 'bigint', c => c.notNull())
    .addColumn('actor', 'text')
    .addColumn('caused_by', 'text')
    .addColumn('call_id', 'text')
    .addColumn('leg_id', 'text')
    .addColumn('conference_id', 'text')
    .addColumn('participant_id', 'text')
    .addColumn('recording_id', 'text')
    .addColumn('room_id', 'text')
    .addColumn('call_flow_id', 'text')
    .addColumn('flow_run_id', 'text')
    .addColumn('binding_id', 'text')
    .addColumn('number_order_id', 'text')
    .addColumn('voice_session_id', 'text')
    .addColumn('identity', 'text')
    .addColumn('command_id', 'text')
    .addColumn('body', 'text', c => c.notNull())
    .addColumn('after', 'text', c => c.notNull())
    .addColumn('changed', 'text', c => c.notNull())
    .execute()
  for (const column of [
    'call_id',
    'conference_id',
    'participant_id',
    'recording_id',
    'room_id',
    'call_flow_id',
    'flow_run_id',
    'binding_id',
    'number_order_id',
    'voice_session_id',
    'identity',
    'command_id',
  ]) {
    // Partial: most events are about few of these.
    await sql`create index ${sql.ref(`events_${column}`)} on events (${sql.ref(column)}, seq)
      where ${sql.ref(column)} is not null`.execute(db)
  }

  await t
    .createTable('calls')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('direction', 'text')
    .addColumn('from_endpoint', 'text')
    .addColumn('to_endpoint', 'text')
    .addColumn('started_at', 'text', c => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('last_at', 'text', c => c.notNull())
    .addColumn('last_rank', 'bigint', c => c.notNull())
    .addColumn('last_id', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .execute()
  await t.createIndex('calls_started').on('calls').columns(['started_at', 'id']).execute()
  await t.createIndex('calls_from').on('calls').columns(['from_endpoint', 'started_at', 'id']).execute()
  await t.createIndex('calls_to').on('calls').columns(['to_endpoint', 'started_at', 'id']).execute()
  await t.createIndex('calls_status').on('calls').columns(['status', 'started_at', 'id']).execute()

  await t
    .createTable('legs')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('call_id', 'text', c => c.notNull())
    .addColumn('control_id', 'text')
    .addColumn('state', 'text', c => c.notNull())
    .execute()

  await t
    .createTable('conferences')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('name', 'text')
    .addColumn('room_id', 'text')
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('opened_at', 'text', c => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('joined', 'integer', c => c.notNull())
    .addColumn('empty_since', 'text')
    .addColumn('last_at', 'text', c => c.notNull())
    .addColumn('last_rank', 'bigint', c => c.notNull())
    .addColumn('last_id', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .execute()
  await t.createIndex('conferences_opened').on('conferences').columns(['opened_at', 'id']).execute()
  await t.createIndex('conferences_status').on('conferences').columns(['status', 'opened_at', 'id']).execute()
  await t.createIndex('conferences_room').on('conferences').columns(['room_id', 'opened_at', 'id']).execute()

  await t
    .createTable('participants')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('conference_id', 'text', c => c.notNull())
    .addColumn('leg_id', 'text', c => c.notNull())
    .addColumn('call_id', 'text', c => c.notNull())
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('joined_at', 'text')
    .addColumn('left_at', 'text')
    .addColumn('last_at', 'text', c => c.notNull())
    .addColumn('last_rank', 'bigint', c => c.notNull())
    .addColumn('last_id', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .execute()
  await t
    .createIndex('participants_conference')
    .on('participants')
    .columns(['conference_id', 'status'])
    .execute()
  await t.createIndex('participants_leg').on('participants').columns(['leg_id']).execute()
  await t.createIndex('participants_call').on('participants').columns(['call_id']).execute()

  await t
    .createTable('recordings')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('call_id', 'text')
    .addColumn('leg_id', 'text')
    .addColumn('conference_id', 'text')
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('carrier_id', 'text')
    .addColumn('started_at', 'text', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .execute()
  await t.createIndex('recordings_started').on('recordings').columns(['started_at', 'id']).execute()
  await t.createIndex('recordings_call').on('recordings').columns(['call_id', 'started_at']).execute()
  await t
    .createIndex('recordings_conference')
    .on('recordings')
    .columns(['conference_id', 'started_at'])
    .execute()

  await t
    .createTable('commands')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('lane', 'text', c => c.notNull())
    .addColumn('key', 'text', c => c.unique())
    .addColumn('fingerprint', 'text')
    .addColumn('args', 'text', c => c.notNull())
    .addColumn('actor', 'text', c => c.notNull())
    .addColumn('call_id', 'text')
    .addColumn('leg_id', 'text')
    .addColumn('conference_id', 'text')
    .addColumn('room_id', 'text')
    .addColumn('anchor', 'text')
    .addColumn('requested_at', 'text', c => c.notNull())
    .addColumn('settled_at', 'text')
    .addColumn('settled_seq', 'bigint')
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('due_ms', 'bigint', c => c.notNull())
    .addColumn('refusal', 'text')
    .addColumn('result', 'text')
    .execute()
  await t.createIndex('commands_seq').unique().on('commands').columns(['seq']).execute()
  await t.createIndex('commands_call').on('commands').columns(['call_id', 'seq']).execute()
  await t.createIndex('commands_conference').on('commands').columns(['conference_id', 'seq']).execute()
  await sql`create index commands_open on commands (lane, seq) where status = 'REQUESTED'`.execute(db)

  await t
    .createTable('rooms')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('name', 'text', c => c.notNull().unique())
    .addColumn('settings', 'text', c => c.notNull())
    .addColumn('seating', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .execute()

  await t
    .createTable('deliveries')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('received_at', 'text', c => c.notNull())
    .addColumn('verdict', 'text', c => c.notNull())
    .addColumn('route', 'text', c => c.notNull())
    .addColumn('event_id', 'text')
    .addColumn('event_type', 'text')
    .addColumn('occurred_at', 'text')
    .addColumn('attempt', 'integer')
    .addColumn('reason', 'text')
    .execute()
  await t
    .createTable('timers')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('due_ms', 'bigint', c => c.notNull())
    .addColumn('signal', 'text', c => c.notNull())
    .execute()
  await t.createIndex('timers_due').on('timers').columns(['due_ms']).execute()
  await t.createIndex('deliveries_verdict').on('deliveries').columns(['verdict', 'id']).execute()
}
