import type Telnyx from 'telnyx'
import type {
  Carrier,
  LegLife,
  ListedConference,
  ListedParticipant,
  RecordingLinks,
} from '../carrier/carrier.js'
import { CONFERENCE_END_REASONS } from '../conference/facts.js'
import { PARTICIPANT_STATES } from '../conference/participant.js'
import { CallLegId } from '../kernel/ids.js'
import { type Ask, type Asked, answered } from './ask.js'
import { given } from './given.js'
import { allPages, type Query } from './pages.js'
import { NO_ANSWER, TelnyxRefused } from './refusal.js'
import { instantIn, isPayload, type Payload, textOf, wordOf } from './wire.js'

/** To read twice is to read once, so a read that meets a hiccup is repeated at once. */
const RETRIES = 2

/** What is read of Telnyx to compare with (FACTS §2, §3); only ids come out of it, never a token. */
export function telnyxReads(
  telnyx: Telnyx,
  connectionId: string,
  ask: Ask,
): Pick<Carrier, 'readConference' | 'legsUp' | 'readLeg' | 'recordingLinks' | 'owns'> {
  const get = (path: string, query: Query, caller: AbortSignal): Promise<Asked<unknown>> =>
    ask(caller, signal => telnyx.get<unknown>(path, { query, signal, maxRetries: RETRIES }))
  const list = (path: string, first: Query, signal: AbortSignal) =>
    allPages(first, async query => answered(await get(path, query, signal)))

  return {
    async readConference(id, signal): Promise<ListedConference> {
      const path = `/conferences/${encodeURIComponent(id)}`
      const asked = await get(path, {}, signal)
      if (isGone(asked)) return { status: 'ENDED', reason: 'UNKNOWN' }
      const conference = resourceIn(answered(asked))
      const status = wordOf(conference, 'status', ['INIT', 'IN_PROGRESS', 'COMPLETED'])
      if (status === undefined) throw unreadable()
      if (status === 'COMPLETED') {
        const reason = wordOf(conference, 'end_reason', CONFERENCE_END_REASONS) ?? 'UNKNOWN'
        return { status: 'ENDED', reason }
      }
      const rows = await list(`${path}/participants`, { 'page[size]': 250 }, signal)
      return { status: 'OPEN', waits: status === 'INIT', participants: rows.map(participantIn) }
    },

    async legsUp(signal) {
      const path = `/connections/${encodeURIComponent(connectionId)}/active_calls`
      const rows = await list(path, { 'page[limit]': 250 }, signal)
      return new Set(rows.map(legIn))
    },

    async readLeg(token, signal): Promise<LegLife> {
      const asked = await get(`/calls/${encodeURIComponent(token)}`, {}, signal)
      // Ten minutes after its end the carrier has forgotten a leg.
      if (isGone(asked)) return { alive: false }
      const call = resourceIn(answered(asked))
      if (call.is_alive === true) return { alive: true }
      if (call.is_alive !== false) throw unreadable()
      return { alive: false, ...given('endedAt', instantIn(call, 'end_time')) }
    },

    async owns(number, signal) {
      const query = { 'filter[phone_number]': number, 'page[size]': 20 }
      const rows = await list('/phone_numbers', query, signal)
      return rows.some(row => textOf(row, 'phone_number') === number)
    },

    async recordingLinks(carrierId, signal): Promise<RecordingLinks | undefined> {
      const asked = await get(`/recordings/${encodeURIComponent(carrierId)}`, {}, signal)
      if (isGone(asked)) return undefined
      const { download_urls: links } = resourceIn(answered(asked))
      if (!isPayload(links)) return {}
      return { ...given('WAV', textOf(links, 'wav')), ...given('MP3', textOf(links, 'mp3')) }
    },
  }
}

/** Whether the carrier itself says so; a mere 404 may come from whatever stands before it. */
function isGone(asked: Asked<unknown>): boolean {
  if (asked.kind !== 'refused' || asked.refusal.carrierCode === undefined) return false
  const { reason } = asked.refusal
  return reason === 'NOT_FOUND' || reason === 'CONFERENCE_ENDED' || reason === 'CALL_ENDED'
}

function resourceIn(answer: unknown): Payload {
  const data = isPayload(answer) ? answer.data : undefined
  if (!isPayload(data)) throw unreadable()
  return data
}

function participantIn(row: Payload): ListedParticipant {
  const { muted, on_hold: onHold } = row
  const status = wordOf(row, 'status', PARTICIPANT_STATES)
  if (status === undefined || typeof muted !== 'boolean' || typeof onHold !== 'boolean') throw unreadable()
  return { legId: legIn(row), status, muted, onHold }
}

function legIn(row: Payload): CallLegId {
  const id = textOf(row, 'call_leg_id')
  if (id === undefined) throw unreadable()
  return CallLegId(id)
}

function unreadable(): TelnyxRefused {
  return new TelnyxRefused(NO_ANSWER)
}
