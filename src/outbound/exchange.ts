import type { LookupAddress } from 'node:dns'
import * as http from 'node:http'
import * as https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { OutboundFailure } from './failure.js'

export interface Exchange {
  method: 'GET' | 'POST'
  url: URL
  headers: Record<string, string>
  body: string | undefined
}

/**
 * One request to exactly these addresses: nothing is looked up again between their check and the connection, whose
 * TLS still proves the URL's host. Answers when the headers are there.
 */
export function exchange(
  { method, url, headers, body }: Exchange,
  addresses: LookupAddress[],
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http
    // Without an agent no connection outlives its request, so none is used for a name that has moved since.
    const options = { method, headers, signal, agent: false, lookup: pinned(addresses) } as const
    request(url, options).once('response', resolve).once('error', reject).end(body)
  })
}

function pinned(addresses: LookupAddress[]): LookupFunction {
  return (_host, { all }, found) => {
    const [first] = addresses
    if (all === true) found(null, addresses)
    else found(null, first?.address ?? '', first?.family)
  }
}

const DECODERS: Record<string, () => NodeJS.ReadWriteStream & Readable> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** The answer's text; read no further than the limit, which counts what a compressed body unfolds to. */
export async function textOf(
  response: http.IncomingMessage,
  host: string,
  maxBytes: number,
): Promise<string> {
  const tooLarge = () =>
    new OutboundFailure('TOO_LARGE', `The answer of ${host} is longer than ${maxBytes} bytes.`)
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy()
    throw tooLarge()
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of decoded(response, host)) {
    bytes += chunk.length
    // Leaving the loop destroys the stream and with it the connection.
    if (bytes > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return decoderOf(response.headers['content-type']).decode(Buffer.concat(chunks))
}

function decoded(response: http.IncomingMessage, host: string): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return response
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined
  if (decoder === undefined) {
    response.destroy()
    throw new OutboundFailure('UNREACHABLE', `The answer of ${host} has an unknown encoding.`)
  }
  const plain = decoder()
  response.once('error', error => plain.destroy(error))
  plain.once('close', () => response.destroy())
  return response.pipe(plain)
}

function decoderOf(contentType = '') {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
