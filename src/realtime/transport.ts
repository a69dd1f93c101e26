import type { IncomingMessage } from 'node:http'
import type { Clock } from '../kernel/clock.js'
import type { Connections } from './connections.js'
import type { AuthenticateConnection, Guest, HubHost } from './host.js'
import type { Hub } from './hub.js'
import type { RealtimeMetrics } from './metrics.js'
import type { RealtimeLimits } from './options.js'
import type { Flusher } from './outlet.js'

/** What the transports work with. */
export interface TransportTools<Viewer extends Guest> {
  hub: Hub<Viewer>
  host: HubHost<Viewer>
  authenticate: AuthenticateConnection<Viewer>
  addressOf(request: IncomingMessage): string
  connections: Connections
  flusher: Flusher
  clock: Clock
  limits: RealtimeLimits
  metrics: RealtimeMetrics
  onError(error: unknown): void
}
