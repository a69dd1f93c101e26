const CUT = '[redacted]'

/** Names of fields that hold secrets or what people said and pressed, in lower case without separators. */
const SECRET =
  /(?:authorization|credentials|cookies?|headers|body|secrets?|passwords?|tokens?|apikeys?|privatekey|controlids?|clientstate|signature|jwt|databaseurl|redisurl)$/
const SECRET_NAMES = [
  'key',
  'keys',
  'digits',
  'payload',
  'variables',
  'text',
  'transcript',
  'sdp',
  'candidate',
]
/** Names of fields that may hold a phone number without its plus sign. */
const NUMBER = /(?:^from|^to|^caller|^callee|number|numbers|destination)$/

/** Secrets that are recognized by their form, in messages and stacks. */
const PATTERNS: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[^\s"\\]+/gi, `$1 ${CUT}`],
  // The carrier's tokens that control a leg, as they are and as part of a URL.
  [/\bv[23](?::|%3A)[\w+/=%-]{20,}/gi, CUT],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, CUT],
  [/:\/\/[^\s/@"\\]*:[^\s/@"\\]*@/g, `://${CUT}@`],
  [/([?&][\w.[\]-]*(?:signature|token|key|secret|credential|password)[\w.[\]-]*=)[^&\s"\\]+/gi, `$1${CUT}`],
]
const INTERNATIONAL = /(\+|%2B)(\d[\d\s().-]{5,20}\d)/gi

/**
 * A line of the log without what it must not hold, whoever logged it and however deep it is: control tokens,
 * credentials, headers, bodies, what was said or pressed, and phone numbers in full. Works on the finished line, so
 * that nothing gets past it.
 */
export function redactLine(line: string): string {
  try {
    return `${JSON.stringify(redacted(JSON.parse(line)))}\n`
  } catch {
    return `${JSON.stringify({ level: 50, msg: 'A line of the log could not be redacted and was left out.' })}\n`
  }
}

function redacted(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return NUMBER.test(name) ? shortened(scrubbed(value)) : scrubbed(value)
  if (Array.isArray(value)) return value.map(item => redacted(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [scrubbed(key), field(key, held)]))
}

function field(key: string, value: unknown): unknown {
  const name = key.toLowerCase().replace(/[^a-z0-9]/g, '')
  const isSecret = SECRET.test(name) || SECRET_NAMES.includes(name)
  // A count or a flag of that name tells nothing.
  const holdsText = typeof value === 'string' || (typeof value === 'object' && value !== null)
  return isSecret && holdsText ? CUT : redacted(value, name)
}

function scrubbed(text: string): string {
  const plain = PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
  return plain.replace(INTERNATIONAL, (_, plus: string, number: string) => plus + shortened(number))
}

/** Enough of a number to find two lines about one call, and too little to call it. */
function shortened(number: string): string {
  const digits = number.replace(/\D/g, '')
  return /^\+?[\d\s().-]+$/.test(number) && digits.length >= 7
    ? `${digits.slice(0, 2)}…${digits.slice(-2)}`
    : number
}
