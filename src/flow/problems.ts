/** What can be wrong with a flow, its severity, and the dialect's integer for it (S3.5, S3.6, S3.10). */
export const PROBLEM_CODES = {
  REQUIRED_PARAMETER_MISSING: { severity: 'ERROR', legacyCode: 11 },
  INVALID_PARAMETER: { severity: 'ERROR', legacyCode: 12 },
  UNKNOWN_ACTION: { severity: 'ERROR', legacyCode: 12 },
  DUPLICATE_STEP_ID: { severity: 'ERROR', legacyCode: 12 },
  UNKNOWN_GOTO_TARGET: { severity: 'ERROR', legacyCode: 12 },
  UNPARSEABLE_BODY: { severity: 'ERROR', legacyCode: 16 },
  /** A bound on the size of a flow; nothing else is reported beside it. */
  LIMIT_EXCEEDED: { severity: 'ERROR', legacyCode: 12 },
  /** An import keeps an option it does not know out of the document; a strict one refuses it. */
  UNKNOWN_OPTION: { severity: 'WARNING', legacyCode: 12 },
  /** A warning, since a server may answer differently the next time; a run has its limits (T3.5). */
  LOOP_WITHOUT_INPUT: { severity: 'WARNING', legacyCode: 12 },
  UNREACHABLE_STEP: { severity: 'WARNING', legacyCode: 12 },
  UNKNOWN_VARIABLE: { severity: 'WARNING', legacyCode: 12 },
  KEYS_NOT_AWAITED: { severity: 'WARNING', legacyCode: 12 },
  NOT_TRANSCRIBED: { severity: 'WARNING', legacyCode: 12 },
  NEAREST_LANGUAGE: { severity: 'WARNING', legacyCode: 12 },
  /** The last of a list that was cut off. */
  MORE_PROBLEMS: { severity: 'WARNING', legacyCode: 12 },
} as const satisfies Record<string, { severity: 'ERROR' | 'WARNING'; legacyCode: number }>
export type ProblemCode = keyof typeof PROBLEM_CODES

/** Where in a text something begins; both count from 1. */
export interface TextPlace {
  line: number
  column: number
}

/** What is wrong with a flow and exactly where; an error refuses the flow, a warning does not. */
export interface Problem extends Partial<TextPlace> {
  severity: 'ERROR' | 'WARNING'
  code: ProblemCode
  legacyCode: number
  message: string
  /** As in `steps[2].options.language`. */
  path: string
  /** Counts from 0. */
  stepIndex?: number
  stepId?: string
  /** What would have been right, in words. */
  allowed?: string
}

/** Where a problem is, as far as that is known. */
export interface ProblemPlace extends Partial<TextPlace> {
  path: string
  stepIndex?: number
  stepId?: string
  allowed?: string
}

/** A problem with its code's severity and integer. */
export function problem(code: ProblemCode, message: string, place: ProblemPlace): Problem {
  return { ...PROBLEM_CODES[code], code, message, ...place }
}

/** Whether anything here refuses the flow. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(p => p.severity === 'ERROR')
}

/** The dialect's error body; it names the text `description` in one place and `message` in another (T3.1). */
export function legacyErrors(problems: readonly Problem[]) {
  return {
    errors: problems
      .filter(p => p.severity === 'ERROR')
      .map(({ legacyCode, message }) => ({ code: legacyCode, description: message, message })),
  }
}
