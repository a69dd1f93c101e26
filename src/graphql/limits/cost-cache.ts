import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { type Cost, costOf } from './cost.js'
import { fragmentsOf } from './fragments.js'
import type { CountIntrospection } from './introspection.js'
import type { Limits } from './limits.js'
import { isPriced, type Variables } from './prices.js'

export type PriceOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
) => Cost & { /** Fields of the schema itself. */ introspected: number }

/** Values of variables whose costs are kept for one operation. */
const KEPT = 20
const LONGEST_KEY = 200

interface Known {
  /** The variables that the cost depends on. */
  depends: readonly string[]
  introspected: number
  costs: Map<string, ReturnType<PriceOperation>>
}

/** What operations cost, counted once for the values that it depends on. */
export function costsOver(
  schema: GraphQLSchema,
  introspected: CountIntrospection,
  { introspection }: Limits,
): PriceOperation {
  const known = new WeakMap<OperationDefinitionNode, Known>()
  return (document, operation, variables) => {
    const entry = known.get(operation) ?? {
      depends: pricedVariables(document, operation),
      introspected: introspected(document, operation, introspection),
      costs: new Map(),
    }
    known.set(operation, entry)
    const { depends, costs } = entry
    const key = depends.length === 0 ? '' : JSON.stringify(depends.map(name => variables[name]))
    const cost = costs.get(key) ?? {
      ...costOf(schema, document, operation, variables),
      introspected: entry.introspected,
    }
    if (key.length > LONGEST_KEY) return cost
    if (costs.size >= KEPT && !costs.has(key)) costs.clear()
    costs.set(key, cost)
    return cost
  }
}

/** The variables in arguments that say how long a list is, or how much there is to compute. */
function pricedVariables(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  if (operation.variableDefinitions === undefined || operation.variableDefinitions.length === 0) return []
  const names = new Set<string>()
  const collect = (set: SelectionSetNode) =>
    visit(set, {
      Field(field) {
        for (const argument of field.arguments ?? []) {
          if (!isPriced(field, argument.name.value)) continue
          visit(argument.value, { [Kind.VARIABLE]: ({ name }) => void names.add(name.value) })
        }
      },
    })
  collect(operation.selectionSet)
  for (const { selectionSet } of fragmentsOf(document).values()) collect(selectionSet)
  return [...names]
}
