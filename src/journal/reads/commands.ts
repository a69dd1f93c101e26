import type { Kysely } from 'kysely'
import type { CommandKind } from '../../carrier/commands.js'
import { type Actor, keyOfClient } from '../../fact/fact.js'
import type { CommandId } from '../../kernel/ids.js'
import { type CommandRecord, type CommandStatus, commandOf } from '../commands.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

export interface CommandsWanted {
  statuses?: readonly CommandStatus[]
  kinds?: readonly CommandKind[]
  callId?: string
  legId?: string
  conferenceId?: string
  roomId?: string
}

const NEWEST_FIRST = {
  list: 'commands',
  columns: [{ name: 'seq', holds: 'number' }],
  descending: true,
  keyOf: (row: { seq: number }) => [Number(row.seq)],
} as const

/** The commands as wanted, newest first. */
export function listCommands(
  db: Kysely<Tables>,
  wanted: CommandsWanted,
  args: PageArgs,
): Promise<Page<CommandRecord>> {
  let query = db.selectFrom('commands').selectAll()
  if (wanted.statuses !== undefined) query = query.where('status', 'in', [...wanted.statuses])
  if (wanted.kinds !== undefined) query = query.where('kind', 'in', [...wanted.kinds])
  if (wanted.callId !== undefined) query = query.where('call_id', '=', wanted.callId)
  if (wanted.legId !== undefined) query = query.where('leg_id', '=', wanted.legId)
  if (wanted.conferenceId !== undefined) query = query.where('conference_id', '=', wanted.conferenceId)
  if (wanted.roomId !== undefined) query = query.where('room_id', '=', wanted.roomId)
  return readPage(db, query, NEWEST_FIRST, args, commandOf)
}

/** Commands by their ids, in one statement; what does not exist is left out. */
export async function commandsById(
  db: Kysely<Tables>,
  ids: readonly CommandId[],
): Promise<Map<CommandId, CommandRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('commands')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as CommandId, commandOf(row)]))
}

/** The command that a client asked for with an idempotency key of its own. */
export async function commandOfClient(
  db: Kysely<Tables>,
  client: Actor,
  idempotencyKey: string,
): Promise<CommandRecord | undefined> {
  const row = await db
    .selectFrom('commands')
    .selectAll()
    .where('key', '=', keyOfClient(client, idempotencyKey))
    .executeTakeFirst()
  return row && commandOf(row)
}
