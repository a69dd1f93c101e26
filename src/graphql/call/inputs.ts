import { ID, InputType, Int } from 'type-graphql'
import type { Endpoint as EndpointText, E164 as Number164 } from '../../kernel/endpoint.js'
import { CallFlowSourceInput } from '../flow/source.js'
import { E164, Endpoint, WebUrl } from '../scalars/scalars.js'
import { describedEnum } from '../schema/enums.js'
import { IdempotencyKey, OUTBOUND } from '../schema/inputs.js'
import { nullable, Taken } from '../schema/shown.js'

export const RejectCauseEnum = describedEnum<'CALL_REJECTED' | 'USER_BUSY'>(
  'RejectCause',
  'What a rejected caller is told.',
  { CALL_REJECTED: 'That the call is not taken.', USER_BUSY: 'That the line is busy.' },
)

const LEG = 'Of the leg. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended.'
const FROM = 'Who calls: a number of the account. Null: the server’s own, `service.fromNumber`.'
const RING = 'How long it may ring: 5 to 600.'
const CLIENT_STATE =
  'Text that the carrier leaves on the leg and repeats in its webhooks: see `CallLeg.clientState`.'
const TEXT = 'What is said: 1 to 3000 characters.'
const VOICE = '`female`, `male`, or a voice by the carrier’s name for it, e.g. `AWS.Polly.Joanna`.'
const LANGUAGE = 'The language tag it is spoken in.'
const AUDIO = 'A WAV or MP3 file that the carrier can fetch.'
const FLOW =
  'The call flow that runs when it is answered: `callLeg.flowRun`. Where one of its steps cares whether a machine ' +
  'answers, the carrier is asked to listen. Null: none.'
const MACHINE = 'Whether the carrier is to listen who answers, a person or a machine: MachineDetected tells.'

@InputType({ description: 'Whom to call, and how.' })
export class PlaceCallInput {
  @Taken(() => Endpoint, `Whom to call. ${OUTBOUND}`)
  to!: EndpointText
  @Taken(() => E164, FROM, nullable)
  from?: Number164 | null
  @Taken(() => String, 'The name the callee is shown: at most 128 characters. Null: none.', nullable)
  callerName?: string | null
  @Taken(() => Int, RING, { defaultValue: 30 })
  timeoutSeconds!: number
  @Taken(() => Boolean, MACHINE, { defaultValue: false })
  detectMachine!: boolean
  @Taken(() => CallFlowSourceInput, FLOW, nullable)
  flow?: CallFlowSourceInput | null
  @Taken(() => String, CLIENT_STATE, nullable)
  clientState?: string | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which leg to answer.' })
export class AnswerCallInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => String, CLIENT_STATE, nullable)
  clientState?: string | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which leg to reject.' })
export class RejectCallInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => RejectCauseEnum, 'What the caller is told.', { defaultValue: 'CALL_REJECTED' })
  cause!: 'CALL_REJECTED' | 'USER_BUSY'
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which leg to hang up.' })
export class HangUpCallInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which leg to transfer, and where to.' })
export class TransferCallInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => Endpoint, `Whom to transfer the call to. ${OUTBOUND}`)
  to!: EndpointText
  @Taken(() => E164, 'Who the new leg is called by. Null: the number that was called.', nullable)
  from?: Number164 | null
  @Taken(() => Int, RING, { defaultValue: 30 })
  timeoutSeconds!: number
  @Taken(() => WebUrl, `What the caller hears meanwhile: ${AUDIO} Null: ringing.`, nullable)
  audioUrl?: string | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which two legs to connect.' })
export class BridgeCallsInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => ID, `The other one. ${LEG}`)
  withCallLegId!: string
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'What to say to a leg.' })
export class SpeakOnCallInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => String, TEXT)
  text!: string
  @Taken(() => String, VOICE, { defaultValue: 'female' })
  voice!: string
  @Taken(() => String, LANGUAGE, { defaultValue: 'en-GB' })
  language!: string
  @Taken(() => Int, 'How often: 1 to 100.', { defaultValue: 1 })
  loop!: number
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'What to play to a leg.' })
export class PlayOnCallInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => WebUrl, AUDIO)
  audioUrl!: string
  @Taken(() => Int, 'How often: 1 to 100; null: until it is stopped.', { nullable: true, defaultValue: 1 })
  loop?: number | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which leg is to hear nothing more.' })
export class StopCallAudioInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which digits to wait for, and what to say or play first.' })
export class GatherDigitsInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => String, `Said first. ${TEXT} Null: nothing. Not together with \`audioUrl\`.`, nullable)
  text?: string | null
  @Taken(() => String, VOICE, { defaultValue: 'female' })
  voice!: string
  @Taken(() => String, LANGUAGE, { defaultValue: 'en-GB' })
  language!: string
  @Taken(() => WebUrl, `Played first: ${AUDIO} Null: nothing.`, nullable)
  audioUrl?: string | null
  @Taken(() => Int, 'At least so many: 1 to 128.', { defaultValue: 1 })
  minimumDigits!: number
  @Taken(() => Int, 'At most so many: 1 to 128.', { defaultValue: 128 })
  maximumDigits!: number
  @Taken(() => String, 'The key that ends it: one of 0–9, * and #.', { defaultValue: '#' })
  terminatingDigit!: string
  @Taken(() => Int, 'How long it may take, in milliseconds: 1000 to 300000.', { defaultValue: 60_000 })
  timeoutMs!: number
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which tones to send.' })
export class SendDigitsInput {
  @Taken(() => ID, LEG)
  callLegId!: string
  @Taken(() => String, '1 to 64 of 0–9, A–D, *, #, and w or W for half a second or a second of silence.')
  digits!: string
  @IdempotencyKey()
  idempotencyKey?: string | null
}
