import type { IncomingMessage } from 'node:http'
import { Counts } from '../kernel/counts.js'

/** What became of the reading of a body. */
export type Body =
  | {
      kind: 'read'
      bytes: Buffer
      /** To be called once the bytes are no longer kept. */
      release(): void
    }
  | { kind: NotRead }

/** `gone`: the client left. `crowded`: others needed the memory more. */
export type NotRead = 'gone' | 'tooLarge' | 'timeout' | 'crowded'

export interface BodyLimits {
  /** Bytes of all bodies at a time. */
  total: number
  /** Bytes at a time of the bodies of one owner: an address, or an identity. */
  perOwner: number
  /** How long a body may take to arrive, in milliseconds. */
  withinMs: number
}

/** Reads request bodies into a bounded memory. */
export interface Bodies {
  /** Reads a body of at most `limit` bytes. */
  read(request: IncomingMessage, owner: string, limit: number): Promise<Body>
}

/** A body of which something is kept. */
interface Held {
  owner: string
  bytes: number
  /** Gives the reading up; absent once the body is complete. */
  abandon?: (why: NotRead) => void
}

/**
 * Where the memory is full, the largest unfinished body gives way: large ones that arrive slowly are what an attack is
 * made of, and a small one that arrives at once always fits.
 */
export function openBodies(limits: BodyLimits): Bodies {
  const held = new Set<Held>()
  const perOwnerBytes = new Counts()
  let allBytes = 0

  function grow(body: Held, bytes: number): void {
    body.bytes += bytes
    perOwnerBytes.add(body.owner, bytes)
    allBytes += bytes
  }

  function release(body: Held): void {
    if (!held.delete(body)) return
    perOwnerBytes.delete(body.owner, body.bytes)
    allBytes -= body.bytes
  }

  /** Has others give way, or `body` itself, until all is within its bounds. */
  function makeRoom(body: Held): void {
    const { owner } = body
    while (body.abandon !== undefined && perOwnerBytes.of(owner) > limits.perOwner)
      largest(held, owner)?.abandon?.('crowded')
    while (body.abandon !== undefined && allBytes > limits.total) largest(held)?.abandon?.('crowded')
  }

  return {
    read(request, owner, limit) {
      if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve({ kind: 'tooLarge' })
      if (request.destroyed) return Promise.resolve({ kind: 'gone' })
      return new Promise(resolve => {
        const body: Held = { owner, bytes: 0, abandon: why => settle({ kind: why }) }
        const chunks: Buffer[] = []
        const settle = (outcome: Body) => {
          clearTimeout(timer)
          request.off('data', take).off('end', finish).off('error', leave).off('close', leave)
          // What still comes of it stays in the network until it is decided what becomes of it.
          request.pause()
          delete body.abandon
          if (outcome.kind !== 'read') release(body)
          resolve(outcome)
        }
        const take = (chunk: Buffer) => {
          grow(body, chunk.length)
          if (body.bytes > limit) return settle({ kind: 'tooLarge' })
          chunks.push(chunk)
          makeRoom(body)
        }
        const finish = () => {
          const [only] = chunks
          const bytes = only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks)
          settle({ kind: 'read', bytes, release: () => release(body) })
        }
        const leave = () => settle({ kind: 'gone' })
        const timer = setTimeout(() => settle({ kind: 'timeout' }), limits.withinMs)
        held.add(body)
        request.on('data', take).on('end', finish).on('error', leave).on('close', leave)
      })
    },
  }
}

/** The largest body that is not complete. */
function largest(held: Iterable<Held>, owner?: string): Held | undefined {
  let largest: Held | undefined
  for (const body of held) {
    if (body.abandon === undefined || (owner !== undefined && body.owner !== owner)) continue
    if (largest === undefined || body.bytes > largest.bytes) largest = body
  }
  return largest
}

/** How to answer a request whose body was not read. */
export interface BodyProblem {
  status: number
  code: 'BAD_REQUEST' | 'LIMIT_EXCEEDED' | 'RATE_LIMITED'
  message: string
  retryAfterMs?: number
}

/** What to tell a client that is still there. */
export function bodyProblem(why: Exclude<NotRead, 'gone'>, limit: number, withinMs: number): BodyProblem {
  switch (why) {
    case 'tooLarge':
      return {
        status: 413,
        code: 'LIMIT_EXCEEDED',
        message: `A request body may have ${limit} bytes at most.`,
      }
    case 'timeout':
      return {
        status: 408,
        code: 'BAD_REQUEST',
        message: `A request body must arrive within ${withinMs / 1_000} seconds.`,
      }
    case 'crowded':
      return {
        status: 503,
        code: 'RATE_LIMITED',
        message: 'Too many large requests at a time. Try again later.',
        retryAfterMs: 1_000,
      }
  }
}
