import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Brand } from './brand.js'

/** A telephone number as `+` and digits. */
export type E164 = Brand<string, 'E164'>
/** Where a leg can lead: a telephone number or a SIP URI. */
export type Endpoint = Brand<string, 'Endpoint'>

const SIP_URI = /^sips?:[^\s@<>"]+@[^\s@<>"]+$/i

/** Reads a number with or without its `+`; `undefined` when no country could have such a number. */
export function parseE164(text: string): E164 | undefined {
  const digits = text.startsWith('+') ? text : `+${text}`
  if (!/^\+[1-9]\d{6,14}$/.test(digits)) return undefined
  return parsePhoneNumberFromString(digits)?.isPossible() ? (digits as E164) : undefined
}

export function parseEndpoint(text: string): Endpoint | undefined {
  return SIP_URI.test(text) ? (text as Endpoint) : (parseE164(text) as Endpoint | undefined)
}

/** Where a number belongs: `+1919` in North America, elsewhere the country's code; `SIP` for an address. */
export function areaOf(endpoint: Endpoint): string {
  if (!endpoint.startsWith('+')) return 'SIP'
  if (/^\+1\d{10}$/.test(endpoint)) return endpoint.slice(0, 5)
  const code = parsePhoneNumberFromString(endpoint)?.countryCallingCode
  return code === undefined ? 'UNKNOWN' : `+${code}`
}
