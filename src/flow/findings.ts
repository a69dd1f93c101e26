import { type Excess, MOST_PROBLEMS } from './limits.js'
import {
  PROBLEM_CODES,
  type Problem,
  type ProblemCode,
  type ProblemPlace,
  problem,
  type TextPlace,
} from './problems.js'

type Severity = Problem['severity']

/** The problems of a flow as they are reported: errors first, at most a hundred, and how many there are in all. */
export interface Found {
  problems: Problem[]
  problemCount: number
}

/** Collects what is wrong with a flow: all problems are counted, and only those that are reported are described. */
export class Findings {
  private readonly first: Readonly<Record<Severity, Problem[]>> = { ERROR: [], WARNING: [] }
  private count = 0

  add(
    code: ProblemCode,
    describe: () => { message: string; place: ProblemPlace },
    severity: Severity = PROBLEM_CODES[code].severity,
  ): void {
    this.count += 1
    const list = this.first[severity]
    if (list.length >= MOST_PROBLEMS) return
    const { message, place } = describe()
    list.push({ ...problem(code, message, place), severity })
  }

  /** Whether anything here refuses the flow. */
  get refuses(): boolean {
    return this.first.ERROR.length > 0
  }

  get found(): Found {
    const { ERROR, WARNING } = this.first
    const problems = [...ERROR, ...WARNING].slice(0, MOST_PROBLEMS)
    const more = this.count - problems.length
    if (more > 0)
      problems.push(problem('MORE_PROBLEMS', `${more} more problems are not listed.`, { path: '' }))
    return { problems, problemCount: this.count }
  }
}

/** What is found of a text that is no flow at all. */
export function unparseable(message: string, place: Partial<TextPlace> = {}): Found {
  return { problems: [problem('UNPARSEABLE_BODY', message, { path: '', ...place })], problemCount: 1 }
}

/** What is found of a flow that exceeds a bound. */
export function tooLarge({ message, ...excess }: Excess, place: Partial<TextPlace> = {}): Found {
  return { problems: [problem('LIMIT_EXCEEDED', message, { ...excess, ...place })], problemCount: 1 }
}
