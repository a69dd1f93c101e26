import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import { importFlow } from '../../flow/import.js'
import type { Problem } from '../../flow/problems.js'
import { asDraft } from '../../flow/settle.js'
import { encodeCursor } from '../../journal/cursor.js'
import { headOf } from '../../journal/reads/events.js'
import { CallFlowId } from '../../kernel/ids.js'
import type { CallFlowOutcome } from '../../switchboard/port.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound, refuse } from '../errors.js'
import { Cursor } from '../scalars/scalars.js'
import { given } from '../schema/given.js'
import { Shown } from '../schema/shown.js'
import {
  CreateCallFlowInput,
  DeleteCallFlowInput,
  ImportCallFlowInput,
  SetDefaultCallFlowInput,
  UpdateCallFlowInput,
} from './inputs.js'
import { CallFlowProblemView, fieldAtFault, refuseFlow } from './report.js'
import { inTurn } from './slices.js'
import { draftOf } from './source.js'
import { stepDraftOf } from './step-inputs.js'
import { CallFlowView } from './views.js'

@ObjectType('CallFlowPayload', {
  description: 'What a change to a call flow answers. Call flows are ours: the carrier is not asked.',
})
export class CallFlowPayload {
  @Shown(() => CallFlowView, 'The call flow as it stands now.')
  readonly callFlow!: CallFlowView
  @Shown(() => [CallFlowProblemView], 'What may not be as it was meant: warnings only.')
  readonly problems!: Problem[]
  @Shown(
    () => Cursor,
    'Where the journal stands: what callers meet from here on is by the flow as it is now.',
  )
  readonly cursor!: string
}

const WHAT = { description: 'What is asked for.' }

@Resolver()
export class CallFlowMutations {
  @Needs('ADMIN')
  @Mutation(() => CallFlowPayload, {
    description:
      'Keeps a call flow. BAD_USER_INPUT when it is not valid; the error’s `report` is what `validateCallFlow` says of it.',
  })
  async createCallFlow(
    @Arg('input', () => CreateCallFlowInput, WHAT) input: CreateCallFlowInput,
    @Ctx() context: GraphContext,
  ): Promise<CallFlowPayload> {
    const draft = { ...draftOf(input), default: input.default }
    return payloadOf(context, await context.switchboard.createCallFlow(draft))
  }

  @Needs('ADMIN')
  @Mutation(() => CallFlowPayload, {
    description:
      'Gives a call flow its next version, also while calls run through it: they go on with theirs. ' +
      'Give it the document of an earlier version to go back to that.',
  })
  async updateCallFlow(
    @Arg('input', () => UpdateCallFlowInput, WHAT) input: UpdateCallFlowInput,
    @Ctx() context: GraphContext,
  ): Promise<CallFlowPayload> {
    const { id, expectedVersion, steps, ...rest } = input
    const changes = { ...given(rest), ...(steps != null && { steps: steps.map(stepDraftOf) }) }
    const outcome = await context.switchboard.updateCallFlow(CallFlowId(id), { expectedVersion, changes })
    return payloadOf(context, outcome)
  }

  @Needs('ADMIN')
  @Mutation(() => CallFlowPayload, {
    description:
      'Keeps a call flow that is written in the dialect, as a new one or as the next version of one.',
  })
  async importCallFlow(
    @Arg('input', () => ImportCallFlowInput, WHAT) input: ImportCallFlowInput,
    @Ctx() context: GraphContext,
  ): Promise<CallFlowPayload> {
    const { format, source, strict, id, expectedVersion } = input
    const { flow, ...found } = await inTurn(context, () => importFlow(format, source, { strict }))
    if (flow === undefined) throw refuseFlow(found, 'input.source')
    const { problems } = found
    const draft = asDraft(flow)
    if (id == null) return importedOf(context, await context.switchboard.createCallFlow(draft), problems)
    if (expectedVersion == null) {
      throw badInput('Say which version is being changed.', 'input.expectedVersion')
    }
    // An earlier version that is brought back says nothing about which flow is the default one now.
    const { title, record, steps } = draft
    const change = { expectedVersion, changes: { title, record, steps } }
    const outcome = await context.switchboard.updateCallFlow(CallFlowId(id), change)
    return importedOf(context, outcome, problems)
  }

  @Needs('ADMIN')
  @Mutation(() => CallFlowPayload, {
    description:
      'Takes a call flow away with its versions; answers it as it was. Calls that run through it go on.',
  })
  async deleteCallFlow(
    @Arg('input', () => DeleteCallFlowInput, WHAT) { id }: DeleteCallFlowInput,
    @Ctx() context: GraphContext,
  ): Promise<CallFlowPayload> {
    return payloadOf(context, await context.switchboard.deleteCallFlow(CallFlowId(id)))
  }

  @Needs('ADMIN')
  @Mutation(() => CallFlowPayload, {
    description:
      'Says which call flow serves the calls to numbers that lead nowhere else. There are never two.',
  })
  async setDefaultCallFlow(
    @Arg('input', () => SetDefaultCallFlowInput, WHAT) input: SetDefaultCallFlowInput,
    @Ctx() context: GraphContext,
  ): Promise<CallFlowPayload> {
    const outcome = await context.switchboard.setDefaultCallFlow(CallFlowId(input.id), input.default)
    return payloadOf(context, outcome)
  }
}

/** What the text was warned about says more than the document that came of it. */
async function importedOf(
  context: GraphContext,
  outcome: CallFlowOutcome,
  problems: Problem[],
): Promise<CallFlowPayload> {
  return { ...(await payloadOf(context, outcome)), problems }
}

const IN_USE = {
  DEFAULT: 'The call flow is the default one: make another the default first.',
  NUMBER: 'A number leads to the call flow: lead it elsewhere first.',
}

async function payloadOf(context: GraphContext, outcome: CallFlowOutcome): Promise<CallFlowPayload> {
  switch (outcome.kind) {
    case 'invalid':
      throw refuseFlow(outcome, `input.${fieldAtFault(outcome.problems)}`)
    case 'unknown':
      throw notFound('There is no such call flow.', 'input.id')
    case 'stale':
      throw refuse('CONFLICT', `Somebody changed the call flow: it is at version ${outcome.version}.`, {
        path: 'input.expectedVersion',
        version: outcome.version,
      })
    case 'inUse':
      throw refuse('ACTION_NOT_ALLOWED', IN_USE[outcome.by], { path: 'input.id' })
    case 'done': {
      context.load.forget()
      const { stored, problems } = outcome
      const seq = await headOf(context.reader)
      return {
        callFlow: new CallFlowView(stored),
        problems,
        cursor: encodeCursor({ epoch: context.epoch, seq }),
      }
    }
  }
}
