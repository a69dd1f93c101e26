import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import type fc from 'fast-check'
import { json, type Operation } from './documents.js'
import { type Dice, drawn } from './random.js'
import { KEYS } from './server.js'

const LONGEST_ANSWER_MS = 10_000

/** Bytes as they go over the wire, and what was answered: the statuses, and everything as text. */
export interface Answered {
  statuses: number[]
  text: string
}

/** Writes bytes on a connection of their own, and reads until the server has nothing more to say. */
export function exchange(port: number, bytes: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    let length = 0
    // What is still open then is a stream, or waits for what was announced and never comes.
    const patience = setTimeout(() => socket.destroy(), LONGEST_ANSWER_MS)
    socket.on('data', chunk => {
      length += chunk.length
      if (length < 4_000_000) chunks.push(chunk)
      if (chunk.includes('text/event-stream')) socket.end()
    })
    // A server that is refusing what it reads may reset the connection.
    socket.on('error', error => {
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') reject(error)
    })
    socket.on('close', () => {
      clearTimeout(patience)
      const text = Buffer.concat(chunks).toString('latin1')
      resolve({ statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(match => Number(match[1])), text })
    })
    socket.end(bytes)
  })
}

/** Headers that say who asks and from where; each time from elsewhere. */
export function identityHeaders(dice: Dice): string[] {
  const key = dice.one([...Object.values(KEYS), undefined, dice.text()])
  return [
    `x-forwarded-for: 10.${dice.number(255)}.${dice.number(255)}.${dice.number(255)}`,
    ...(key === undefined ? [] : [`authorization: Bearer ${line(key)}`]),
    ...(dice.once(4) ? [`x-identity: ${line(dice.text())}`] : []),
  ]
}

const METHODS = [
  'GET',
  'GET',
  'POST',
  'POST',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PATCH',
  'TRACE',
  'PROPFIND',
  'get',
  '',
]
const PATHS = [
  '/',
  '/graphql',
  '/graphql/stream',
  '/graphiql',
  '/voice',
  '/recordings/a.wav',
  '/recordings/a.mp3',
  '/transcriptions/a.txt',
  '/tracked-calls.csv',
  '/audit.jsonl',
  '/audio/hold.wav',
  '/simulator/phones/calls',
  '/webhooks/telnyx',
  '/webhooks/telnyx/failover',
  '/healthz',
  '/readyz',
  '/metrics',
  '/assets/a.js',
  '/conferences/a',
]
const PIECES = [
  '%ff',
  '%',
  '%00',
  '%2e%2e',
  '..',
  '.',
  '/',
  '//',
  '\\',
  '%zz',
  '%F0%9F%A6%8A',
  ';a=1',
  '__proto__',
  '?',
  '#',
  '{}',
  'é',
]
const NAMES = [
  'a',
  '__proto__',
  'constructor',
  'toString',
  'query',
  'variables',
  'extensions',
  'operationName',
  'from',
  'to',
  'first',
  'after',
  'state',
  'number',
  'a[b]',
  'a[]',
  'a[__proto__][b]',
  '%ff',
  'token',
]
const HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'content-encoding',
  'origin',
  'host',
  'referer',
  'range',
  'if-none-match',
  'if-modified-since',
  'last-event-id',
  'expect',
  'te',
  'via',
  'cookie',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'apollo-require-preflight',
  'telnyx-signature-ed25519',
  'telnyx-timestamp',
  'sec-fetch-site',
  'access-control-request-method',
  '__proto__',
  'x'.repeat(100),
]
const VALUES = [
  'application/json',
  'text/event-stream',
  'text/html',
  'application/graphql',
  'multipart/form-data; boundary=a',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'gzip',
  'deflate',
  'br',
  'bytes=0-',
  'bytes=5-1',
  'bytes=a',
  'http://localhost',
  'null',
  '100-continue',
  '*',
  '1'.repeat(9000),
  'x'.repeat(20_000),
]

/** Requests of every form, with any path, query, headers and body. */
export const requests: fc.Arbitrary<Buffer> = drawn(dice => {
  const body = bodyOf(dice)
  const headers = [
    `host: ${dice.once(10) ? line(dice.text()) : '127.0.0.1'}`,
    'connection: close',
    ...identityHeaders(dice),
    ...Array.from({ length: dice.number(4) }, () => header(dice)),
    ...(dice.once(2) ? ['content-type: application/json'] : []),
    ...(dice.once(8)
      ? [`content-length: ${dice.one(['-1', '5', '99999999999', 'a'])}`]
      : [`content-length: ${body.length}`]),
    ...(dice.once(15) ? ['transfer-encoding: chunked'] : []),
    ...(dice.once(15) ? ['upgrade: websocket'] : []),
  ]
  const target = `${dice.one(PATHS)}${dice.once(3) ? dice.one(PIECES) : ''}${queryOf(dice)}`
  const version = dice.once(30) ? dice.one(['HTTP/2.0', 'HTTP/0.9', '']) : 'HTTP/1.1'
  const head = `${dice.one(METHODS)} ${target} ${version}\r\n${headers.join('\r\n')}\r\n\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
})

/** An operation as clients send it over HTTP, with a valid key. */
export function posted(operation: Operation, role: keyof typeof KEYS, path: string): Buffer {
  const body = Buffer.from(JSON.stringify(operation))
  const headers = [
    'host: 127.0.0.1',
    'connection: close',
    'content-type: application/json',
    `accept: ${path === '/graphql' ? 'application/json' : 'text/event-stream'}`,
    `authorization: Bearer ${KEYS[role]}`,
    `content-length: ${body.length}`,
  ]
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`), body])
}

function queryOf(dice: Dice): string {
  const count = dice.number(3)
  const pairs = Array.from({ length: count }, () => {
    const value = dice.one([
      '',
      '1',
      '{__typename}',
      dice.one(PIECES),
      encodeURIComponent(wellFormed(dice.text())),
    ])
    return `${dice.one(NAMES)}=${value}`
  })
  return count === 0 ? '' : `?${pairs.join('&').replaceAll(/[\s\u0100-\uFFFF]/g, '')}`
}

function header(dice: Dice): string {
  return `${dice.one(HEADERS)}: ${line(dice.once(3) ? dice.text() : dice.one(VALUES))}`
}

function bodyOf(dice: Dice): Buffer {
  const value = dice.one([
    () => '',
    () => JSON.stringify(json(dice)),
    () => JSON.stringify({ query: '{ __typename }', variables: json(dice), extensions: json(dice) }),
    () => JSON.stringify([{ query: '{ __typename }' }, json(dice)]),
    () => JSON.stringify({ data: { event_type: dice.text(), payload: json(dice) } }),
    () => '{"query":"{ __typename }","__proto__":{"a":1}}',
    () => `${'['.repeat(dice.number(5000))}`,
    () => 'query=%7B__typename%7D&variables=%ff',
    () => dice.text(),
  ])()
  const bytes = Buffer.from(wellFormed(value))
  if (dice.once(10)) return gzipSync(bytes)
  return dice.once(10) ? Buffer.concat([bytes, Buffer.from([0xff, 0xfe, 0x00, 0xc3])]) : bytes
}

/** Nothing that would end the header; other bytes may be there. */
function line(text: string): string {
  return text.replaceAll(/[\r\n]/g, '')
}

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}
