import { isRetryable } from './caps.js'
import type { OutboundRefusal } from './policy.js'

/** Says which rule refused a call and what to do about it, in a sentence or two. Names no number. */
export function explain(refusal: OutboundRefusal): string {
  const { rule, maxCalls, scope, allowedCountries } = refusal
  if (maxCalls === 0) return `Outbound calls are turned off: OUTBOUND_${rule} is 0.`
  switch (rule) {
    case 'COUNTRY':
      return `${abroad(allowedCountries)} To allow others, set OUTBOUND_COUNTRIES or OUTBOUND_PREFIXES.`
    case 'PREFIX':
      return 'Calls to this number range are blocked by OUTBOUND_PREFIXES.'
    case 'PREMIUM_RATE':
      return 'Calls to premium-rate, shared-cost and personal numbers are not allowed. To allow a number range, add its prefix to OUTBOUND_PREFIXES.'
    case 'SIP':
      return 'Calls to SIP addresses are not allowed. To allow them, set OUTBOUND_SIP=on.'
    case 'CALLS_PER_MINUTE':
    case 'CALLS_PER_DAY': {
      const per = rule === 'CALLS_PER_DAY' ? 'in 24 hours' : 'per minute'
      const whose = scope === 'IDENTITY' ? ' for one identity' : ''
      return `The limit of ${maxCalls} outbound calls ${per}${whose} has been reached.${later(refusal)}`
    }
    case 'CONCURRENT_CALLS':
      return `The limit of ${maxCalls} concurrent outbound calls has been reached.${later(refusal)}`
  }
}

function abroad(allowed: OutboundRefusal['allowedCountries']): string {
  if (allowed === undefined) return 'The number does not belong to a country.'
  return allowed.length === 0
    ? 'No country may be called.'
    : `Only numbers in these countries may be called: ${allowed.join(', ')}.`
}

function later(refusal: OutboundRefusal): string {
  if (!isRetryable(refusal)) return ''
  const { retryAfterMs } = refusal
  if (retryAfterMs === undefined) return ' Try again when a call has ended.'
  const seconds = Math.ceil(retryAfterMs / 1000)
  return seconds <= 120 ? ` Try again in ${seconds} s.` : ` Try again in ${Math.ceil(seconds / 60)} min.`
}
