import { z } from 'zod'
import { type Fault, Refusal, refuse } from '../refusal.js'

/** A request body as it came: an object, or nothing at all. */
export type Body = Readonly<Record<string, unknown>>

/** Reads a body as a command wants it; every field that is wrong is named in one refusal. */
export function parse<Output>(schema: z.ZodType<Output>, body: unknown): Output {
  const given = asObject(body)
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new Refusal(
    422,
    result.error.issues.map(issue => faultOf(issue, given)),
  )
}

/** The body as an object without its nulls, which mean the same as absence; another shape is unreadable. */
export function asObject(body: unknown): Body {
  if (body === undefined || body === null || body === '') return {}
  if (typeof body !== 'object' || Array.isArray(body))
    throw refuse.unreadable('The request body must be a JSON object.')
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
}

/** What a body does hold: the fields left out are no `undefined`s that overwrite. */
export function given<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> }
}

/** A rule of the API with an error code of its own, to be given to zod's `refine`. */
export function rule(
  code: string,
  title: string,
  detail: string,
): { params: { fault: Omit<Fault, 'pointer'> } } {
  return { params: { fault: { code, title, detail } } }
}

function faultOf(issue: z.core.$ZodIssue, body: Body): Fault {
  const pointer = `/${issue.path.map(String).join('/')}`
  const fault =
    issue.code === 'custom' ? (issue.params?.fault as Omit<Fault, 'pointer'> | undefined) : undefined
  if (fault !== undefined) return { ...fault, pointer }
  const value = issue.path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    body,
  )
  const asText = value === '' || value === undefined
  if (asText) return refuse.missing(pointer).faults[0] as Fault
  if (issue.code === 'invalid_value')
    return {
      code: '10032',
      title: 'Invalid enumerated value',
      detail: `The value must be one of: ${issue.values.map(String).join(', ')}.`,
      pointer,
    }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const limit = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`
    return { code: '10033', title: 'Value outside of range', detail: `The value must be ${limit}.`, pointer }
  }
  return { code: '10015', title: 'Invalid value', detail: issue.message, pointer }
}
