import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

/** Values for arguments, by their names; what is missing is made up from the type. */
export type Values = Readonly<Record<string, unknown>>

/** Tokens of a document at most, below what the server takes. */
const BUDGET = 500

/** Every root field of a schema, as `Type` and field. */
export function rootFieldsOf(
  schema: GraphQLSchema,
): { type: string; field: GraphQLField<unknown, unknown> }[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  return roots.flatMap(root =>
    Object.values(root?.getFields() ?? {}).map(field => ({ type: root?.name ?? '', field })),
  )
}

/** Documents that together select everything down to `depth` that a root field leads to without further arguments. */
export function documentsOf(
  schema: GraphQLSchema,
  { type, field }: { type: string; field: GraphQLField<unknown, unknown> },
  args: string,
  depth: number,
): string[] {
  const named = getNamedType(field.type)
  const call = `${type.toLowerCase()} { ${field.name}${args}`
  if (isLeafType(named)) return [`${call} }`]
  return selectionsOf(schema, named, depth).map(selection => `${call} { ${selection} } }`)
}

const sizes = new Map<string, number>()
function sizeOf(text: string): number {
  const known = sizes.get(text) ?? text.split(/\s+/).length * 1.3
  sizes.set(text, known)
  return known
}

function selectionsOf(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string[] {
  if (isAbstractType(type)) {
    const { interfaces, objects } = isInterfaceType(type)
      ? schema.getImplementations(type)
      : { interfaces: [], objects: type.getTypes() }
    const shown = interfaces.length > 0 ? interfaces : objects
    const own = isInterfaceType(type) ? fieldsOf(schema, type, depth) : []
    return [
      ...own,
      ...shown.flatMap(each =>
        fieldsOf(schema, each, depth).map(s => `__typename ... on ${each.name} { ${s} }`),
      ),
    ]
  }
  return isObjectType(type) ? fieldsOf(schema, type, depth) : []
}

function fieldsOf(
  schema: GraphQLSchema,
  type: Pick<GraphQLObjectType, 'getFields'>,
  depth: number,
): string[] {
  const fields = Object.values(type.getFields()).filter(field => !field.args.some(isRequiredArgument))
  const leaves = fields.filter(field => isLeafType(getNamedType(field.type))).map(({ name }) => name)
  const scalars = ['__typename', ...leaves].join(' ')
  const parts =
    depth === 0
      ? []
      : fields
          .filter(field => !isLeafType(getNamedType(field.type)))
          .flatMap(field =>
            selectionsOf(schema, getNamedType(field.type), depth - 1).map(
              selection => `${field.name}${pageOf(field)} { ${selection} }`,
            ),
          )
  return packed(scalars, parts)
}

/** Puts parts together that fit into one document and do not select the same field. */
function packed(scalars: string, parts: readonly string[]): string[] {
  const packs: string[][] = [[scalars]]
  for (const part of parts) {
    const name = part.split(/[ (]/, 1)[0]
    const fits = packs.find(
      pack =>
        pack.reduce((sum, each) => sum + sizeOf(each), sizeOf(part)) < BUDGET / 2 &&
        !pack.some(each => each.split(/[ (]/, 1)[0] === name),
    )
    if (fits === undefined) packs.push([part])
    else fits.push(part)
  }
  return packs.map(pack => pack.join(' '))
}

function pageOf({ args }: GraphQLField<unknown, unknown>): string {
  return args.some(({ name }) => name === 'first') ? '(first: 3)' : ''
}

/** The arguments of a root field as text: those that `values` has, and made-up ones where some are required. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, values: Values): string {
  const given = inputs(field.args, values, isRequiredArgument)
  return given.length === 0 ? '' : `(${given.join(', ')})`
}

function inputs<Input extends GraphQLArgument | GraphQLInputField>(
  all: readonly Input[],
  values: Values,
  isRequired: (input: Input) => boolean,
): string[] {
  return all.flatMap(input => {
    const named = getNamedType(input.type)
    const value = values[input.name]
    if (value !== undefined) return [`${input.name}: ${literal(value, input.type)}`]
    if (isInputObjectType(named) && !isListType(getNullableType(input.type))) {
      const inside = Object.values(named.getFields())
      const relevant = isRequired(input) || inside.some(({ name }) => values[name] !== undefined)
      return relevant ? [`${input.name}: ${madeUp(input.type, values)}`] : []
    }
    return isRequired(input) ? [`${input.name}: ${madeUp(input.type, values)}`] : []
  })
}

function literal(value: unknown, type: GraphQLInputType): string {
  const list = isListType(getNullableType(type))
  if (list) return JSON.stringify(Array.isArray(value) ? value : [value])
  return JSON.stringify(value)
}

function madeUp(type: GraphQLInputType, values: Values): string {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return `[${madeUp(nullable.ofType, values)}]`
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? 'null'
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields())
    if (!nullable.isOneOf) return `{ ${inputs(fields, values, isRequiredInputField).join(', ')} }`
    const [first] = fields
    return first === undefined ? '{}' : `{ ${first.name}: ${madeUp(first.type, values)} }`
  }
  return MADE_UP[nullable.name] ?? '"none"'
}

const MADE_UP: Readonly<Record<string, string>> = {
  Int: '5',
  Float: '5',
  Boolean: 'true',
  E164: '"+12025550177"',
  Endpoint: '"+12025550177"',
  URL: '"https://media.example.test/tone.mp3"',
  DateTime: '"2030-01-01T00:00:00.000000Z"',
  JSON: '{}',
}
