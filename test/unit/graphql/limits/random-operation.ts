import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql'

export interface RandomOperation {
  text: string
  variables: Record<string, unknown>
}

const PAGED = ['first', 'last', 'limit']

/** An operation on the schema with aliases, fragments, directives, pages and introspection, drawn at random. */
export function randomOperation(
  schema: GraphQLSchema,
  int: (min: number, max: number) => number,
): RandomOperation {
  const fragments: { name: string; type: string; text: string }[] = []
  const variables: Record<string, unknown> = {}
  const definitions: string[] = []
  let names = 0
  const chance = (percent: number) => int(0, 99) < percent
  const oneOf = <Item>(items: readonly Item[]): Item => items[int(0, items.length - 1)] as Item

  const variable = (type: string, value: unknown): string => {
    names += 1
    variables[`v${names}`] = value
    definitions.push(`$v${names}: ${type}`)
    return `$v${names}`
  }
  const directive = () => {
    if (!chance(10)) return ''
    const yes = chance(50)
    const condition = chance(50) ? String(yes) : variable('Boolean!', yes)
    return chance(50) ? `@include(if: ${condition})` : `@skip(if: ${condition})`
  }

  const literal = (type: GraphQLInputType): string => {
    if (isNonNullType(type)) return literal(type.ofType)
    if (isListType(type)) return `[${literal(type.ofType)}]`
    if (isEnumType(type)) return oneOf(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
      const given = type.isOneOf ? [oneOf(fields)] : fields.filter(isRequiredInputField)
      return `{${given.map(field => `${field.name}: ${literal(field.type)}`).join(', ')}}`
    }
    return { Int: '1', Float: '1.5', Boolean: 'true' }[type.name] ?? '"x"'
  }
  const argument = ({ name, type }: GraphQLArgument): string => {
    if (!PAGED.includes(name)) return `${name}: ${literal(type)}`
    const size = int(0, 4)
    return `${name}: ${chance(40) ? variable(isNonNullType(type) ? 'Int!' : 'Int', size) : size}`
  }
  const argumentsOf = ({ args }: GraphQLField<unknown, unknown>): string => {
    // Both ends of a page are refused.
    const end = oneOf(['first', 'last'])
    const given = args.filter(
      arg => isRequiredArgument(arg) || ((arg.name === end || arg.name === 'limit') && chance(85)),
    )
    return given.length === 0 ? '' : `(${given.map(argument).join(', ')})`
  }

  const field = (type: GraphQLCompositeType, depth: number): string => {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields())
    const leaves = fields.filter(each => !isCompositeType(getNamedType(each.type)))
    const unknown = fields.filter(each => isAbstractType(getNamedType(each.type)))
    const nested = unknown.length > 0 && chance(30) ? unknown : fields
    const from = depth === 0 || (leaves.length > 0 && chance(35)) ? leaves : nested
    if (from.length === 0 || chance(5)) return `__typename ${directive()}`
    const chosen = oneOf(from)
    const inside = getNamedType(chosen.type)
    const given = argumentsOf(chosen)
    names += 1
    // Fields of one name with other arguments, or of another type, cannot be merged.
    const alias = given !== '' || isAbstractType(type) || chance(30) ? `a${names}: ` : ''
    const selected = isCompositeType(inside) ? selection(inside, depth - 1) : ''
    return `${alias}${chosen.name}${given} ${directive()} ${selected}`
  }

  const spread = (type: GraphQLCompositeType, depth: number): string => {
    const known = fragments.filter(each => each.type === type.name)
    if (known.length > 0 && chance(60)) return `...${oneOf(known).name} ${directive()}`
    names += 1
    const name = `F${names}`
    const text = `fragment ${name} on ${type.name} ${selection(type, depth - 1)}`
    fragments.push({ name, type: type.name, text })
    return `...${name} ${chance(40) ? `...${name}` : ''} ${directive()}`
  }

  const inline = (type: GraphQLCompositeType, depth: number): string => {
    const into = isAbstractType(type) && chance(80) ? oneOf(schema.getPossibleTypes(type)) : type
    const condition = into === type && chance(50) ? '' : `on ${into.name}`
    return `... ${condition} ${directive()} ${selection(into, depth)}`
  }

  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const parts = Array.from({ length: int(1, 3) }, () => {
      if (depth <= 0 || chance(isAbstractType(type) ? 30 : 60)) return field(type, Math.max(0, depth))
      return chance(50) ? spread(type, depth - 1) : inline(type, depth - 1)
    })
    return `{ ${parts.join(' ')} }`
  }

  const root = oneOf([schema.getQueryType(), schema.getQueryType(), schema.getMutationType()])
  if (root == null) throw new Error('no root type')
  const kind = root === schema.getMutationType() ? 'mutation' : 'query'
  const parts = Array.from({ length: int(1, 3) }, () => field(root, 4))
  const meta = (name: string) => schema.getType(name) as GraphQLCompositeType
  if (kind === 'query' && chance(25)) parts.push(`s: __schema ${selection(meta('__Schema'), 3)}`)
  if (kind === 'query' && chance(25)) {
    const named = chance(50) ? '"Call"' : variable('String!', 'Event')
    parts.push(`t: __type(name: ${named}) ${selection(meta('__Type'), 3)}`)
  }
  const body = parts.join(' ')
  const head = definitions.length === 0 ? '' : `(${definitions.join(', ')})`
  return {
    text: `${kind} Q${head} { ${body} } ${fragments.map(({ text }) => text).join(' ')}`,
    variables,
  }
}
