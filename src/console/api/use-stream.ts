import { useEffect, useRef, useState } from 'react'
import { type ItemOf, PartylineError, type Stream, type TypedDocument } from '../../client/index.js'
import { cache, partyline } from './client.js'
import { watchStream } from './connection.js'
import { loggedOut } from './viewer.js'

/** Items that come close together are taken together. */
const TOGETHER_MS = 40
/** The journal was replaced, or set back: there is nothing to go on from. */
const LOST = ['CURSOR_EXPIRED', 'BAD_USER_INPUT']

interface Item {
  __typename?: string
  event?: { recordedAt: string }
  recordedAt?: string
}

/**
 * Follows a subscription for as long as the component is shown. `take` gets the items in order, each once, in one
 * transaction of the cache; what it answers is what the stream could not follow, if anything.
 */
export function useStream<Data, Variables extends Record<string, unknown>>(
  document: TypedDocument<Data, Variables>,
  variables: Variables | undefined,
  take: (items: ItemOf<Data>[]) => void,
): PartylineError | undefined {
  const [failure, setFailure] = useState<PartylineError>()
  const latest = useRef(take)
  latest.current = take
  const key = variables === undefined ? undefined : JSON.stringify(variables)

  useEffect(() => {
    if (key === undefined) return
    setFailure(undefined)
    const abort = new AbortController()
    const watched = watchStream()
    let waiting: ItemOf<Data>[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      const items = waiting
      waiting = []
      cache.batch({ update: () => latest.current(items) })
      for (const { event, recordedAt } of items.slice(-1) as Item[]) {
        const written = event?.recordedAt ?? recordedAt
        if (written !== undefined) watched.heard(written)
      }
    }
    let stream: Stream<ItemOf<Data>> | undefined
    const follow = async (variables: Variables) => {
      let snapshots = 0
      stream = partyline.subscribe(cache.transformDocument(document) as typeof document, variables, {
        signal: abort.signal,
        onStatus: status => watched.status(status),
      })
      for await (const item of stream) {
        const { __typename = '' } = item as Item
        if (__typename === 'StreamGap') watched.gap()
        // A snapshot that was not asked for stands for events that are no longer to be had.
        if (__typename.endsWith('Snapshot') && ++snapshots > 1) watched.gap()
        waiting.push(item)
        timer ??= setTimeout(flush, TOGETHER_MS)
      }
    }
    const run = async () => {
      let given = JSON.parse(key) as Variables & { after?: string | null }
      for (;;) {
        try {
          return await follow(given)
        } catch (error) {
          if (abort.signal.aborted) return
          if (!(error instanceof PartylineError)) throw error
          if (error.code === 'UNAUTHENTICATED') return loggedOut()
          if (!LOST.includes(error.code) || (stream?.cursor ?? given.after) == null) return setFailure(error)
          given = { ...given, after: null }
          watched.gap()
        }
      }
    }
    void run()
    return () => {
      abort.abort()
      clearTimeout(timer)
      watched.close()
    }
  }, [document, key])

  return failure
}
