import { ID, InputType, Int } from 'type-graphql'
import { Json } from '../scalars/scalars.js'
import { nullable, Taken } from '../schema/shown.js'

const PEER_INFO = 'What the other browser has to know of yours, such as an SDP: 1 to 32768 characters.'
const DATA = 'What else the other one is to know: an object of at most 4096 characters as JSON.'

@InputType({ description: 'Whom to talk with: either `to` or `serviceLineId`.' })
export class StartVoiceSessionInput {
  @Taken(
    () => String,
    'The identity of the other party, such as `key:console`; a bare name stands for an identity of the source that ' +
      'this server’s viewers have by default. FORBIDDEN for viewers with the role customer, who ask a line.',
    nullable,
  )
  to?: string | null
  @Taken(() => ID, 'Any operator of this line.', nullable)
  serviceLineId?: string | null
  @Taken(
    () => String,
    'Your name for the dialogue, 1 to 128 characters. You may have one live call under it.',
  )
  cid!: string
  @Taken(
    () => String,
    'Your name for this one call, 1 to 128 characters, by which a repetition is recognised for ever; null: the ' +
      'session’s id, and a repetition is recognised while the call lasts.',
    nullable,
  )
  callId?: string | null
  @Taken(() => String, PEER_INFO)
  peerInfo!: string
  @Taken(() => Json, DATA, nullable)
  data?: unknown
  @Taken(() => Int, 'How long it may ring at a person: 5 to 120. A line has its own time.', {
    defaultValue: 45,
  })
  ringSeconds!: number
}

/** By what a message names its session. */
@InputType()
export abstract class VoiceSessionInput {
  @Taken(() => ID, 'The session.', nullable)
  id?: string | null
  @Taken(() => String, 'Your latest session in the dialogue of this name.', nullable)
  cid?: string | null
}

@InputType({ description: 'Which session cannot be taken: either `id` or `cid`.' })
export class BusyVoiceSessionInput extends VoiceSessionInput {}

@InputType({ description: 'Which session is over: either `id` or `cid`.' })
export class StopVoiceSessionInput extends VoiceSessionInput {}

@InputType({ description: 'Which session is accepted: either `id` or `cid`.' })
export class AcceptVoiceSessionInput extends VoiceSessionInput {
  @Taken(() => String, PEER_INFO)
  peerInfo!: string
  @Taken(() => Json, DATA, nullable)
  data?: unknown
}

@InputType({ description: 'Which session the candidate is for: either `id` or `cid`.' })
export class SignalVoiceSessionInput extends VoiceSessionInput {
  @Taken(
    () => String,
    'An ICE candidate or several, in a form that both browsers know: 1 to 4096 characters. A session takes 100 from ' +
      'each of the two.',
  )
  candidate!: string
}

@InputType({ description: 'Somebody who is to take calls of a line.' })
export class VoiceOperatorInput {
  @Taken(
    () => String,
    'The operator’s identity, such as `key:console`, or a bare name as in `StartVoiceSessionInput.to`. The operator ' +
      'needs the role operator to take calls.',
  )
  identity!: string
  @Taken(
    () => String,
    'What customers are told, 1 to 100 characters; the same on all lines: the last one counts.',
  )
  name!: string
}

@InputType({ description: 'A service line and its operators.' })
export class CreateServiceLineInput {
  @Taken(() => String, 'Its name, 1 to 100 characters. CONFLICT when another line has it.')
  name!: string
  @Taken(() => [VoiceOperatorInput], 'Who takes its calls: at most 250.')
  operators!: VoiceOperatorInput[]
  @Taken(() => Int, 'How long it rings at one operator before it rings at the next: 1 to 120.', {
    defaultValue: 20,
  })
  ringSeconds!: number
}

@InputType({ description: 'What is to be different about a service line; what is left out stays.' })
export class UpdateServiceLineInput {
  @Taken(() => ID, 'Which line.')
  id!: string
  @Taken(() => String, 'Its name, 1 to 100 characters. CONFLICT when another line has it.', nullable)
  name?: string | null
  @Taken(() => [VoiceOperatorInput], 'All its operators: at most 250.', nullable)
  operators?: VoiceOperatorInput[] | null
  @Taken(() => Int, 'How long it rings at one operator: 1 to 120.', nullable)
  ringSeconds?: number | null
}

@InputType({ description: 'Which service line is to go.' })
export class DeleteServiceLineInput {
  @Taken(() => ID, 'The line. Calls that it rings at somebody go on; no further operator is found for them.')
  id!: string
}
