import { ID, InputType } from 'type-graphql'
import { CallFlowSourceInput } from '../flow/source.js'
import { IdempotencyKey } from '../schema/inputs.js'
import { Taken } from '../schema/shown.js'

@InputType({ description: 'Which flow is to run on which leg.' })
export class RunCallFlowInput {
  @Taken(
    () => ID,
    'Of the leg. NOT_FOUND when there is none; ACTION_NOT_ALLOWED when it is not answered, has ended, is in a ' +
      'conference, or has a run already.',
  )
  callLegId!: string
  @Taken(() => CallFlowSourceInput, 'The flow.')
  flow!: CallFlowSourceInput
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which run.' })
export class StopFlowRunInput {
  @Taken(() => ID, 'Of the run. NOT_FOUND when there is none.')
  id!: string
}
