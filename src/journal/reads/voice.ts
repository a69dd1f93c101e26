import type { Kysely } from 'kysely'
import type { Identity, ServiceLineId, VoiceSessionId } from '../../kernel/ids.js'
import type { ServiceLine } from '../../signalling/line.js'
import { summaryOf, type VoiceSessionSummary, type VoiceStatus } from '../../signalling/session.js'
import type { Tables } from '../schema.js'
import { lineOf } from '../service-lines.js'
import { sessionOf } from '../voice-sessions.js'
import { type Page, type PageArgs, readPage } from './page.js'

/** A session as it may be shown, with the journal's place of the latest event about it. */
export interface PlacedSummary {
  session: VoiceSessionSummary
  seq: number
}

export interface VoiceSessionsWanted {
  /** Somebody who is one of the two. */
  party?: string
  cid?: string
  lineId?: string
  statuses?: readonly VoiceStatus[]
}

const NEWEST_FIRST = {
  list: 'voiceSessions',
  columns: [
    { name: 'started_at', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: true,
  keyOf: (row: { started_at: string; id: string }) => [row.started_at, row.id],
} as const

/** The sessions as wanted by all of these, newest first. */
export function listVoiceSessions(
  db: Kysely<Tables>,
  wanted: readonly VoiceSessionsWanted[],
  args: PageArgs,
): Promise<Page<PlacedSummary>> {
  let query = db.selectFrom('voice_sessions').selectAll()
  for (const { party, cid, lineId, statuses } of wanted) {
    if (party !== undefined) {
      query = query.where(e => e.or([e('starter', '=', party), e('receiver', '=', party)]))
    }
    if (cid !== undefined) query = query.where('cid', '=', cid)
    if (lineId !== undefined) query = query.where('line_id', '=', lineId)
    if (statuses !== undefined) query = query.where('status', 'in', [...statuses])
  }
  return readPage(db, query, NEWEST_FIRST, args, row => shown(sessionOf(row)))
}

/** Sessions by their ids, in one statement; what does not exist is left out. */
export async function voiceSessionsById(
  db: Kysely<Tables>,
  ids: readonly VoiceSessionId[],
): Promise<Map<VoiceSessionId, PlacedSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('voice_sessions')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as VoiceSessionId, shown(sessionOf(row))]))
}

function shown({ session, seq }: ReturnType<typeof sessionOf>): PlacedSummary {
  return { session: summaryOf(session), seq }
}

export type LineSummary = Omit<ServiceLine, 'operators'>

const BY_NAME = {
  list: 'serviceLines',
  columns: [{ name: 'name', holds: 'string' }],
  descending: false,
  keyOf: (row: { name: string }) => [row.name],
} as const

/** All service lines, by name. */
export function listServiceLines(db: Kysely<Tables>, args: PageArgs): Promise<Page<LineSummary>> {
  return readPage(db, db.selectFrom('voice_lines').selectAll(), BY_NAME, args, lineOf)
}

/** Service lines by their ids, in one statement; what does not exist is left out. */
export async function serviceLinesById(
  db: Kysely<Tables>,
  ids: readonly ServiceLineId[],
): Promise<Map<ServiceLineId, LineSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('voice_lines')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as ServiceLineId, lineOf(row)]))
}

/** An operator as those may see one who look on. */
export interface OperatorState {
  identity: Identity
  name: string
  available: boolean
  listening: boolean
}

/** The operators of each of these lines, by identity, as they stand at `nowMs`; in one statement. */
export async function operatorsOfLines(
  db: Kysely<Tables>,
  lines: readonly ServiceLineId[],
  nowMs: number,
): Promise<Map<ServiceLineId, OperatorState[]>> {
  const found = new Map<ServiceLineId, OperatorState[]>(lines.map(id => [id, []]))
  if (lines.length === 0) return found
  const rows = await db
    .selectFrom('voice_line_operators')
    .innerJoin('voice_operators', 'voice_operators.identity', 'voice_line_operators.identity')
    .select(['line_id', 'voice_operators.identity', 'name', 'available'])
    .select(({ selectFrom, fn }) =>
      selectFrom('voice_presence')
        .select(fn.countAll().as('n'))
        .whereRef('voice_presence.identity', '=', 'voice_operators.identity')
        .where('until_ms', '>', nowMs)
        .as('listening'),
    )
    .where('line_id', 'in', [...lines])
    .orderBy('voice_operators.identity')
    .execute()
  for (const { line_id, identity, name, available, listening } of rows) {
    found.get(line_id as ServiceLineId)?.push({
      identity: identity as Identity,
      name,
      available: available === 1,
      listening: Number(listening) > 0,
    })
  }
  return found
}
