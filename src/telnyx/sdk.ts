import Telnyx from 'telnyx'

export interface TelnyxOptions {
  apiKey: string
  /** The Call Control application that our calls belong to. */
  connectionId: string
  /** Another carrier API that speaks as this one does, with its version: `http://127.0.0.1:4010/v2`. */
  baseUrl?: string
  /** How long one request may take, its answer read to the end. */
  timeoutMs?: number
}

export const PATIENCE_MS = 10_000

/** The carrier's SDK, sending each request once. */
export function openSdk({ apiKey, baseUrl, timeoutMs = PATIENCE_MS }: TelnyxOptions): Telnyx {
  return new Telnyx({
    apiKey,
    baseURL: baseUrl ?? 'https://api.telnyx.com/v2',
    maxRetries: 0,
    timeout: timeoutMs,
    // Its log would show bodies, and its other credentials come from the environment unless denied.
    logLevel: 'off',
    publicKey: null,
    clientID: null,
    clientSecret: null,
  })
}
