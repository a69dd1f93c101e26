import { ID, Int, ObjectType } from 'type-graphql'
import type { CallSums, GroupSums, StatsGroup } from '../../journal/reads/call-stats.js'
import { STATS_GROUPS } from '../../journal/reads/call-stats.js'
import type { Tracked } from '../../journal/reads/tracked-calls.js'
import { UNBOUND } from '../../journal/tracked-calls.js'
import { instantOf, millisOf } from '../../kernel/instant.js'
import type { TrackedOutcome } from '../../tracking/tracked-call.js'
import { CallPartyEnum, HangupCauseEnum } from '../call/enums.js'
import { DateTime, Endpoint } from '../scalars/scalars.js'
import { describedEnum } from '../schema/enums.js'
import { nullable, Shown } from '../schema/shown.js'

export const TrackedOutcomeEnum = describedEnum<TrackedOutcome>(
  'TrackedOutcome',
  'What became of a call; all but ANSWERED are missed calls.',
  {
    ANSWERED: 'Somebody talked, or a room or a flow took it.',
    NO_ANSWER: 'It rang until the time was over.',
    BUSY: 'The line was busy.',
    REJECTED: 'It was rejected.',
    ABANDONED: 'The caller hung up before anybody answered.',
    FAILED: 'It could not be put through.',
    NO_BINDING: 'The number leads nowhere: the caller was told so.',
  },
)

const GROUPS: Record<StatsGroup, string> = {
  HOUR: 'Each hour.',
  DAY: 'Each day, UTC.',
  BINDING: 'Each binding; calls that came by none are a group of their own.',
  CALLER_AREA: 'Each area of callers: `+1` and the area code in North America, the country’s code elsewhere.',
}
export const StatsGroupEnum = describedEnum<(typeof STATS_GROUPS)[number]>(
  'StatsGroup',
  'By what calls are summed up.',
  GROUPS,
)

@ObjectType('TrackedCall', {
  description:
    'What became of a call that came to a number: one for each call, whatever its legs. It is there when the call is ' +
    'over, and is completed by what becomes known later.',
})
export class TrackedCallView {
  constructor(private readonly tracked: Tracked) {}

  private get state() {
    return this.tracked.call
  }

  @Shown(() => ID, 'Of the call: `call(id)` and `node(id)` have the call itself.')
  get id() {
    return this.state.id
  }
  get bindingId() {
    return this.state.bindingId
  }
  @Shown(() => Endpoint, 'The number that was called; null when the carrier did not say.', nullable)
  get trackingNumber() {
    return this.state.number
  }
  @Shown(() => Endpoint, 'Who called; null when the carrier did not say.', nullable)
  get from() {
    return this.state.from
  }
  @Shown(
    () => String,
    'Where the caller’s number belongs: `+1` and the area code in North America, the country’s code elsewhere; `UNKNOWN` without a number.',
  )
  get callerArea() {
    return this.state.area
  }
  @Shown(() => Endpoint, 'Where it was put through, or tried last; null when it was not forwarded.', nullable)
  get destination() {
    return this.state.destination
  }
  @Shown(() => TrackedOutcomeEnum, 'What became of it.')
  get outcome() {
    return this.state.outcome
  }
  @Shown(() => Boolean, 'True when the outcome is ANSWERED.')
  get answered() {
    return this.state.outcome === 'ANSWERED'
  }
  @Shown(() => DateTime, 'When it began.')
  get startedAt() {
    return this.state.startedAt
  }
  @Shown(
    () => DateTime,
    'When it was answered: by whom it was forwarded to, if it was; null when it was missed.',
    nullable,
  )
  get answeredAt() {
    return this.state.answeredAt
  }
  @Shown(() => DateTime, 'When its last leg ended.')
  get endedAt() {
    return this.state.endedAt
  }
  @Shown(() => Int, 'Whole milliseconds from start to end.')
  get durationMs() {
    return Math.max(0, millisOf(this.state.endedAt) - millisOf(this.state.startedAt))
  }
  @Shown(() => Int, 'Whole milliseconds from the answer to the end; 0 when it was missed.')
  get talkMs() {
    return this.state.talkMs
  }
  @Shown(() => Int, 'Whole milliseconds from the start to the answer, or to the end when it was missed.')
  get ringMs() {
    return this.state.ringMs
  }
  @Shown(() => HangupCauseEnum, 'Of the caller’s leg; null when the carrier did not say.', nullable)
  get hangupCause() {
    return this.state.hangupCause
  }
  @Shown(() => CallPartyEnum, 'Who ended it; null when the carrier did not say.', nullable)
  get endedBy() {
    return this.state.endedBy
  }
  @Shown(() => Int, 'The SIP code the caller’s leg ended with; null when the carrier did not say.', nullable)
  get sipCode() {
    return this.state.sipCode
  }
  @Shown(() => Boolean, 'Whether this number had never called any of ours before.')
  get firstTimeCaller() {
    return this.tracked.firstTime
  }
}

