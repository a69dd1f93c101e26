import type { Kysely, Selectable } from 'kysely'
import type { FlowRunRecord } from '../flow/record.js'
import type { FlowRunId } from '../kernel/ids.js'
import { inChunks, overwrite } from './rows.js'
import type { Tables } from './schema.js'

/** A client's request for a run, by which its repetition is recognised. */
export interface RunKey {
  key: string
  fingerprint: string
}

export function flowRunOf(row: Pick<Selectable<Tables['flow_runs']>, 'record'>): FlowRunRecord {
  return JSON.parse(row.record)
}

/** The runs of call flows, inside an append. */
export class FlowRuns {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: FlowRunId): Promise<FlowRunRecord | undefined> {
    const row = await this.db.selectFrom('flow_runs').select('record').where('id', '=', id).executeTakeFirst()
    return row && flowRunOf(row)
  }

  /** The run that was asked for with this key, and for what. */
  async withKey(key: string): Promise<{ record: FlowRunRecord; fingerprint: string } | undefined> {
    const row = await this.db
      .selectFrom('flow_runs')
      .select(['record', 'fingerprint'])
      .where('key', '=', key)
      .executeTakeFirst()
    return row && { record: flowRunOf(row), fingerprint: row.fingerprint ?? '' }
  }

  /** Writes runs; the key of one that is there already stays. */
  async put(runs: readonly (FlowRunRecord & { asked?: RunKey })[]): Promise<void> {
    await inChunks(runs, chunk =>
      this.db
        .insertInto('flow_runs')
        .values(
          chunk.map(({ asked, ...record }) => ({
            id: record.run.id,
            call_id: record.callId ?? null,
            leg_id: record.legId ?? null,
            call_flow_id: record.run.flowId,
            status: record.run.status,
            created_at: record.createdAt,
            key: asked?.key ?? null,
            fingerprint: asked?.fingerprint ?? null,
            record: JSON.stringify(record),
          })),
        )
        .onConflict(overwrite('call_id', 'leg_id', 'call_flow_id', 'status', 'record'))
        .execute(),
    )
  }
}
