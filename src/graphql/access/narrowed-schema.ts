import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
} from 'graphql'
import type { Scope } from '../../http/auth/scopes.js'
import { admit } from '../auth.js'
import type { GraphContext } from '../context.js'
import { refuse } from '../errors.js'
import { checkArguments } from './arguments.js'
import { leastRoles } from './least-roles.js'
import { type RootRule, ruleOf } from './root-fields.js'
import { isWithheld } from './scalars.js'
import { isShown, OPEN_TYPES } from './types.js'

type Context = GraphContext & { reach: NonNullable<GraphContext['reach']> }
type Field = GraphQLField<unknown, Context, Record<string, unknown>>

/**
 * The same schema for credentials with a scope: each root field asks its rule first, and every object that any field
 * answers is left out when the scope does not permit it, whatever way led there. Other credentials are served by the
 * schema itself, which costs them nothing.
 */
export function narrowedSchema(schema: GraphQLSchema): GraphQLSchema {
  // Sorting is how graphql-js copies a schema with its resolvers.
  const copy = lexicographicSortSchema(schema)
  const roots = [copy.getQueryType(), copy.getMutationType(), copy.getSubscriptionType()]
  for (const type of Object.values(copy.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      guardAnswer(type.name, field)
      if (roots.includes(type)) guardRoot(type.name, field)
    }
  }
  return copy
}

/** Asks the field's rule before the field; a subscription's when it is opened. */
function guardRoot(type: string, field: Field): void {
  const role = leastRoles().get(`${type}.${field.name}`)
  const rule = ruleOf(type, field.name)
  const { resolve = defaultFieldResolver, subscribe } = field
  const check = async (args: object, context: Context): Promise<void> => {
    admit(context.viewer, role ?? 'ADMIN')
    checkScope(context.reach.scope, type, field.name, rule)
    const { within } = context.reach.scope
    if (within !== undefined && (rule.within === 'CHECKED' || rule.within === 'LISTED')) {
      await checkArguments(args, rule, context, type === 'Mutation')
    }
  }
  if (subscribe != null) {
    field.subscribe = async (source, args, context, info) => {
      await check(args, context)
      return subscribe(source, args, context, info)
    }
    return
  }
  field.resolve = async (source, args, context, info) => {
    await check(args, context)
    return resolve(source, args, context, info)
  }
}

function checkScope(scope: Scope, type: string, field: string, rule: RootRule): void {
  const { recordings, mutations, within } = scope
  if (type === 'Mutation' && mutations !== undefined && !mutations.includes(field)) {
    throw refuse('FORBIDDEN', `This credential cannot use ${field}.`)
  }
  if (rule.recordings && !recordings) {
    throw refuse('FORBIDDEN', 'This credential cannot access recordings or transcripts.')
  }
  const unlisted = rule.within === 'LISTED' && mutations === undefined
  if (within !== undefined && (rule.within === 'REFUSED' || unlisted)) {
    throw refuse('FORBIDDEN', `This credential is limited to some resources and cannot use ${field}.`)
  }
}

/** Leaves out of a field's answer what the scope does not permit. */
function guardAnswer(type: string, field: Field): void {
  const { resolve = defaultFieldResolver } = field
  const named = getNamedType(field.type)
  const rule = ruleOfType(named)
  if (rule === 'LEAF') {
    field.resolve = async (source, args, context, info) => {
      const value: unknown = await resolve(source, args, context, info)
      return isWithheld(`${type}.${field.name}`, value, context.reach) ? null : value
    }
    return
  }
  if (rule === 'OPEN') return
  field.resolve = async (source, args, context, info) => {
    const value: unknown = await resolve(source, args, context, info)
    if (value == null || value instanceof Error) return value
    if (!Array.isArray(value)) {
      if (await isShown(value, context)) return value
      if (!isNonNullType(field.type)) return null
      throw refuse(
        'NOT_FOUND',
        `This credential is limited to some resources: ${field.name} is not one of them.`,
      )
    }
    const kept = await Promise.all(value.map(each => isShown(each, context)))
    return value.filter((_, index) => kept[index])
  }
}

/** What is done with values of a type: an object is judged unless its type is known to be open. */
function ruleOfType(type: GraphQLNamedType): 'LEAF' | 'OPEN' | 'JUDGED' {
  if (isLeafType(type)) return 'LEAF'
  return OPEN_TYPES.includes(type.name) ? 'OPEN' : 'JUDGED'
}
