import type { Kysely, Selectable } from 'kysely'
import type { Identity, VoiceSessionId } from '../kernel/ids.js'
import type { VoiceSession } from '../signalling/session.js'
import type { Tables } from './schema.js'

/** A session with the journal's place of the latest event about it. */
export interface PlacedSession {
  session: VoiceSession
  seq: number
}

export function sessionOf(row: Selectable<Tables['voice_sessions']>): PlacedSession {
  return { session: JSON.parse(row.state), seq: Number(row.seq) }
}

const LIVE = ['RINGING', 'ACTIVE']
/** Sessions of other people under one cid that are looked through. */
const MOST_ALIKE = 50

/** Voice sessions, inside an append. */
export class VoiceSessions {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: VoiceSessionId): Promise<VoiceSession | undefined> {
    const row = await this.all().where('id', '=', id).executeTakeFirst()
    return row && sessionOf(row).session
  }

  /** The latest session under `cid` in which this one is or was, else the latest of anybody's. */
  async ofDialogue(cid: string, who: Identity): Promise<VoiceSession | undefined> {
    const latest = this.all().where('cid', '=', cid).orderBy('started_at', 'desc').orderBy('seq', 'desc')
    const own = await latest
      .where(e => e.or([e('starter', '=', who), e('receiver', '=', who)]))
      .limit(1)
      .executeTakeFirst()
    if (own !== undefined) return sessionOf(own).session
    const others = (await latest.limit(MOST_ALIKE).execute()).map(row => sessionOf(row).session)
    return others.find(({ tried }) => tried.includes(who)) ?? others[0]
  }

  /** What a start would be a repetition of: the starter's live session under the cid, or the same call. */
  async startedBy(starter: Identity, cid: string, callRef?: string): Promise<VoiceSession | undefined> {
    const row = await this.all()
      .where('starter', '=', starter)
      .where('cid', '=', cid)
      .where(e =>
        e.or([e('status', 'in', LIVE), ...(callRef === undefined ? [] : [e('call_ref', '=', callRef)])]),
      )
      .orderBy('started_at', 'desc')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && sessionOf(row).session
  }

  /** The session in which `starter` rings at `receiver`, without a line. */
  async ringing(starter: Identity, receiver: Identity): Promise<VoiceSession | undefined> {
    const row = await this.all()
      .where('starter', '=', starter)
      .where('receiver', '=', receiver)
      .where('line_id', 'is', null)
      .where('status', '=', 'RINGING')
      .orderBy('started_at')
      .limit(1)
      .executeTakeFirst()
    return row && sessionOf(row).session
  }

  async put(session: VoiceSession, seq: number): Promise<void> {
    const columns = {
      receiver: session.receiver ?? null,
      status: session.status,
      seq,
      state: JSON.stringify(session),
    }
    await this.db
      .insertInto('voice_sessions')
      .values({
        ...columns,
        id: session.id,
        cid: session.cid,
        call_ref: session.callRef,
        starter: session.starter,
        line_id: session.lineId ?? null,
        started_at: session.startedAt,
      })
      .onConflict(c => c.column('id').doUpdateSet(columns))
      .execute()
  }

  private all() {
    return this.db.selectFrom('voice_sessions').selectAll()
  }
}
