import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { GraphContext } from '../context.js'
import type { Executor } from '../execution.js'

/** Records which queries and subscriptions were FORBIDDEN; mutations say so themselves. */
export function recordingRefusals(executor: Executor): Executor {
  return {
    ...executor,
    execute(prepared, contextValue, rootValue) {
      const result = executor.execute(prepared, contextValue, rootValue)
      const noted = (done: ExecutionResult) => {
        if (done.errors !== undefined) note(prepared, contextValue as GraphContext, done)
        return done
      }
      return result instanceof Promise ? result.then(noted) : noted(result)
    },
    async subscribe(prepared, contextValue) {
      const result = await executor.subscribe(prepared, contextValue)
      if (!(Symbol.asyncIterator in result)) note(prepared, contextValue as GraphContext, result)
      return result
    },
  }
}

function note(
  { document, operationName }: Parameters<Executor['execute']>[0],
  { audit, viewer }: GraphContext,
  { errors = [] }: ExecutionResult,
): void {
  // Shared executions are for nobody in particular, who was let in before.
  if (audit === undefined || viewer === undefined || viewer.credential === '') return
  const operation = getOperationAST(document, operationName)
  if (operation == null || operation.operation === 'mutation') return
  const paths = errors
    .filter(({ extensions }) => extensions.code === 'FORBIDDEN')
    .map(({ path }) => path?.[0])
  for (const path of new Set(paths)) {
    const field = rootFieldOf(document, operation, path)
    audit.recordRepeated(`${field} ${viewer.identity} ${viewer.address}`, {
      action: 'ACCESS_REFUSED',
      outcome: 'FORBIDDEN',
      viewer,
      details: { operation: operation.operation, ...(field !== undefined && { field }) },
    })
  }
}

/** The root field that answers under this name: an alias is the client's own word, and is not kept. */
function rootFieldOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  name: string | number | undefined,
): string | undefined {
  const seen = new Set<unknown>()
  const find = ({ selections }: SelectionSetNode): string | undefined => {
    for (const selection of selections) {
      if (seen.has(selection)) continue
      seen.add(selection)
      if (selection.kind === Kind.FIELD) {
        if ((selection.alias ?? selection.name).value === name) return selection.name.value
        continue
      }
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentIn(document, selection.name.value)
      const found = inner && find(inner.selectionSet)
      if (found !== undefined) return found
    }
    return undefined
  }
  return find(operation.selectionSet)
}

function fragmentIn({ definitions }: DocumentNode, name: string) {
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition
  }
  return undefined
}
