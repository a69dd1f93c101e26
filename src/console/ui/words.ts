import type { CallStatus, HangupCause, HoldReason, SupervisorRole } from '../generated/graphql.js'

/** A number as people read it: grouped for North America, else as it is. */
export function spoken(number: string | null | undefined): string {
  if (number == null) return 'Unknown number'
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? []
  return area === undefined ? number : `+1 ${area} ${exchange} ${line}`
}

/** What to call a person: the name that the network delivered, unless it is the number again. */
export function personName(
  person: { number: string | null; label: string | null } | null | undefined,
): string {
  const { number, label } = person ?? {}
  return label == null || label === number ? spoken(number) : label
}

/** How many of something. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`
}

export const HOLD_WORDS: Record<HoldReason, string> = {
  LONE_PARTICIPANT: 'alone',
  OPERATOR: 'by an operator',
  WAITING_FOR_HOST: 'waits for the host',
}

export const ROLE_WORDS: Record<SupervisorRole, string> = {
  NONE: 'Takes part',
  MONITOR: 'Monitors',
  WHISPER: 'Whispers',
  BARGE: 'Barges in',
}

export const CALL_WORDS: Record<CallStatus, string> = {
  RINGING: 'Ringing',
  IN_PROGRESS: 'Up',
  ENDED: 'Ended',
}

export const CAUSE_WORDS: Record<HangupCause, string> = {
  CALL_REJECTED: 'turned away',
  NORMAL_CLEARING: 'hung up',
  NOT_FOUND: 'no such number',
  NO_ANSWER: 'no answer',
  ORIGINATOR_CANCEL: 'given up',
  TIMEOUT: 'timed out',
  TIME_LIMIT: 'reached its time limit',
  UNSPECIFIED: 'ended',
  USER_BUSY: 'busy',
}

/** Why something could not be done, as it was said. */
export function problemWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
