import { advance } from './advance.js'
import { Agenda } from './agenda.js'
import type { CallFlow } from './document.js'
import type { FlowEffect, FlowOutcome } from './effects.js'
import { createRun, type FlowRun, type TraceEntry } from './run.js'
import type { CallerScript, ScriptedKeys } from './script.js'
import type { FlowLeg, FlowSignal } from './signals.js'
import { VirtualLine } from './virtual-line.js'

/** One moment of a rehearsal: what the run was told, what it did, what it wanted done. */
export type RehearsalMoment = { atMs: number } & (
  | { kind: 'signal'; signal: FlowSignal }
  | { kind: 'trace'; entry: TraceEntry }
  | { kind: 'effect'; effect: FlowEffect }
)

/** What a rehearsed call came to. */
export interface Rehearsal {
  timeline: RehearsalMoment[]
  /** Ids of the flow's own steps in the order of their first visit, and those no visit came to. */
  visited: string[]
  neverVisited: string[]
  /** Null when the call never ended, which no caller's patience allows. */
  outcome: FlowOutcome | null
  variables: Record<string, string>
  durationMs: number
  run: FlowRun
}

const AN_HOUR_MS = 3_600_000
/** Between two keys of one entry. */
const KEY_GAP_MS = 250
const VERDICT_MS = { person: 1200, machine: 2000 }

/** A rehearsal on its way. */
export interface RehearsalInProgress {
  /** Does what comes next; false when nothing does any more. */
  next(): boolean
  /** About how many characters of JSON its effects make so far. */
  readonly length: number
  /** What it came to. */
  sum(): Rehearsal
}

/**
 * Runs a flow against a scripted caller on a virtual clock, with the interpreter that runs real calls: the same
 * flow and script give the same rehearsal. No network, no carrier, no waiting.
 */
export function rehearse(flow: CallFlow, script: CallerScript = {}, through = advance): Rehearsal {
  const rehearsal = beginRehearsal(flow, script, through)
  while (rehearsal.next());
  return rehearsal.sum()
}

/** Begins a rehearsal that is done step by step. */
export function beginRehearsal(
  flow: CallFlow,
  script: CallerScript = {},
  through = advance,
): RehearsalInProgress {
  const agenda = new Agenda()
  const timeline: RehearsalMoment[] = []
  const unpressed = new Set(script.keys)
  let run = createRun('rehearsal', flow, script.variables)
  let prompts = 0
  let length = 0

  const tell = (signal: FlowSignal) => {
    const before = run.trace.length
    const next = through(run, signal)
    run = next.run
    const atMs = agenda.now
    const entries = run.trace.slice(before)
    timeline.push({ atMs, kind: 'signal', signal })
    for (const entry of entries) timeline.push({ atMs, kind: 'trace', entry })
    for (const effect of next.effects) {
      timeline.push({ atMs, kind: 'effect', effect })
      length += JSON.stringify(effect).length
      line.carryOut(effect)
    }
    for (const { event, stepId } of entries) if (event === 'ENTERED') press('atStep', stepId, 1000)
  }
  const press = (kind: 'afterPrompt' | 'atStep', what: number | string, delayMs: number) => {
    for (const entry of unpressed) {
      if (!(kind in entry) || (entry as Record<string, unknown>)[kind] !== what) continue
      unpressed.delete(entry)
      typeKeys(entry, 'delayMs' in entry ? (entry.delayMs ?? delayMs) : delayMs)
      return
    }
  }
  const typeKeys = ({ keys }: ScriptedKeys, ms: number) => {
    for (const [index, key] of [...keys].entries()) {
      agenda.after(ms + index * KEY_GAP_MS, () => line.pressKey(key))
    }
  }
  const line = new VirtualLine(agenda, script, tell, () => {
    prompts += 1
    press('afterPrompt', prompts, 500)
  })

  const patienceMs = script.patienceMs ?? AN_HOUR_MS
  answer(script, agenda, tell)
  for (const entry of unpressed) if ('atMs' in entry) typeKeys(entry, entry.atMs)
  agenda.after(Math.min(script.hangsUpAtMs ?? patienceMs, patienceMs), () => line.hangUp())
  return {
    // What is saved after a hang-up comes a little later than the caller's patience ends.
    next: () => run.status !== 'ENDED' && agenda.next(patienceMs + 60_000),
    get length() {
      return length
    },
    sum: () => summed(flow, run, timeline, agenda.now),
  }
}

function answer(script: CallerScript, agenda: Agenda, tell: (signal: FlowSignal) => void): void {
  const { direction = 'INBOUND', answer: who = 'PERSON', greetingMs = 4000 } = script
  const outbound = direction === 'OUTBOUND'
  const leg: FlowLeg = {
    callId: 'rehearsed-call',
    legId: 'rehearsed-leg',
    direction,
    source: script.source ?? '+12025550100',
    destination: script.destination ?? '+12025550199',
    detectsMachines: outbound,
  }
  if (outbound && (who === 'BUSY' || who === 'NO_ANSWER')) {
    tell({ type: 'hungUp', cause: who === 'BUSY' ? 'USER_BUSY' : 'NO_ANSWER' })
    return
  }
  tell({ type: 'started', leg })
  if (!outbound || who === 'UNDECIDED') return
  const machine = who === 'MACHINE'
  agenda.after(machine ? VERDICT_MS.machine : VERDICT_MS.person, () =>
    tell({ type: 'machineDetected', result: machine ? 'MACHINE' : 'HUMAN' }),
  )
  if (machine)
    agenda.after(Math.max(greetingMs, VERDICT_MS.machine), () => tell({ type: 'machineGreetingEnded' }))
}

function summed(flow: CallFlow, run: FlowRun, timeline: RehearsalMoment[], durationMs: number): Rehearsal {
  const entered = run.trace.filter(entry => entry.flow === 0 && entry.event === 'ENTERED')
  const visited = new Set(entered.map(entry => entry.stepId))
  return {
    timeline,
    visited: [...visited],
    neverVisited: flow.steps.map(step => step.id).filter(id => !visited.has(id)),
    outcome: run.status === 'ENDED' ? run.outcome : null,
    variables: run.variables,
    durationMs,
    run,
  }
}
