import { parseEndpoint } from '../kernel/endpoint.js'
import { parseInstant } from '../kernel/instant.js'
import type { Rule } from './option.js'
import { BUILT_IN_VARIABLES, maskVariables, VARIABLE_NAME, variablesIn } from './variables.js'

/** The longest address anybody may write. */
const LONGEST_URL = 2048
/** Longer than any rule allows a text to be, even when each tone in it is a variable: it is not looked at any closer. */
export const LONGEST_TEXT = 5000
/** The most tones sent at once, as the carrier bounds them on answer (FACTS §2). */
const MOST_TONES = 64

/** What XML 1.0 cannot carry, and nobody can say: control characters and halves of surrogate pairs. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** What a rule allows, in words. */
export function allowedBy(rule: Rule): string {
  switch (rule.type) {
    case 'text':
      return `text of 1 to ${rule.maxLength} characters`
    case 'integer':
      return `a whole number from ${rule.min} to ${rule.max}`
    case 'boolean':
      return 'true, false'
    case 'choice':
      return rule.of.join(', ')
    case 'url':
      return `an http or https address of at most ${LONGEST_URL} characters`
    case 'endpoint':
      return 'a number with its country code or a SIP URI'
    case 'keys':
      return `1 to ${MOST_TONES} of 0-9 A-D * # w W`
    case 'key':
      return 'one of 0-9 A-D * #'
    case 'name':
      return `a name of letters, digits, _ . - that is not ${BUILT_IN_VARIABLES.join(', ')}`
    case 'instant':
      return 'an RFC 3339 time'
  }
}

/** Whether a value, already of the kind that the rule speaks of, is one the rule allows. */
export function allows(rule: Rule, value: unknown): boolean {
  switch (rule.type) {
    case 'integer':
      return Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max
    case 'boolean':
      return typeof value === 'boolean'
    default:
      return (
        typeof value === 'string' &&
        value.length <= LONGEST_TEXT &&
        !UNWRITABLE.test(value) &&
        allowsText(rule, value)
      )
  }
}

function allowsText(rule: Exclude<Rule, { type: 'integer' | 'boolean' }>, value: string): boolean {
  switch (rule.type) {
    case 'text':
      return value.trim() !== '' && [...value].length <= rule.maxLength
    case 'choice':
      return rule.of.includes(value)
    case 'url':
      return isUrl(value)
    case 'endpoint':
      return variablesIn(value).length > 0 || parseEndpoint(value) !== undefined
    case 'keys':
      return new RegExp(`^[0-9A-DwW*#]{1,${MOST_TONES}}$`).test(maskVariables(value, '0'))
    case 'key':
      return /^[0-9A-D*#]$/.test(value)
    case 'name':
      return VARIABLE_NAME.test(value) && !BUILT_IN_VARIABLES.some(name => name === value)
    case 'instant':
      return parseInstant(value) !== undefined
  }
}

function isUrl(text: string): boolean {
  // A variable may stand in an address, but not for its scheme.
  const literal = maskVariables(text, 'x')
  return (
    text.length <= LONGEST_URL &&
    /^https?:\/\//i.test(literal) &&
    !/\s/.test(literal) &&
    URL.canParse(literal)
  )
}
