import type { Kysely } from 'kysely'
import type { CallFlowId, NumberBindingId, RoomId } from '../../kernel/ids.js'
import type { NumberBinding } from '../../tracking/binding.js'
import { bindingOf } from '../bindings.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

export interface BindingsWanted {
  number?: string
  /** True: those in force; false: those that have ended. */
  inForce?: boolean
}

const NEWEST_FIRST = {
  list: 'numberBindings',
  columns: [
    { name: 'since', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: true,
  keyOf: (row: { since: string; id: string }) => [row.since, row.id],
} as const

/** The bindings as wanted, those that began last first. */
export function listBindings(
  db: Kysely<Tables>,
  { number, inForce }: BindingsWanted,
  args: PageArgs,
): Promise<Page<NumberBinding>> {
  let query = db.selectFrom('number_bindings').selectAll()
  if (number !== undefined) query = query.where('number', '=', number)
  if (inForce !== undefined) query = query.where('until', inForce ? 'is' : 'is not', null)
  return readPage(db, query, NEWEST_FIRST, args, bindingOf)
}

/** Bindings by their ids, in one statement; what does not exist is left out. */
export async function bindingsById(
  db: Kysely<Tables>,
  ids: readonly NumberBindingId[],
): Promise<Map<NumberBindingId, NumberBinding>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('number_bindings')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as NumberBindingId, bindingOf(row)]))
}

/** The bindings in force that lead to these rooms and call flows, by number. */
export async function bindingsTo(
  db: Kysely<Tables>,
  ids: readonly (RoomId | CallFlowId)[],
): Promise<Map<RoomId | CallFlowId, NumberBinding[]>> {
  const found = new Map<RoomId | CallFlowId, NumberBinding[]>(ids.map(id => [id, []]))
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('number_bindings')
    .selectAll()
    .where('target_id', 'in', [...ids])
    .where('until', 'is', null)
    .orderBy('number')
    .execute()
  for (const row of rows) found.get(row.target_id as RoomId | CallFlowId)?.push(bindingOf(row))
  return found
}

/** The numbers that lead somewhere now. */
export async function boundNumbers(db: Kysely<Tables>): Promise<Set<string>> {
  const rows = await db.selectFrom('number_bindings').select('number').where('until', 'is', null).execute()
  return new Set(rows.map(({ number }) => number))
}
