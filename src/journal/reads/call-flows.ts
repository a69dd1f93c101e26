import type { Kysely } from 'kysely'
import type { CallFlowId } from '../../kernel/ids.js'
import { type FlowVersion, flowVersionOf, type StoredFlow, storedFlowOf } from '../call-flows.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

const BY_TITLE = {
  list: 'callFlows',
  columns: [
    { name: 'title', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: false,
  keyOf: (row: { title: string; id: string }) => [row.title, row.id],
} as const

const NEWEST_FIRST = {
  list: 'versions',
  columns: [{ name: 'version', holds: 'number' }],
  descending: true,
  keyOf: (row: { version: number }) => [row.version],
} as const

/** All call flows by title. */
export function listCallFlows(db: Kysely<Tables>, args: PageArgs): Promise<Page<StoredFlow>> {
  return readPage(db, db.selectFrom('call_flows').selectAll(), BY_TITLE, args, storedFlowOf)
}

/** Every version of a flow, the present one first. */
export function listFlowVersions(
  db: Kysely<Tables>,
  id: CallFlowId,
  args: PageArgs,
): Promise<Page<FlowVersion>> {
  const versions = db.selectFrom('call_flow_versions').selectAll().where('flow_id', '=', id)
  return readPage(db, versions, NEWEST_FIRST, args, flowVersionOf)
}

/** Call flows by their ids, in one statement; what does not exist is left out. */
export async function callFlowsById(
  db: Kysely<Tables>,
  ids: readonly CallFlowId[],
): Promise<Map<CallFlowId, StoredFlow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('call_flows')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as CallFlowId, storedFlowOf(row)]))
}

/** The flow that serves the numbers that have none; undefined when none does. */
export async function defaultCallFlow(db: Kysely<Tables>): Promise<StoredFlow | undefined> {
  const row = await db.selectFrom('call_flows').selectAll().where('is_default', '=', 1).executeTakeFirst()
  return row && storedFlowOf(row)
}
