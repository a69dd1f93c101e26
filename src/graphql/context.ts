import type { Kysely } from 'kysely'
import type { StoredKeys } from '../http/auth/keys.js'
import type { Viewer } from '../http/auth/roles.js'
import type { Tables } from '../journal/schema.js'
import type { E164 } from '../kernel/endpoint.js'
import type { Audit } from '../observability/audit.js'
import type { LiveItem, OpenFeed } from '../realtime/feed.js'
import type { Switchboard } from '../switchboard/port.js'
import type { KnownStates } from './known-states.js'
import type { Rates } from './limits/budgets.js'
import type { Limits } from './limits/limits.js'
import { Loaders } from './loaders.js'

/** What the server says about itself. */
export interface ServiceInfo {
  version: string
  carrier: 'SIMULATOR' | 'TELNYX'
  storage: 'SQLITE' | 'POSTGRESQL'
  retentionDays: number
  /** Where the simulator's phones are; absent with a real carrier. */
  simulatorUrl?: string | undefined
}

/** What every request shares. */
export interface Services {
  /** Reads what is committed. */
  reader: Kysely<Tables>
  /** The same for what may look at many rows; the reader itself when there is no other. */
  analyst?: Kysely<Tables>
  /** What need not be read again. */
  known?: KnownStates
  /** Names the journal in cursors. */
  epoch: string
  switchboard: Omit<Switchboard, 'receive' | 'note' | 'close'>
  /** API keys and share links that are made, changed and ended at run time. */
  keys: Pick<StoredKeys, 'issue' | 'rotate' | 'revoke'>
  feed(...asked: Parameters<OpenFeed>): AsyncIterable<LiveItem>
  service: ServiceInfo
  /** How clients reach this server, without a slash at its end; absent: addresses are given as paths. */
  publicUrl?: string
  /** What an identity begins with that an input gives as a bare name: see `impliedSource`. */
  identitySource: string
  limits?: Limits
  /** What each identity may use in a minute; absent: as much as it likes. */
  rates?: Rates
  /** Absent: nothing is recorded. */
  audit?: Audit
  /** What a call is placed from unless the input says otherwise. */
  fromNumber?: E164
  /** What those on hold hear unless the input says otherwise. */
  holdAudioUrl?: string
}

/** What resolvers are given: for one request, or for one event of a subscription. */
export interface GraphContext extends Services {
  viewer: Viewer | undefined
  load: Loaders
}

/** A context with nothing loaded yet. */
export function openContext(services: Services, viewer: Viewer | undefined): GraphContext {
  return { ...services, viewer, load: new Loaders(services.reader, services.known) }
}
