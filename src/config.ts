import { z } from 'zod'
import { DEFAULT_OUTBOUND, type OutboundPolicy } from './dialling/policy.js'
import { readOutboundPolicy } from './dialling/settings.js'
import type { Rates } from './graphql/limits/budgets.js'
import { addressesBehind, type TrustProxy } from './http/address.js'
import { type ApiKey, readApiKeys } from './http/auth/api-keys.js'
import type { TokenIssuer } from './http/auth/token-claims.js'
import { isLoopback } from './http/loopback.js'
import { parseE164 } from './kernel/endpoint.js'
import { withSecretFiles } from './secret-files.js'

/** The settings do not make sense; `problems` says each in a line. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map(p => `  - ${p}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

const YEAR_DAYS = 365

const port = z.coerce.number().int().min(0).max(65_535)
const url = (...protocols: string[]) =>
  z.string().refine(text => protocols.includes(protocolOf(text)), {
    message: `must be a URL that starts with ${protocols.map(p => `${p}//`).join(' or ')}`,
    abort: true,
  })

const perMinute = z.union([z.literal('unlimited'), z.coerce.number().int().min(1)])

/** A number of calls; 0 lets none out. */
const cap = (calls: number) =>
  z.union([z.literal('unlimited'), z.coerce.number().int().min(0).max(1_000_000)]).default(calls)

/** For what carries secrets: whoever is on the way could read and change it. */
const secureUrl = url('http:', 'https:').refine(text => protocolOf(text) === 'https:' || isLoopback(text), {
  message: 'must be https, unless its host is this machine (127.0.0.1, ::1 or localhost)',
})

const ENVIRONMENT = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  PUBLIC_URL: url('http:', 'https:').optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  TELNYX_API_KEY: z.string().optional(),
  TELNYX_PUBLIC_KEY: z.string().optional(),
  TELNYX_CONNECTION_ID: z.string().optional(),
  TELNYX_BASE_URL: secureUrl.optional(),
  FROM_NUMBER: z
    .string()
    .transform((text, context) => {
      const number = parseE164(text)
      if (number === undefined) {
        context.addIssue({ code: 'custom', message: 'must be a telephone number such as +12025550100' })
      }
      return number
    })
    .optional(),
  OUTBOUND_COUNTRIES: z.string().default(''),
  OUTBOUND_PREFIXES: z.string().default(''),
  OUTBOUND_SIP: z.enum(['on', 'off']).default('on'),
  OUTBOUND_CALLS_PER_MINUTE: cap(DEFAULT_OUTBOUND.callsPerMinute),
  OUTBOUND_CONCURRENT_CALLS: cap(DEFAULT_OUTBOUND.concurrentCalls),
  OUTBOUND_CALLS_PER_DAY: cap(DEFAULT_OUTBOUND.callsPerDay),
  OUTBOUND_IDENTITY_SHARE: z.coerce
    .number()
    .min(1)
    .max(100)
    .default(DEFAULT_OUTBOUND.identityShare * 100),
  HOLD_AUDIO_URL: url('http:', 'https:').optional(),
  TRANSCRIBER_URL: secureUrl.optional(),
  SIMULATOR_PORT: port.default(4010),
  SIMULATOR_KEY: z.string().optional(),
  UNBOUND_RING_SECONDS: z.union([z.literal('forever'), z.coerce.number().min(0).max(600)]).default(10),
  JOURNAL_RETENTION_DAYS: z.coerce.number().min(0.01).max(3650).default(7),
  AUDIT_RETENTION_DAYS: z.coerce.number().min(0.01).max(36_500).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  API_KEYS: z.string().default(''),
  JWT_JWKS_URL: url('https:', 'http:').optional(),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
  JWT_ROLE_CLAIM: z.string().default('role'),
  ALLOWED_ORIGINS: z.string().default(''),
  INTROSPECTION: z.enum(['on', 'off']).optional(),
  TRUST_PROXY: z.string().default('false'),
  METRICS_PORT: port.optional(),
  CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).default(1000),
  CONNECTIONS_PER_IDENTITY: z.coerce.number().int().min(1).default(1000),
  MAX_CONNECTIONS: z.coerce.number().int().min(1).default(20000),
  SUBSCRIPTIONS_PER_IDENTITY: z.coerce.number().int().min(1).default(2000),
  DISTINCT_SUBSCRIPTIONS_PER_IDENTITY: z.coerce.number().int().min(1).default(200),
  OPERATIONS_PER_MINUTE: perMinute.optional(),
  COST_PER_MINUTE: perMinute.optional(),
})

/** How to reach the carrier and to recognise it. */
export interface TelnyxConfig {
  apiKey: string
  publicKey: string
  connectionId: string
  baseUrl: string | undefined
}

