import type { Endpoint } from '../kernel/endpoint.js'
import { type CountryCode, countryOf, type Destination, destinationOf } from './destination.js'

export const OUTBOUND_RULES = [
  'COUNTRY',
  'PREFIX',
  'PREMIUM_RATE',
  'SIP',
  'CALLS_PER_MINUTE',
  'CONCURRENT_CALLS',
  'CALLS_PER_DAY',
] as const
export type OutboundRule = (typeof OUTBOUND_RULES)[number]

/** Where calls may go, and how many. A cap of Infinity is none, one of 0 lets no call out. */
export interface OutboundPolicy {
  /** HOME: the countries of the installation's own caller id and of the account's number that is on the call. */
  countries: 'HOME' | 'ALL' | readonly CountryCode[]
  /** E.164 prefixes that are allowed whatever their country and price; the longest of all prefixes decides. */
  allowedPrefixes: readonly string[]
  /** E.164 prefixes that are refused although their country is allowed. */
  deniedPrefixes: readonly string[]
  /** Whether SIP URIs may be called; one that names a telephone number is held to that number's rules. */
  sip: boolean
  /** In any 60 seconds, over all nodes. */
  callsPerMinute: number
  /** Outbound legs that ring or talk at the same time, over all nodes. */
  concurrentCalls: number
  /** In any 24 hours, over all nodes. */
  callsPerDay: number
  /** The part of `callsPerMinute` and `callsPerDay` that one identity may use, above 0 and at most 1. */
  identityShare: number
}

/**
 * What holds where nothing is set. At a cent a minute and five minutes a call, a stolen key costs 250 dollars a day;
 * an operator who dials by hand places two calls a minute.
 */
export const DEFAULT_OUTBOUND: OutboundPolicy = {
  countries: 'HOME',
  allowedPrefixes: [],
  deniedPrefixes: [],
  sip: true,
  callsPerMinute: 120,
  concurrentCalls: 200,
  callsPerDay: 10_000,
  identityShare: 0.5,
}

/** Which rule does not let a call out, and what would. */
export interface OutboundRefusal {
  rule: OutboundRule
  /** The cap that is used up. */
  maxCalls?: number
  /** Whose cap it is: that of whoever asks, or that of all together. */
  scope?: 'IDENTITY' | 'INSTALLATION'
  /** ISO 3166-1 alpha-2 codes. */
  allowedCountries?: readonly CountryCode[]
  /** When a call fits in again; absent when time alone does not help, or nobody knows when. */
  retryAfterMs?: number
}

/**
 * Whether a destination may be called, however few calls there are; undefined when it may. `own` are numbers of the
 * account whose countries are home.
 */
export function refusedDestination(
  policy: OutboundPolicy,
  to: Endpoint,
  own: readonly Endpoint[],
): OutboundRefusal | undefined {
  if (!policy.sip && !to.startsWith('+')) return { rule: 'SIP' }
  const destination = destinationOf(to)
  if (destination.kind === 'SIP') return undefined
  const allowed = countriesOf(policy, own)
  const abroad: OutboundRefusal = {
    rule: 'COUNTRY',
    ...(allowed !== 'ALL' && { allowedCountries: allowed }),
  }
  if (destination.kind === 'UNREADABLE') return abroad
  const listed = longestPrefix(policy, destination.number)
  if (listed !== undefined) return listed.allowed ? undefined : { rule: 'PREFIX' }
  if (!isWithin(allowed, destination)) return abroad
  return destination.premium ? { rule: 'PREMIUM_RATE' } : undefined
}

function countriesOf(
  { countries }: OutboundPolicy,
  own: readonly Endpoint[],
): 'ALL' | readonly CountryCode[] {
  if (countries !== 'HOME') return countries
  const home = own.map(countryOf).filter(country => country !== undefined)
  return [...new Set(home)].sort()
}

/** A number that several countries could have is allowed where all of them are. */
function isWithin(
  allowed: 'ALL' | readonly CountryCode[],
  { countries }: Extract<Destination, { kind: 'NUMBER' }>,
): boolean {
  return countries.length > 0 && (allowed === 'ALL' || countries.every(country => allowed.includes(country)))
}

function longestPrefix(
  { allowedPrefixes, deniedPrefixes }: OutboundPolicy,
  number: string,
): { allowed: boolean } | undefined {
  const longest = (prefixes: readonly string[]) =>
    Math.max(0, ...prefixes.filter(prefix => number.startsWith(prefix)).map(prefix => prefix.length))
  const [allowed, denied] = [longest(allowedPrefixes), longest(deniedPrefixes)]
  return allowed === 0 && denied === 0 ? undefined : { allowed: allowed > denied }
}
