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
  /** How long to wait for the digits in all; with a prompt, for the first one after it. */
  readonly timeoutMs: number
  readonly initialMs: number | undefined
  readonly tries: number
  readonly prompt?: () => Sound
  /** Played before the prompt is repeated. */
  readonly reproach?: () => Sound
}

type Verdict = 'valid' | 'invalid' | 'call_hangup' | 'cancelled' | 'timeout'

/**
 * Collects the keys a person presses. A gather without a prompt has one try; one with a prompt plays it again
 * after a wrong or missing entry until its tries are used up. A key interrupts the prompt. A newer gather
 * cancels an older one.
 */
export function gather(world: World, leg: Leg, plan: GatherPlan): void {
  leg.gather?.cancel('cancelled')
  let digits = ''
  let tries = 0
  let done = false
  let sounding: Sound[] = []
  const timers = new Set<() => void>()

  const wait = (ms: number, task: () => void) => {
    const cancel = world.clock.after(ms, () => {
      timers.delete(cancel)
      task()
    })
    timers.add(cancel)
  }
  const stopTimers = () => {
    for (const cancel of timers) cancel()
    timers.clear()
  }
  const stopPrompt = () => {
    const mine = sounding
    sounding = []
    for (const sound of mine) if (leg.player.current === sound) leg.player.stop('current')
  }

  const finish = (status: Verdict) => {
    if (done) return
    done = true
    stopTimers()
    if (leg.gather === active) delete leg.gather
    if (status !== 'call_hangup') stopPrompt()
    announceCall(world, leg, 'call.gather.ended', { digits, status })
  }
  const fail = (status: 'invalid' | 'timeout') => {
    if (tries >= plan.tries) return finish(status)
    ask()
  }
  const judge = () => {
    stopTimers()
    if (digits === '') return fail('timeout')
    const right = digits.length >= plan.minimum && [...digits].every(digit => plan.valid.includes(digit))
    return right ? finish('valid') : fail('invalid')
  }

  const listen = () => {
    if (done || digits !== '') return
    wait(plan.timeoutMs, judge)
    if (plan.initialMs !== undefined && plan.initialMs < plan.timeoutMs) wait(plan.initialMs, judge)
  }
  const ask = () => {
    tries += 1
    digits = ''
    stopTimers()
    if (plan.prompt === undefined) return listen()
    const sounds = [...(tries > 1 && plan.reproach !== undefined ? [plan.reproach()] : []), plan.prompt()]
    const last = sounds.length - 1
    sounding = sounds.map((sound, index) => ({
      ...sound,
      ended(how) {
        sound.ended(how)
        if (index === last && how === 'completed') listen()
      },
    }))
    for (const sound of sounding) leg.player.play(sound)
  }

  const active = {
    press(digit: string) {
      if (done) return
      if (sounding.length > 0) stopPrompt()
      stopTimers()
      if (digit === plan.terminator) return judge()
      digits += digit
      if (digits.length >= plan.maximum) return judge()
      wait(plan.interDigitMs, judge)
    },
    cancel: finish,
  }
  leg.gather = active
  ask()
}
