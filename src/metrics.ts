import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  webhook(answer: { status: number; verdict: string; ms: number }): void
  event(type: string): void
  authentication(outcome: string): void
  command(kind: string, outcome: 'requested' | 'accepted' | 'failed'): void
  outboundRefused(rule: string): void
}

/** What Prometheus may ask: numbers by kind, never a name, a number or a token. */
export function openMetrics(journalHead: () => number): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'partyline_' })
  const registers = [registry]
  const webhooks = new Counter({
    name: 'partyline_webhooks_total',
    help: 'Webhooks by what became of them.',
    labelNames: ['verdict', 'status'],
    registers,
  })
  const webhookSeconds = new Histogram({
    name: 'partyline_webhook_answer_seconds',
    help: 'How long the carrier waited for the answer to a webhook.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2],
    registers,
  })
  const events = new Counter({
    name: 'partyline_events_total',
    help: 'Events appended to the journal, by type.',
    labelNames: ['type'],
    registers,
  })
  const commands = new Counter({
    name: 'partyline_commands_total',
    help: 'Commands to the carrier by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const authentications = new Counter({
    name: 'partyline_authentications_total',
    help: 'Credentials of requests and connections, by outcome: accepted, missing, wrong, locked.',
    labelNames: ['outcome'],
    registers,
  })
  const outboundRefused = new Counter({
    name: 'partyline_outbound_refused_total',
    help: 'Calls that the outbound policy did not allow, by rule.',
    labelNames: ['rule'],
    registers,
  })
  new Gauge({
    name: 'partyline_journal_head',
    help: 'The place of the last event.',
    registers,
    collect() {
      this.set(journalHead())
    },
  })
  return {
    registry,
    webhook({ status, verdict, ms }) {
      webhooks.inc({ verdict, status })
      webhookSeconds.observe(ms / 1000)
    },
    authentication: outcome => authentications.inc({ outcome }),
    event: type => events.inc({ type }),
    command: (kind, outcome) => commands.inc({ kind, outcome }),
    outboundRefused: rule => outboundRefused.inc({ rule }),
  }
}
