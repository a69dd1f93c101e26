import type { Kysely } from 'kysely'
import type { Tables } from '../schema.js'

export const NODE_KINDS = [
  'Call',
  'CallLeg',
  'Conference',
  'Participant',
  'Recording',
  'Transcription',
  'Room',
  'FlowRun',
  'NumberBinding',
  'NumberOrder',
  'CallFlow',
  'Command',
  'VoiceSession',
  'ServiceLine',
  'ApiKey',
  'AuditEntry',
] as const
export type NodeKind = (typeof NODE_KINDS)[number]

/** What an id names; undefined when nothing. One statement over all tables. */
export async function kindOf(db: Kysely<Tables>, id: string): Promise<NodeKind | undefined> {
  const dot = id.indexOf('.')
  const named = <
    T extends
      | 'calls'
      | 'legs'
      | 'conferences'
      | 'participants'
      | 'recordings'
      | 'rooms'
      | 'flow_runs'
      | 'number_bindings'
      | 'number_orders'
      | 'call_flows'
      | 'commands'
      | 'voice_sessions'
      | 'voice_lines'
      | 'audit_entries',
  >(
    table: T,
    kind: NodeKind,
    key = id,
  ) =>
    db
      .selectFrom(table as 'calls')
      .select(e => e.val(kind).as('kind'))
      .where('id', '=', key)
  let query = named('calls', 'Call')
    .unionAll(named('legs', 'CallLeg'))
    .unionAll(named('conferences', 'Conference'))
    .unionAll(named('participants', 'Participant'))
    .unionAll(named('recordings', 'Recording'))
    .unionAll(named('rooms', 'Room'))
    .unionAll(named('flow_runs', 'FlowRun'))
    .unionAll(named('number_bindings', 'NumberBinding'))
    .unionAll(named('number_orders', 'NumberOrder'))
    .unionAll(named('call_flows', 'CallFlow'))
    .unionAll(named('commands', 'Command'))
    .unionAll(named('voice_sessions', 'VoiceSession'))
    .unionAll(named('voice_lines', 'ServiceLine'))
    .unionAll(named('audit_entries', 'AuditEntry'))
  query = query.unionAll(
    db
      .selectFrom('access_keys')
      .select(e => e.val<NodeKind>('ApiKey').as('kind'))
      .where('id', '=', id)
      .where('kind', '=', 'KEY'),
  )
  if (dot > 0) query = query.unionAll(named('recordings', 'Transcription', id.slice(0, dot)))
  const row = await query.executeTakeFirst()
  return row?.kind
}
