import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { defaultCallFlow, listCallFlows, listFlowVersions } from '../../journal/reads/call-flows.js'
import { CallFlowId } from '../../kernel/ids.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { connectionOf } from '../schema/connection.js'
import { PageArgs } from '../schema/page-args.js'
import { CallerScriptInput, scriptOf } from './rehearsal-inputs.js'
import { RehearsalView } from './rehearsal-views.js'
import { CallFlowReport } from './report.js'
import { rehearseInTurn } from './slices.js'
import { CallFlowSourceInput, flowOfSource, readSource } from './source.js'
import { CallFlowVersionView, CallFlowView } from './views.js'

export const CallFlowConnection = connectionOf<CallFlowView>({
  name: 'CallFlow',
  node: () => CallFlowView,
  description: 'Call flows, by title.',
})

export const CallFlowVersionConnection = connectionOf<CallFlowVersionView>({
  name: 'CallFlowVersion',
  node: () => CallFlowVersionView,
  description: 'The versions of a call flow, the present one first.',
})

@Resolver()
export class CallFlowQueries {
  @Needs('VIEWER')
  @Query(() => CallFlowView, {
    nullable: true,
    description: 'The call flow with this id; null when there is none.',
  })
  async callFlow(
    @Arg('id', () => ID, { description: 'Of the call flow.' }) id: string,
    @Ctx() { load }: GraphContext,
  ): Promise<CallFlowView | undefined> {
    const stored = await load.callFlow.load(CallFlowId(id))
    return stored && new CallFlowView(stored)
  }

  @Needs('VIEWER')
  @Query(() => CallFlowView, {
    nullable: true,
    description: 'The one that serves the calls to numbers that lead nowhere else; null when none does.',
  })
  async defaultCallFlow(@Ctx() { reader }: GraphContext): Promise<CallFlowView | undefined> {
    const stored = await defaultCallFlow(reader)
    return stored && new CallFlowView(stored)
  }

  @Needs('VIEWER')
  @Query(() => CallFlowConnection.type, { description: 'All call flows, by title.' })
  async callFlows(@Args(() => PageArgs) page: PageArgs, @Ctx() { reader }: GraphContext) {
    return CallFlowConnection.of(await listCallFlows(reader, page), stored => new CallFlowView(stored))
  }

  @Needs('OPERATOR')
  @Query(() => CallFlowReport, {
    description:
      'What is wrong with a call flow, and exactly where; the same report refuses a flow that is to be kept. Keeps nothing.',
  })
  async validateCallFlow(
    @Arg('source', () => CallFlowSourceInput, { description: 'The flow, or a draft of one.' })
    source: CallFlowSourceInput,
    @Ctx() context: GraphContext,
  ): Promise<CallFlowReport> {
    return new CallFlowReport(await readSource(context, source, 'source'))
  }

  @Needs('OPERATOR')
  @Query(() => RehearsalView, {
    description:
      'Runs a call flow against a scripted caller on a virtual clock, by the interpreter that runs real calls. ' +
      'Nobody is called and nothing is fetched.',
  })
  async rehearseCallFlow(
    @Arg('source', () => CallFlowSourceInput, {
      description: 'The flow. BAD_USER_INPUT with the report when it is not valid.',
    })
    source: CallFlowSourceInput,
    @Arg('caller', () => CallerScriptInput, { description: 'Who calls, and how.' }) caller: CallerScriptInput,
    @Ctx() context: GraphContext,
  ): Promise<RehearsalView> {
    const flow = await flowOfSource(context, source, 'source')
    return new RehearsalView(flow, await rehearseInTurn(context, flow, scriptOf(caller)))
  }
}

/** What a call flow was before. */
@Resolver(() => CallFlowView)
export class CallFlowFields {
  @FieldResolver(() => CallFlowVersionConnection.type, {
    description: 'Every version it has had, the present one first.',
  })
  async versions(
    @Root() { stored }: CallFlowView,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader }: GraphContext,
  ) {
    const versions = await listFlowVersions(reader, stored.id, page)
    return CallFlowVersionConnection.of(versions, version => new CallFlowVersionView(version))
  }
}
