import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { costOf } from './limits/cost.js'
import { DEFAULT_LIMITS, type Limits } from './limits/limits.js'
import { limitRules, overLimit } from './limits/rules.js'
import { maskError, maskErrors, type ReportError } from './mask.js'
import { compiler } from './server/compiled.js'
import { Lru } from './server/lru.js'

export interface ExecutorOptions {
  schema: GraphQLSchema
  /** The same schema as it is executed for contexts that it applies to; never compiled. */
  narrowed?: { schema: GraphQLSchema; appliesTo(contextValue: unknown): boolean }
  /** Takes what no client may read; it is called with the id that the client is given. */
  report: ReportError
  limits?: Limits
  introspection?: boolean
  /** False runs everything by graphql-js. */
  compile?: boolean
  /** Documents that are kept parsed, and operations that are kept compiled. */
  remembered?: number
}

/** An operation as a client sends it. */
export interface OperationRequest {
  query?: string | null
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

/** An operation that was parsed, validated, and found within the limits; its variables are of their types. */
export interface PreparedOperation {
  schema: GraphQLSchema
  /** The same text gives the same object. */
  document: DocumentNode
  operation: OperationDefinitionNode
  operationName: string | null
  /** As the client gave them. */
  variables: Record<string, unknown>
}

/** Why an operation will not be executed, as it may be sent. */
export interface RefusedOperation {
  errors: readonly GraphQLError[]
}

/** Runs operations: each document is parsed once and, from its second use on, compiled. */
export interface Executor {
  readonly schema: GraphQLSchema
  readonly limits: Limits
  prepare(request: OperationRequest): PreparedOperation | RefusedOperation
  /** Checks what depends on variables: their types, and the cost. */
  check(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): readonly GraphQLError[]
  /** Executes; errors are masked. A subscription's selection is executed over `rootValue`, one item of its stream. */
  execute(
    prepared: Pick<PreparedOperation, 'document' | 'operationName' | 'variables'>,
    contextValue: unknown,
    rootValue?: unknown,
  ): ExecutionResult | Promise<ExecutionResult>
  /** Opens a subscription's stream, or says why not; errors are masked. */
  subscribe(
    prepared: Pick<PreparedOperation, 'document' | 'operationName' | 'variables'>,
    contextValue: unknown,
  ): Promise<AsyncIterable<unknown> | ExecutionResult>
}

/** Longer texts are parsed each time, otherwise a few clients could fill the memory. */
const LONGEST_KEPT = 20_000

export function openExecutor(options: ExecutorOptions): Executor {
  const { schema, narrowed, report, limits = DEFAULT_LIMITS, compile = true, remembered = 500 } = options
  const documents = new Lru<string, DocumentNode | RefusedOperation>(remembered)
  const compiledOf = compile ? compiler(schema, Math.min(remembered, 200)) : () => undefined
  const rules = [
    ...specifiedRules,
    ...limitRules(limits),
    ...(options.introspection === false ? [NoSchemaIntrospectionCustomRule] : []),
  ]
  const refused = (...errors: GraphQLError[]): RefusedOperation => ({
    errors: errors.map(error => maskError(error, report)),
  })

  const read = (query: string): DocumentNode | RefusedOperation => {
    try {
      const document = parse(query, { maxTokens: limits.tokens })
      const errors = validate(schema, document, rules, { maxErrors: 20 })
      return errors.length === 0 ? document : refused(...errors)
    } catch (error) {
      if (error instanceof GraphQLError) return refused(error)
      throw error
    }
  }

  const documentOf = (query: string): DocumentNode | RefusedOperation => {
    const known = documents.get(query)
    if (known !== undefined) return known
    const fresh = read(query)
    if (query.length <= LONGEST_KEPT) documents.set(query, fresh)
    return fresh
  }

  const check: Executor['check'] = (document, operation, variables) => {
    const definitions = operation.variableDefinitions ?? []
    const values = getVariableValues(schema, definitions, variables, { maxErrors: 20 })
    if (values.errors !== undefined) return refused(...values.errors).errors
    const cost = costOf(document, operation, values.coerced)
    return cost <= limits.cost
      ? []
      : refused(
          overLimit(
            'cost',
            `The operation could have to answer more than ${limits.cost} fields; ask for smaller pages.`,
          ),
        ).errors
  }

  const isNarrowed = (contextValue: unknown) => narrowed?.appliesTo(contextValue) === true
  const schemaFor = (contextValue: unknown) =>
    narrowed !== undefined && isNarrowed(contextValue) ? narrowed.schema : schema

  const masked = (result: ExecutionResult) => maskErrors(result, report)
  const failed = (error: unknown) =>
    masked({
      errors: [
        new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) }),
      ],
    })

  return {
    schema,
    limits,
    check,
    prepare({ query, operationName = null, variables }) {
      if (typeof query !== 'string' || query === '') {
        return refused(new GraphQLError('There is no query.', { extensions: { code: 'BAD_REQUEST' } }))
      }
      const document = documentOf(query)
      if ('errors' in document) return document
      const operation = getOperationAST(document, operationName)
      if (operation == null) {
        return refused(
          new GraphQLError('The document has no such operation, or several and none was named.', {
            extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
          }),
        )
      }
      const errors = check(document, operation, variables ?? {})
      if (errors.length > 0) return { errors }
      return { schema, document, operation, operationName, variables: variables ?? {} }
    },
    execute({ document, operationName, variables }, contextValue, rootValue = {}) {
      try {
        const compiled = isNarrowed(contextValue) ? undefined : compiledOf(document, operationName)
        const result =
          compiled === undefined
            ? execute({
                schema: schemaFor(contextValue),
                document,
                operationName,
                variableValues: variables,
                contextValue,
                rootValue,
              })
            : compiled(rootValue, contextValue, variables)
        return result instanceof Promise ? result.then(masked, failed) : masked(result)
      } catch (error) {
        return failed(error)
      }
    },
    async subscribe({ document, operationName, variables }, contextValue) {
      try {
        const stream = await createSourceEventStream({
          schema: schemaFor(contextValue),
          document,
          operationName,
          variableValues: variables,
          contextValue,
        })
        return Symbol.asyncIterator in stream ? stream : masked(stream)
      } catch (error) {
        return failed(error)
      }
    },
  }
}
