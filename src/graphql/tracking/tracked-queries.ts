import { Arg, Args, Ctx, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql'
import { callStats, type StatsGroup, sumsOfScope, widened } from '../../journal/reads/call-stats.js'
import { listTrackedCalls, type Tracked } from '../../journal/reads/tracked-calls.js'
import { ALL, DAY_MS } from '../../journal/tracked-calls.js'
import type { Endpoint as EndpointText } from '../../kernel/endpoint.js'
import { NumberBindingId } from '../../kernel/ids.js'
import { instantOf, millisOf } from '../../kernel/instant.js'
import type { TrackedOutcome } from '../../tracking/tracked-call.js'
import { Needs } from '../auth.js'
import { TimeRange } from '../call/queries.js'
import { CallView } from '../call/views.js'
import type { GraphContext } from '../context.js'
import { badInput } from '../errors.js'
import { RecordingView } from '../recording/views.js'
import { Endpoint } from '../scalars/scalars.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import {
  BindingStatsGroupView,
  BindingStatsView,
  CallStatsView,
  StatsGroupEnum,
  TrackedCallView,
  TrackedOutcomeEnum,
} from './tracked-views.js'
import { NumberBindingView } from './views.js'

export const TrackedCallConnection = connectionOf<TrackedCallView>({
  name: 'TrackedCall',
  node: () => TrackedCallView,
  description: 'What became of calls, newest first.',
})

@InputType({ description: 'Which calls: those that fit everything given.' })
export class TrackedCallFilter {
  @Taken(() => ID, 'That came by this binding.', nullable)
  bindingId?: string | null
  @Taken(
    () => Boolean,
    'True: only those that came to a number that led nowhere. Not with `bindingId`.',
    nullable,
  )
  unbound?: boolean | null
  @Taken(() => Endpoint, 'That came to this number, whatever it led to.', nullable)
  trackingNumber?: EndpointText | null
  @Taken(() => Endpoint, 'From this caller.', nullable)
  from?: EndpointText | null
  @Taken(() => [TrackedOutcomeEnum], 'With one of these outcomes.', nullable)
  outcome?: TrackedOutcome[] | null
  @Taken(() => TimeRange, 'Started in this time.', nullable)
  startedAt?: TimeRange | null
}

const MONTH_MS = 30 * DAY_MS
/** As many groups as a year has days, and two months have hours, are answered at most. */
const LONGEST_MS: Record<StatsGroup, number> = {
  HOUR: 62 * DAY_MS,
  DAY: 400 * DAY_MS,
  BINDING: 3_700 * DAY_MS,
  CALLER_AREA: 3_700 * DAY_MS,
}
const MOST_GROUPS = 1_500

@Resolver()
export class TrackedCallQueries {
  @Needs('VIEWER')
  @Query(() => TrackedCallConnection.type, {
    description:
      'What became of the calls that came to numbers, newest first. Calls are there when they are over.',
  })
  async trackedCalls(
    @Arg('filter', () => TrackedCallFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: TrackedCallFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return pageOf(context, filter ?? {}, page)
  }

  @Needs('VIEWER')
  @Query(() => BindingStatsView, {
    description:
      'Calls that came to numbers, summed up. The range is taken in whole hours (by HOUR) or whole days, UTC: ' +
      '`from` and `before` of the answer say which.',
  })
  async bindingStats(
    @Arg('range', () => TimeRange, {
      nullable: true,
      description: 'Started in this time; null: in the last 30 days. By HOUR at most 62 days, by DAY 400.',
    })
    range: TimeRange | null | undefined,
    @Arg('groupBy', () => StatsGroupEnum, { description: 'By what.' }) group: StatsGroup,
    @Arg('bindingId', () => ID, { nullable: true, description: 'Only of this binding; null: of all calls.' })
    bindingId: string | null | undefined,
    @Arg('limit', () => Int, {
      defaultValue: MOST_GROUPS,
      description: 'At most so many groups: 1 to 1500.',
    })
    limit: number,
    @Ctx() { analyst, reader }: GraphContext,
  ): Promise<BindingStatsView> {
    if (limit < 1 || limit > MOST_GROUPS) throw badInput(`Expected 1 to ${MOST_GROUPS}.`, 'limit')
    const { fromMs, beforeMs } = rangeOf(group, range)
    const scope = bindingId ?? ALL
    const found = await callStats(analyst ?? reader, { group, fromMs, beforeMs, scope, limit })
    return {
      from: instantOf(fromMs),
      before: instantOf(beforeMs),
      groups: found.map(sums => new BindingStatsGroupView(group, sums)),
    }
  }
}

/** The range in whole buckets; the last 30 days when nothing is said of it. Throws BAD_USER_INPUT. */
function rangeOf(group: StatsGroup, range: TimeRange | null | undefined) {
  const before = range?.before == null ? Date.now() : millisOf(range.before)
  const from = range?.from == null ? before - MONTH_MS : millisOf(range.from)
  if (from >= before) throw badInput('The range ends before it begins.', 'range.before')
  if (before - from > LONGEST_MS[group]) {
    throw badInput(`By ${group} the range has at most ${LONGEST_MS[group] / DAY_MS} days.`, 'range.from')
  }
  return widened(group, from, before)
}

async function pageOf(
  { analyst, reader }: GraphContext,
  { bindingId, unbound, trackingNumber, from, outcome, startedAt }: TrackedCallFilter,
  page: PageArgs,
) {
  if (bindingId != null && unbound === true) {
    throw badInput('A call comes by a binding or by none.', 'filter.unbound')
  }
  const wanted = {
    ...given({
      bindingId,
      number: trackingNumber,
      from,
      outcomes: outcome,
      startedFrom: startedAt?.from,
      startedBefore: startedAt?.before,
    }),
    ...(unbound === true && { bindingId: null }),
  }
  const found = await listTrackedCalls(analyst ?? reader, wanted, page)
  return TrackedCallConnection.of(found, tracked => new TrackedCallView(tracked))
}

/** What leads from a tracked call to the rest. */
@Resolver(() => TrackedCallView)
export class TrackedCallFields {
  @FieldResolver(() => CallView, {
    nullable: true,
    description: 'The call itself, with its legs and its timeline.',
  })
  async call(
    @Root() { id }: TrackedCallView,
    @Ctx() { load, epoch }: GraphContext,
  ): Promise<CallView | undefined> {
    const found = await load.call.load(id)
    return found && new CallView(found.state, { epoch, seq: found.seq })
  }

