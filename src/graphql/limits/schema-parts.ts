import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql'

/** Parts of the schema that introspection reaches by one path, all of one introspection type. */
export interface Parts {
  type: GraphQLObjectType
  /** How often each part is reached. */
  members: ReadonlyMap<unknown, number>
  /** How often all of them are. */
  size: number
  /** How many lists of fields or types the path went through. */
  lists: number
  steps: Map<string, Parts | undefined>
}

/** Where introspection begins, and where it goes on: paths are walked once, because the schema does not change. */
export interface SchemaParts {
  schema(): Parts
  /** One type, or all of them when the name is not known; no parts when there is no such type. */
  types(name: string | undefined): Parts
  /** What a field of each of these leads to; undefined for a field without fields of its own. */
  step(from: Parts, field: string): Parts | undefined
}

/** Paths that are kept; there are hundreds that somebody follows, and more that somebody could. */
const KEPT = 1_000
/** As `MaxIntrospectionDepthRule` counts them. */
const LISTS = ['fields', 'interfaces', 'possibleTypes', 'inputFields']
const EVERYTHING = { includeDeprecated: true }

export function partsOf(schema: GraphQLSchema): SchemaParts {
  const roots = new Map<string, Parts>()
  const wrapped = new Map<string, unknown>()
  let kept = 0

  /** The same object for types that are wrapped alike. */
  const canonical = (part: unknown): unknown => {
    if (!isType(part)) return part
    const name = String(part)
    if (!wrapped.has(name)) wrapped.set(name, part)
    return wrapped.get(name)
  }

  const parts = (type: GraphQLObjectType, members: ReadonlyMap<unknown, number>, lists: number): Parts => {
    let size = 0
    for (const times of members.values()) size += times
    return { type, members, size, lists, steps: new Map() }
  }

  const root = (name: string, type: GraphQLObjectType, found: readonly unknown[]): Parts => {
    if (kept > KEPT) {
      kept = 0
      roots.clear()
    }
    const known = roots.get(name) ?? parts(type, new Map(found.map(part => [part, 1])), 0)
    roots.set(name, known)
    return known
  }

  const stepFrom = ({ type, members, lists }: Parts, name: string): Parts | undefined => {
    const field = type.getFields()[name]
    const inside = field && getNamedType(field.type)
    if (!isObjectType(inside)) return undefined
    const reached = new Map<unknown, number>()
    for (const [part, times] of members) {
      const found: unknown = field?.resolve?.(part, EVERYTHING, undefined, { schema } as never)
      for (const each of Array.isArray(found) ? found : [found]) {
        if (each == null) continue
        const one = canonical(each)
        reached.set(one, (reached.get(one) ?? 0) + times)
      }
    }
    return parts(inside, reached, lists + Number(LISTS.includes(name)))
  }

  return {
    schema: () => root('', TYPE_OF_SCHEMA, [schema]),
    types(name) {
      if (name === undefined) return root('*', TYPE_OF_TYPE, Object.values(schema.getTypeMap()))
      const type = schema.getType(name)
      return type === undefined ? parts(TYPE_OF_TYPE, new Map(), 0) : root(name, TYPE_OF_TYPE, [type])
    },
    step(from, field) {
      if (from.steps.has(field)) return from.steps.get(field)
      const next = stepFrom(from, field)
      kept += 1
      from.steps.set(field, next)
      return next
    },
  }
}

const TYPE_OF_SCHEMA = getNamedType(SchemaMetaFieldDef.type) as GraphQLObjectType
const TYPE_OF_TYPE = getNamedType(TypeMetaFieldDef.type) as GraphQLObjectType
