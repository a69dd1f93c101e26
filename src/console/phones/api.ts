import { session } from '../api/session.js'

/** One end of a call, as the person who holds the phone knows it. */
export interface PhoneCall {
  id: string
  state: 'ringing' | 'up' | 'ended'
  /** Of the account: `incoming` when the person called, `outgoing` when the person is called. */
  direction: 'incoming' | 'outgoing'
  from: string
  to: string
  hears: Heard
  heard: (Heard & { at: string })[]
  hangup_cause: string | null
  hangup_source: string | null
  started_at: string
  ended_at: string | null
}

export interface Heard {
  kind: 'silence' | 'ringback' | 'speech' | 'playback' | 'conference' | 'bridge'
  text?: string
  url?: string
  muted?: boolean
  on_hold?: boolean
}

/** What goes wrong on purpose at the carrier; what is left out goes well. */
export interface Faults {
  seed?: number
  duplicate?: number
  reorder?: number
  delay_ms?: [number, number]
  unavailable?: number
  refuse_commands?: number
}

/** What a phone does when it is called. */
export type Manner = 'auto' | 'manual' | 'busy' | 'no_answer' | 'reject' | 'machine'

/** A person's deed with a phone that rings or is up. */
export type Deed = 'answer' | 'reject' | 'hangup' | 'keys' | 'say'

const ENDED_FOR_MS = 8_000

/** The people's side of the embedded simulator, by way of this server. */
async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const { authorization } = session
  const response = await fetch(`/simulator${path}`, {
    method,
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.errors?.[0]?.detail ?? answer.error ?? 'That did not work.')
  return answer as Answer
}

const at = (id: string) => `/phones/calls/${encodeURIComponent(id)}`

export const phonesApi = {
  all: () => ask<PhoneCall[]>('GET', `/phones/calls?ended_for_ms=${ENDED_FOR_MS}`),
  call: (from: string, to: string) => ask<PhoneCall>('POST', '/phones/calls', { from, to }),
  do: (id: string, deed: Deed, body: object = {}) => ask<PhoneCall>('POST', `${at(id)}/${deed}`, body),
  /** The phones that somebody has set; any other answers by itself. */
  set: () => ask<{ number: string; answer: Manner }[]>('GET', '/phones'),
  behave: (number: string, answer: Manner) =>
    ask('PUT', `/phones/${encodeURIComponent(number)}`, { answer, after_ms: 1_000 }),
  faults: () => ask<Required<Faults>>('GET', '/faults'),
  setFaults: (plan: Faults) => ask('PUT', '/faults', plan),
}
