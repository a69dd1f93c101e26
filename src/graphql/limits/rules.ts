import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { comparisonsIn } from './comparisons.js'
import { fragmentsOf } from './fragments.js'
import type { Limits } from './limits.js'
import { isIntrospection, measuring, sum } from './measure.js'

/** What a client is told about a limit. `more` says by how much, and what for. */
export function overLimit(
  limit: keyof Limits,
  message: string,
  more: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', limit, ...more } })
}

type Counted = 'fragments' | 'operations' | 'variables' | 'directives' | 'aliases'
const COUNTED: Readonly<Partial<Record<Kind, Counted>>> = {
  [Kind.FRAGMENT_DEFINITION]: 'fragments',
  [Kind.OPERATION_DEFINITION]: 'operations',
  [Kind.VARIABLE_DEFINITION]: 'variables',
  [Kind.DIRECTIVE]: 'directives',
  [Kind.FIELD]: 'aliases',
}

const NESTING: readonly Kind[] = [Kind.LIST, Kind.OBJECT, Kind.LIST_TYPE]

/** Also of a document that nests so deeply that it cannot be parsed. */
export function tooNested({ nesting }: Limits): GraphQLError {
  const message = `Values may nest at most ${nesting} levels deep.`
  return overLimit('nesting', message, { allowed: nesting })
}

/** The limit that a document exceeds by what it contains; cheap, and safe for a document that is not valid. */
export function excessIn(document: DocumentNode, limits: Limits): GraphQLError | undefined {
  const counted: Record<Counted, number> = {
    fragments: 0,
    operations: 0,
    variables: 0,
    directives: 0,
    aliases: 0,
  }
  let level = 0
  let deepest = 0
  visit(document, {
    enter(node) {
      const limit = node.kind === Kind.FIELD && node.alias === undefined ? undefined : COUNTED[node.kind]
      if (limit !== undefined) counted[limit] += 1
      if (NESTING.includes(node.kind)) level += 1
      deepest = Math.max(deepest, level)
    },
    leave({ kind }) {
      if (NESTING.includes(kind)) level -= 1
    },
  })
  if (deepest > limits.nesting) return tooNested(limits)
  for (const limit of Object.keys(counted) as Counted[]) {
    if (counted[limit] <= limits[limit]) continue
    return overLimit(limit, `A document may contain at most ${limits[limit]} ${limit}.`, {
      allowed: limits[limit],
    })
  }
  return undefined
}

/** The limit that an operation exceeds by how it nests; its fragments must not contain themselves. */
export function excessOfShape(document: DocumentNode, limits: Limits): GraphQLError | undefined {
  const fragments = fragmentsOf(document)
  // Introspection nests deeply by nature and is bounded by a rule of graphql-js.
  const depth = measuring(
    fragments,
    (field, inside) =>
      isIntrospection(field) ? 0 : 1 + (field.selectionSet === undefined ? 0 : inside(field.selectionSet)),
    Math.max,
  )
  const rootFields = measuring(fragments, () => 1, sum)
  const selections = measuring(
    fragments,
    ({ selectionSet }, inside) => 1 + (selectionSet === undefined ? 0 : inside(selectionSet)),
    sum,
  )
  const sets = selecting(document)
  const some = (measure: (set: SelectionSetNode) => number, most: number) =>
    operationsOf(document).some(({ selectionSet }) => measure(selectionSet) > most)
  const all = (measure: (set: SelectionSetNode) => number) => sets.map(measure).reduce(sum, 0)
  const over = (limit: keyof Limits, message: string) => overLimit(limit, message, { allowed: limits[limit] })
  if (some(depth, limits.depth)) {
    return over('depth', `Selections may nest at most ${limits.depth} levels deep.`)
  }
  if (some(rootFields, limits.rootFields)) {
    return over('rootFields', `An operation may select at most ${limits.rootFields} root fields.`)
  }
  if (all(selections) > limits.selections) {
    return over(
      'selections',
      `A document may select at most ${limits.selections} fields, counting each fragment wherever it is spread.`,
    )
  }
  // Walks every selection, which is bounded by now.
  if (all(set => comparisonsIn(set, fragments, limits.comparisons)) > limits.comparisons) {
    return over(
      'comparisons',
      `Fields with the same response name may form at most ${limits.comparisons} pairs. Select each field once.`,
    )
  }
  return undefined
}

export function operationsOf({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter(definition => definition.kind === Kind.OPERATION_DEFINITION)
}

/** What validation walks from: operations, and fragments, also those that no operation spreads. */
function selecting({ definitions }: DocumentNode): SelectionSetNode[] {
  return definitions.flatMap(definition => ('selectionSet' in definition ? definition.selectionSet : []))
}