  @FieldResolver(() => [RecordingView], {
    description: 'Its recordings with their transcriptions, oldest first.',
  })
  async recordings(@Root() { id }: TrackedCallView, @Ctx() { load }: GraphContext): Promise<RecordingView[]> {
    const found = await load.call.load(id)
    return (found?.state.recordings ?? []).map(recording => new RecordingView(recording))
  }

  @FieldResolver(() => NumberBindingView, {
    nullable: true,
    description: 'The binding by which it came, also when that has ended since; null when it came by none.',
  })
  binding(@Root() { bindingId }: TrackedCallView, @Ctx() context: GraphContext) {
    return bindingById(context, bindingId)
  }
}

@Resolver(() => BindingStatsGroupView)
export class BindingStatsGroupFields {
  @FieldResolver(() => NumberBindingView, {
    nullable: true,
    description: 'The binding; null in other groups, and in that of calls that came by none.',
  })
  binding(@Root() { bindingId }: BindingStatsGroupView, @Ctx() context: GraphContext) {
    return bindingById(context, bindingId)
  }
}

async function bindingById({ load }: GraphContext, id: string | undefined) {
  const binding = id === undefined ? undefined : await load.binding.load(NumberBindingId(id))
  return binding && new NumberBindingView(binding)
}

@Resolver(() => NumberBindingView)
export class NumberBindingCalls {
  @FieldResolver(() => TrackedCallConnection.type, {
    description: 'What became of the calls that came by it, newest first.',
  })
  calls(
    @Root() { id }: NumberBindingView,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return pageOf(context, { bindingId: id }, page)
  }

  @FieldResolver(() => Int, { description: 'How many calls came by it and are over.' })
  async callCount(@Root() { id }: NumberBindingView, @Ctx() { load }: GraphContext): Promise<number> {
    return (await load.callSums.load(id))?.calls ?? 0
  }

  @FieldResolver(() => CallStatsView, {
    nullable: true,
    description: 'What its calls amount to.',
  })
  async stats(
    @Root() { id }: NumberBindingView,
    @Arg('range', () => TimeRange, {
      nullable: true,
      description: 'Started in this time, taken in whole days, UTC; null: since ever.',
    })
    range: TimeRange | null | undefined,
    @Ctx() { load, reader }: GraphContext,
  ): Promise<CallStatsView | undefined> {
    const sums =
      range == null ? await load.callSums.load(id) : await sumsOfScope(reader, id, rangeOf('DAY', range))
    return sums && new CallStatsView(sums)
  }
}

@Resolver(() => CallView)
export class CallTracking {
  @FieldResolver(() => TrackedCallView, {
    nullable: true,
    description: 'What became of it, when it came to a number and is over; null otherwise.',
  })
  async tracked(
    @Root() { id }: CallView,
    @Ctx() { load }: GraphContext,
  ): Promise<TrackedCallView | undefined> {
    const found: Tracked | undefined = await load.trackedCall.load(id)
    return found && new TrackedCallView(found)
  }
}