export interface Config {
  host: string
  port: number
  publicUrl: string | undefined
  dataDir: string
  databaseUrl: string | undefined
  redisUrl: string | undefined
  /** Undefined: the embedded simulator is the carrier. */
  telnyx: TelnyxConfig | undefined
  fromNumber: string | undefined
  /** Where calls may go, and how many. */
  outbound: OutboundPolicy
  holdAudioUrl: string | undefined
  /** How long a call to a number that leads nowhere is left to the operators; undefined: for ever. */
  unboundRingMs: number | undefined
  /** Who turns saved recordings into text; undefined: the simulator for its own, and nobody else. */
  transcriberUrl: string | undefined
  simulatorPort: number
  /** What the embedded simulator's API is used with; undefined: a random key. */
  simulatorKey: string | undefined
  retentionDays: number
  /** At least as long as the journal's. */
  auditRetentionDays: number
  logLevel: z.infer<typeof ENVIRONMENT>['LOG_LEVEL']
  apiKeys: ApiKey[]
  /** Whose tokens are taken; undefined: nobody's. */
  tokens: TokenIssuer | undefined
  /** Of pages elsewhere that may use the API; `*` is every one. */
  allowedOrigins: string[]
  introspection: boolean
  /** Which peers may say in `X-Forwarded-For` whose request it is. */
  trustProxy: TrustProxy
  /** Where the metrics are served without credentials; undefined: nowhere. */
  metricsPort: number | undefined
  /** Authenticated sockets and streams that one address may have open. */
  connectionsPerAddress: number
  /** Sockets and streams that one identity may have open. */
  connectionsPerIdentity: number
  /** TCP connections at a time, whoever opens them. */
  maxConnections: number
  /** Subscriptions of one identity at a time, over all its connections. */
  subscriptionsPerIdentity: number
  /** Different ones among them. */
  distinctSubscriptionsPerIdentity: number
  /** What each identity may use of the API in a minute. */
  rates: Rates
}

