import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

const fixtures = new URL('../fixtures/telnyx/', import.meta.url)
export const fixture = (name: string) => readFileSync(new URL(name, fixtures), 'utf8')

/** The private half of the signature vector's key; a simulator with this `keySeed` signs with it, too. */
export const vector: {
  privateSeedHex: string
  publicKey: string
  timestamp: string
  signature: string
  body: string
} = JSON.parse(fixture('signature-vector.json'))

const key = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(vector.privateSeedHex, 'hex'),
  ]),
  format: 'der',
  type: 'pkcs8',
})

export function signedHeaders(
  body: string,
  atSeconds = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const timestamp = String(atSeconds)
  return {
    'content-type': 'application/json',
    'telnyx-timestamp': timestamp,
    'telnyx-signature-ed25519': sign(null, Buffer.from(`${timestamp}|${body}`), key).toString('base64'),
  }
}

/** One of the carrier's webhooks with ids of its own. */
export function webhook(
  eventType: string,
  changes: Record<string, unknown> = {},
): { id: string; body: string } {
  const event = JSON.parse(fixture(`webhooks/${eventType}.json`))
  event.data.id = randomUUID()
  Object.assign(event.data.payload, changes)
  return { id: event.data.id, body: JSON.stringify(event) }
}

export function postWebhook(url: string, body: string, headers = signedHeaders(body)): Promise<Response> {
  return fetch(`${url}/webhooks/telnyx`, { method: 'POST', headers, body })
}
