import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { httpApp } from './app.js'
import { memoryBus } from './bus/bus.js'
import { redisBus } from './bus/redis.js'
import { openTail } from './bus/tail.js'
import { type Config, hasLogIn, type TelnyxConfig } from './config.js'
import { maskedDestination } from './dialling/destination.js'
import { downloads } from './downloads.js'
import { openGraphql } from './graphql/index.js'
import { HOLD_MUSIC_PATH } from './hold-music.js'
import { addressesBehind, proxiesAmong } from './http/address.js'
import { auditExport } from './http/audit-export.js'
import { recordingDownloads } from './http/audited-downloads.js'
import { openAccess } from './http/auth/access.js'
import { openAttempts } from './http/auth/attempts.js'
import { identityIn, impliedSource } from './http/auth/identities.js'
import { openKeys } from './http/auth/keys.js'
import { recordingLogIns } from './http/auth/log-ins.js'
import { isFromThisMachine, sharingWithPages, welcomeOrigins } from './http/auth/origins.js'
import { openTokens } from './http/auth/tokens.js'
import { openListener } from './http/listener.js'
import { serveMetrics } from './http/metrics-server.js'
import { isWellEncoded, refuse } from './http/refusal.js'
import { admit } from './http/strangers.js'
import { webhookIntake } from './intake/intake.js'
import { readEvents } from './journal/events.js'
import { openJournal } from './journal/journal.js'
import { headOf } from './journal/reads/events.js'
import { systemClock } from './kernel/clock.js'
import type { E164, Endpoint } from './kernel/endpoint.js'
import { instantOf } from './kernel/instant.js'
import type { Log } from './log.js'
import { openMetrics } from './metrics.js'
import { openAudit } from './observability/audit.js'
import { openOutbound } from './outbound/outbound.js'
import { phones } from './phones.js'
import { realtimeMetrics } from './realtime/prometheus.js'
import { openRealtime } from './realtime/realtime.js'
import { type Simulator, startSimulator } from './simulator/index.js'
import { openSwitchboard } from './switchboard/switchboard.js'
import { telnyxCarrier, telnyxWebhooks } from './telnyx/index.js'
import { trackedCallsCsv } from './tracked-calls-csv.js'
import { httpTranscriber } from './transcriber.js'

/** A server that runs. */
export interface Running {
  url: string
  /** Of the embedded simulator; undefined with a real carrier. */
  simulatorUrl: string | undefined
  /** Of the metrics on a port of their own; undefined without `METRICS_PORT`. */
  metricsUrl: string | undefined
  /** Where a real carrier has to send its webhooks, as far as it is known. */
  webhookUrl: string
  /** Sends subscribers away to come back elsewhere, finishes what is under way, and stops. */
  close(): Promise<void>
}

/** As tolerant as Express: people write addresses into the carrier's portal by hand. */
const WEBHOOK = /^\/webhooks\/telnyx(\/failover)?\/?$/i

const DRAIN_MS = 2_000
/** How long downloads may go on when the server goes. */
const DOWNLOADS_MS = 5_000
/** How long an answer about readiness holds: each asks the carrier. */
const READINESS_MS = 2_000
const ANSWER_MS = 3_000

