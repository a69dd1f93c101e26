import type { ConferenceEndReason } from '../conference/facts.js'
import type { ParticipantStatus } from '../conference/participant.js'
import type { FactBody } from '../fact/fact.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { CallControlId, CallId, CallLegId, CommandId, ConferenceId, EventId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { RecordingFormat } from '../recording/facts.js'
import type { CarrierCommand, PhoneCommandKind } from './commands.js'
import type { NumberMarket } from './numbers.js'

/** What the carrier answered to an accepted command, where it answers more than "ok". */
export interface Acceptance {
  /** Of a placed call. */
  leg?: { callId: CallId; legId: CallLegId; controlId: CallControlId }
  /** Of a created conference. */
  conferenceId?: ConferenceId
  /** True when the conference existed already under this name and is taken over. */
  adopted?: boolean
  /** Of a transcribed recording: what is said on it. */
  text?: string
}

/** Why a command was not carried out, in words of the domain. */
export const REFUSALS = [
  'CALL_ENDED',
  'CALL_NOT_ANSWERED',
  'CONFERENCE_ENDED',
  'CONFERENCE_FULL',
  'CONFERENCE_NAME_TAKEN',
  'ALREADY_IN_CONFERENCE',
  'NOT_FOUND',
  /** The number is not on sale any more. */
  'NUMBER_GONE',
  'INVALID',
  'NOT_ALLOWED',
  /** The outbound policy does not let the call out; the carrier was not asked. */
  'OUTBOUND_NOT_ALLOWED',
  'UNAUTHENTICATED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'TIMED_OUT',
  'UNKNOWN',
] as const

export interface Refusal {
  reason: (typeof REFUSALS)[number]
  /** Whether the same command, sent again later, could succeed. */
  retryable: boolean
  /** How long the carrier asked to wait before that. */
  retryAfterMs?: number
  /** True when the carrier may have carried it out although it did not say so. */
  uncertain: boolean
  httpStatus?: number
  /** The carrier's own code and title; this server's words where the carrier was not asked. */
  carrierCode?: string
  carrierTitle?: string
}

export type Outcome = { kind: 'accepted'; acceptance: Acceptance } | { kind: 'refused'; refusal: Refusal }

/** A command ready to be sent: its identity, and the tokens of the legs it speaks of. */
export interface SendableCommand {
  id: CommandId
  command: CarrierCommand<PhoneCommandKind>
  controlIdOf(leg: CallLegId): CallControlId
}

/** Somebody in a conference, as the carrier lists them. */
export interface ListedParticipant {
  legId: CallLegId
  status: ParticipantStatus
  muted: boolean
  onHold: boolean
}

/** A conference as it stands at the carrier; one that the carrier does not know has ended for an unknown reason. */
export type ListedConference =
  /** `waits`: everybody is kept waiting until somebody starts it. */
  | { status: 'OPEN'; waits: boolean; participants: ListedParticipant[] }
  | { status: 'ENDED'; reason: ConferenceEndReason }

/** Links to one recording's audio. They are signed: whoever has one can listen. */
export type RecordingLinks = { [F in RecordingFormat]?: string }

/** Whether a leg is up; one that the carrier does not know is not. */
export type LegLife = { alive: true } | { alive: false; endedAt?: Instant }

/** The application that our calls and their webhooks belong to, as it is set up at the carrier. */
export interface VoiceApplication {
  id: string
  name?: string
  /** False: it is switched off, and no call comes in. */
  active: boolean
  webhookUrl?: string
  webhookFailoverUrl?: string
  /** In the carrier's word; this program understands 2. */
  webhookApiVersion?: string
  /** Without one no call can be placed. */
  outboundVoiceProfileId?: string
}

/**
 * The phone network as this program needs it; one adapter for each vendor. What it reads is complete: a read of
 * which a part is missing or makes no sense rejects.
 */
export interface Carrier {
  /** Sends one command once. Never throws for what the carrier or the network does. */
  send(command: SendableCommand, signal: AbortSignal): Promise<Outcome>
  /** The id of the conference in progress with this name, if there is one. */
  findConference(name: string, signal: AbortSignal): Promise<ConferenceId | undefined>
  /** Who is in a conference now, or that it is over. */
  readConference(id: ConferenceId, signal: AbortSignal): Promise<ListedConference>
  /** The legs that are up now. */
  legsUp(signal: AbortSignal): Promise<Set<CallLegId>>
  /** Whether one leg is up now. */
  readLeg(leg: CallControlId, signal: AbortSignal): Promise<LegLife>
  /** Where the audio of a saved recording can be fetched for some minutes, by format; undefined: it is gone. */
  recordingLinks(carrierId: string, signal: AbortSignal): Promise<RecordingLinks | undefined>
  /** Whether a number is one of ours, so that calls may be placed from it. */
  owns(number: Endpoint, signal: AbortSignal): Promise<boolean>
  /** Where numbers are bought. */
  readonly numbers: NumberMarket
  /** Our application; rejects when the carrier cannot be reached, does not accept our key or knows no such application. */
  application(signal: AbortSignal): Promise<VoiceApplication>
}

/** A fact as the carrier told it, before the journal gave it a place. */
export interface Notice {
  id: EventId
  eventType: string
  occurredAt: Instant
  attempt: number
  body: FactBody
}

/** What a signed message from the carrier turned out to be. */
export type Decoded =
  | { kind: 'notice'; notice: Notice }
  /** Well formed, but no event; acknowledged and ignored. */
  | { kind: 'ignored'; recordType: string }
  /** The older form of the wire, which the application must not be set to. */
  | { kind: 'outdated' }
  | { kind: 'malformed'; why: string }

export type Verdict = 'VALID' | 'BAD_SIGNATURE' | 'STALE' | 'UNSIGNED'

/** How the carrier's webhooks are checked and read; nothing is kept. */
export interface WebhookReader {
  /** What can be said by the headers alone, before a body is read; undefined when the body has to be seen. */
  precheck(headers: Record<string, string | string[] | undefined>, now: number): Verdict | undefined
  verify(
    body: Uint8Array,
    headers: Record<string, string | string[] | undefined>,
    now: number,
  ): Promise<Verdict>
  decode(body: Uint8Array): Decoded
}
