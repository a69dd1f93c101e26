import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import { encodeCursor } from '../../journal/cursor.js'
import { headOf } from '../../journal/reads/events.js'
import { FlowRunId } from '../../kernel/ids.js'
import type { RunOutcome } from '../../switchboard/port.js'
import { Needs } from '../auth.js'
import { legNamed } from '../call/targets.js'
import { requestOf } from '../command/perform.js'
import type { GraphContext } from '../context.js'
import { impossible, refuse } from '../errors.js'
import { flowOfSource } from '../flow/source.js'
import { Cursor } from '../scalars/scalars.js'
import { Shown } from '../schema/shown.js'
import { RunCallFlowInput, StopFlowRunInput } from './inputs.js'
import { viewRun } from './queries.js'
import { FlowRunView } from './views.js'

@ObjectType('FlowRunPayload', { description: 'What a request about a run of a call flow answers.' })
export class FlowRunPayload {
  @Shown(() => FlowRunView, 'The run as it stands now.')
  readonly flowRun!: FlowRunView
  @Shown(() => Cursor, 'Where the journal stands: subscribe with it as `after` to miss nothing that follows.')
  readonly cursor!: string
}

const WHAT = { description: 'What is asked for.' }

@Resolver()
export class FlowRunMutations {
  @Needs('OPERATOR')
  @Mutation(() => FlowRunPayload, {
    description:
      'Runs a call flow on a leg that is up, from its first step on. FlowRunStarted, StepEntered and so on follow.',
  })
  async runCallFlow(
    @Arg('input', () => RunCallFlowInput, WHAT) input: RunCallFlowInput,
    @Ctx() context: GraphContext,
  ): Promise<FlowRunPayload> {
    const leg = await legNamed(context, input.callLegId)
    const flow = await flowOfSource(context, input.flow, 'input.flow')
    const by = requestOf(context, input.idempotencyKey)
    return payloadOf(context, await context.switchboard.runFlow(flow, leg, by))
  }

  @Needs('OPERATOR')
  @Mutation(() => FlowRunPayload, {
    description:
      'Ends a run: what it says or records is stopped, and the call goes on without it. One that is over stays as it is.',
  })
  async stopFlowRun(
    @Arg('input', () => StopFlowRunInput, WHAT) { id }: StopFlowRunInput,
    @Ctx() context: GraphContext,
  ): Promise<FlowRunPayload> {
    const by = requestOf(context, undefined)
    return payloadOf(context, await context.switchboard.stopRun(FlowRunId(id), by))
  }
}

async function payloadOf(context: GraphContext, outcome: RunOutcome): Promise<FlowRunPayload> {
  switch (outcome.kind) {
    case 'conflict':
      throw refuse('CONFLICT', 'This idempotency key was used for another run.', {
        path: 'input.idempotencyKey',
      })
    case 'impossible':
      throw impossible(outcome.why)
    case 'done': {
      context.load.forget()
      const seq = await headOf(context.reader)
      return { flowRun: viewRun(outcome.record), cursor: encodeCursor({ epoch: context.epoch, seq }) }
    }
  }
}
