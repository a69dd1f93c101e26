import type { StepDraft } from './document.js'
import { isAskedBy } from './fetch-url.js'
import type { Findings } from './findings.js'
import { hasKeyOptions, takesKeys } from './keys.js'
import type { ProblemCode, ProblemPlace } from './problems.js'
import { short, show } from './shown.js'

type PlaceOf = (stepIndex: number, rest?: string) => ProblemPlace

/** Notes how steps lead to each other wrongly: ids twice, targets that do not exist, steps nothing leads to, a flow that only fetches itself. */
export function checkPaths(
  findings: Findings,
  steps: readonly StepDraft[],
  placeOf: PlaceOf,
  fetchedFrom?: string,
): void {
  const note = (code: ProblemCode, message: string, place: () => ProblemPlace) =>
    findings.add(code, () => ({ message, place: place() }))
  const indexOf = new Map<unknown, number>()
  for (const [index, { id }] of steps.entries()) {
    if (id === undefined) continue
    const first = indexOf.get(id)
    if (first === undefined) indexOf.set(id, index)
    else note('DUPLICATE_STEP_ID', `Step ${first} has the same id.`, () => placeOf(index, '.id'))
  }
  const allowed = someOf([...indexOf.keys()])
  for (const [index, { onKeypressGoto: target }] of steps.entries()) {
    if (target === undefined || indexOf.has(target)) continue
    note('UNKNOWN_GOTO_TARGET', `No step has the id ${show(target)}.`, () => ({
      ...placeOf(index, '.onKeypressGoto'),
      ...(allowed !== '' && { allowed }),
    }))
  }
  const reached = reachable(steps, indexOf)
  for (const index of steps.keys()) {
    if (reached.has(index)) continue
    note('UNREACHABLE_STEP', 'No step leads here.', () => placeOf(index))
  }
  const loop = fetchedFrom === undefined ? -1 : selfFetch(steps, fetchedFrom)
  if (loop !== -1) {
    const message = 'The flow fetches itself again before the caller could press a key.'
    note('LOOP_WITHOUT_INPUT', message, () => placeOf(loop, '.options.url'))
  }
}

/** The first of them: a flow of many steps would be answered by a far longer text otherwise. */
function someOf(ids: readonly unknown[]): string {
  return [...ids.slice(0, 20).map(id => short(String(id))), ...(ids.length > 20 ? ['…'] : [])].join(', ')
}

/** A flow goes on after every step but one that hangs up or fetches another flow, and where a key leads. */
function reachable(steps: readonly StepDraft[], indexOf: ReadonlyMap<unknown, number>): Set<number> {
  const reached = new Set<number>()
  const open = [0]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = steps[index]
    if (step === undefined || reached.has(index)) continue
    reached.add(index)
    if (!endsFlow(step)) open.push(index + 1)
    const target = takesKeys(step) ? indexOf.get(step.onKeypressGoto) : undefined
    if (target !== undefined) open.push(target)
  }
  return reached
}

function endsFlow(step: StepDraft): boolean {
  const always = (step.conditions ?? []).length === 0
  return always && (step.action === 'hangup' || step.action === 'fetchCallFlow')
}

/**
 * The step that fetches the flow itself, when every run comes to it and no caller has a say in it.
 * Inside a document there is no other such loop: only a key leads back, everything else leads on.
 */
function selfFetch(steps: readonly StepDraft[], fetchedFrom: string): number {
  for (const [index, step] of steps.entries()) {
    if (step.action === 'fetchCallFlow' && endsFlow(step))
      return isAskedBy(step.url, fetchedFrom) ? index : -1
    if (endsFlow(step) || step.action === 'transfer' || step.action === 'record') return -1
    if (takesKeys(step) && hasKeyOptions(step)) return -1
  }
  return -1
}
