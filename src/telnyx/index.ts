import type { WebhookReader } from '../carrier/carrier.js'
import { decode } from './decode.js'
import { precheck, webhookVerifier } from './verify.js'

export { telnyxCarrier } from './client.js'
export { diagnose, type Finding } from './diagnosis.js'
export { UnusablePublicKey } from './verify.js'

/** Checks and reads Telnyx's webhooks with the account's public key; throws `UnusablePublicKey` for a bad one. */
export function telnyxWebhooks(publicKey: string): WebhookReader {
  return { precheck, verify: webhookVerifier(publicKey), decode }
}
