import type { Leg } from '../state.js'
import { announceCall } from '../webhook/announce.js'
import type { World } from '../world.js'
import type { Sound } from './player.js'

/** What digits to wait for, and how patiently. */
export interface GatherPlan {
  readonly minimum: number
  readonly maximum: number
  readonly valid: string
  readonly terminator: string
  readonly interDigitMs: number
  /** How long the whole gather may take; with a prompt, how long to wait for the first key after it. */
  readonly timeoutMs: number
  readonly initialMs: number | undefined
  readonly tries: number
  readonly prompt?: () => Sound
  /** Played before the prompt is repeated. */
  readonly reproach?: () => Sound
  /** Whether the prompt goes on when a key is pressed. */
  readonly promptStays?: boolean
}

type Verdict = 'valid' | 'invalid' | 'call_hangup' | 'cancelled' | 'timeout'

/**
 * Collects the keys a person presses. A gather without a prompt has one try; one with a prompt plays it again
 * after a wrong or missing entry until its tries are used up. A key interrupts the prompt; a prompt that is
 * stopped otherwise counts as heard. A newer gather cancels an older one.
 */
export function gather(world: World, leg: Leg, plan: GatherPlan): void {
  leg.gather?.cancel('cancelled')
  let digits = ''
  let tries = 0
  let done = false
  let sounding: ReadonlySet<Sound> = new Set()
  let stopWaiting = () => {}

  const wait = (ms: number) => {
    stopWaiting()
    stopWaiting = world.clock.after(ms, judge)
  }
  const silencePrompt = () => {
    const mine = sounding
    sounding = new Set()
    leg.player.cut(mine)
  }

  const finish = (status: Verdict) => {
    if (done) return
    done = true
    stopWaiting()
    stopLimit()
    if (leg.gather === active) delete leg.gather
    if (status !== 'call_hangup') silencePrompt()
    announceCall(world, leg, 'call.gather.ended', { digits, status })
  }
  const fail = (status: 'invalid' | 'timeout') => {
    if (tries >= plan.tries) return finish(status)
    ask()
  }
  const judge = () => {
    stopWaiting()
    if (digits === '') return fail('timeout')
    const right = digits.length >= plan.minimum && [...digits].every(digit => plan.valid.includes(digit))
    return right ? finish('valid') : fail('invalid')
  }

  const awaitFirst = () => wait(Math.min(plan.initialMs ?? plan.timeoutMs, plan.timeoutMs))
  const ask = () => {
    tries += 1
    digits = ''
    silencePrompt()
    if (plan.prompt === undefined) return awaitFirst()
    const prompt = plan.prompt()
    const mine = new Set(tries > 1 && plan.reproach !== undefined ? [plan.reproach(), prompt] : [prompt])
    sounding = mine
    for (const sound of mine) leg.player.play(sound)
    leg.player.afterwards(prompt, () => {
      if (!done && sounding === mine && digits === '') awaitFirst()
    })
  }

  const active = {
    press(digit: string) {
      if (done) return
      if (!plan.promptStays) silencePrompt()
      if (digit === plan.terminator) return judge()
      digits += digit
      if (digits.length >= plan.maximum) return judge()
      wait(plan.interDigitMs)
    },
    cancel: finish,
  }
  leg.gather = active
  const stopLimit = plan.prompt === undefined ? world.clock.after(plan.timeoutMs, judge) : () => {}
  ask()
}
