import { connect, type Socket } from 'node:net'

/** A TCP connection that speaks bytes, so that a test can do what no client library does. */
export interface RawPeer {
  socket: Socket
  /** All that was received, as latin1 text. */
  readonly received: string
  readonly closed: boolean
}

export function rawPeer(url: string): RawPeer {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  const peer = { socket, received: '', closed: false }
  socket.on('data', data => {
    peer.received += data.toString('latin1')
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    peer.closed = true
  })
  return peer
}

/** A WebSocket that was asked for; it says nothing further, and answers no close. */
export function rawSocket(url: string, headers: Record<string, string> = {}): RawPeer {
  const peer = rawPeer(url)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  peer.socket.write(
    `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${lines.join('')}` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
  )
  return peer
}

/** A masked frame of a client; the mask is zero. `declared` is its length when that is not the payload's. */
export function frame(payload: string, opcode = 1, declared = payload.length): Buffer {
  const bytes = Buffer.from(payload, 'latin1')
  const head =
    declared < 126
      ? Buffer.from([0x80 | opcode, 0x80 | declared])
      : Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | 127]), lengthOf(declared)])
  return Buffer.concat([head, Buffer.alloc(4), bytes])
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(bytes))
  return length
}
