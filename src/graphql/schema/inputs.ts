import { badInput } from '../errors.js'
import { nullable, Taken } from './shown.js'

/** The key by which a repetition of a mutation is recognised. */
export const IdempotencyKey = () =>
  Taken(
    () => String,
    'Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the ' +
      'first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys ' +
      'do not see them.',
    nullable,
  )

/** The value when it is within its bounds; BAD_USER_INPUT otherwise. */
export function within(value: number, [least, most]: readonly [number, number], path: string): number {
  if (value < least || value > most) throw badInput(`Expected ${least} to ${most}.`, `input.${path}`)
  return value
}

/** The text when it has as many characters as it may have; BAD_USER_INPUT otherwise. */
export function ofLength(text: string, [least, most]: readonly [number, number], path: string): string {
  if (text.length < least || text.length > most) {
    throw badInput(`Expected ${least} to ${most} characters.`, `input.${path}`)
  }
  return text
}

/** The tones when they are some that can be sent; BAD_USER_INPUT otherwise. */
export function tones(digits: string): string {
  if (!/^[0-9A-DwW*#]{1,64}$/.test(digits)) {
    throw badInput('Expected 1 to 64 of 0–9, A–D, *, #, w and W.', 'input.digits')
  }
  return digits
}

/** What the description of a number to be called ends with. */
export const OUTBOUND = 'OUTBOUND_NOT_ALLOWED when the outbound policy does not allow it.'

/** Of a text that is spoken, by the carrier. */
export const SPOKEN = [1, 3000] as const
/** How often something may be said or played. */
export const REPETITIONS = [1, 100] as const