@ObjectType('CallStats', { description: 'What calls amount to.' })
export class CallStatsView {
  constructor(protected readonly sums: CallSums) {}

  @Shown(() => Int, 'How many calls.')
  get calls() {
    return this.sums.calls
  }
  @Shown(() => Int, 'How many of them were answered.')
  get answered() {
    return this.sums.answered
  }
  @Shown(() => Int, 'How many of them were missed.')
  get missed() {
    return this.sums.calls - this.sums.answered
  }
  @Shown(() => Int, 'How many different callers, exactly. A call without a number is a caller of its own.')
  get uniqueCallers() {
    return this.sums.callers
  }
  @Shown(() => Number, 'Whole milliseconds from start to end, of all calls together.')
  get totalDurationMs() {
    return this.sums.totalMs
  }
  @Shown(() => Number, 'Milliseconds from start to end of the average call; null without calls.', nullable)
  get averageDurationMs() {
    return this.sums.calls === 0 ? undefined : this.sums.totalMs / this.sums.calls
  }
  @Shown(() => Number, 'Whole milliseconds of talk, of all calls together.')
  get totalTalkMs() {
    return this.sums.talkMs
  }
  @Shown(
    () => Number,
    'Milliseconds of talk of the average answered call; null without answered calls.',
    nullable,
  )
  get averageTalkMs() {
    return this.sums.answered === 0 ? undefined : this.sums.talkMs / this.sums.answered
  }
}

@ObjectType('BindingStatsGroup', { description: 'The calls of one hour, day, binding or area.' })
export class BindingStatsGroupView {
  constructor(
    private readonly group: StatsGroup,
    private readonly sums: GroupSums,
  ) {}

  @Shown(() => DateTime, 'When the hour or day begins; null in other groups.', nullable)
  get startsAt() {
    const timed = this.group === 'HOUR' || this.group === 'DAY'
    return timed ? instantOf(Number(this.sums.key)) : undefined
  }
  get bindingId() {
    return this.group === 'BINDING' && this.sums.key !== UNBOUND ? this.sums.key : undefined
  }
  @Shown(() => String, 'The area of the callers; null in other groups.', nullable)
  get callerArea() {
    return this.group === 'CALLER_AREA' ? this.sums.key : undefined
  }
  @Shown(() => CallStatsView, 'What its calls amount to.')
  get stats() {
    return new CallStatsView(this.sums)
  }
}

@ObjectType('BindingStats', { description: 'Calls summed up.' })
export class BindingStatsView {
  @Shown(
    () => DateTime,
    'From when on calls count: the beginning of the hour (by HOUR) or day (UTC) asked for.',
  )
  readonly from!: string
  @Shown(() => DateTime, 'Before when calls count: the end of the hour or day asked for.')
  readonly before!: string
  @Shown(
    () => [BindingStatsGroupView],
    'The groups that have calls: by time in its order, others with the most calls first.',
  )
  readonly groups!: BindingStatsGroupView[]
}
