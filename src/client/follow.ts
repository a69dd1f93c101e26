import type { Resumable } from './document.js'
import { Inbox } from './inbox.js'
import { type Interruption, interruption, PATIENCE, refusal } from './interruption.js'
import type { Link, Result } from './link.js'
import type { Pace, Status, Stream, SubscribeOptions } from './stream.js'

/** Cursors that are remembered to know what came already. */
const REMEMBERED = 1_024
/** A connection that lasted so long was a good one, also when nothing came. */
const GOOD_MS = 5_000
const HEAD = 'query { service { cursor } }'

/** Follows a subscription from now on; holds nothing open before and nothing after. */
export function follow<Item>(
  link: Link,
  operation: Resumable,
  variables: Record<string, unknown>,
  options: SubscribeOptions,
  pace: Pace,
): Stream<Item> {
  const inbox = new Inbox<{ item: Item; cursor: string | undefined }>()
  const seen = new Set<string>()
  const own = variables[operation.afterVariable]
  let handedOut = options.after ?? (typeof own === 'string' ? own : operation.after)
  /** Where the next connection goes on. Ahead of what was handed out by what waits. */
  let reached = handedOut
  let progress = false
  /** Waits for the caller to take the last item. */
  let full = false
  let status: Status | undefined
  let wake = () => {}

  const tell = (next: Status, why?: Interruption) => {
    if (status === next || status === 'closed') return
    status = next
    options.onStatus?.(next, why)
  }
  const end = () => {
    inbox.discard()
    options.signal?.removeEventListener('abort', end)
    wake()
    tell('closed')
  }
  /** Waits to be woken, by what `arm` arranged or by the end. */
  const until = (arm: () => () => void) =>
    new Promise<void>(resolve => {
      let disarm = () => {}
      let woken = false
      wake = () => {
        wake = () => {}
        woken = true
        disarm()
        resolve()
      }
      disarm = arm()
      if (woken) disarm()
    })
  const pause = (ms: number) =>
    until(() => {
      const timer = setTimeout(() => wake(), ms)
      return () => clearTimeout(timer)
    })

  /** Takes what the server sent; answers what makes it the last of this connection. */
  function accept({ data, errors }: Result): Interruption | undefined {
    const value = data?.[operation.root]
    if (typeof value !== 'object' || value === null) return refusal(errors ?? [])
    if (errors !== undefined) options.onErrors?.(errors)
    const { [operation.cursor]: cursor, ...rest } = value as Record<string, unknown>
    progress = true
    if (typeof cursor === 'string') {
      if (seen.has(cursor) && !operation.live) return undefined
      seen.add(cursor)
      if (seen.size > REMEMBERED) seen.delete(seen.values().next().value as string)
      reached = cursor
    }
    const item = (operation.added ? rest : value) as Item
    inbox.put({ item, cursor: typeof cursor === 'string' ? cursor : undefined })
    return inbox.size >= pace.bufferItems ? { kind: 'full' } : undefined
  }

  /** The end of the journal, so that what happens before the first item is not lost when that connection breaks. */
  async function begin(): Promise<void> {
    const { data } = await link.ask(HEAD)
    const service = data?.service as { cursor: string } | null | undefined
    reached = service?.cursor
  }

  async function connection(): Promise<Interruption> {
    if (reached === undefined && !operation.live) {
      const failed = await begin().catch(interruption)
      if (failed !== undefined) return failed
    }
    if (inbox.closed) return { kind: 'broken' }
    let since = Number.POSITIVE_INFINITY
    const connected = () => {
      since = Date.now()
      tell('live')
    }
    const unlisten = link.onConnected(connected)
    let why: Interruption | undefined
    let unsubscribe = () => {}
    await until(() => {
      const stop = (cause: Interruption) => {
        // Otherwise what a connection says late would wake whatever is waited for by then.
        if (why !== undefined) return
        why = cause
        wake()
      }
      const payload = {
        query: operation.query,
        // Read when it is sent: graphql-ws may send it again by itself.
        get variables() {
          return { ...variables, [operation.afterVariable]: reached ?? null }
        },
      }
      unsubscribe = link.subscribe(payload, {
        next(result) {
          const last = why === undefined && !inbox.closed ? accept(result) : undefined
          if (last !== undefined) stop(last)
        },
        error: error => stop(interruption(error)),
        complete: () => stop({ kind: 'broken' }),
      })
      if (link.connected) connected()
      return () => {}
    })
    unlisten()
    unsubscribe()
    if (Date.now() - since > GOOD_MS) progress = true
    return why ?? { kind: 'broken' }
  }

  async function run(): Promise<void> {
    const failures = new Map<Interruption['kind'], number>()
    while (!inbox.closed) {
      progress = false
      const why = await connection()
      if (inbox.closed) return
      if (progress) failures.clear()
      const times = (failures.get(why.kind) ?? 0) + 1
      failures.set(why.kind, times)
      if ('error' in why && times > PATIENCE[why.kind]) {
        inbox.close(why.error)
        options.signal?.removeEventListener('abort', end)
        return tell('closed', why)
      }
      tell('resuming', why)
      if (why.kind === 'full') {
        full = true
        if (inbox.size > 0) await until(() => () => {})
        full = false
      } else {
        const most = Math.min(pace.maxWaitMs, pace.minWaitMs * 2 ** Math.min(times - 1, 20))
        await pause(Math.random() * most)
      }
    }
  }

  options.signal?.addEventListener('abort', end)
  if (options.signal?.aborted) end()
  run().catch((error: unknown) => inbox.close(error instanceof Error ? error : new Error(String(error))))

  return {
    get cursor() {
      return handedOut
    },
    async next() {
      const taken = await inbox.take()
      if (taken === undefined) return { done: true, value: undefined }
      handedOut = taken.cursor ?? handedOut
      if (full && inbox.size === 0) wake()
      return { done: false, value: taken.item }
    },
    async return() {
      end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
