import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from './fragments.js'
import { listSizeOf } from './list-sizes.js'
import { isIntrospection, LARGEST } from './measure.js'
import { pageOf, priceOf, type Variables } from './prices.js'

/** What an operation may resolve. */
export interface Cost {
  fields: number
  /** The root field that costs most. */
  dearest(): string
}

/** Fields of an object: what is resolved once, and for each item when the object is a page. */
interface Sum {
  once: number
  perItem: number
}

/**
 * How many fields an operation may resolve: each one wherever it is spread and under each alias, times the sizes of the
 * lists around it; of an interface, the type that has most. Never fewer than are resolved, as long as no list is longer
 * than declared; more where fields are merged or a directive leaves them out. `__schema` and `__type` are counted by
 * `introspectedFields`.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Cost {
  const fragments = fragmentsOf(document)
  // Otherwise n fragments would be walked in 2ⁿ ways. By type, because a fragment selects something else of each.
  const known = new Map<SelectionSetNode, Map<GraphQLObjectType, Sum>>()

  const ofObject = (set: SelectionSetNode, type: GraphQLObjectType): Sum => {
    const byType = known.get(set) ?? new Map<GraphQLObjectType, Sum>()
    known.set(set, byType)
    const total = byType.get(type) ?? sumOf(set, type)
    byType.set(type, total)
    return total
  }

  const sumOf = ({ selections }: SelectionSetNode, type: GraphQLObjectType): Sum => {
    const total: Sum = { once: 0, perItem: 0 }
    for (const selection of selections) {
      const part =
        selection.kind === Kind.FIELD ? ofField(selection, type) : ofFragment(fragmentAt(selection), type)
      total.once = Math.min(total.once + part.once, LARGEST)
      total.perItem = Math.min(total.perItem + part.perItem, LARGEST)
    }
    return total
  }

  const ofField = (node: FieldNode, parent: GraphQLObjectType): Sum => {
    const field = parent.getFields()[node.name.value]
    if (field === undefined) return isIntrospection(node) && node.selectionSet !== undefined ? NOTHING : ONE
    const price = priceOf(parent, field, node, variables)
    const type = getNamedType(field.type)
    if (node.selectionSet === undefined || !isCompositeType(type)) return { once: price, perItem: 0 }
    const inside = ofType(node.selectionSet, type)
    const items = inside.perItem === 0 ? 0 : inside.perItem * pageOf(field, node, variables)
    const each = inside.once + items
    const size = listSizeOf(parent, field) ?? 1
    if (size === 'PAGE') return { once: price, perItem: each }
    const times = size === 'ARGUMENTS' ? pageOf(field, node, variables) : size
    return { once: price + times * each, perItem: 0 }
  }

  const ofType = (set: SelectionSetNode, type: GraphQLCompositeType): Sum => {
    if (isObjectType(type)) return ofObject(set, type)
    const most: Sum = { once: 0, perItem: 0 }
    for (const possible of schema.getPossibleTypes(type)) {
      const { once, perItem } = ofObject(set, possible)
      most.once = Math.max(most.once, once)
      most.perItem = Math.max(most.perItem, perItem)
    }
    return most
  }

  const fragmentAt = (selection: Exclude<SelectionSetNode['selections'][number], FieldNode>) =>
    selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)

  const ofFragment = (fragment: ReturnType<typeof fragmentAt>, type: GraphQLObjectType): Sum => {
    if (fragment === undefined) return NOTHING
    const condition = fragment.typeCondition?.name.value ?? type.name
    const named = schema.getType(condition)
    const applies = named === type || (isAbstractType(named) && schema.isSubType(named, type))
    return applies ? ofObject(fragment.selectionSet, type) : NOTHING
  }

  const root = schema.getRootType(operation.operation) as GraphQLObjectType
  const rootFields = (set: SelectionSetNode): FieldNode[] =>
    set.selections.flatMap(selection => {
      if (selection.kind === Kind.FIELD) return selection
      const fragment = fragmentAt(selection)
      return fragment === undefined ? [] : rootFields(fragment.selectionSet)
    })
  return {
    fields: ofObject(operation.selectionSet, root).once,
    dearest() {
      const priced = rootFields(operation.selectionSet).map(node => ({ node, ...ofField(node, root) }))
      const [first] = priced.sort((a, b) => b.once - a.once)
      return first?.node.name.value ?? ''
    },
  }
}

const NOTHING: Sum = { once: 0, perItem: 0 }
const ONE: Sum = { once: 1, perItem: 0 }
