import { ID, InputType, Int } from 'type-graphql'
import type { SourceFormat } from '../../flow/import.js'
import { nullable, Taken } from '../schema/shown.js'
import { CallFlowFormatEnum } from './enums.js'
import { CallFlowDocumentInput } from './source.js'
import { CallFlowStepInput } from './step-inputs.js'

const DEFAULT =
  'Whether it serves the calls to numbers that lead nowhere else; it takes the place of the flow that did.'

@InputType({ description: 'A call flow to be kept.' })
export class CreateCallFlowInput extends CallFlowDocumentInput {
  @Taken(() => Boolean, DEFAULT, { defaultValue: false })
  default!: boolean
}

@InputType({ description: 'What is to be different about a call flow; what is left out or null stays.' })
export class UpdateCallFlowInput {
  @Taken(() => ID, 'Which call flow.')
  id!: string
  @Taken(
    () => Int,
    'The version that is being changed. CONFLICT when somebody has changed it since; the error’s `version` is the present one.',
  )
  expectedVersion!: number
  @Taken(() => String, 'Its title, 1 to 255 characters.', nullable)
  title?: string | null
  @Taken(() => Boolean, 'Whether the whole call is recorded.', nullable)
  record?: boolean | null
  @Taken(() => Boolean, DEFAULT, nullable)
  default?: boolean | null
  @Taken(() => [CallFlowStepInput], 'All its steps.', nullable)
  steps?: CallFlowStepInput[] | null
}

@InputType({ description: 'A text to be kept as a call flow.' })
export class ImportCallFlowInput {
  @Taken(() => CallFlowFormatEnum, 'Its form.', { defaultValue: 'JSON' })
  format!: SourceFormat
  @Taken(
    () => String,
    'The text, at most 262,144 characters. Ids of steps are kept; id, version and times of the flow are given anew.',
  )
  source!: string
  @Taken(
    () => Boolean,
    'Whether an option that the dialect does not have refuses the text; otherwise it is left out with a warning.',
    { defaultValue: false },
  )
  strict!: boolean
  @Taken(
    () => ID,
    'The call flow that gets this as its next version, and stays the default one or not; null: a new one.',
    nullable,
  )
  id?: string | null
  @Taken(
    () => Int,
    'The version that is being changed, when `id` is given. CONFLICT when somebody has changed it since.',
    nullable,
  )
  expectedVersion?: number | null
}

@InputType({ description: 'Which call flow is to go.' })
export class DeleteCallFlowInput {
  @Taken(() => ID, 'The call flow. ACTION_NOT_ALLOWED while it is the default one or a number leads to it.')
  id!: string
}

@InputType({ description: 'Which call flow is to be the default one.' })
export class SetDefaultCallFlowInput {
  @Taken(() => ID, 'The call flow.')
  id!: string
  @Taken(() => Boolean, 'True: it alone is the default one. False: it is not any longer.', {
    defaultValue: true,
  })
  default!: boolean
}
