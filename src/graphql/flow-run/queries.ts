import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import { type FlowRunRecord, stateOfRun } from '../../flow/record.js'
import { listFlowRuns } from '../../journal/reads/flow-runs.js'
import { FlowRunId } from '../../kernel/ids.js'
import { Needs } from '../auth.js'
import { legById } from '../call/queries.js'
import { CallLegView, CallView } from '../call/views.js'
import type { GraphContext } from '../context.js'
import { CallFlowView } from '../flow/views.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import { FlowRunStatusEnum } from './enums.js'
import { FlowRunView, FlowTraceEntryView } from './views.js'

export const FlowRunConnection = connectionOf<FlowRunView>({
  name: 'FlowRun',
  node: () => FlowRunView,
  description: 'Runs of call flows, newest first.',
})

@InputType({ description: 'Which runs: those that fit everything given.' })
export class FlowRunFilter {
  @Taken(() => ID, 'Of this kept call flow.', nullable)
  callFlowId?: string | null
  @Taken(() => ID, 'On this call.', nullable)
  callId?: string | null
  @Taken(() => ID, 'On this leg.', nullable)
  callLegId?: string | null
  @Taken(() => [FlowRunStatusEnum], 'With one of these statuses.', nullable)
  status?: FlowRunRecord['run']['status'][] | null
}

@Resolver()
export class FlowRunQueries {
  @Needs('VIEWER')
  @Query(() => FlowRunView, {
    nullable: true,
    description: 'The run of a call flow with this id; null when there is none.',
  })
  flowRun(
    @Arg('id', () => ID, { description: 'Of the run.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<FlowRunView | undefined> {
    return flowRunById(context, id)
  }

  @Needs('VIEWER')
  @Query(() => FlowRunConnection.type, {
    description: 'Runs of call flows, newest first: those on their way and all that were.',
  })
  async flowRuns(
    @Arg('filter', () => FlowRunFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: FlowRunFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader }: GraphContext,
  ) {
    const { callFlowId, callId, callLegId, status } = filter ?? {}
    const wanted = given({ callFlowId, callId, legId: callLegId, statuses: status })
    return FlowRunConnection.of(await listFlowRuns(reader, wanted, page), viewRun)
  }
}

export function viewRun(record: FlowRunRecord): FlowRunView {
  return new FlowRunView(stateOfRun(record))
}

export async function flowRunById({ load }: GraphContext, id: string): Promise<FlowRunView | undefined> {
  const record = await load.flowRun.load(FlowRunId(id))
  return record && viewRun(record)
}

/** What leads from a run to what it is about. */
@Resolver(() => FlowRunView)
export class FlowRunFields {
  @FieldResolver(() => [FlowTraceEntryView], {
    description: 'What happened in it up to now, in order: at most a few thousand entries.',
  })
  async trace(@Root() { state }: FlowRunView, @Ctx() { load }: GraphContext): Promise<FlowTraceEntryView[]> {
    const record = await load.flowRun.load(state.id)
    return (record?.run.trace ?? []).map(entry => new FlowTraceEntryView(entry))
  }

  @FieldResolver(() => CallFlowView, {
    nullable: true,
    description: 'The kept flow it runs, as it is now; null when it was given with the call, or is gone.',
  })
  async callFlow(
    @Root() { state }: FlowRunView,
    @Ctx() { load }: GraphContext,
  ): Promise<CallFlowView | undefined> {
    const stored = state.callFlowId && (await load.callFlow.load(state.callFlowId))
    return stored && new CallFlowView(stored)
  }

  @FieldResolver(() => CallView, {
    nullable: true,
    description: 'The call it is on; null until the carrier accepted the call that was placed for it.',
  })
  async call(
    @Root() { state }: FlowRunView,
    @Ctx() { load, epoch }: GraphContext,
  ): Promise<CallView | undefined> {
    const found = state.callId && (await load.call.load(state.callId))
    return found && new CallView(found.state, { epoch, seq: found.seq })
  }

  @FieldResolver(() => CallLegView, {
    nullable: true,
    description: 'The leg it is on; null until `call` is there.',
  })
  async leg(@Root() { state }: FlowRunView, @Ctx() context: GraphContext): Promise<CallLegView | undefined> {
    return state.legId && legById(context, state.legId)
  }
}

@Resolver(() => CallView)
export class CallFlowRuns {
  @FieldResolver(() => [FlowRunView], {
    description: 'The call flows that ran on it, in the order they began.',
  })
  async flowRuns(@Root() call: CallView, @Ctx() { load }: GraphContext): Promise<FlowRunView[]> {
    return ((await load.flowRunsOfCall.load(call.id)) ?? []).map(viewRun)
  }
}

@Resolver(() => CallLegView)
export class LegFlowRun {
  @FieldResolver(() => FlowRunView, {
    nullable: true,
    description: 'The call flow that runs on it, or will when it is answered; null when none does.',
  })
  async flowRun(
    @Root() { leg }: CallLegView,
    @Ctx() context: GraphContext,
  ): Promise<FlowRunView | undefined> {
    return leg.flowRunId && flowRunById(context, leg.flowRunId)
  }
}