/** Takes settings from `.env` that the environment does not have; there need not be such a file. */
export function readDotEnv(): void {
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/**
 * Reads the environment; throws a ConfigError that names every problem and never a secret.
 * An empty variable counts as absent.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = []
  const parsed = ENVIRONMENT.safeParse(withSecretFiles(givenOf(environment), problems))
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
  }
  // What a file should have held would only be reported as missing.
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  const env = parsed.data
  const apiKeys = readApiKeys(env.API_KEYS, problems)
  const tokens = readTokens(env, problems)
  const telnyx = readTelnyx(env, problems)
  const allowedOrigins = readOrigins(env.ALLOWED_ORIGINS, problems)
  const trustProxy = readTrustProxy(env.TRUST_PROXY, problems)
  const outbound = readOutboundPolicy(env, problems)
  const open = !hasLogIn({ apiKeys, tokens })
  if (env.TELNYX_API_KEY !== undefined && open) {
    problems.push(
      'API_KEYS: needed when TELNYX_API_KEY is set, e.g. API_KEYS=console:operator:<openssl rand -base64 32>; or JWT_JWKS_URL',
    )
  }
  if (open && !LOOPBACK.includes(env.HOST)) {
    problems.push(
      'HOST: without API_KEYS or JWT_JWKS_URL the server listens on this machine only (127.0.0.1)',
    )
  }
  if (open && allowedOrigins.includes('*')) {
    problems.push('ALLOWED_ORIGINS: * needs API_KEYS or JWT_JWKS_URL, as any page could use the API')
  }
  if (env.AUDIT_RETENTION_DAYS !== undefined && env.AUDIT_RETENTION_DAYS < env.JOURNAL_RETENTION_DAYS) {
    problems.push('AUDIT_RETENTION_DAYS: must be at least JOURNAL_RETENTION_DAYS')
  }
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT !== 0 && env.METRICS_PORT === env.PORT) {
    problems.push('METRICS_PORT: must not be PORT, as the metrics need no credentials there')
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    telnyx,
    fromNumber: env.FROM_NUMBER,
    outbound,
    holdAudioUrl: env.HOLD_AUDIO_URL,
    unboundRingMs: env.UNBOUND_RING_SECONDS === 'forever' ? undefined : env.UNBOUND_RING_SECONDS * 1000,
    transcriberUrl: env.TRANSCRIBER_URL,
    simulatorPort: env.SIMULATOR_PORT,
    simulatorKey: env.SIMULATOR_KEY,
    retentionDays: env.JOURNAL_RETENTION_DAYS,
    auditRetentionDays: env.AUDIT_RETENTION_DAYS ?? Math.max(YEAR_DAYS, env.JOURNAL_RETENTION_DAYS),
    logLevel: env.LOG_LEVEL,
    apiKeys,
    tokens,
    allowedOrigins,
    introspection:
      env.INTROSPECTION === undefined ? env.NODE_ENV !== 'production' : env.INTROSPECTION === 'on',
    trustProxy,
    metricsPort: env.METRICS_PORT,
    connectionsPerAddress: env.CONNECTIONS_PER_ADDRESS,
    connectionsPerIdentity: env.CONNECTIONS_PER_IDENTITY,
    maxConnections: env.MAX_CONNECTIONS,
    subscriptionsPerIdentity: env.SUBSCRIPTIONS_PER_IDENTITY,
    distinctSubscriptionsPerIdentity: env.DISTINCT_SUBSCRIPTIONS_PER_IDENTITY,
    rates: {
      operationsPerMinute: rateOf(env.OPERATIONS_PER_MINUTE, open, 6_000),
      costPerMinute: rateOf(env.COST_PER_MINUTE, open, 5_000_000),
    },
  }
}

/** Without log-in everybody is at this machine and has one identity: nobody would be protected from anybody. */
function rateOf(given: number | 'unlimited' | undefined, open: boolean, usual: number): number {
  const rate = given ?? (open ? 'unlimited' : usual)
  return rate === 'unlimited' ? Number.POSITIVE_INFINITY : rate
}

function givenOf(environment: Record<string, string | undefined>): Record<string, string> {
  const given = Object.entries(environment).flatMap(([name, value]) =>
    value ? [[name, value] as const] : [],
  )
  return Object.fromEntries(given)
}

/** Whether anybody has to say who they are; without it the server is for this machine only. */
export function hasLogIn({ apiKeys, tokens }: Pick<Config, 'apiKeys' | 'tokens'>): boolean {
  return apiKeys.length > 0 || tokens !== undefined
}

function readTokens(env: z.infer<typeof ENVIRONMENT>, problems: string[]): TokenIssuer | undefined {
  const { JWT_JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_ROLE_CLAIM: roleClaim } = env
  if (jwksUrl === undefined) {
    if (issuer !== undefined || audience !== undefined) {
      problems.push(
        'JWT_JWKS_URL: needed with JWT_ISSUER and JWT_AUDIENCE; where the issuer’s public keys are',
      )
    }
    return undefined
  }
  if (protocolOf(jwksUrl) !== 'https:' && !isLoopback(jwksUrl)) {
    problems.push('JWT_JWKS_URL: must be https, as whoever could change the keys could come in')
  }
  // Otherwise the tokens that the issuer gave for something else would do here.
  if (issuer === undefined) problems.push('JWT_ISSUER: needed with JWT_JWKS_URL; what "iss" must be')
  if (audience === undefined) problems.push('JWT_AUDIENCE: needed with JWT_JWKS_URL; what "aud" must be')
  return { jwksUrl, issuer: issuer ?? '', audience: audience ?? '', roleClaim }
}

function readTelnyx(env: z.infer<typeof ENVIRONMENT>, problems: string[]): TelnyxConfig | undefined {
  const { TELNYX_API_KEY: apiKey, TELNYX_PUBLIC_KEY: publicKey, TELNYX_CONNECTION_ID: connectionId } = env
  if (apiKey === undefined) return undefined
  if (publicKey === undefined) {
    problems.push(
      'TELNYX_PUBLIC_KEY: needed with TELNYX_API_KEY; the portal shows it under Keys & Credentials',
    )
  } else if (Buffer.from(publicKey, 'base64').length !== 32) {
    problems.push('TELNYX_PUBLIC_KEY: must be the base64 text of 32 bytes, as the portal shows it')
  }
  if (connectionId === undefined) {
    problems.push('TELNYX_CONNECTION_ID: needed with TELNYX_API_KEY; the id of your Voice API application')
  }
  if (publicKey === undefined || connectionId === undefined) return undefined
  return { apiKey, publicKey, connectionId, baseUrl: env.TELNYX_BASE_URL }
}

function readOrigins(text: string, problems: string[]): string[] {
  const entries = text.split(',').map(entry => entry.trim())
  const given = entries.filter(entry => entry !== '')
  for (const entry of given) {
    const isOrigin = ['http:', 'https:'].includes(protocolOf(entry)) && new URL(entry).origin === entry
    if (entry !== '*' && !isOrigin) {
      problems.push(`ALLOWED_ORIGINS: ${entry} is no origin such as https://console.example, and not *`)
    }
  }
  return given
}

/** As Express understands it: `true`, a number of hops, or addresses, subnets and names of ranges. */
function readTrustProxy(text: string, problems: string[]): TrustProxy {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const ranges = text.split(',').map(range => range.trim())
  try {
    addressesBehind(ranges)
  } catch {
    problems.push(
      'TRUST_PROXY: must be true, false, a number of hops, or a comma-separated list of addresses, ' +
        'subnets, loopback, linklocal and uniquelocal',
    )
  }
  return ranges
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : ''
}
