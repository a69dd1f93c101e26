import type { IncomingMessage, ServerResponse } from 'node:http'

/** A body up to this many bytes is discarded as it comes, and the connection goes on. */
const SHORT = 16_384
/** How much of a longer body is discarded, and for how long, so that the peer comes to read the answer. */
const LINGER_BYTES = 2_000_000
const LINGER_MS = 1_000

export interface UnreadAnswer {
  status: number
  headers?: Record<string, string>
  text: string
}

/**
 * Answers a request of which nothing more is to be kept. Were the connection closed at once, the peer could be told
 * so by the network before it has read the answer; so what it still sends is discarded for a moment.
 */
export function answerUnread(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers = {}, text }: UnreadAnswer,
): void {
  if (response.headersSent || response.destroyed) return
  const goesOn = request.complete || isShort(request)
  response.writeHead(status, {
    ...headers,
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(text),
    ...(!goesOn && { connection: 'close' }),
  })
  request.resume()
  if (goesOn) return void response.end(text)
  response.write(text)
  let discarded = 0
  const end = () => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, LINGER_MS)
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length
    if (discarded > LINGER_BYTES) end()
  })
  request.once('end', end).once('close', end)
}

function isShort({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return false
  return Number(headers['content-length'] ?? 0) <= SHORT
}
