import type { Status } from '../../client/index.js'
import { storeOf } from './cell.js'

/** How the page stands to the server, over all of its streams. */
export interface Connection {
  /** `live`: everything comes as it happens. `resuming`: what happened meanwhile will follow. */
  state: 'connecting' | 'live' | 'resuming'
  /** Since when, in milliseconds since the epoch. */
  since: number
  /** How old the events are that are being caught up with, in milliseconds; 0 when nothing is behind. */
  behindMs: number
  /** When a part of the past could not be had and the present took its place; undefined when nothing is missing. */
  gapAt: number | undefined
}

/** Events that took no longer to arrive than this are not called late. */
const PROMPT_MS = 1_500
const CAUGHT_UP_MS = 700

export const connection = storeOf<Connection>({
  state: 'connecting',
  since: Date.now(),
  behindMs: 0,
  gapAt: undefined,
})

const streams = new Map<symbol, Status | undefined>()
/** The least time an event took to arrive; as the two clocks differ, only what is longer than it means anything. */
let least = Number.POSITIVE_INFINITY
let settling: ReturnType<typeof setTimeout> | undefined

const update = (change: Partial<Connection>) => connection.set({ ...connection.get(), ...change })

/** Takes down what becomes of one stream. */
export function watchStream() {
  const stream = Symbol('stream')
  streams.set(stream, undefined)
  const tell = () => {
    const all = [...streams.values()]
    const state = all.includes('resuming') ? 'resuming' : all.includes('live') ? 'live' : 'connecting'
    if (state === connection.get().state) return
    // Another page opens another stream, which is no reason to say that nobody is connected.
    if (state === 'connecting' && connection.get().state === 'live') return
    update({ state, since: Date.now() })
  }
  return {
    status(status: Status) {
      if (streams.has(stream)) streams.set(stream, status)
      tell()
    },
    /** An event arrived that the server wrote down at this time. */
    heard(recordedAt: string) {
      const took = Date.now() - Date.parse(recordedAt)
      least = Math.min(least, took)
      const late = took - least
      const behindMs = late > PROMPT_MS ? late : 0
      if (behindMs !== connection.get().behindMs) update({ behindMs })
      clearTimeout(settling)
      if (behindMs > 0) settling = setTimeout(() => update({ behindMs: 0 }), CAUGHT_UP_MS)
    },
    gap() {
      update({ gapAt: Date.now() })
    },
    close() {
      streams.delete(stream)
      tell()
    },
  }
}

/** Somebody has read that something is missing. */
export function forgetGap(): void {
  update({ gapAt: undefined })
}
