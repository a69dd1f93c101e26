import type { SentError } from './error.js'
import type { Interruption } from './interruption.js'

/** `live`: connected, and everything comes as it happens. `resuming`: will go on. `closed`: over. */
export type Status = 'live' | 'resuming' | 'closed'

/** What a subscription may be given. */
export interface SubscribeOptions {
  /** Where to begin: a cursor kept from an earlier run. It counts more than the variable of the document. */
  after?: string | null | undefined
  /** Ends the stream, as leaving the loop does. */
  signal?: AbortSignal | undefined
  /** Told of every change; `why` of what interrupted or ended the stream. */
  onStatus?: ((status: Status, why?: Interruption) => void) | undefined
  /** Told of the errors of an item that came with nulls in their places. */
  onErrors?: ((errors: readonly SentError[]) => void) | undefined
}

/** The items of a subscription, each once and in order, over as many connections as it takes. */
export interface Stream<Item> extends AsyncIterableIterator<Item, undefined, undefined> {
  /** Of the last item that was handed out: `after` for another run. */
  readonly cursor: string | undefined
}

export interface Pace {
  /** The most that waits for the caller. */
  bufferItems: number
  /** The longest wait before the first and before a late attempt to come back; each wait is a part of it by chance. */
  minWaitMs: number
  maxWaitMs: number
}
