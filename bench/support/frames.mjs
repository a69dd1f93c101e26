import { connect } from 'node:net'

const KEY = Buffer.from('partyline-bench!').toString('base64')

/**
 * A WebSocket that does next to nothing: shakes hands, subscribes, and from then on walks frame headers and
 * counts. `onFrames(n)` hears of each n whole frames as they come, `onText` of all text in them.
 */
export function subscriber({ port, subscriptions, onFrames = () => {}, onText, onEnd = () => {} }) {
  // One buffer serves all sockets: each is done with it before the next one reads.
  const socket = connect({ port, host: '127.0.0.1', onread: { buffer: shared, callback: take } })
  let stage = 'handshake'
  let text = ''
  let head = Buffer.alloc(0)
  let skip = 0
  let inPing = false

  socket.on('connect', () =>
    socket.write(
      `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
    ),
  )
  socket.on('error', () => {})
  socket.on('close', onEnd)
  const acknowledged = new Promise(resolve => {
    socket.acknowledge = resolve
  })

  function take(length, buffer) {
    const chunk = buffer.subarray(0, length)
    if (stage === 'counting') count(chunk)
    else if (stage === 'checking') check(chunk)
    else begin(chunk.toString('latin1'))
    return true
  }

  function check(chunk) {
    const part = chunk.toString('latin1')
    if (/"errors?"/.test(part)) throw new Error(part)
    stage = 'counting'
    count(chunk)
  }

  function begin(part) {
    text += part
    if (stage === 'handshake' && text.includes('\r\n\r\n')) {
      if (!text.startsWith('HTTP/1.1 101')) throw new Error(text.split('\r\n', 1)[0])
      stage = 'greeting'
      text = ''
      send(socket, {
        type: 'connection_init',
        payload: { authorization: 'Bearer bench-key-of-a-benchmark-0001' },
      })
    } else if (stage === 'greeting' && text.includes('connection_ack')) {
      stage = 'checking'
      subscriptions.forEach((payload, i) => {
        send(socket, { id: String(i + 1), type: 'subscribe', payload })
      })
      socket.acknowledge()
    }
  }

  function count(part) {
    onText?.(part.toString('latin1'))
    const chunk = head.length === 0 ? part : Buffer.concat([head, part])
    let at = skip
    let frames = skip > 0 && at <= chunk.length && !inPing ? 1 : 0
    if (at > chunk.length) {
      skip = at - chunk.length
      return
    }
    skip = 0
    for (;;) {
      const size = chunk.length - at < 2 ? 0 : headSize(chunk[at + 1])
      if (size === 0 || chunk.length - at < size) break
      const end = at + size + payloadSize(chunk, at, size)
      inPing = (chunk[at] & 15) === 9
      if (inPing) answerPing(socket)
      at = end
      if (end > chunk.length) break
      if (!inPing) frames += 1
    }
    if (at > chunk.length) {
      skip = at - chunk.length
      head = EMPTY
    } else head = Buffer.from(chunk.subarray(at))
    if (frames > 0) onFrames(frames)
  }

  return { acknowledged, socket }
}

const shared = Buffer.alloc(65_536)
const EMPTY = Buffer.alloc(0)

const headSize = second => ((second & 127) === 126 ? 4 : (second & 127) === 127 ? 10 : 2)

function payloadSize(chunk, at, size) {
  if (size === 2) return chunk[at + 1] & 127
  return size === 4 ? chunk.readUInt16BE(at + 2) : Number(chunk.readBigUInt64BE(at + 2))
}

/** Sends a masked text frame; a mask of zeroes leaves the text as it is. */
function send(socket, message) {
  const body = Buffer.from(JSON.stringify(message))
  const size = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 255]
  socket.write(Buffer.concat([Buffer.from([0x81, ...size, 0, 0, 0, 0]), body]))
}

function answerPing(socket) {
  socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]))
}

/** Asks a bench's server for events, and what they cost it. */
export function controller(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const waiting = []
  let rest = ''
  socket.setEncoding('utf8')
  socket.on('error', () => {})
  socket.on('data', text => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()
    for (const line of lines) waiting.shift()(JSON.parse(line))
  })
  return {
    /** Together, or each in a turn of its own. */
    publish: (times, apart = false) => socket.write((apart ? 'publish apart\n' : 'publish\n').repeat(times)),
    /** CPU of the server so far, in microseconds. */
    async cpu() {
      socket.write('cpu\n')
      const { user, system } = await new Promise(resolve => {
        waiting.push(resolve)
      })
      return user + system
    },
  }
}
