import { ApolloServer, type ApolloServerPlugin, type HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { ExecutionResult, OperationDefinitionNode } from 'graphql'
import type { GraphContext } from '../context.js'
import { refuse } from '../errors.js'
import type { Executor } from '../execution.js'
import { limitRules } from '../limits/rules.js'
import { formatErrorWith, maskError, type ReportError } from '../mask.js'

export interface ApolloOptions {
  executor: Executor
  report: ReportError
  introspection?: boolean
}

/** Apollo Server with everything that costs and is not used switched off, and our executor behind it. */
export function createApollo(options: ApolloOptions): ApolloServer<GraphContext> {
  const { executor, report, introspection = true } = options
  return new ApolloServer<GraphContext>({
    schema: executor.schema,
    introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorWith(report),
    validationRules: limitRules(executor.limits),
    parseOptions: { maxTokens: executor.limits.tokens },
    stringifyResult: value => JSON.stringify(value),
    // The process is stopped by whoever composed it.
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      executedBy(executor, report),
    ],
  })
}

const documentsRefused = new WeakSet<HeaderMap>()

/** Whether these are the headers of an answer to a document that was not executed at all. */
export function isRefusal(headers: HeaderMap): boolean {
  return documentsRefused.has(headers)
}

/** Whatever the cause, nothing was executed: over HTTP the status depends on the kind of answer. */
const REFUSALS = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'LIMIT_EXCEEDED']

/** Apollo skips its own error formatting for what a plugin executed, which the executor makes up for. */
function executedBy(executor: Executor, report: ReportError): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      async responseForOperation({ document, operation, request, contextValue, response }) {
        // Apollo says itself that there is no such operation; its types do not know that it asks first.
        if ((operation as OperationDefinitionNode | undefined) === undefined) return null
        const { http } = response
        const variables = request.variables ?? {}
        const answer = ({ errors, data }: ExecutionResult) => {
          const formatted = errors?.map(error => error.toJSON())
          const singleResult = {
            ...(data !== undefined && { data }),
            ...(formatted !== undefined && { errors: formatted }),
          }
          return { http, body: { kind: 'single' as const, singleResult } }
        }
        if (operation.operation === 'subscription') {
          http.status = 400
          const error = refuse(
            'BAD_REQUEST',
            'Subscriptions are served over WebSocket, and over SSE at /graphql/stream.',
          )
          return answer({ errors: [maskError(error, report)] })
        }
        const errors = executor.check(document, operation, variables)
        if (errors.length > 0) {
          http.status = 400
          return answer({ errors })
        }
        const prepared = { document, operationName: request.operationName ?? null, variables }
        return answer(await executor.execute(prepared, contextValue))
      },
      async willSendResponse({ response }) {
        if (response.http.status !== 400 || response.body.kind !== 'single') return
        const { data, errors = [] } = response.body.singleResult
        if (data !== undefined || !errors.every(e => REFUSALS.includes(String(e.extensions?.code)))) return
        documentsRefused.add(response.http.headers)
      },
    }),
  }
}
