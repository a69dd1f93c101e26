import { type ASTVisitor, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql'

/**
 * A subscription selects its one root field always: `@skip` and `@include` there are an error, as the specification has
 * it. Otherwise there could be no field left, which graphql-js does not expect.
 */
export function subscriptionRootRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ operation, selectionSet }) {
      if (operation !== 'subscription') return
      const visited = new Set<SelectionSetNode>()
      const check = (set: SelectionSetNode): void => {
        if (visited.has(set)) return
        visited.add(set)
        for (const selection of set.selections) {
          const directive = selection.directives?.find(({ name }) => ['skip', 'include'].includes(name.value))
          if (directive !== undefined) {
            const message = `@${directive.name.value} is not allowed on the root field of a subscription.`
            context.reportError(new GraphQLError(message, { nodes: [directive] }))
          }
          if (selection.kind === Kind.INLINE_FRAGMENT) check(selection.selectionSet)
          const spread =
            selection.kind === Kind.FRAGMENT_SPREAD ? context.getFragment(selection.name.value) : null
          if (spread != null) check(spread.selectionSet)
        }
      }
      check(selectionSet)
    },
  }
}
