import { ACTION_WORDS, OUTCOME_WORDS } from '../flows/words.js'
import type { LineFragment } from '../generated/graphql.js'
import { CAUSE_WORDS, HOLD_WORDS, personName, ROLE_WORDS, spoken } from '../ui/words.js'

export type Line = LineFragment
export type Tone = 'good' | 'wait' | 'bad' | 'accent' | 'plain'

type Kind = Line['__typename']
type Of<K extends Kind> = Extract<Line, { __typename: K }>

const who = ({ participant }: { participant?: { number: string | null; label: string | null } | null }) =>
  personName(participant)
const leg = ({ leg }: { leg?: { from: string | null; to: string | null } | null }) =>
  `${spoken(leg?.from)} → ${spoken(leg?.to)}`

/** `holdParticipants` as people say it: `Hold participants`. */
export function kindWords(kind: string | null | undefined): string {
  const spaced = (kind ?? 'a command').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const WORDS: { [K in Kind]?: (line: Of<K>) => string } = {
  CallAnswered: line => `Answered: ${leg(line)}`,
  CallBridged: line => `Connected: ${leg(line)}`,
  CallEnded: line => `${leg(line)} ended: ${CAUSE_WORDS[line.cause]}`,
  CallInitiated: line => `Ringing: ${leg(line)}`,
  CallPlaced: line => `Calling ${spoken(line.leg?.to)}`,
  CallRouted: line => `${spoken(line.leg?.from)} is sent on`,
  CallTransferred: line => `Transferred to ${spoken(line.to)}`,
  TransferStarted: line => `Transfer to ${spoken(line.to)} begins`,
  TransferFailed: line => `Transfer to ${spoken(line.to)} failed: ${CAUSE_WORDS[line.transferCause]}`,
  CommandRequested: line => `${kindWords(line.kind)}: requested`,
  CommandAccepted: line => `${kindWords(line.kind)}: accepted`,
  CommandFailed: line =>
    `${kindWords(line.kind)}: refused${line.refusal.carrierTitle === null ? '' : `, ${line.refusal.carrierTitle}`}`,
  ConferenceCreated: () => 'Conference opened',
  ConferenceStarted: () => 'Conference started',
  ConferenceEnded: line =>
    `Conference ended: ${kindWords(line.endReason.toLowerCase().replaceAll('_', ' ')).toLowerCase()}`,
  ConferenceExpiring: () => 'The carrier will end the conference soon',
  ConferenceNearlyFull: () => 'The conference is nearly full',
  ConferencePlaybackStarted: () => 'Everybody hears audio',
  ConferencePlaybackEnded: () => 'Audio ended',
  ConferenceSpeechStarted: () => 'Everybody hears a spoken text',
  ConferenceSpeechEnded: () => 'Spoken text ended',
  DigitReceived: line => `Key ${line.digit} pressed`,
  DigitsGathered: line => `Keys taken: ${line.digits || 'none'}`,
  MachineDetected: line => `Answered by: ${line.detection.toLowerCase().replaceAll('_', ' ')}`,
  FlowRunStarted: line => `The flow “${line.flowRun?.title ?? ''}” begins`,
  FlowRunEnded: line =>
    `The flow ended: ${OUTCOME_WORDS[line.outcome.kind].toLowerCase()}${line.outcome.reason === null ? '' : `, ${line.outcome.reason}`}`,
  StepEntered: line => `Step ${line.stepId}: ${ACTION_WORDS[line.action].toLowerCase()}`,
  StepFailed: line => `Step ${line.stepId} failed: ${line.why}`,
  ParticipantJoining: line => `${who(line)} is joining`,
  ParticipantJoined: line => `${who(line)} joined`,
  ParticipantLeft: line => `${who(line)} left`,
  ParticipantMuted: line => `${who(line)} is muted`,
  ParticipantUnmuted: line => `${who(line)} can be heard again`,
  ParticipantHeld: line => `${who(line)} is on hold, ${HOLD_WORDS[line.holdReason]}`,
  ParticipantUnheld: line => `${who(line)} is off hold`,
  SpeakerChanged: line => `${who(line)} speaks`,
  SupervisorRoleChanged: line => `${who(line)}: ${ROLE_WORDS[line.role].toLowerCase()}`,
  RecordingStarted: () => 'Recording started',
  RecordingPaused: () => 'Recording paused',
  RecordingResumed: () => 'Recording goes on',
  RecordingStopped: () => 'Recording stopped',
  RecordingSaved: () => 'Recording saved',
  RecordingDeleted: () => 'Recording deleted',
  RecordingFailed: () => 'Recording failed',
  TranscriptionCompleted: line => `Transcribed: ${line.text}`,
  StreamGap: () => 'Events between here and there are no longer kept',
}

/** What happened, in a sentence; also for kinds that this page does not know yet. */
export function lineWords(line: Line): string {
  const words = WORDS[line.__typename] as ((line: Line) => string) | undefined
  return words === undefined ? kindWords(line.__typename) : words(line)
}

/** How we know, and who wanted it. */
export function whyWords({ source, actor }: Line): string {
  const by =
    actor === null ? '' : actor.kind === 'CLIENT' ? ` by ${actor.name}` : ` by the rule “${actor.name}”`
  if (source === 'WEBHOOK') return `told by the carrier${by === '' ? '' : `, asked for${by}`}`
  if (source === 'RECONCILED') return 'found when comparing with the carrier'
  return source === 'POLICY' ? `decided${by}` : `commanded${by}`
}

const TONES: { [K in Kind]?: Tone } = {
  CallAnswered: 'good',
  CallBridged: 'good',
  CallEnded: 'plain',
  CommandRequested: 'accent',
  CommandAccepted: 'accent',
  CommandFailed: 'bad',
  ConferenceExpiring: 'wait',
  ConferenceNearlyFull: 'wait',
  ParticipantJoined: 'good',
  ParticipantHeld: 'wait',
  ParticipantMuted: 'bad',
  RecordingStarted: 'bad',
  RecordingFailed: 'bad',
  FlowRunStarted: 'accent',
  StepFailed: 'bad',
  TranscriptionFailed: 'bad',
  TransferFailed: 'bad',
  StreamGap: 'wait',
}

export function toneOf({ __typename }: Line): Tone {
  return TONES[__typename] ?? 'plain'
}
