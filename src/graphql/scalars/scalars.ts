import { GraphQLJSON } from 'graphql-scalars'
import { parseCursor } from '../../journal/cursor.js'
import { parseE164, parseEndpoint } from '../../kernel/endpoint.js'
import { textScalar } from './text.js'

export { DateTime } from './date-time.js'

/** Any JSON value. */
export const Json = GraphQLJSON

export const E164 = textScalar({
  name: 'E164',
  description:
    'A telephone number as `+`, country code and number, e.g. `+12025550131`. ' +
    'Input may leave the `+` out; output always has it.',
  specifiedByURL: 'https://www.itu.int/rec/T-REC-E.164',
  parse: parseE164,
  expected: 'a telephone number with its country code, such as +12025550131',
})

export const Endpoint = textScalar({
  name: 'Endpoint',
  description:
    'Where a leg leads: a telephone number (`+12025550131`) or a SIP URI (`sip:ada@example.com`). ' +
    'A number in input may leave the `+` out; output always has it.',
  parse: parseEndpoint,
  expected: 'a telephone number such as +12025550131 or a SIP URI such as sip:ada@example.com',
})

export const Cursor = textScalar({
  name: 'Cursor',
  description:
    'An opaque place in the journal. Only the server can compare cursors; a client keeps the last one it saw ' +
    'and hands it back as `after`. It belongs to one installation: elsewhere it is answered with CURSOR_EXPIRED.',
  parse: text => (parseCursor(text) === undefined ? undefined : text),
  expected: 'a cursor that this server gave',
})

export const WebUrl = textScalar({
  name: 'URL',
  description: 'An absolute `http` or `https` address.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  parse: webAddress,
  expected: 'an absolute http or https address',
})

function webAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  return /^https?:$/.test(new URL(text).protocol) ? text : undefined
}
