import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { AuditEntry } from '../../journal/audit-entries.js'
import { plainId } from '../../observability/masking.js'

type Target = AuditEntry['target']
type Field = GraphQLField<unknown, unknown>

/**
 * What a mutation is about: the thing that its input must name, otherwise what it answers (what it created, for
 * instance), otherwise the first thing that its input names.
 */
export function targetOf(
  field: Field,
  args: Readonly<Record<string, unknown>>,
  payload?: unknown,
): Target | undefined {
  return namedIn(field, args, true) ?? answeredBy(field, payload) ?? namedIn(field, args, false)
}

function namedIn(
  field: Field,
  args: Readonly<Record<string, unknown>>,
  required: boolean,
): Target | undefined {
  for (const { name, type, value } of field.args.flatMap(arg => fieldsOf(arg, args[arg.name]))) {
    const isId = String(getNullableType(type)) === 'ID'
    if (!isId || typeof value !== 'string' || (required && !isNonNullType(type))) continue
    const kind = name === 'id' ? nodeOf(field)?.kind : kindNamedBy(name)
    return { id: plainId(value), ...(kind !== undefined && { kind }) }
  }
  return undefined
}

function fieldsOf({ name, type }: GraphQLArgument, value: unknown) {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return [{ name, type, value }]
  const values = (value ?? {}) as Record<string, unknown>
  return Object.values(named.getFields()).map(field => ({ ...field, value: values[field.name] }))
}

/** `callLegId` names a CallLeg. */
function kindNamedBy(name: string): string | undefined {
  const noun = /^(.+)Id$/.exec(name)?.[1]
  return noun && `${noun[0]?.toUpperCase()}${noun.slice(1)}`
}

function answeredBy(field: Field, payload: unknown): Target | undefined {
  const node = nodeOf(field)
  const id = node && ((payload as Record<string, { id?: unknown } | undefined>)?.[node.name]?.id as unknown)
  return node !== undefined && typeof id === 'string' ? { kind: node.kind, id: plainId(id) } : undefined
}

/** The field of a mutation's payload that holds one thing with an id. */
function nodeOf({ type }: Field): { name: string; kind: string } | undefined {
  const payload = getNamedType(type)
  if (!isObjectType(payload)) return undefined
  for (const { name, type } of Object.values(payload.getFields())) {
    const node = getNullableType(type)
    if (!isObjectType(node) || node.name === 'Command') continue
    if (node.getInterfaces().some(each => each.name === 'Node')) return { name, kind: node.name }
  }
  return undefined
}
