import { hangUp, pickUp, whileAlive } from '../call/leg.js'
import type { Leg, PhoneSetting } from '../state.js'
import type { World } from '../world.js'

/** A phone nobody has set: it answers by itself after a second. */
export const UNSET: PhoneSetting = { answer: 'auto', after_ms: 1_000, greeting_ms: 3_000, beep: true }

/** Lets the called phone ring and do what its owner set it to do; gives up after `timeoutSecs`. */
export function ring(
  world: World,
  leg: Leg,
  limits: { readonly timeoutSecs: number; readonly timeLimitSecs: number; readonly retryOnTimeout: boolean },
): void {
  const phone = settingOf(world, leg)
  const stopWaiting = whileAlive(world, leg, limits.timeoutSecs * 1_000, () =>
    hangUp(world, leg, {
      cause: limits.retryOnTimeout ? 'timeout' : 'no_answer',
      source: 'unknown',
      sip: limits.retryOnTimeout ? '487' : '480',
    }),
  )
  leg.onAnswer.unshift(() => {
    stopWaiting()
    whileAlive(world, leg, limits.timeLimitSecs * 1_000, () =>
      hangUp(world, leg, { cause: 'time_limit', source: 'unknown', sip: 'unspecified' }),
    )
  })
  const reaction = reactions[phone.answer]
  if (reaction !== undefined) {
    const stop = whileAlive(world, leg, phone.after_ms, () => reaction(world, leg))
    leg.onAnswer.unshift(stop)
  }
}

/** How the phone at the leg's far end is set. */
export function settingOf(world: World, leg: Leg): PhoneSetting {
  return world.phones.get(leg.to) ?? UNSET
}

const reactions: Record<PhoneSetting['answer'], ((world: World, leg: Leg) => void) | undefined> = {
  auto: pickUp,
  machine: pickUp,
  busy: (world, leg) => hangUp(world, leg, { cause: 'user_busy', source: 'callee', sip: '486' }),
  reject: (world, leg) => hangUp(world, leg, { cause: 'call_rejected', source: 'callee', sip: '603' }),
  manual: undefined,
  no_answer: undefined,
}
