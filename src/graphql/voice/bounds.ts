import type { SignalData } from '../../signalling/session.js'
import { badInput } from '../errors.js'
import { ofLength } from '../schema/inputs.js'

export const PEER_INFO = [1, 32_768] as const
export const CANDIDATE = [1, 4_096] as const
const NAME = [1, 128] as const
/** The subject of a token with its issuer. */
const IDENTITY = [1, 640] as const
const LONGEST_DATA = 4_096

/** A name for somebody or something, without control characters; BAD_USER_INPUT otherwise. */
export function nameIn(text: string, path: string): string {
  if (/\p{Cc}/u.test(text)) throw badInput('Expected no control characters.', `input.${path}`)
  return ofLength(text, NAME, path)
}

/** An identity, or a bare name, without control characters; BAD_USER_INPUT otherwise. */
export function identityText(text: string, path: string): string {
  if (/\p{Cc}/u.test(text)) throw badInput('Expected no control characters.', `input.${path}`)
  return ofLength(text, IDENTITY, path)
}

/** What a party adds: a small object; BAD_USER_INPUT otherwise. */
export function dataIn(data: unknown): SignalData {
  if (data == null) return {}
  if (typeof data !== 'object' || Array.isArray(data)) throw badInput('Expected an object.', 'input.data')
  if (textOf(data).length > LONGEST_DATA) {
    throw badInput(`Expected at most ${LONGEST_DATA} characters as JSON.`, 'input.data')
  }
  return data as SignalData
}

function textOf(data: object): string {
  try {
    return JSON.stringify(data)
  } catch {
    // Nested deeper than can be written.
    throw badInput('Expected an object that is less deep.', 'input.data')
  }
}
