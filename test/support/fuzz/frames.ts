import { connect } from 'node:net'
import type fc from 'fast-check'
import { document, json } from './documents.js'
import { type Dice, drawn } from './random.js'
import { identityHeaders } from './requests.js'
import { KEYS } from './server.js'

const LONGEST_MS = 10_000
const QUIET_MS = 30

/** What one client does on its socket: a handshake, then frames. */
export interface Talk {
  handshake: Buffer
  frames: Buffer[]
}

/** Handshakes and frames of every form, and messages of the protocol in any order. */
export const talks: fc.Arbitrary<Talk> = drawn(dice => ({
  handshake: handshake(dice),
  frames: [
    ...(dice.once(4) ? [] : [message(init(dice.one(Object.values(KEYS))))]),
    ...Array.from({ length: dice.number(6) }, () => frameOf(dice)),
  ],
}))

function handshake(dice: Dice): Buffer {
  const lines = [
    `GET /graphql HTTP/1.1`,
    'host: 127.0.0.1',
    'connection: Upgrade',
    'upgrade: websocket',
    `sec-websocket-version: ${dice.once(30) ? dice.one(['12', 'a', '']) : 13}`,
    `sec-websocket-key: ${dice.once(30) ? 'a' : 'dGhlIHNhbXBsZSBub25jZQ=='}`,
    `sec-websocket-protocol: ${dice.once(20) ? dice.one(['graphql-ws', 'a, b', ',']) : 'graphql-transport-ws'}`,
    ...(dice.once(5) ? ['sec-websocket-extensions: permessage-deflate; client_max_window_bits'] : []),
    ...identityHeaders(dice),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

const init = (key: string) => ({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } })

const TYPES = [
  'connection_init',
  'connection_ack',
  'ping',
  'pong',
  'subscribe',
  'next',
  'error',
  'complete',
  '',
  '__proto__',
  'start',
]

function frameOf(dice: Dice): Buffer {
  const kind = dice.number(9)
  if (kind <= 3) return message(subscribe(dice))
  if (kind <= 6) return message(ofTheProtocol(dice))
  if (kind === 7) return frame({ opcode: 1, payload: Buffer.from(dice.text()) })
  if (kind === 8) return fragments(dice)
  return frame({
    opcode: dice.number(15),
    payload: Buffer.alloc(dice.one([0, 1, 2, 125, 126, 5000]), dice.number(255)),
    final: !dice.once(3),
    reserved: dice.once(6) ? dice.number(7) : 0,
    masked: !dice.once(8),
    ...(dice.once(8) && { announced: dice.one([0, 7, 200_000_000]) }),
  })
}

function subscribe(dice: Dice): unknown {
  return {
    id: dice.one(['1', '2', dice.text()]),
    type: 'subscribe',
    payload: { query: document(dice), ...(dice.once(4) && { variables: json(dice) }) },
  }
}

function ofTheProtocol(dice: Dice): unknown {
  if (dice.once(6)) return json(dice)
  return {
    type: dice.once(8) ? json(dice) : dice.one(TYPES),
    ...(dice.once(2) && { id: dice.once(4) ? json(dice) : dice.one(['1', '2', '']) }),
    ...(dice.once(2) && {
      payload: dice.one([json(dice), { query: '{ __typename }' }, { query: dice.text() }]),
    }),
  }
}

/** A message in several frames, perhaps with another between them. */
function fragments(dice: Dice): Buffer {
  const text = Buffer.from(JSON.stringify(ofTheProtocol(dice)))
  const middle = dice.number(text.length)
  return Buffer.concat([
    frame({ opcode: dice.one([1, 2]), payload: text.subarray(0, middle), final: false }),
    ...(dice.once(2) ? [frame({ opcode: dice.one([8, 9, 10, 1]), payload: Buffer.from('a') })] : []),
    frame({ opcode: dice.one([0, 0, 0, 1]), payload: text.subarray(middle) }),
  ])
}

const message = (value: unknown) => frame({ opcode: 1, payload: Buffer.from(JSON.stringify(value)) })

interface Frame {
  opcode: number
  payload: Buffer
  final?: boolean
  reserved?: number
  masked?: boolean
  /** The length that is said, when it is not the payload's. */
  announced?: number
}

function frame({ opcode, payload, final = true, reserved = 0, masked = true, announced }: Frame): Buffer {
  const length = announced ?? payload.length
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = (final ? 0x80 : 0) | (reserved << 4) | opcode
  head[1] = (masked ? 0x80 : 0) | (length < 126 ? length : length < 65_536 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([head, Buffer.alloc(masked ? 4 : 0), payload])
}

/** Does what the talk says and answers everything the server wrote, with the code it closed with. */
export function talk(
  port: number,
  { handshake, frames }: Talk,
): Promise<{ text: string; closeCode?: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    let quiet: NodeJS.Timeout | undefined
    const patience = setTimeout(() => socket.destroy(), LONGEST_MS)
    let sent = false
    socket.on('data', chunk => {
      chunks.push(chunk)
      if (!sent) {
        sent = true
        for (const bytes of frames) socket.write(bytes)
      }
      // When nothing more comes, the client goes: what the server still does is seen in its log.
      clearTimeout(quiet)
      quiet = setTimeout(() => socket.destroy(), QUIET_MS)
    })
    socket.on('error', error => {
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') reject(error)
    })
    socket.on('close', () => {
      clearTimeout(patience)
      clearTimeout(quiet)
      const all = Buffer.concat(chunks)
      const closeCode = closeCodeIn(all)
      resolve({ text: all.toString('latin1'), ...(closeCode !== undefined && { closeCode }) })
    })
    socket.write(handshake)
  })
}

/** The code of the close frame among the server's frames after its handshake. */
function closeCodeIn(all: Buffer): number | undefined {
  let at = all.indexOf('\r\n\r\n')
  if (at === -1) return undefined
  at += 4
  while (at + 2 <= all.length) {
    const opcode = (all[at] ?? 0) & 0x0f
    const short = (all[at + 1] ?? 0) & 0x7f
    const header = short < 126 ? 2 : short === 126 ? 4 : 10
    if (at + header > all.length) return undefined
    const length =
      short < 126 ? short : short === 126 ? all.readUInt16BE(at + 2) : Number(all.readBigUInt64BE(at + 2))
    if (opcode === 8)
      return length >= 2 && at + header + 2 <= all.length ? all.readUInt16BE(at + header) : undefined
    at += header + length
  }
  return undefined
}
