import { createHash, randomBytes } from 'node:crypto'
import { CallControlId, CallId, CallLegId, ConferenceId, EventId, RecordingId } from '../kernel/ids.js'

/** Makes every id the carrier hands out: the same row of ids for the same seed, unguessable ones without. */
export interface Ids {
  uuid(): string
  /** A long number as text, as accounts and phone numbers carry it. */
  digits(): string
  callControlId(): CallControlId
  callLegId(): CallLegId
  callId(): CallId
  conferenceId(): ConferenceId
  eventId(): EventId
  recordingId(): RecordingId
}

export function idsFrom(seed: string | undefined): Ids {
  let count = 0
  const bytes = (length: number): Buffer => {
    if (seed === undefined) return randomBytes(length)
    count += 1
    const digest = createHash('sha512').update(`${seed}/${count}`).digest()
    return digest.subarray(0, length)
  }
  const uuid = () => {
    const raw = bytes(16)
    raw[6] = ((raw[6] as number) & 0x0f) | 0x40
    raw[8] = ((raw[8] as number) & 0x3f) | 0x80
    const hex = raw.toString('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }
  return {
    uuid,
    digits: () =>
      `2${BigInt(`0x${bytes(8).toString('hex')}`)
        .toString()
        .padStart(18, '7')
        .slice(0, 18)}`,
    // Plain base64, so that some tokens hold `+`, `/` and `=` and must be encoded in a URL.
    callControlId: () => CallControlId(`v3:${bytes(41).toString('base64')}`),
    callLegId: () => CallLegId(uuid()),
    callId: () => CallId(uuid()),
    conferenceId: () => ConferenceId(uuid()),
    eventId: () => EventId(uuid()),
    recordingId: () => RecordingId(uuid()),
  }
}
