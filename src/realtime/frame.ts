/** Text as it goes over the wire: its UTF-8 bytes, one a character, so that pieces can be put together cheaply. */
export function wireText(text: string): string {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** The head of a WebSocket text frame from the server (RFC 6455, 5.2) with so many bytes, as wire text. */
export function frameHead(bytes: number): string {
  if (bytes < 126) return String.fromCharCode(0x81, bytes)
  if (bytes < 65_536) return String.fromCharCode(0x81, 126, bytes >> 8, bytes & 255)
  const head = Buffer.alloc(10)
  head[0] = 0x81
  head[1] = 127
  head.writeBigUInt64BE(BigInt(bytes), 2)
  return head.toString('latin1')
}
