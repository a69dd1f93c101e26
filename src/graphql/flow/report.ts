import { ID, Int, ObjectType } from 'type-graphql'
import type { Found } from '../../flow/findings.js'
import { MOST_PROBLEMS } from '../../flow/limits.js'
import { hasErrors, legacyErrors, type Problem, type ProblemCode } from '../../flow/problems.js'
import type { SettledFlow } from '../../flow/settle.js'
import { refuse } from '../errors.js'
import { nullable, Shown } from '../schema/shown.js'
import { ProblemCodeEnum, ProblemSeverityEnum } from './enums.js'
import { CallFlowDocumentView } from './views.js'

@ObjectType('CallFlowProblem', {
  description: 'Something that is wrong with a call flow, and exactly where.',
})
export class CallFlowProblemView implements Problem {
  @Shown(() => ProblemSeverityEnum, 'Whether it refuses the flow.')
  readonly severity!: Problem['severity']
  @Shown(() => ProblemCodeEnum, 'What is wrong.')
  readonly code!: ProblemCode
  @Shown(() => Int, 'What is wrong, by the number the dialect has for it: 11, 12 or 16.')
  readonly legacyCode!: number
  @Shown(() => String, 'What is wrong, for people.')
  readonly message!: string
  @Shown(() => String, 'Where: `steps[2].options.language`; empty when it is the text as a whole.')
  readonly path!: string
  @Shown(() => Int, 'In which step, counted from 0; null when in none.', nullable)
  readonly stepIndex?: number
  @Shown(() => ID, 'In which step; null when in none, or when it has no id.', nullable)
  readonly stepId?: string
  @Shown(() => String, 'What would have been right, in words; null when that cannot be said.', nullable)
  readonly allowed?: string
  @Shown(() => Int, 'The line of the text, counted from 1; null when it is not known.', nullable)
  readonly line?: number
  @Shown(() => Int, 'The column of the line, counted from 1; null when it is not known.', nullable)
  readonly column?: number
}

@ObjectType('CallFlowReport', { description: 'What a look at a call flow found.' })
export class CallFlowReport {
  constructor(private readonly settled: SettledFlow) {}

  @Shown(() => Boolean, 'Whether the flow could be kept: there is no error; there may be warnings.')
  get valid(): boolean {
    return !hasErrors(this.settled.problems)
  }
  @Shown(
    () => [CallFlowProblemView],
    `The problems, errors first: the first ${MOST_PROBLEMS}, then MORE_PROBLEMS when there are others.`,
  )
  get problems(): Problem[] {
    return this.settled.problems
  }
  @Shown(() => Int, 'How many problems there are, including those that are not listed.')
  get problemCount(): number {
    return this.settled.problemCount
  }
  @Shown(
    () => CallFlowDocumentView,
    'The flow as it would be kept, with ids and defaults; null when it is not valid.',
    nullable,
  )
  get document(): CallFlowDocumentView | undefined {
    return this.settled.flow && new CallFlowDocumentView(this.settled.flow)
  }
}

/** The error for a flow that cannot be taken; it carries the report, and the dialect's own error body. `path` is the input field. */
export function refuseFlow({ problems, problemCount }: Found, path: string) {
  const errors = problems.filter(({ severity }) => severity === 'ERROR')
  const [first] = errors
  const where = first === undefined || first.path === '' ? '' : ` (${first.path})`
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : ''
  return refuse('BAD_USER_INPUT', `This is no valid call flow${where}: ${first?.message}${more}`, {
    path,
    legacyCode: first?.legacyCode,
    report: { valid: false, problemCount, problems },
    legacyBody: legacyErrors(problems),
  })
}

/** The field of a document input where the first error is: a step or a field beside the steps. */
export function fieldAtFault(problems: readonly Problem[]): string {
  const path = problems.find(({ severity }) => severity === 'ERROR')?.path ?? ''
  return path.split('.')[0] ?? path
}
