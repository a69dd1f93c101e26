import { advance } from '../../../src/flow/advance.js'
import type { CallFlow } from '../../../src/flow/document.js'
import type { FlowEffect, FlowEffectType } from '../../../src/flow/effects.js'
import { createRun, type FlowRun } from '../../../src/flow/run.js'
import type { EffectResult, FlowLeg, FlowSignal } from '../../../src/flow/signals.js'

export const LEG: FlowLeg = {
  callId: 'call-1',
  legId: 'leg-1',
  direction: 'INBOUND',
  source: '+12025550100',
  destination: '+12025550199',
  detectsMachines: false,
}
export const OUTBOUND: FlowLeg = { ...LEG, direction: 'OUTBOUND', detectsMachines: true }

/** A run on a leg, told one thing after another. */
export class Phone {
  run: FlowRun
  /** What the last signal made the run ask for. */
  effects: FlowEffect[] = []

  constructor(flow: CallFlow, leg: FlowLeg | null = LEG) {
    this.run = createRun('run', flow)
    if (leg !== null) this.tell({ type: 'started', leg })
  }

  tell(signal: FlowSignal): this {
    const { run, effects } = advance(this.run, signal)
    this.run = run
    this.effects = effects
    return this
  }

  /** Ends what the run waits for. */
  done(result: EffectResult = { kind: 'ended' }): this {
    return this.tell({ type: 'effectDone', effectId: this.run.wait?.effectId ?? 'nothing', result })
  }
  refuse(refusal = 'INVALID'): this {
    return this.tell({ type: 'commandFailed', effectId: this.run.wait?.effectId ?? 'nothing', refusal })
  }
  gathered(digits: string): this {
    return this.done({ kind: 'gathered', digits, status: digits === '' ? 'TIMEOUT' : 'VALID' })
  }
  press(digits: string): this {
    for (const digit of digits) this.tell({ type: 'digit', digit })
    return this
  }

  get asked(): FlowEffectType[] {
    return this.effects.map(effect => effect.type)
  }
  /** The details of the last effect of a type. */
  effect<T extends FlowEffectType>(type: T): FlowEffect<T> {
    const found = this.effects.find(effect => effect.type === type)
    if (found === undefined) throw new Error(`${type} is not among ${this.asked}`)
    return found as FlowEffect<T>
  }
  get at(): string | undefined {
    return this.run.position === null ? undefined : this.run.flow.steps[this.run.position]?.id
  }
}
