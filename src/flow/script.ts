import type { Direction, HangupCause } from '../call/facts.js'
import type { FlowAnswer } from './answer.js'

/** Keys a scripted caller presses, once: at a time, after the n-th prompt has ended, or when a step begins. */
export type ScriptedKeys = { keys: string } & (
  | { atMs: number }
  | { afterPrompt: number; delayMs?: number }
  | { atStep: string; delayMs?: number }
)

/** Who picks up an outbound call; undecided: nobody can tell whether it is a machine. */
export const SCRIPTED_ANSWERS = ['PERSON', 'MACHINE', 'UNDECIDED', 'BUSY', 'NO_ANSWER'] as const
export type ScriptedAnswer = (typeof SCRIPTED_ANSWERS)[number]

/** A server as a rehearsal knows it: what it answers to requests with at least the address's own parameters. */
export interface ScriptedServer extends FlowAnswer {
  url: string
}

/** How the caller of a rehearsal behaves; the empty script is a caller who listens in silence. Times count from the answer. */
export interface CallerScript {
  direction?: Direction
  source?: string
  destination?: string
  /** Of an outbound call. */
  answer?: ScriptedAnswer
  /** How long a machine's greeting lasts. */
  greetingMs?: number
  keys?: readonly ScriptedKeys[]
  /** When the caller speaks, which keeps silence from ending a recording. */
  speaks?: readonly { fromMs: number; toMs: number }[]
  hangsUpAtMs?: number
  /** How each transfer ends, in their order; the last one counts for all that follow. Absent: they are answered. */
  transfers?: readonly ('ANSWERED' | HangupCause)[]
  /** Several answers under one address are given in their order. An address not named answers 404. */
  servers?: readonly ScriptedServer[]
  variables?: Readonly<Record<string, string>>
  /** How long every audio file lasts. */
  audioMs?: number
  /** When the caller gives up at last; an hour by default. */
  patienceMs?: number
}
