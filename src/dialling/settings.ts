import { isSupportedCountry } from 'libphonenumber-js/max'
import type { CountryCode } from './destination.js'
import { DEFAULT_OUTBOUND, type OutboundPolicy } from './policy.js'

/** The outbound policy as the environment words it. */
export interface OutboundSettings {
  OUTBOUND_COUNTRIES: string
  OUTBOUND_PREFIXES: string
  OUTBOUND_SIP: 'on' | 'off'
  OUTBOUND_CALLS_PER_MINUTE: number | 'unlimited'
  OUTBOUND_CONCURRENT_CALLS: number | 'unlimited'
  OUTBOUND_CALLS_PER_DAY: number | 'unlimited'
  /** Per cent. */
  OUTBOUND_IDENTITY_SHARE: number
}

/** Reads the outbound policy; adds a line to `problems` for each value that makes no sense. */
export function readOutboundPolicy(settings: OutboundSettings, problems: string[]): OutboundPolicy {
  const prefixes = listed(settings.OUTBOUND_PREFIXES)
  for (const prefix of prefixes) {
    if (!/^!?\+[1-9]\d{0,14}$/.test(prefix)) {
      problems.push(`OUTBOUND_PREFIXES: ${prefix} must be + and digits, such as +8816, or !+1900 to block`)
    }
  }
  return {
    countries: readCountries(listed(settings.OUTBOUND_COUNTRIES), problems),
    allowedPrefixes: prefixes.filter(prefix => !prefix.startsWith('!')),
    deniedPrefixes: prefixes.filter(prefix => prefix.startsWith('!')).map(prefix => prefix.slice(1)),
    sip: settings.OUTBOUND_SIP === 'on',
    callsPerMinute: capOf(settings.OUTBOUND_CALLS_PER_MINUTE),
    concurrentCalls: capOf(settings.OUTBOUND_CONCURRENT_CALLS),
    callsPerDay: capOf(settings.OUTBOUND_CALLS_PER_DAY),
    identityShare: settings.OUTBOUND_IDENTITY_SHARE / 100,
  }
}

function readCountries(entries: string[], problems: string[]): OutboundPolicy['countries'] {
  if (entries.length === 0) return DEFAULT_OUTBOUND.countries
  if (entries.includes('*')) return 'ALL'
  const countries = entries.map(entry => entry.toUpperCase() as CountryCode)
  for (const country of countries) {
    if (!isSupportedCountry(country)) {
      problems.push(`OUTBOUND_COUNTRIES: ${country} is not a country code such as US or DE; * allows all`)
    }
  }
  return countries
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
}

function capOf(value: number | 'unlimited'): number {
  return value === 'unlimited' ? Number.POSITIVE_INFINITY : value
}
