import { ID, InputType } from 'type-graphql'
import type { CallFlow, FlowDraft } from '../../flow/document.js'
import { importFlow } from '../../flow/import.js'
import { type SettledFlow, settleFlow } from '../../flow/settle.js'
import { validateFlow } from '../../flow/validate.js'
import { CallFlowId } from '../../kernel/ids.js'
import type { GraphContext } from '../context.js'
import { notFound } from '../errors.js'
import { given } from '../schema/given.js'
import { OneOfInput } from '../schema/one-of.js'
import { nullable, Taken } from '../schema/shown.js'
import { fieldAtFault, refuseFlow } from './report.js'
import { inTurn } from './slices.js'
import { CallFlowStepInput, stepDraftOf } from './step-inputs.js'

@InputType({ description: 'A call flow as it is written here.' })
export class CallFlowDocumentInput {
  @Taken(() => String, 'Its title, 1 to 255 characters.')
  title!: string
  @Taken(() => Boolean, 'Whether the whole call is recorded.', { defaultValue: false })
  record!: boolean
  @Taken(() => [CallFlowStepInput], 'What is done, in this order unless a key leads elsewhere; at least one.')
  steps!: CallFlowStepInput[]
}

@OneOfInput('Where a call flow is to be had: exactly one of these.')
export class CallFlowSourceInput {
  @Taken(() => ID, 'One that is kept here. NOT_FOUND when there is none.', nullable)
  id?: string | null
  @Taken(() => CallFlowDocumentInput, 'Written here.', nullable)
  document?: CallFlowDocumentInput | null
  @Taken(() => String, 'As JSON text in the dialect, at most 262,144 characters.', nullable)
  json?: string | null
  @Taken(() => String, 'As XML text in the dialect, at most 262,144 characters.', nullable)
  xml?: string | null
}

/** The document as the core reads it. */
export function draftOf({ title, record, steps }: CallFlowDocumentInput): FlowDraft {
  return { title, record, steps: steps.map(stepDraftOf) }
}

/** The flow with what was found in it; throws NOT_FOUND for an id that is none. `path` is the input field. */
export async function readSource(
  context: GraphContext,
  { id, document, json, xml }: CallFlowSourceInput,
  path: string,
): Promise<SettledFlow> {
  if (document != null) return inTurn(context, () => settleFlow(draftOf(document)))
  if (json != null) return inTurn(context, () => importFlow('JSON', json))
  if (xml != null) return inTurn(context, () => importFlow('XML', xml))
  const stored = await context.load.callFlow.load(CallFlowId(id ?? ''))
  if (stored === undefined) throw notFound('There is no such call flow.', `${path}.id`)
  const found = await inTurn(context, () => validateFlow(stored.flow))
  return { flow: stored.flow, ...found }
}

/** A flow fit to be run; throws NOT_FOUND, or BAD_USER_INPUT with the report of what is wrong with it. */
export async function flowOfSource(
  context: GraphContext,
  source: CallFlowSourceInput,
  path: string,
): Promise<CallFlow> {
  const { flow, ...found } = await readSource(context, source, path)
  if (flow !== undefined) return flow
  const [form] = Object.keys(given(source))
  const field = form === 'document' ? `${form}.${fieldAtFault(found.problems)}` : form
  throw refuseFlow(found, `${path}.${field}`)
}
