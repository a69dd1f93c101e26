import { createPublicKey, type KeyObject, verify as verifyWithCallback } from 'node:crypto'
import { promisify } from 'node:util'
import type { Verdict, WebhookReader } from '../carrier/carrier.js'

/** On another thread: the check takes longer than everything else that is done with a webhook on this one. */
const verify = promisify(verifyWithCallback)

const RAW_KEY = /^[A-Za-z0-9+/]{43}=$/
const RAW_SIGNATURE = /^[A-Za-z0-9+/]{86}==$/
const UNIX_SECONDS = /^\d{1,12}$/
const TOLERANCE_SECONDS = 300

/** The account's public key, as configured, is no key that a webhook could be checked with. */
export class UnusablePublicKey extends Error {
  override name = 'UnusablePublicKey'
  constructor(readonly publicKey: string) {
    super(
      'The Telnyx public key must be the base64 of a raw 32-byte Ed25519 key (44 characters), as the portal ' +
        `shows it; this one has ${publicKey.length} characters and starts with ${JSON.stringify(publicKey.slice(0, 8))}.`,
    )
  }
}

type Headers = Record<string, string | string[] | undefined>

/** Says of headers that no signature of the carrier's can fit, before anything is read of the body. */
export function precheck(headers: Headers, now: number): Verdict | undefined {
  const { signature, timestamp } = signatureIn(headers)
  if (signature === '' || timestamp === '') return 'UNSIGNED'
  if (!RAW_SIGNATURE.test(signature) || !UNIX_SECONDS.test(timestamp)) return 'BAD_SIGNATURE'
  return isStale(timestamp, now) ? 'STALE' : undefined
}

/**
 * Makes the check of a webhook's origin: an Ed25519 signature over `timestamp|raw body`, at most 300 seconds
 * from now either way (FACTS §5). The check is total: whatever the headers hold, it answers. An altered message
 * is BAD_SIGNATURE however old it is; STALE is said only of what the carrier did sign.
 */
export function webhookVerifier(publicKey: string): WebhookReader['verify'] {
  const key = keyOf(publicKey.trim())
  return async (body, headers, now): Promise<Verdict> => {
    const { signature, timestamp } = signatureIn(headers)
    if (signature === '' || timestamp === '') return 'UNSIGNED'
    if (!RAW_SIGNATURE.test(signature) || !UNIX_SECONDS.test(timestamp)) return 'BAD_SIGNATURE'
    const signed = Buffer.concat([Buffer.from(`${timestamp}|`), body])
    if (!(await verify(null, signed, key, Buffer.from(signature, 'base64')))) return 'BAD_SIGNATURE'
    return isStale(timestamp, now) ? 'STALE' : 'VALID'
  }
}

function signatureIn(headers: Headers): { signature: string; timestamp: string } {
  return {
    signature: headerOf(headers['telnyx-signature-ed25519']),
    timestamp: headerOf(headers['telnyx-timestamp']),
  }
}

function isStale(timestamp: string, now: number): boolean {
  return Math.abs(Math.floor(now / 1000) - Number(timestamp)) > TOLERANCE_SECONDS
}

function keyOf(publicKey: string): KeyObject {
  if (!RAW_KEY.test(publicKey)) throw new UnusablePublicKey(publicKey)
  const x = Buffer.from(publicKey, 'base64').toString('base64url')
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  } catch {
    throw new UnusablePublicKey(publicKey)
  }
}

/** A repeated header joins to something that no signature matches: two answers to one question are none. */
function headerOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim()
}
