import { ID, InputType, Int } from 'type-graphql'
import type { Endpoint as EndpointText, E164 as Number164 } from '../../kernel/endpoint.js'
import type { ShownNumber } from '../../tracking/binding.js'
import { E164, Endpoint, WebUrl } from '../scalars/scalars.js'
import { OUTBOUND } from '../schema/inputs.js'
import { nullable, Taken } from '../schema/shown.js'
import { ShownNumberEnum } from './enums.js'

const LABEL = 'A name for people: at most 200 characters. Null: none.'

@InputType({ description: 'Where a number is to lead.' })
export abstract class TargetInput {
  @Taken(() => Endpoint, `Calls are answered and transferred here. ${OUTBOUND}`, nullable)
  destination?: EndpointText | null
  @Taken(() => Boolean, 'Whether the forwarded conversation is recorded: it is not unless told.', nullable)
  record?: boolean | null
  @Taken(() => ShownNumberEnum, 'Which number the called person sees: CALLER unless told.', nullable)
  shownNumber?: ShownNumber | null
  @Taken(
    () => WebUrl,
    'A WAV or MP3 file that the called person hears before the caller is put through. Null: nothing.',
    nullable,
  )
  whisperAudioUrl?: string | null
  @Taken(() => Int, 'How many seconds the destination rings: 5 to 600; 30 unless told.', nullable)
  timeoutSeconds?: number | null
  @Taken(
    () => Endpoint,
    'Where a call is forwarded that the destination did not take. Not with `fallbackCallFlowId`. Null: nowhere.',
    nullable,
  )
  fallbackDestination?: EndpointText | null
  @Taken(
    () => ID,
    'The call flow that takes over a call that the destination did not take. Not with `fallbackDestination`. Null: none.',
    nullable,
  )
  fallbackCallFlowId?: string | null
  @Taken(() => ID, 'Callers are seated in this room.', nullable)
  roomId?: string | null
  @Taken(() => ID, 'This call flow runs on each call.', nullable)
  callFlowId?: string | null
}

@InputType({
  description:
    'A number and where it is to lead: exactly one of `destination`, `roomId` and `callFlowId` says where. The other ' +
    'fields are about a `destination`.',
})
export class CreateNumberBindingInput extends TargetInput {
  @Taken(() => E164, 'The number that is called. BINDING_CONFLICT when it leads somewhere already.')
  trackingNumber!: Number164
  @Taken(() => String, LABEL, nullable)
  label?: string | null
}

@InputType({
  description:
    'What is to be different about a binding; what is left out stays. At most one of `destination`, `roomId` and ' +
    '`callFlowId`.',
})
export class UpdateNumberBindingInput extends TargetInput {
  @Taken(() => ID, 'The binding. ACTION_NOT_ALLOWED when it has ended.')
  id!: string
  @Taken(() => String, LABEL, nullable)
  label?: string | null
}

@InputType({ description: 'Which binding is to end.' })
export class DeleteNumberBindingInput {
  @Taken(() => ID, 'The binding. ACTION_NOT_ALLOWED when it has ended.')
  id!: string
}
