import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import type { Tail } from '../bus/tail.js'
import type { AddressOf } from '../http/address.js'
import type { Authenticate } from '../http/auth/access.js'
import type { Viewer } from '../http/auth/roles.js'
import { permissionClassOf, viewerOfClass } from '../http/auth/scopes.js'
import { admit } from '../http/strangers.js'
import type { Journal } from '../journal/journal.js'
import type { E164 } from '../kernel/endpoint.js'
import type { Audit } from '../observability/audit.js'
import type { OpenFeed } from '../realtime/feed.js'
import type { HubHost, Prepared } from '../realtime/host.js'
import { recordingRefusals } from './audit/refusals.js'
import { openContext, type ServiceInfo, type Services } from './context.js'
import { openExecutor } from './execution.js'
import { KnownStates } from './known-states.js'
import type { Rates } from './limits/budgets.js'
import type { Limits } from './limits/limits.js'
import { maskError, type ReportError } from './mask.js'
import { apiSchema } from './schema.js'
import { createApollo } from './server/apollo.js'
import { graphqlOverHttp } from './server/over-http.js'

export interface GraphqlOptions {
  journal: Pick<Journal, 'reader' | 'epoch' | 'storage'> & Partial<Pick<Journal, 'analyst'>>
  tail: Pick<Tail, 'position' | 'announced' | 'listen'>
  registry: Registry
  switchboard: Services['switchboard']
  keys: Services['keys']
  /** See `impliedSource`. */
  identitySource?: string
  authenticate: Authenticate
  addressOf: AddressOf
  /** Absent: nothing is recorded. */
  audit?: Audit
  log: { error(fields: object, message: string): void }
  introspection?: boolean
  feed: OpenFeed
  service: Omit<ServiceInfo, 'version'> & { fromNumber?: string | undefined }
  /** How clients reach this server, without a slash at its end; absent: addresses are given as paths. */
  publicUrl?: string
  /** What those on hold hear unless the input says otherwise. */
  holdAudioUrl?: string | undefined
  limits?: Limits
  /** What each identity may use in a minute; absent: as much as it likes. */
  rates?: Rates
  /** False runs everything by graphql-js instead of compiling what is asked often. */
  compile?: boolean
}

/** The API, for HTTP and for the realtime transports. */
export interface Graphql {
  handle(request: IncomingMessage, response: ServerResponse): void
  realtimeHost: HubHost<Viewer>
  close(): Promise<void>
}

export async function openGraphql(options: GraphqlOptions): Promise<Graphql> {
  const { journal, switchboard, keys, authenticate, addressOf, log, feed, introspection = true } = options
  const { fromNumber, ...service } = options.service
  const known = new KnownStates(options)
  const report: ReportError = (id, error) => log.error({ err: error, id }, 'hidden from the client')
  const executor = recordingRefusals(
    openExecutor({
      schema: apiSchema(),
      report,
      introspection,
      ...(options.limits !== undefined && { limits: options.limits }),
      ...(options.rates !== undefined && { rates: options.rates }),
      ...(options.compile !== undefined && { compile: options.compile }),
    }),
  )
  const services: Services = {
    reader: journal.reader,
    ...(journal.analyst !== undefined && { analyst: journal.analyst }),
    known,
    epoch: journal.epoch,
    switchboard,
    keys,
    identitySource: options.identitySource ?? 'local:',
    feed,
    service: { version: VERSION, ...service },
    ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
    limits: executor.limits,
    ...(executor.rates !== undefined && { rates: executor.rates }),
    ...(options.audit !== undefined && { audit: options.audit }),
    ...(fromNumber !== undefined && { fromNumber: fromNumber as E164 }),
    ...(options.holdAudioUrl !== undefined && { holdAudioUrl: options.holdAudioUrl }),
  }
  const apollo = createApollo({ executor, report })
  await apollo.start()
  return {
    handle: graphqlOverHttp(
      apollo,
      async request => {
        const { authorization, 'x-identity': identity } = request.headers
        const viewer = await authenticate({ authorization, identity, address: addressOf(request) })
        if (viewer !== undefined) admit(request)
        return openContext(services, viewer)
      },
      {
        onError: error => log.error({ err: error }, 'could not answer'),
      },
    ),
    realtimeHost: {
      prepare: (request, viewer) => executor.prepare(request, viewer),
      execute: (prepared, contextValue, rootValue) =>
        executor.execute(plain(prepared), contextValue, rootValue),
      subscribe: (prepared, contextValue) => executor.subscribe(plain(prepared), contextValue),
      shown: error => maskError(error, report),
      contextOf: viewer => openContext(services, viewer),
      scopeOf: permissionClassOf,
      contextFor: scope => openContext(services, viewerOfClass(scope)),
    },
    async close() {
      known.close()
      await apollo.stop()
    },
  }
}

function plain({ document, operationName, variables }: Prepared) {
  return { document, operationName: operationName ?? null, variables: variables ?? {} }
}

const VERSION: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version
