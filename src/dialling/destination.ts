import { type CountryCode, type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { type Endpoint, parseE164 } from '../kernel/endpoint.js'

export type { CountryCode }

/** What can be called, as far as the outbound policy tells destinations apart. */
export type Destination =
  /** A SIP URI that names no telephone number. */
  | { kind: 'SIP' }
  /** A SIP URI whose user part is made of digits but is no number that any country could have. */
  | { kind: 'UNREADABLE' }
  | {
      kind: 'NUMBER'
      /** E.164. */
      number: string
      /** Countries that the number can belong to: one when it is certain, none for satellite and global services. */
      countries: readonly CountryCode[]
      /** Whether whoever is called earns from the call, or can: premium-rate, shared-cost and personal numbers. */
      premium: boolean
    }

const PREMIUM: readonly NumberType[] = ['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER']

/** Characters that people put between digits, which gateways leave out. */
const SEPARATORS = /[\s\-.()]/g

/** Shorter ones are extensions of a telephone system. */
const FEWEST_DIGITS = 7

/** Reads a telephone number or SIP URI; total. */
export function destinationOf(endpoint: Endpoint): Destination {
  if (endpoint.startsWith('+')) return numberOf(endpoint)
  const user = userOf(endpoint)
  const digits = user.replace(/^(\+|00)/, '')
  // Otherwise a gateway would call the number for whoever writes it as an address.
  if (!/^\d+$/.test(digits) || digits.length < FEWEST_DIGITS) return { kind: 'SIP' }
  const number = parseE164(digits)
  return number === undefined ? { kind: 'UNREADABLE' } : numberOf(number)
}

/** The country of one of our own numbers; undefined when it has none, or several could be it. */
export function countryOf(endpoint: Endpoint): CountryCode | undefined {
  const destination = destinationOf(endpoint)
  if (destination.kind !== 'NUMBER' || destination.countries.length !== 1) return undefined
  return destination.countries[0]
}

/** A destination as a log may show it: its first digits, never a whole number or address. */
export function maskedDestination(endpoint: Endpoint): string {
  return endpoint.startsWith('+') ? `${endpoint.slice(0, 5)}…` : 'SIP'
}

function numberOf(number: string): Destination {
  const parsed = parsePhoneNumberFromString(number)
  const countries = parsed?.country === undefined ? (parsed?.getPossibleCountries() ?? []) : [parsed.country]
  const type = parsed?.getType()
  return { kind: 'NUMBER', number, countries, premium: type !== undefined && PREMIUM.includes(type) }
}

/** The user part of a SIP URI, without its parameters and what stands between digits. */
function userOf(uri: string): string {
  const user = uri.slice(uri.indexOf(':') + 1, uri.lastIndexOf('@')).split(/[;:]/, 1)[0] ?? ''
  return decoded(user).split(/[;:]/, 1)[0]?.replace(SEPARATORS, '') ?? ''
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
