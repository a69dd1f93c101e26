import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { RealtimeMetrics } from './metrics.js'

/** The hub's counts as Prometheus metrics in `registry`. */
export function realtimeMetrics(registry: Registry): RealtimeMetrics {
  const registers = [registry]
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name: `partyline_realtime_${name}`, help, labelNames, registers })
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `partyline_realtime_${name}`, help, labelNames, registers })

  const connections = gauge('connections', 'Open connections', ['transport'])
  const closed = counter('connections_closed_total', 'Ended connections', ['transport', 'end'])
  const limited = counter('limited_total', 'Refused by a limit', ['limit'])
  const running = gauge('operations', 'Operations in progress', ['type'])
  const operations = counter('operations_total', 'Operations started', ['type'])
  const groups = gauge('groups', 'Groups of equal subscriptions')
  const executions = counter('executions_total', 'Executions of a group over one event')
  const deliveries = counter('deliveries_total', 'Results given to subscribers')
  const fallbacks = counter('fallbacks_total', 'Subscriptions that share less than they could', ['why'])
  const resumes = counter('resumes_total', 'Subscriptions started with a cursor')
  const behind = counter('behind_total', 'Subscribers that did not keep up and read from the journal again')
  const gaps = counter('gaps_total', 'Gaps told to subscribers')
  const latency = new Histogram({
    name: 'partyline_realtime_latency_seconds',
    help: 'From the recording of an event to its being handed to the sockets',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  })
  return {
    connectionOpened: transport => connections.inc({ transport }),
    connectionClosed(transport, end) {
      connections.dec({ transport })
      closed.inc({ transport, end })
    },
    limited: limit => limited.inc({ limit }),
    operationStarted(type) {
      running.inc({ type })
      operations.inc({ type })
    },
    operationEnded: type => running.dec({ type }),
    groupOpened: () => groups.inc(),
    groupClosed: () => groups.dec(),
    executed: () => executions.inc(),
    delivered: count => deliveries.inc(count),
    fellBack: why => fallbacks.inc({ why }),
    resumed: () => resumes.inc(),
    fellBehind: () => behind.inc(),
    gap: () => gaps.inc(),
    reached: seconds => latency.observe(seconds),
  }
}
