import { GraphQLScalarType, Kind } from 'graphql'
import { badInput } from '../errors.js'

/** A scalar that is a text with a form of its own; `parse` answers undefined for any other text. */
export function textScalar<Text extends string>(options: {
  name: string
  description: string
  specifiedByURL?: string
  parse(text: string): Text | undefined
  /** How the form is described to somebody who got it wrong. */
  expected: string
}): GraphQLScalarType<Text, string> {
  const { name, description, specifiedByURL } = options
  const read = (value: unknown): Text => {
    const text = typeof value === 'string' ? options.parse(value) : undefined
    if (text === undefined) throw badInput(`Expected ${options.expected}.`, name)
    return text
  }
  return new GraphQLScalarType<Text, string>({
    name,
    description,
    ...(specifiedByURL !== undefined && { specifiedByURL }),
    serialize: value => String(value),
    parseValue: read,
    parseLiteral: node => read(node.kind === Kind.STRING ? node.value : undefined),
  })
}
