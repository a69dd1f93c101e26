import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import type { Viewer } from '../http/auth/roles.js'
import { documentReader } from './documents.js'
import { refuse } from './errors.js'
import { Budgets, type Rates } from './limits/budgets.js'
import { costsOver } from './limits/cost-cache.js'
import { introspectionOf } from './limits/introspection.js'
import { DEFAULT_LIMITS, type Limits } from './limits/limits.js'
import { overLimit } from './limits/rules.js'
import { maskError, maskErrors, type ReportError, withoutSuggestion } from './mask.js'
import { compiler } from './server/compiled.js'

export interface ExecutorOptions {
  schema: GraphQLSchema
  /** The same schema as it is executed for contexts that it applies to; never compiled. */
  narrowed?: { schema: GraphQLSchema; appliesTo(contextValue: unknown): boolean }
  /** Takes what no client may read; it is called with the id that the client is given. */
  report: ReportError
  limits?: Limits
  /** What each identity may use in a minute; absent: as much as it likes. */
  rates?: Rates
  /** False: nobody is told the schema, nor the names in it that a wrong one resembles. */
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
  readonly rates: Rates | undefined
  /** Reads and admits an operation: what every transport asks before it executes one. */
  prepare(request: OperationRequest, viewer?: Viewer): PreparedOperation | RefusedOperation
  /** The first half of `prepare`: parses and validates a text, and counts one operation of the viewer. */
  read(query: string, viewer: Viewer | undefined): DocumentNode | RefusedOperation
  /** The second half: chooses the operation, and checks its variables and its cost. */
  admit(
    document: DocumentNode,
    request: OperationRequest,
    viewer: Viewer | undefined,
  ): PreparedOperation | RefusedOperation
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

/** What a token of a document costs that has to be parsed and validated. */
const TOKEN_COST = 10

export function openExecutor(options: ExecutorOptions): Executor {
  const { schema, narrowed, report, limits = DEFAULT_LIMITS, rates, introspection = true } = options
  const { compile = true, remembered = 500 } = options
  const introspected = introspectionOf(schema)
  const readDocument = documentReader(schema, limits, { introspection, introspected, remembered })
  const costOf = costsOver(schema, introspected, limits)
  const budgets = rates && new Budgets(rates)
  const compiledOf = compile ? compiler(schema, Math.min(remembered, 200)) : () => undefined

  const shown = (error: GraphQLError): GraphQLError => {
    const masked = maskError(error, report)
    return introspection ? masked : withoutSuggestion(masked)
  }
  const isNarrowed = (contextValue: unknown) => narrowed?.appliesTo(contextValue) === true
  const schemaFor = (contextValue: unknown) =>
    narrowed !== undefined && isNarrowed(contextValue) ? narrowed.schema : schema

  const refused = (...errors: GraphQLError[]): RefusedOperation => ({ errors: errors.map(shown) })
  const masked = (result: ExecutionResult): ExecutionResult =>
    result.errors === undefined || introspection
      ? maskErrors(result, report)
      : { ...result, errors: result.errors.map(shown) }
  const failed = (error: unknown) =>
    masked({
      errors: [
        new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) }),
      ],
    })

  const read: Executor['read'] = (query, viewer) => {
    const identity = identityOf(viewer)
    const retryAfterMs = budgets?.waitOf(identity) ?? 0
    if (retryAfterMs > 0) return refused(tooMany(retryAfterMs))
    const found = readDocument(query)
    const cost = found.fresh ? TOKEN_COST * Math.min(limits.tokens, query.length) : 0
    budgets?.spend(identity, { operations: 1, cost })
    return 'document' in found ? found.document : refused(...found.errors)
  }

  const admit: Executor['admit'] = (document, { operationName = null, variables }, viewer) => {
    const operation = getOperationAST(document, operationName)
    if (operation == null) return refused(NO_OPERATION)
    const given = variables ?? {}
    const definitions = operation.variableDefinitions ?? []
    const values = getVariableValues(schema, definitions, given, { maxErrors: 20 })
    if (values.errors !== undefined) return refused(...values.errors)
    const cost = costOf(document, operation, values.coerced)
    if (cost.fields > limits.cost) return refused(tooCostly(cost.fields, limits.cost, cost.dearest()))
    if (cost.introspected > 0 && viewer === undefined) return refused(STRANGER)
    budgets?.spend(identityOf(viewer), { cost: cost.fields + cost.introspected })
    return { schema, document, operation, operationName, variables: given }
  }

  return {
    schema,
    limits,
    rates,
    read,
    admit,
    prepare(request, viewer) {
      const { query } = request
      if (typeof query !== 'string' || query === '') return refused(NO_QUERY)
      const document = read(query, viewer)
      return 'errors' in document ? document : admit(document, request, viewer)
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

const NO_QUERY = refuse('BAD_REQUEST', 'The request contains no query.')
const NO_OPERATION = refuse(
  'OPERATION_RESOLUTION_FAILURE',
  'The document has no operation of this name, or several and the request names none.',
)
const STRANGER = refuse(
  'UNAUTHENTICATED',
  'Introspection requires credentials: send an API key or a token as "Authorization: Bearer …".',
)

function tooMany(retryAfterMs: number): GraphQLError {
  return refuse(
    'RATE_LIMITED',
    `Too many operations. Try again in ${Math.ceil(retryAfterMs / 1_000)} seconds.`,
    { retryable: true, retryAfterMs },
  )
}

function tooCostly(estimate: number, allowed: number, field: string): GraphQLError {
  return overLimit(
    'cost',
    `The operation may resolve ${estimate} fields; at most ${allowed} are allowed. ` +
      `"${field}" costs the most: request smaller pages or fewer fields.`,
    { estimate, allowed, field },
  )
}

/** Strangers share one budget. */
function identityOf(viewer: Viewer | undefined): string {
  return viewer?.identity ?? ''
}
