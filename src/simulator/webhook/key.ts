import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'

/** Signs webhooks as the carrier does: Ed25519 over `<timestamp>|<body>`. */
export interface SigningKey {
  /** Base64 of the 32 bytes of the public key. */
  readonly publicKey: string
  sign(timestamp: string, body: string): string
}

/** DER head of a PKCS#8 Ed25519 private key; the 32-byte seed follows it. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * The account's key pair: from 64 hex digits as they are, from another text by hashing it, and a fresh one
 * when there is none.
 */
export function signingKey(seed: string | undefined): SigningKey {
  const secret = seed === undefined ? generateKeyPairSync('ed25519').privateKey : keyOf(seed)
  const publicKey = createPublicKey(secret)
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('base64')
  return {
    publicKey,
    sign: (timestamp, body) => sign(null, Buffer.from(`${timestamp}|${body}`), secret).toString('base64'),
  }
}

function keyOf(seed: string): KeyObject {
  const raw = /^[0-9a-f]{64}$/i.test(seed)
    ? Buffer.from(seed, 'hex')
    : createHash('sha256').update(seed).digest()
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, raw]), format: 'der', type: 'pkcs8' })
}
