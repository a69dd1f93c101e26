import type { Clock } from '../../kernel/clock.js'
import { type Instant, instantOf } from '../../kernel/instant.js'
import type { Fate } from './faults.js'
import type { SigningKey } from './key.js'
import { type Outcome, poster } from './post.js'

/** At most this many POSTs are under way at a time. */
const PARALLEL = 48
/** Waits between the attempts at a webhook: six attempts over 15.5 s of the simulator's clock. */
const BACK_OFF_MS = [500, 1_000, 2_000, 4_000, 8_000]
/** A webhook held back to arrive out of order goes at the latest after this long. */
const HELD_MS = 300
/** Attempts remembered for those who ask; the oldest are forgotten first. */
const REMEMBERED = 100_000

/** A webhook on its way: what it says, whose order it belongs to, and where it goes at the time of sending. */
interface Parcel {
  readonly id: string
  readonly event: string
  readonly occurredAt: Instant
  /** Events of one stream keep their order: a leg's, or a conference's own. */
  readonly stream: string
  readonly data: object
  readonly addresses: () => readonly string[]
  /** How long each of them may take to answer. */
  readonly patienceMs: () => number
  readonly retriesMs?: readonly number[]
}

/** One POST and what it met; `status` is null when nothing answered. */
export interface Attempt {
  readonly event: string
  readonly event_id: string
  readonly event_type: string
  readonly attempt: number
  readonly status: number | null
  readonly reason?: string
  readonly url: string
  readonly occurred_at: Instant
  readonly sent_at: Instant
}

/**
 * Delivers webhooks in the order they were created; the first attempts of one stream follow each other, and
 * streams travel side by side. A refused webhook is tried at the fail-over address at once, and after a wait
 * again wherever the answer was not final, signed afresh each time with the wall clock's time, which receivers
 * check even when calls run on a virtual one.
 */
export interface Courier {
  send(parcel: Parcel, fate: Fate): void
  /** Resolves when every first attempt that is due has met its answer. */
  settled(): Promise<void>
  attempts(): readonly Attempt[]
  reset(): void
  close(): void
}

export function courier(key: SigningKey, clock: Clock): Courier {
  const post = poster()
  const tails = new Map<string, Promise<void>>()
  const held = new Map<string, () => void>()
  const waitingForSlot: (() => void)[] = []
  const waitingForQuiet: (() => void)[] = []
  let remembered: Attempt[] = []
  let free = PARALLEL
  let pending = 0
  let epoch = 0

  const slot = async () => {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waitingForSlot.push(resolve))
  }
  const release = () => {
    const next = waitingForSlot.shift()
    if (next === undefined) free += 1
    else next()
  }

  const attempt = async (parcel: Parcel, number: number, url: string): Promise<Outcome> => {
    const mine = epoch
    await slot()
    if (mine !== epoch) {
      release()
      return { kind: 'silent', reason: 'forgotten' }
    }
    const sentAt = instantOf(clock.now())
    const body = `{"data":${JSON.stringify(parcel.data)},"meta":${JSON.stringify({ attempt: number, delivered_to: url })}}`
    const timestamp = String(Math.floor(Date.now() / 1000))
    const headers = {
      'user-agent': 'telnyx-webhooks',
      'telnyx-timestamp': timestamp,
      'telnyx-signature-ed25519': key.sign(timestamp, body),
    }
    const outcome = await post.post(url, body, headers, parcel.patienceMs())
    release()
    if (mine !== epoch) return outcome
    remembered.push({
      event: parcel.event,
      event_id: parcel.id,
      event_type: parcel.event,
      attempt: number,
      status: outcome.kind === 'answered' ? outcome.status : null,
      ...(outcome.kind === 'silent' && { reason: outcome.reason }),
      url,
      occurred_at: parcel.occurredAt,
      sent_at: sentAt,
    })
    if (remembered.length > REMEMBERED * 1.1) remembered = remembered.slice(-REMEMBERED)
    return outcome
  }

  /** One attempt at each address that has not `declined` for good; the next round follows after a wait. */
  const deliver = async (
    parcel: Parcel,
    round = 0,
    sent = 0,
    declined = new Set<string>(),
  ): Promise<void> => {
    const mine = epoch
    let count = sent
    let again = false
    for (const url of parcel.addresses()) {
      if (mine !== epoch) return
      if (declined.has(url)) continue
      count += 1
      const outcome = await attempt(parcel, count, url)
      if (accepted(outcome)) return
      if (worthRepeating(outcome)) again = true
      else declined.add(url)
    }
    const wait = (parcel.retriesMs ?? BACK_OFF_MS)[round]
    if (!again || wait === undefined || mine !== epoch) return
    clock.after(wait, () => track(deliver(parcel, round + 1, count, declined)))
  }

  const track = (work: Promise<void>) => {
    const mine = epoch
    pending += 1
    void work.then(() => {
      if (mine !== epoch) return
      pending -= 1
      if (pending === 0) for (const resolve of waitingForQuiet.splice(0)) resolve()
    })
  }

  const inOrder = (parcel: Parcel, then: () => void) => {
    const before = tails.get(parcel.stream) ?? Promise.resolve()
    const mine = epoch
    const work = before.then(() => (mine === epoch ? deliver(parcel) : undefined))
    tails.set(parcel.stream, work)
    track(
      work.then(() => {
        if (tails.get(parcel.stream) === work) tails.delete(parcel.stream)
        if (mine === epoch) then()
      }),
    )
  }

  const outOfOrder = (parcel: Parcel, then: () => void) => {
    const mine = epoch
    track(
      deliver(parcel).then(() => {
        if (mine === epoch) then()
      }),
    )
  }

  const holdBack = (parcel: Parcel, then: () => void) => {
    const letGo = () => {
      cancel()
      held.delete(parcel.stream)
      inOrder(parcel, then)
    }
    const cancel = clock.after(HELD_MS, letGo)
    held.set(parcel.stream, letGo)
  }

  return {
    send(parcel, fate) {
      if (fate.drop) return
      const again = () => {
        if (fate.duplicate) track(deliver(parcel))
      }
      if (fate.delayMs > 0) clock.after(fate.delayMs, () => outOfOrder(parcel, again))
      // One is held at a time: the next one, whatever its fate, is what it waits for.
      else if (fate.reorder && !held.has(parcel.stream)) holdBack(parcel, again)
      else {
        inOrder(parcel, again)
        held.get(parcel.stream)?.()
      }
    },
    settled() {
      if (pending === 0) return Promise.resolve()
      return new Promise(resolve => waitingForQuiet.push(resolve))
    },
    attempts: () => remembered,
    reset() {
      epoch += 1
      pending = 0
      for (const resolve of waitingForQuiet.splice(0)) resolve()
      remembered = []
      tails.clear()
      held.clear()
    },
    close() {
      epoch += 1
      post.close()
    },
  }
}

function accepted(outcome: Outcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
}

function worthRepeating(outcome: Outcome): boolean {
  return (
    outcome.kind === 'silent' || outcome.status >= 500 || outcome.status === 408 || outcome.status === 429
  )
}
