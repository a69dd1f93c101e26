import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isInputType,
  type NamedTypeNode,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { Lru } from './lru.js'
import { weightOf } from './weight.js'

/** An operation as a function. */
export type Compiled = (
  rootValue: unknown,
  contextValue: unknown,
  variables: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>

/** Fields of code: up to 50 µs to compile and 750 bytes to keep, for each. */
const HEAVIEST = 600

interface Remembered {
  uses: number
  /** `false`: graphql-jit refuses it. */
  compiled?: Compiled | false
}

/** Compiles operations on their second use, since it costs more than executing once; undefined until then. */
export function compiler(
  schema: GraphQLSchema,
  capacity: number,
): (document: DocumentNode, operationName: string | null) => Compiled | undefined {
  const documents = new Lru<DocumentNode, Map<string, Remembered>>(capacity)
  return (document, operationName) => {
    const operations = documents.get(document) ?? new Map<string, Remembered>()
    documents.set(document, operations)
    const name = operationName ?? ''
    const entry = operations.get(name) ?? { uses: 0 }
    operations.set(name, entry)
    entry.uses += 1
    if (entry.uses < 2) return undefined
    entry.compiled ??= compiledOrFalse(schema, document, operationName)
    return entry.compiled === false ? undefined : entry.compiled
  }
}

function compiledOrFalse(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): Compiled | false {
  const operation = getOperationAST(document, operationName)
  // Nobody sends so many mutations that compiling them would pay.
  if (operation == null || operation.operation === 'mutation') return false
  if (weightOf(schema, document, operation, HEAVIEST) > HEAVIEST) return false
  if (!canBeReadTwice(schema, operation)) return false
  try {
    const compiled = compileQuery(schema, document, operationName ?? undefined)
    if (!isCompiledQuery(compiled)) return false
    const definitions = operation.variableDefinitions ?? []
    const run = compiled.query as Compiled
    return (rootValue, contextValue, variables) => {
      // Otherwise the fields of an input would not have their defaults, and errors would not say where they are.
      const values = getVariableValues(schema, definitions, variables, { maxErrors: 20 })
      return values.errors !== undefined
        ? { errors: values.errors }
        : run(rootValue, contextValue, values.coerced)
    }
  } catch {
    return false
  }
}

/**
 * Variables are read here for their defaults, and graphql-jit reads what came of it once more. An enum whose
 * values stand for other words is not itself then.
 */
function canBeReadTwice(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): boolean {
  const seen = new Set<GraphQLInputType>()
  const holds = (type: GraphQLInputType): boolean => {
    const named = getNamedType(type)
    if (seen.has(named)) return true
    seen.add(named)
    if (isEnumType(named)) return named.getValues().every(({ name, value }) => name === value)
    return !isInputObjectType(named) || Object.values(named.getFields()).every(field => holds(field.type))
  }
  return variableDefinitions.every(({ type }) => {
    const found = typeFromAST(schema, type as NamedTypeNode)
    return !isInputType(found) || holds(found)
  })
}
