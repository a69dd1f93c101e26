import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoFragmentCyclesRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import type { CountIntrospection } from './limits/introspection.js'
import type { Limits } from './limits/limits.js'
import { excessIn, excessOfShape, overLimit, tooNested } from './limits/rules.js'
import { subscriptionRootRule } from './limits/subscription-root.js'
import { Lru } from './server/lru.js'

/** A document that may be executed, or why not, in graphql-js's own words. */
export type ReadDocument = (
  text: string,
) => { document: DocumentNode; fresh: boolean } | { errors: readonly GraphQLError[]; fresh: boolean }

/** Longer texts are parsed each time, otherwise a few clients could fill the memory. */
const LONGEST_KEPT = 20_000
const MOST_ERRORS = { maxErrors: 20 }

/**
 * Parses and validates documents, each text once while it is remembered, also those that are refused. Our own limits
 * come first: rules of graphql-js take quadratic time, and some recurse without end in what others would refuse.
 */
export function documentReader(
  schema: GraphQLSchema,
  limits: Limits,
  options: { introspection: boolean; introspected: CountIntrospection; remembered: number },
): ReadDocument {
  const { introspection, introspected } = options
  const known = new Lru<string, DocumentNode | readonly GraphQLError[]>(options.remembered)
  // What makes it safe to walk a document, and pointless to walk it further.
  const first = introspection ? [NoFragmentCyclesRule] : [NoFragmentCyclesRule, noIntrospection]

  const read = (text: string): DocumentNode | readonly GraphQLError[] => {
    try {
      const document = parse(text, { maxTokens: limits.tokens })
      const excess = excessIn(document, limits)
      if (excess !== undefined) return [excess]
      const unsafe = validate(schema, document, first, MOST_ERRORS)
      if (unsafe.length > 0) return unsafe
      const excessive =
        excessOfShape(document, limits) ?? (introspection ? tooMuchOfSchema(document) : undefined)
      if (excessive !== undefined) return [excessive]
      const errors = validate(schema, document, [...specifiedRules, subscriptionRootRule], MOST_ERRORS)
      return errors.length === 0 ? document : errors
    } catch (error) {
      if (error instanceof GraphQLError) return [error]
      // The parser calls itself for each level.
      if (error instanceof RangeError) return [tooNested(limits)]
      throw error
    }
  }

  const tooMuchOfSchema = (document: DocumentNode): GraphQLError | undefined => {
    const { introspection: allowed } = limits
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue
      const estimate = introspected(document, definition, allowed)
      if (estimate <= allowed) continue
      return overLimit(
        'introspection',
        `Introspection may resolve at most ${allowed} fields of the schema.`,
        {
          estimate,
          allowed,
        },
      )
    }
    return undefined
  }

  return text => {
    const remembered = known.get(text)
    const found = remembered ?? read(text)
    if (remembered === undefined && text.length <= LONGEST_KEPT) known.set(text, found)
    const fresh = remembered === undefined
    return 'kind' in found ? { document: found, fresh } : { errors: found, fresh }
  }
}

/** One error for each way into the schema; graphql-js has one for each field that follows. */
const noIntrospection: ValidationRule = context => ({
  Field(node) {
    const { value } = node.name
    if (value !== '__schema' && value !== '__type') return
    context.reportError(
      new GraphQLError(`Introspection is off: "${value}" is not available.`, { nodes: node }),
    )
  },
})
