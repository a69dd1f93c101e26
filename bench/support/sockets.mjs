import { connect } from 'node:net'

/** Bytes of a masked text frame; a mask of zeroes leaves the text as it is. */
export function textFrame(text) {
  const body = Buffer.from(text)
  const size = [0x80 | body.length]
  if (body.length >= 126) size.splice(0, 1, 0x80 | 126, body.length >> 8, body.length & 255)
  const head = Buffer.from([0x81, ...size, 0, 0, 0, 0])
  if (body.length < 65_536) return Buffer.concat([head, body])
  const long = Buffer.alloc(14)
  long[0] = 0x81
  long[1] = 0x80 | 127
  long.writeBigUInt64BE(BigInt(body.length), 2)
  return Buffer.concat([long, body])
}

/**
 * A raw WebSocket connection that does what the protocol forbids, too. `refusal()` is how it was refused: the status
 * of the handshake, the code of the close frame, `closed` without either, undefined while it stands.
 */
export function rawSocket(port, headers = []) {
  const socket = connect(port, '127.0.0.1')
  let received = Buffer.alloc(0)
  let ended = false
  socket.on('error', () => {})
  socket.on('close', () => {
    ended = true
  })
  socket.on('data', chunk => {
    received = Buffer.concat([received, chunk]).subarray(0, 1_000_000)
  })
  const lines = [
    'GET /graphql HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: cGFydHlsaW5lLWJlbmNoIQ==',
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    ...headers,
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return {
    socket,
    text: () => received.toString('latin1'),
    refusal() {
      const status = /^HTTP\/1\.1 (\d+)/.exec(received.toString('latin1', 0, 20))?.[1]
      if (status !== undefined && status !== '101') return status
      return closeCode(received) ?? (ended ? 'closed' : undefined)
    },
  }
}

function closeCode(received) {
  let at = received.indexOf('\r\n\r\n') + 4
  if (at === 3) return undefined
  while (at + 2 <= received.length) {
    const short = received[at + 1] & 127
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (at + head > received.length) return undefined
    const size =
      short < 126
        ? short
        : short === 126
          ? received.readUInt16BE(at + 2)
          : Number(received.readBigUInt64BE(at + 2))
    if ((received[at] & 15) === 8) return size < 2 ? '1005' : String(received.readUInt16BE(at + head))
    at += head + size
  }
  return undefined
}
