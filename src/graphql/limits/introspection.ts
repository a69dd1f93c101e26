import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from './fragments.js'
import { type Parts, partsOf } from './schema-parts.js'

/** Counts the fields that the `__schema` and `__type` of an operation resolve; beyond `most` the answer is only more than that. */
export type CountIntrospection = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  most: number,
) => number

/** graphql-js refuses paths through more lists of fields or types than this, and nothing needs them. */
const MOST_LISTS = 2

/**
 * Counts introspection over the schema itself, deprecated parts included: exactly, except that a directive may leave out
 * what was counted, that fields may be merged, and that a `__type` whose name is a variable counts as all types.
 */
export function introspectionOf(schema: GraphQLSchema): CountIntrospection {
  const reachable = partsOf(schema)
  return (document, operation, most) => {
    const fragments = fragmentsOf(document)
    const known = new Map<SelectionSetNode, Map<Parts, number>>()
    const over = most + 1

    /** Each fragment and path once, however many ways lead to it. */
    const ofParts = (set: SelectionSetNode, parts: Parts): number => {
      const byParts = known.get(set) ?? new Map<Parts, number>()
      known.set(set, byParts)
      const count =
        byParts.get(parts) ??
        total(
          set,
          field => ofField(field, parts),
          fragment => ofParts(fragment, parts),
        )
      byParts.set(parts, count)
      return count
    }

    const ofField = ({ name, selectionSet }: FieldNode, parts: Parts): number => {
      const next = selectionSet === undefined ? undefined : reachable.step(parts, name.value)
      if (selectionSet === undefined || next === undefined || next.size === 0) return parts.size
      return next.lists > MOST_LISTS ? over : parts.size + ofParts(selectionSet, next)
    }

    const ofRootField = ({ name, selectionSet, arguments: given = [] }: FieldNode): number => {
      if (selectionSet === undefined) return 0
      if (name.value === '__schema') return 1 + ofParts(selectionSet, reachable.schema())
      if (name.value !== '__type') return 0
      const type = given[0]?.value
      const named = type?.kind === Kind.STRING ? type.value : undefined
      return 1 + ofParts(selectionSet, reachable.types(named))
    }

    const total = (
      { selections }: SelectionSetNode,
      ofField: (field: FieldNode) => number,
      ofFragment: (set: SelectionSetNode) => number,
    ): number => {
      let count = 0
      for (const selection of selections) {
        if (count > most) return over
        if (selection.kind === Kind.FIELD) count += ofField(selection)
        else {
          const fragment =
            selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
          if (fragment !== undefined) count += ofFragment(fragment.selectionSet)
        }
      }
      return count
    }

    const ofRoot = (set: SelectionSetNode): number => total(set, ofRootField, ofRoot)
    return ofRoot(operation.selectionSet)
  }
}
