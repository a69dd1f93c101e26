import type { IncomingMessage } from 'node:http'
import type { LockedOut } from '../../http/auth/access.js'
import { type Bodies, type BodyLimits, bodyProblem } from '../../http/bodies.js'
import type { ErrorCode } from '../errors.js'

/** Why a request is not executed, and how to say so. */
export interface RefusedRequest {
  status: number
  code: ErrorCode
  message: string
  headers?: Record<string, string>
  retryAfterMs?: number
}

export type RequestBody =
  | { kind: 'read'; body: unknown }
  /** The client went away. */
  | { kind: 'gone' }
  | ({ kind: 'refused' } & RefusedRequest)

/** How long a body may take to arrive, and how much of them is kept at a time, in all and of one identity. */
export const GRAPHQL_BODIES: BodyLimits = { withinMs: 10_000, total: 64_000_000, perOwner: 16_000_000 }

export const UNAUTHENTICATED: RefusedRequest = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Send an API key or a token as "Authorization: Bearer …".',
  headers: { 'www-authenticate': 'Bearer' },
}

export function lockedOut({ message, retryAfterMs }: LockedOut): RefusedRequest {
  return { status: 429, code: 'RATE_LIMITED', message, retryAfterMs }
}

/** Reads the JSON of a POST of at most `most` bytes; other methods have none. */
export async function readJson(
  request: IncomingMessage,
  bodies: Bodies,
  owner: string,
  most: number,
): Promise<RequestBody> {
  if (request.method !== 'POST') {
    request.resume()
    return { kind: 'read', body: undefined }
  }
  if (!isJson(request)) {
    const message = 'Send JSON in UTF-8: "content-type: application/json".'
    return { kind: 'refused', status: 415, code: 'BAD_REQUEST', message }
  }
  const body = await bodies.read(request, owner, most)
  if (body.kind === 'gone') return { kind: 'gone' }
  if (body.kind !== 'read') {
    return { kind: 'refused', ...bodyProblem(body.kind, most, GRAPHQL_BODIES.withinMs) }
  }
  body.release()
  try {
    return { kind: 'read', body: JSON.parse(body.bytes.toString('utf8')) }
  } catch {
    return { kind: 'refused', status: 400, code: 'BAD_REQUEST', message: 'The body is no JSON.' }
  }
}

function isJson({ headers }: IncomingMessage): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  const charset = parameters.map(parameter => /^\s*charset="?([^"\s]+)"?/.exec(parameter)?.[1]).find(Boolean)
  if (type.trim() !== 'application/json') return false
  return charset === undefined || charset === 'utf-8' || charset === 'utf8'
}
