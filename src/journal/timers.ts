import type { Kysely, Selectable } from 'kysely'
import type { CallId, CallLegId, ConferenceId, FlowRunId, RoomId, VoiceSessionId } from '../kernel/ids.js'
import { inChunks, overwrite } from './rows.js'
import type { Tables } from './schema.js'

/** What a timer says when it runs out, and to whom. */
export type TimerSignal =
  | { type: 'roomWait'; roomId: RoomId; callId: CallId; legId: CallLegId }
  /** A call to a number that leads nowhere has been left to the operators long enough. */
  | { type: 'unboundCall'; callId: CallId; legId: CallLegId }
  | { type: 'conferenceExpiring'; conferenceId: ConferenceId }
  /** A flow's own timer; or, `lost`, the time by which the carrier would have told of what the run waits for. */
  | { type: 'flow'; flowRunId: FlowRunId; effectId: string; lost: boolean }
  | { type: 'voiceRinging'; voiceSessionId: VoiceSessionId; attempt: number }
  | { type: 'voiceAttendance'; voiceSessionId: VoiceSessionId }

/** Something that is to happen at a time, also when the server was restarted in between. */
export interface Timer {
  id: string
  dueMs: number
  signal: TimerSignal
}

export function timerOf(row: Selectable<Tables['timers']>): Timer {
  return { id: row.id, dueMs: row.due_ms, signal: JSON.parse(row.signal) }
}

/** When the next timer runs out, in milliseconds since the epoch. */
export async function nextDue(db: Kysely<Tables>): Promise<number | undefined> {
  const row = await db.selectFrom('timers').select('due_ms').orderBy('due_ms').limit(1).executeTakeFirst()
  return row?.due_ms
}

/** The timers, inside an append. */
export class Timers {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Takes timers away and sets others; one that has the same id is set anew. */
  async change(cancelled: readonly string[], set: readonly Timer[]): Promise<void> {
    await inChunks(cancelled, chunk => this.db.deleteFrom('timers').where('id', 'in', chunk).execute())
    await this.set(set)
  }

  async set(timers: readonly Timer[]): Promise<void> {
    await inChunks(timers, chunk =>
      this.db
        .insertInto('timers')
        .values(chunk.map(({ id, dueMs, signal }) => ({ id, due_ms: dueMs, signal: JSON.stringify(signal) })))
        .onConflict(overwrite('due_ms', 'signal'))
        .execute(),
    )
  }

  /** Puts the first timer whose time has come off until `untilMs`. */
  async putOff(nowMs: number, untilMs: number): Promise<void> {
    await this.db
      .updateTable('timers')
      .set({ due_ms: untilMs })
      .where('id', '=', e =>
        e
          .selectFrom('timers')
          .select('id')
          .where('due_ms', '<=', nowMs)
          .orderBy('due_ms')
          .orderBy('id')
          .limit(1),
      )
      .execute()
  }

  /** Takes the timers whose time has come; nobody else gets them. */
  async takeDue(nowMs: number, limit: number): Promise<Timer[]> {
    const rows = await this.db
      .selectFrom('timers')
      .selectAll()
      .where('due_ms', '<=', nowMs)
      .orderBy('due_ms')
      .orderBy('id')
      .limit(limit)
      .execute()
    if (rows.length > 0) {
      await this.db
        .deleteFrom('timers')
        .where(
          'id',
          'in',
          rows.map(row => row.id),
        )
        .execute()
    }
    return rows.map(timerOf)
  }
}