/** Puts everything together by hand and starts listening; what was opened is closed again when a part fails. */
export async function startServer(config: Config, log: Log): Promise<Running> {
  const opened: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) {
      await close().catch(error => log.error({ err: error }, 'could not close a part'))
    }
  }
  try {
    return await start(config, log, opened, closeAll)
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function start(
  config: Config,
  log: Log,
  opened: (() => Promise<unknown>)[],
  closeAll: () => Promise<void>,
): Promise<Running> {
  const clock = systemClock
  const onError = (error: unknown) => log.error({ err: error }, 'unexpected error')

  const journal = await openJournal({
    dataDir: config.dataDir,
    ...(config.databaseUrl !== undefined && { databaseUrl: config.databaseUrl }),
  })
  opened.push(() => journal.close())
  const bus =
    config.redisUrl === undefined ? memoryBus() : redisBus(config.redisUrl, { epoch: journal.epoch, onError })
  opened.push(() => bus.close())
  const tail = await openTail(bus, {
    head: () => headOf(journal.reader),
    read: (after, limit) => readEvents(journal.reader, {}, { after, limit }),
  })
  opened.push(async () => tail.close())
  const metrics = openMetrics(() => tail.position())
  const audit = openAudit({
    entries: journal.audit,
    clock,
    retentionDays: config.auditRetentionDays,
    registry: metrics.registry,
    onError,
  })
  opened.push(() => audit.close())

  // The address has to be known before the carrier is told where to send its webhooks.
  let handle = unready
  const server = openListener((request, response) => handle(request, response), {
    connectionsPerAddress: config.connectionsPerAddress,
    maxConnections: config.maxConnections,
    isProxy: proxiesAmong(config.trustProxy),
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // Otherwise many who come back together would be turned away and try again only after a second.
    server.listen({ port: config.port, host: config.host, backlog: 4_096 }, resolve)
  })
  opened.push(() => new Promise(resolve => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const urlAt = (port: number) =>
    `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  const url = urlAt(port)

  const simulator = config.telnyx === undefined ? await embedSimulator(config, url) : undefined
  if (simulator !== undefined) opened.push(() => simulator.close())
  const telnyx = config.telnyx ?? telnyxOf(simulator as Simulator)
  const carrier = telnyxCarrier({
    apiKey: telnyx.apiKey,
    connectionId: telnyx.connectionId,
    ...(telnyx.baseUrl !== undefined && { baseUrl: telnyx.baseUrl }),
  })
  // The simulator is on this machine, a real carrier is not.
  const reachableUrl = config.publicUrl ?? (simulator && url)
  const holdAudioUrl = config.holdAudioUrl ?? (reachableUrl && `${reachableUrl}${HOLD_MUSIC_PATH}`)
  const transcriberUrl = config.transcriberUrl ?? (simulator && `${simulator.url}/transcriber`)
  // It is the operator's own choice, and listens for as long as a recording is.
  const toTranscriber = openOutbound({ allowPrivate: true, timeoutMs: 290_000 })
  opened.push(async () => toTranscriber.close())
  const fromNumber = config.fromNumber ?? simulator?.numbers[0]
  const switchboard = await openSwitchboard({
    journal,
    carrier,
    transcriber: transcriberUrl === undefined ? undefined : httpTranscriber(transcriberUrl, toTranscriber),
    bus,
    tail,
    clock,
    policy: {
      ...(config.unboundRingMs !== undefined && { unboundRingMs: config.unboundRingMs }),
      ...(holdAudioUrl !== undefined && { holdAudioUrl }),
      ...(fromNumber !== undefined && { fromNumber: fromNumber as string as Endpoint }),
      outbound: config.outbound,
    },
    web: openOutbound({ allowPrivate: config.telnyx === undefined }),
    retentionDays: config.retentionDays,
    onError,
    onOutboundRefused({ refusal: { rule }, actor, to }) {
      metrics.outboundRefused(rule)
      const identity = actor.identity ?? actor.name
      log.warn({ rule, identity, to: maskedDestination(to) }, 'outbound call not allowed')
    },
  })
  opened.push(() => switchboard.close())

  await openFirstRoom()

  const identitySource = impliedSource(config)
  await journal.append(({ serviceLines }) => serviceLines.identify(name => identityIn(name, identitySource)))
  const stored = await openKeys({
    journal,
    clock,
    reserved: config.apiKeys.map(({ name }) => name),
    onError,
  })
  opened.push(async () => stored.close())
  const warnOfKeys = throttled(60_000, (cause: string) =>
    log.warn(
      { cause },
      'cannot fetch the keys of the token issuer: tokens that are not known yet are refused',
    ),
  )
  const tokens = config.tokens && openTokens(config.tokens, clock, warnOfKeys)
  opened.push(async () => tokens?.close())
  const access = openAccess({
    keys: config.apiKeys,
    stored,
    tokens,
    attempts: openAttempts(address => log.warn({ address }, 'wrong credentials')),
    onOutcome: metrics.authentication,
  })
  const authenticateBy = recordingLogIns(access.authenticate, audit, clock)
  const authenticate = authenticateBy('HTTP')
  const addressOf = addressesBehind(config.trustProxy)
  const graphql = await openGraphql({
    journal,
    tail,
    registry: metrics.registry,
    switchboard,
    authenticate,
    keys: stored,
    identitySource,
    addressOf,
    audit,
    log,
    introspection: config.introspection,
    rates: config.rates,
    feed: (...asked) => realtime.feed(...asked),
    publicUrl: config.publicUrl ?? url,
    holdAudioUrl,
    service: {
      carrier: simulator === undefined ? 'TELNYX' : 'SIMULATOR',
      storage: journal.storage,
      retentionDays: config.retentionDays,
      fromNumber,
      simulatorUrl: simulator?.url,
    },
  })
  const realtime = openRealtime({
    journal,
    tail,
    host: graphql.realtimeHost,
    // A socket says who it is in connection_init, a stream in its headers.
    async authenticate(params, request) {
      const transport = request.headers.upgrade === undefined ? 'SSE' : 'WEBSOCKET'
      const viewer = await authenticateBy(transport)({
        authorization:
          typeof params?.authorization === 'string' ? params.authorization : request.headers.authorization,
        identity: params?.identity ?? request.headers['x-identity'],
        address: addressOf(request),
      })
      if (viewer !== undefined) admit(request)
      return viewer
    },
    addressOf,
    limits: {
      connectionsPerAddress: config.connectionsPerAddress,
      connectionsPerIdentity: config.connectionsPerIdentity,
      subscriptionsPerIdentity: config.subscriptionsPerIdentity,
      distinctSubscriptionsPerIdentity: config.distinctSubscriptionsPerIdentity,
    },
    metrics: realtimeMetrics(metrics.registry),
    onError,
  })
  opened.push(() => realtime.close())
  const stopRevoking = access.onRevoked(credential => realtime.revoke(credential))
  opened.push(async () => stopRevoking())

  tail.listen(({ fact: { body } }) => {
    metrics.event(body.type)
    if (body.type === 'CommandRequested') metrics.command(body.kind, 'requested')
    if (body.type === 'CommandAccepted') metrics.command(body.kind, 'accepted')
    if (body.type === 'CommandFailed') metrics.command(body.kind, 'failed')
  })

  let draining = false
  const partsReady = remembering(READINESS_MS, async () => ({
    journal: await problemOf(journal.check()),
    bus: await problemOf(bus.check()),
    carrier: await problemOf(carrier.application(AbortSignal.timeout(ANSWER_MS))),
  }))
  const receive = webhookIntake({
    reader: telnyxWebhooks(telnyx.publicKey),
    switchboard,
    clock,
    addressOf,
    onAnswer(answer) {
      metrics.webhook(answer)
      if (answer.status >= 400) log.warn(answer, 'webhook refused')
    },
    onError,
  })
  const app = httpApp({
    registry: metrics.registry,
    onError,
    authenticate,
    addressOf,
    download: downloads({ reader: journal.reader, carrier }),
    exportCalls: trackedCallsCsv({ analyst: journal.analyst, onError }),
    exportAudit: auditExport({ analyst: journal.analyst, now: () => instantOf(clock.now()), onError }),
    recorded: recordingDownloads(audit),
    phones: simulator && phones(simulator.url),
    readiness: async () => ({ server: draining ? 'going down' : undefined, ...(await partsReady()) }),
  })
  const withLogIn = hasLogIn(config)
  const isAllowed = welcomeOrigins(config.allowedOrigins, withLogIn)
  const isWelcome = (request: IncomingMessage) => withLogIn || isFromThisMachine(request, isAllowed)
  const metricsServer =
    config.metricsPort === undefined
      ? undefined
      : await serveMetrics({
          host: config.host,
          port: config.metricsPort,
          registry: metrics.registry,
          isTrusted: isWelcome,
          onError,
        })
  if (metricsServer !== undefined) opened.push(() => metricsServer.close())
  const share = sharingWithPages(isAllowed)
  handle = (request, response) => {
    // Also for what Express never sees: webhooks, refusals, and errors of GraphQL.
    response.setHeader('x-content-type-options', 'nosniff')
    if (!isWelcome(request)) {
      return refuse(response, 403, 'FORBIDDEN', 'This Host or Origin is not allowed.')
    }
    share(request, response, () => {
      if (!isWellEncoded(request)) {
        return refuse(response, 400, 'BAD_REQUEST', 'The percent-encoding of the URL is malformed.')
      }
      const [path = ''] = (request.url ?? '').split('?', 1)
      if (path === '/graphql') return graphql.handle(request, response)
      if (path === '/graphql/stream') return void realtime.handleSse(request, response)
      const webhook = request.method === 'POST' ? WEBHOOK.exec(path) : null
      if (webhook === null) return app(request, response)
      receive(request, response, webhook[1] === undefined ? 'PRIMARY' : 'FAILOVER').catch(onError)
    })
  }
  server.on('upgrade', (request, socket, head) => {
    const path = (request.url ?? '').split('?', 1)[0]
    if (path !== '/graphql' || !isWelcome(request)) return void socket.destroy()
    // Sockets have a pool of their own until it is known whose they are.
    admit(request)
    realtime.handleUpgrade(request, socket, head)
  })

  return {
    url,
    simulatorUrl: simulator?.url,
    metricsUrl: metricsServer && `${urlAt(metricsServer.port)}/metrics`,
    webhookUrl: `${config.publicUrl ?? url}/webhooks/telnyx`,
    async close() {
      draining = true
      await realtime.drain(DRAIN_MS)
      server.closeIdleConnections()
      // Otherwise whoever takes a download slowly would keep the server up.
      const cut = setTimeout(() => server.closeAllConnections(), DOWNLOADS_MS)
      await closeAll()
      clearTimeout(cut)
    },
  }

  /** An installation without rooms gets one, so that a first caller is looked after. */
  async function openFirstRoom() {
    if (fromNumber === undefined) return
    const rooms = await journal.reader.selectFrom('rooms').select('id').limit(1).execute()
    if (rooms.length > 0) return
    await switchboard.createRoom(
      {
        name: 'lobby',
        numbers: [fromNumber as E164],
        greeting: {
          first: 'Welcome. You are the first one here, please wait for others.',
          next: 'Welcome. We are putting you into the conference.',
          voice: 'female',
          language: 'en-GB',
        },
        beep: 'ALWAYS',
        holdLoneParticipant: true,
        waitForGreeting: true,
        maxParticipants: 250,
        record: false,
        hostNumbers: [],
        startWhenHostJoins: false,
        endWhenHostLeaves: false,
      },
      { kind: 'POLICY', name: 'firstRoom' },
    )
  }
}

/** What is asked while the parts are still being put together; the carrier sends its webhooks again. */
function unready(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '1', 'x-content-type-options': 'nosniff' }).end()
}

async function embedSimulator(config: Config, url: string): Promise<Simulator> {
  return startSimulator({
    host: '127.0.0.1',
    port: config.simulatorPort,
    ...(config.simulatorKey !== undefined && { apiKey: config.simulatorKey }),
    webhookUrl: `${url}/webhooks/telnyx`,
  })
}

function telnyxOf(simulator: Simulator): TelnyxConfig {
  const { apiKey, publicKey, connectionId, url } = simulator
  return { apiKey, publicKey, connectionId, baseUrl: `${url}/v2` }
}

/** What `ask` has answered within the last `ms`, for all who want to know. */
function remembering<Answer>(ms: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let known: Promise<Answer> | undefined
  return () => {
    if (known !== undefined) return known
    known = ask()
    setTimeout(() => {
      known = undefined
    }, ms).unref()
    return known
  }
}

/** Calls `task` at most once in `ms`. */
function throttled<Argument>(ms: number, task: (argument: Argument) => void): (argument: Argument) => void {
  let next = 0
  return argument => {
    if (Date.now() < next) return
    next = Date.now() + ms
    task(argument)
  }
}

/** What is wrong with something that should answer by now; undefined when it does. */
async function problemOf(check: Promise<unknown>): Promise<string | undefined> {
  const silence = 'does not answer'
  const answered = check.then(
    () => undefined,
    () => silence,
  )
  return Promise.race([answered, after(ANSWER_MS, silence, { ref: false })])
}
