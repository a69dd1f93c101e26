import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export const AUDIENCE = 'https://calls.example.test'
const ISSUER = 'https://login.example.test/'

/** Somebody who issues tokens, with the keys to verify them at an address of this machine. */
export interface Issuer {
  /** How a server is told to take its tokens. */
  environment: Record<string, string>
  /** A token for half an hour, signed with the current key, unless told otherwise. */
  token(
    claims: Record<string, unknown>,
    options?: { seconds?: number; key?: CryptoKey | Uint8Array; alg?: string },
  ): Promise<string>
  /** Signs with another key from now on, and publishes that one only. */
  rotate(): Promise<void>
  /** From now on its keys cannot be had. */
  fail(): void
  /** Its keys can be had again. */
  recover(): void
  /** How often its keys were asked for. */
  fetched(): number
  close(): Promise<void>
}

export async function openIssuer(): Promise<Issuer> {
  let kid = 0
  let pair = await generateKeyPair('ES256')
  let failing = false
  let fetched = 0
  const server = createServer(async (_request, response) => {
    fetched += 1
    if (failing) return void response.writeHead(503).end()
    const key = { ...(await exportJWK(pair.publicKey)), kid: `key-${kid}`, alg: 'ES256', use: 'sig' }
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [key] }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    environment: {
      JWT_JWKS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
    },
    token(claims, { seconds = 1_800, key = pair.privateKey, alg = 'ES256' } = {}) {
      const now = Math.floor(Date.now() / 1_000)
      return new SignJWT({
        iss: ISSUER,
        aud: AUDIENCE,
        iat: now,
        exp: now + seconds,
        ...claims,
      } as JWTPayload)
        .setProtectedHeader({ alg, kid: `key-${kid}` })
        .sign(key)
    },
    async rotate() {
      kid += 1
      pair = await generateKeyPair('ES256')
    },
    fail() {
      failing = true
    },
    recover() {
      failing = false
    },
    fetched: () => fetched,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
