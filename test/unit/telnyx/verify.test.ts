import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { telnyxWebhooks, UnusablePublicKey } from '../../../src/telnyx/index.js'

const vector = JSON.parse(readFileSync('test/fixtures/telnyx/signature-vector.json', 'utf8')) as {
  publicKey: string
  timestamp: string
  signature: string
  body: string
}
const { verify } = telnyxWebhooks(vector.publicKey)
const body = Buffer.from(vector.body)
const signedAt = Number(vector.timestamp) * 1000
const headers = {
  'telnyx-signature-ed25519': vector.signature,
  'telnyx-timestamp': vector.timestamp,
}

describe('a webhook that says it comes from the carrier', () => {
  it('is believed when the carrier signed it', async () => {
    expect(await verify(body, headers, signedAt)).toBe('VALID')
  })

  it.each([-300, 300])('is believed %i seconds from when it was signed', async seconds => {
    expect(await verify(body, headers, signedAt + seconds * 1000)).toBe('VALID')
  })

  it.each([-301, 301])('is stale %i seconds from when it was signed', async seconds => {
    expect(await verify(body, headers, signedAt + seconds * 1000)).toBe('STALE')
  })

  it('is not believed when one byte of it changed', async () => {
    for (const place of [0, 100, body.length - 1]) {
      const tampered = Buffer.from(body)
      tampered.writeUInt8(tampered.readUInt8(place) ^ 1, place)
      expect(await verify(tampered, headers, signedAt)).toBe('BAD_SIGNATURE')
    }
  })

  it('is not believed when it says another time than was signed', async () => {
    const later = { ...headers, 'telnyx-timestamp': String(Number(vector.timestamp) + 1) }
    expect(await verify(body, later, signedAt)).toBe('BAD_SIGNATURE')
  })

  it('is forged rather than stale when it is both', async () => {
    expect(await verify(Buffer.from('{}'), headers, signedAt + 3_600_000)).toBe('BAD_SIGNATURE')
  })

  it('is not believed when somebody parsed it and wrote it again', async () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(vector.body), null, 1))
    expect(await verify(rewritten, headers, signedAt)).toBe('BAD_SIGNATURE')
  })

  it('is not believed when another account signed it', async () => {
    const other = telnyxWebhooks(Buffer.alloc(32, 7).toString('base64'))
    expect(await other.verify(body, headers, signedAt)).toBe('BAD_SIGNATURE')
  })

  it.each([
    ['no headers at all', {}],
    ['no signature', { 'telnyx-timestamp': vector.timestamp }],
    ['no timestamp', { 'telnyx-signature-ed25519': vector.signature }],
    ['empty headers', { 'telnyx-signature-ed25519': '', 'telnyx-timestamp': [] }],
  ])('is unsigned with %s', async (_, headers) => {
    expect(await verify(body, headers, signedAt)).toBe('UNSIGNED')
  })

  it.each([
    ['a signature that is no base64', { ...headers, 'telnyx-signature-ed25519': '%%%' }],
    ['a signature that is too short', { ...headers, 'telnyx-signature-ed25519': 'AAAA' }],
    ['a timestamp that is no number', { ...headers, 'telnyx-timestamp': '2026-01-15' }],
    ['a timestamp without end', { ...headers, 'telnyx-timestamp': '9'.repeat(400) }],
    ['two signatures', { ...headers, 'telnyx-signature-ed25519': [vector.signature, vector.signature] }],
  ])('is not believed with %s', async (_, headers) => {
    expect(await verify(body, headers, signedAt)).toBe('BAD_SIGNATURE')
  })

  it('gets a verdict whatever its headers hold', async () => {
    const header = fc.option(fc.oneof(fc.string(), fc.array(fc.string()), fc.base64String()), {
      nil: undefined,
    })
    await fc.assert(
      fc.asyncProperty(header, header, fc.uint8Array(), async (signature, timestamp, bytes) => {
        const made = { 'telnyx-signature-ed25519': signature, 'telnyx-timestamp': timestamp }
        expect(['BAD_SIGNATURE', 'UNSIGNED']).toContain(await verify(bytes, made, signedAt))
      }),
    )
  })
})

describe("the account's public key", () => {
  it('may come with blanks around it', async () => {
    expect(await telnyxWebhooks(` ${vector.publicKey}\n`).verify(body, headers, signedAt)).toBe('VALID')
  })

  it.each([
    ['nothing', ''],
    ['a PEM', '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----'],
    ['hex', Buffer.from(vector.publicKey, 'base64').toString('hex')],
    ['one byte too few', Buffer.alloc(31).toString('base64')],
    ['no padding', vector.publicKey.replace('=', '')],
  ])('is refused with a readable reason when it is %s', (_, key) => {
    expect(() => telnyxWebhooks(key)).toThrow(UnusablePublicKey)
    expect(() => telnyxWebhooks(key)).toThrow(/must be the base64 of a raw 32-byte Ed25519 key/)
  })
})
