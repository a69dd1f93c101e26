import {
  ApolloServer,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type HeaderMap,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { type DocumentNode, type ExecutionResult, type OperationDefinitionNode, parse } from 'graphql'
import type { GraphContext } from '../context.js'
import { refuse } from '../errors.js'
import type { Executor, RefusedOperation } from '../execution.js'
import { formatErrorWith, maskError, type ReportError } from '../mask.js'

export interface ApolloOptions {
  executor: Executor
  report: ReportError
}

/** Apollo Server with everything that costs and is not used switched off, and our executor behind it. */
export function createApollo(options: ApolloOptions): ApolloServer<GraphContext> {
  const { executor, report } = options
  return new ApolloServer<GraphContext>({
    schema: executor.schema,
    // The executor reads documents, by the rules of every transport.
    documentStore: null,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorWith(report),
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
const STATUSES: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, RATE_LIMITED: 429 }

/** Stands for a document that was refused, so that Apollo neither parses nor validates it by rules of its own. */
const REFUSED_DOCUMENT = parse('{ __typename }')

/** Apollo skips its own error formatting for what a plugin executed, which the executor makes up for. */
function executedBy(executor: Executor, report: ReportError): ApolloServerPlugin<GraphContext> {
  return {
    async requestDidStart() {
      let read: DocumentNode | RefusedOperation | undefined
      return {
        async didResolveSource(context) {
          read = executor.read(context.source, context.contextValue.viewer)
          const withDocument: GraphQLRequestContext<GraphContext> = context
          Object.assign(withDocument, { document: 'errors' in read ? REFUSED_DOCUMENT : read })
        },
        async responseForOperation({ document, operation, request, contextValue, response }) {
          const { http } = response
          const answer = ({ errors, data }: ExecutionResult) => {
            const formatted = errors?.map(error => error.toJSON())
            const singleResult = {
              ...(data !== undefined && { data }),
              ...(formatted !== undefined && { errors: formatted }),
            }
            return { http, body: { kind: 'single' as const, singleResult } }
          }
          const refused = ({ errors }: RefusedOperation) => {
            const { code, retryAfterMs } = errors[0]?.extensions ?? {}
            http.status = STATUSES[String(code)] ?? 400
            if (typeof retryAfterMs === 'number')
              http.headers.set('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
            return answer({ errors })
          }
          if (read !== undefined && 'errors' in read) return refused(read)
          // Apollo says itself that there is no such operation; its types do not know that it asks first.
          if ((operation as OperationDefinitionNode | undefined) === undefined) return null
          if (operation.operation === 'subscription') {
            const message = 'Subscriptions are served over WebSocket, and over SSE at /graphql/stream.'
            return refused({ errors: [maskError(refuse('BAD_REQUEST', message), report)] })
          }
          const prepared = executor.admit(
            document,
            { operationName: request.operationName ?? null, variables: request.variables ?? null },
            contextValue.viewer,
          )
          if ('errors' in prepared) return refused(prepared)
          return answer(await executor.execute(prepared, contextValue))
        },
        async willSendResponse({ response }) {
          if (response.http.status !== 400 || response.body.kind !== 'single') return
          const { data, errors = [] } = response.body.singleResult
          if (data !== undefined || !errors.every(e => REFUSALS.includes(String(e.extensions?.code)))) return
          documentsRefused.add(response.http.headers)
        },
      }
    },
  }
}
