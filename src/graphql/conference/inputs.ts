import { ID, InputType, Int } from 'type-graphql'
import type { BeepMode } from '../../carrier/commands.js'
import type { SupervisorRole } from '../../conference/facts.js'
import type { Endpoint as EndpointText, E164 as Number164 } from '../../kernel/endpoint.js'
import { E164, Endpoint, WebUrl } from '../scalars/scalars.js'
import { IdempotencyKey, OUTBOUND } from '../schema/inputs.js'
import { nullable, Taken } from '../schema/shown.js'
import { BeepModeEnum, SupervisorRoleEnum } from './enums.js'

const CONFERENCE = 'Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended.'
const LEG = 'Of the leg. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended.'
const PARTICIPANTS =
  'Whom: participants of this conference, by their ids. An empty list is BAD_USER_INPUT, never everybody. ' +
  'NOT_FOUND when one is not of this conference, ACTION_NOT_ALLOWED when one has left.'
const ALL =
  'Everybody who is in the conference now, instead of `participantIds`. ACTION_NOT_ALLOWED when nobody is.'
const SOME =
  'Only these participants, by their ids; null: everybody. An empty list is BAD_USER_INPUT, never everybody.'
const TEXT = 'What is said: 1 to 3000 characters.'
const VOICE = '`female`, `male`, or a voice by the carrier’s name for it, e.g. `AWS.Polly.Joanna`.'
const LANGUAGE = 'The language tag it is spoken in.'
const AUDIO = 'A WAV or MP3 file that the carrier can fetch.'
const HOLD_AUDIO = `What those on hold hear: ${AUDIO} Null: the server’s own music.`
const WHISPER =
  'Who hears the supervisor: participants of this conference. Needed for WHISPER, and for nothing else.'

@InputType({ description: 'Which conference to open, and with whom.' })
export class CreateConferenceInput {
  @Taken(() => ID, `The answered leg that opens it and is its first participant. ${LEG}`)
  callLegId!: string
  @Taken(() => String, 'Its name, 1 to 100 characters: unique among conferences in progress.')
  name!: string
  @Taken(() => BeepModeEnum, 'When it beeps.', { defaultValue: 'NEVER' })
  beep!: BeepMode
  @Taken(() => Int, 'How many it can seat: 2 to 800.', { defaultValue: 250 })
  maxParticipants!: number
  @Taken(() => Int, 'After how many minutes the carrier ends it: 1 to 240.', { defaultValue: 240 })
  durationMinutes!: number
  @Taken(() => Boolean, 'False: everybody waits on hold until somebody joins who starts it.', {
    defaultValue: true,
  })
  startOnCreate!: boolean
  @Taken(() => WebUrl, `While it waits. ${HOLD_AUDIO}`, nullable)
  holdAudioUrl?: string | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which leg to seat in which conference, and how.' })
export class JoinConferenceInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => Boolean, 'Whether to join muted.', { defaultValue: false })
  muted!: boolean
  @Taken(() => Boolean, 'Whether to join on hold.', { defaultValue: false })
  onHold!: boolean
  @Taken(() => WebUrl, `With \`onHold\`. ${HOLD_AUDIO}`, nullable)
  holdAudioUrl?: string | null
  @Taken(() => SupervisorRoleEnum, 'What is heard, and by whom.', { defaultValue: 'NONE' })
  supervisorRole!: SupervisorRole
  @Taken(() => [ID], WHISPER, nullable)
  whisperTo?: string[] | null
  @Taken(() => Boolean, 'Whether a conference that waits begins with this one.', { defaultValue: false })
  startOnEnter!: boolean
  @Taken(() => Boolean, 'Whether the conference ends for everybody when this one leaves.', {
    defaultValue: false,
  })
  endOnExit!: boolean
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Whom to call into which conference.' })
export class PullParticipantInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => Endpoint, `Whom to call. ${OUTBOUND}`)
  to!: EndpointText
  @Taken(
    () => E164,
    'Who calls: a number of the account. Null: the server’s own, `service.fromNumber`.',
    nullable,
  )
  from?: Number164 | null
  @Taken(() => Boolean, 'Whether to join muted.', { defaultValue: false })
  muted!: boolean
  @Taken(() => Int, 'How long it may ring, in seconds: 5 to 600.', { defaultValue: 30 })
  timeoutSeconds!: number
  @Taken(
    () => Boolean,
    'Whether to hear first who answered: a machine is not seated. False seats whatever answers.',
    { defaultValue: false },
  )
  detectMachine!: boolean
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which participants.' })
export class ParticipantsInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => [ID], PARTICIPANTS, nullable)
  participantIds?: string[] | null
  @Taken(() => Boolean, ALL, { defaultValue: false })
  all!: boolean
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which participants to put on hold.' })
export class HoldParticipantsInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => [ID], PARTICIPANTS, nullable)
  participantIds?: string[] | null
  @Taken(() => Boolean, ALL, { defaultValue: false })
  all!: boolean
  @Taken(() => WebUrl, HOLD_AUDIO, nullable)
  audioUrl?: string | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which participants to send out.' })
export class RemoveParticipantsInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => [ID], PARTICIPANTS, nullable)
  participantIds?: string[] | null
  @Taken(() => Boolean, ALL, { defaultValue: false })
  all!: boolean
  @Taken(() => Boolean, 'Whether their legs end too; otherwise they stay up, connected to nobody.', {
    defaultValue: false,
  })
  hangUp!: boolean
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which participant is to have which role.' })
export class SetSupervisorRoleInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => ID, 'Of the participant. NOT_FOUND when it is not of this conference.')
  participantId!: string
  @Taken(() => SupervisorRoleEnum, 'What is heard, and by whom.')
  role!: SupervisorRole
  @Taken(() => [ID], WHISPER, nullable)
  whisperTo?: string[] | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'What to say in a conference.' })
export class SpeakToConferenceInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => [ID], SOME, nullable)
  participantIds?: string[] | null
  @Taken(() => String, TEXT)
  text!: string
  @Taken(() => String, VOICE, { defaultValue: 'female' })
  voice!: string
  @Taken(() => String, LANGUAGE, { defaultValue: 'en-GB' })
  language!: string
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'What to play in a conference.' })
export class PlayToConferenceInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => [ID], SOME, nullable)
  participantIds?: string[] | null
  @Taken(() => WebUrl, AUDIO)
  audioUrl!: string
  @Taken(() => Int, 'How often: 1 to 100; null: until it is stopped.', { nullable: true, defaultValue: 1 })
  loop?: number | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which conference is to hear nothing more.' })
export class StopConferenceAudioInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => [ID], SOME, nullable)
  participantIds?: string[] | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which keys a conference is to hear.' })
export class SendDigitsToConferenceInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @Taken(() => String, 'The tones: 1 to 64 of 0–9, A–D, * and #; w waits half a second, W a second.')
  digits!: string
  @Taken(() => [ID], SOME, nullable)
  participantIds?: string[] | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which conference to end.' })
export class EndConferenceInput {
  @Taken(() => ID, CONFERENCE)
  conferenceId!: string
  @IdempotencyKey()
  idempotencyKey?: string | null
}
