import type { Kysely } from 'kysely'
import type { FlowRunRecord } from '../../flow/record.js'
import type { CallId, FlowRunId } from '../../kernel/ids.js'
import { flowRunOf } from '../flow-runs.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

export interface FlowRunsWanted {
  callFlowId?: string
  callId?: string
  legId?: string
  statuses?: readonly FlowRunRecord['run']['status'][]
}

const NEWEST_FIRST = {
  list: 'flowRuns',
  columns: [
    { name: 'created_at', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: true,
  keyOf: (row: { created_at: string; id: string }) => [row.created_at, row.id],
} as const

/** The runs as wanted, newest first. */
export function listFlowRuns(
  db: Kysely<Tables>,
  wanted: FlowRunsWanted,
  args: PageArgs,
): Promise<Page<FlowRunRecord>> {
  let query = db.selectFrom('flow_runs').select(['id', 'record', 'created_at'])
  if (wanted.callFlowId !== undefined) query = query.where('call_flow_id', '=', wanted.callFlowId)
  if (wanted.callId !== undefined) query = query.where('call_id', '=', wanted.callId)
  if (wanted.legId !== undefined) query = query.where('leg_id', '=', wanted.legId)
  if (wanted.statuses !== undefined) query = query.where('status', 'in', [...wanted.statuses])
  return readPage(db, query, NEWEST_FIRST, args, flowRunOf)
}

/** Runs by their ids, in one statement; what does not exist is left out. */
export async function flowRunsById(
  db: Kysely<Tables>,
  ids: readonly FlowRunId[],
): Promise<Map<FlowRunId, FlowRunRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('flow_runs')
    .select(['id', 'record'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as FlowRunId, flowRunOf(row)]))
}

/** The runs of calls, in the order they began. */
export async function flowRunsOfCalls(
  db: Kysely<Tables>,
  calls: readonly CallId[],
): Promise<Map<CallId, FlowRunRecord[]>> {
  if (calls.length === 0) return new Map()
  const rows = await db
    .selectFrom('flow_runs')
    .select(['call_id', 'record'])
    .where('call_id', 'in', [...calls])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const runs = new Map<CallId, FlowRunRecord[]>()
  for (const row of rows) {
    const id = row.call_id as CallId
    runs.set(id, [...(runs.get(id) ?? []), flowRunOf(row)])
  }
  return runs
}
