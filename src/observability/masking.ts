import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** What may be read of a value by every administrator and for years: pure and total. */

const LONGEST_TEXT = 100
const LONGEST_ID = 200

/** A telephone number as its country's code and its last two digits: `+1…34`. */
export function maskedNumber(number: string): string {
  const country = parsePhoneNumberFromString(number)?.countryCallingCode
  return `${country === undefined ? '' : `+${country}`}…${number.replace(/\D/g, '').slice(-2)}`
}

/** A telephone number masked, or the host of a SIP address. */
export function maskedEndpoint(endpoint: string): string {
  const host = /^sips?:[^@]*@([\w.:[\]-]{1,253})/i.exec(endpoint)?.[1]
  return host === undefined ? maskedNumber(endpoint) : `sip:…@${host}`
}

/** Paths, parameters and user names of an address can hold secrets; its origin cannot. */
export function originOf(url: string): string {
  return URL.canParse(url) && new URL(url).origin !== 'null' ? new URL(url).origin : hidden(url)
}

/** How long a text is, and nothing else of it. */
export function hidden(text: string): string {
  return `[${text.length} characters]`
}

/** A name that people give, without the telephone numbers in it. */
export function plainText(text: string): string {
  const masked = text.replace(/\+?\d(?:[\s().-]*\d){6,}/g, number => `…${number.slice(-2)}`)
  return masked.length > LONGEST_TEXT ? `${masked.slice(0, LONGEST_TEXT)}…` : masked
}

/** An id: of visible characters and no telephone number; whatever else was given as one is hidden. */
export function plainId(id: string): string {
  if (!/^[\w.:/@+-]+$/.test(id) || id.length > LONGEST_ID) return hidden(id)
  return /^\+?\d{7,15}$/.test(id) ? maskedNumber(id) : id
}
