import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * How many fields the compiled form of an operation has: code is made anew for every type that an interface may
 * turn out to be, inside every other one. Counting stops beyond `most`.
 */
export function weightOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  most: number,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  let weight = 0
  const add = ({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined, times: number): void => {
    if (type === undefined) return
    const here = times * (isAbstractType(type) ? schema.getPossibleTypes(type).length : 1)
    for (const selection of selections) {
      if (weight > most) return
      if (selection.kind === Kind.FIELD) {
        weight += here
        if (selection.selectionSet === undefined) continue
        const field =
          isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined
        add(selection.selectionSet, field && getNamedType(field.type), here)
        continue
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const condition = fragment?.typeCondition?.name.value
      if (fragment !== undefined) {
        add(fragment.selectionSet, condition === undefined ? type : schema.getType(condition), times)
      }
    }
  }
  add(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1)
  return weight
}
