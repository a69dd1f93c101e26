import type { Kysely } from 'kysely'
import type { RoomId } from '../../kernel/ids.js'
import { roomOf, type SeatedRoom } from '../rooms.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

const BY_NAME = {
  list: 'rooms',
  columns: [{ name: 'name', holds: 'string' }],
  descending: false,
  keyOf: (row: { name: string }) => [row.name],
} as const

/** All rooms, or those of a list, by name. */
export function listRooms(
  db: Kysely<Tables>,
  args: PageArgs,
  ids?: readonly string[],
): Promise<Page<SeatedRoom>> {
  const all = db.selectFrom('rooms').selectAll()
  return readPage(db, ids === undefined ? all : all.where('id', 'in', [...ids]), BY_NAME, args, roomOf)
}

/** Rooms by their ids, in one statement; what does not exist is left out. */
export async function roomsById(
  db: Kysely<Tables>,
  ids: readonly RoomId[],
): Promise<Map<RoomId, SeatedRoom>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('rooms')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as RoomId, roomOf(row)]))
}

export async function roomByName(db: Kysely<Tables>, name: string): Promise<SeatedRoom | undefined> {
  const row = await db.selectFrom('rooms').selectAll().where('name', '=', name).executeTakeFirst()
  return row && roomOf(row)
}
