import { result, start, table } from './support/children.mjs'

/** The first is the limit without GraphQL, the last is ours. */
export const SERVERS = [
  { name: 'bare ws', script: 'bench/peers/bare-ws.mjs' },
  { name: 'graphql-ws + graphql-subscriptions', script: 'bench/peers/graphql-ws-graphql-subscriptions.mjs' },
  { name: 'graphql-ws + @graphql-yoga/subscription', script: 'bench/peers/graphql-ws-yoga-subscription.mjs' },
  { name: 'Yoga', script: 'bench/peers/yoga.mjs' },
  { name: 'Mercurius', script: 'bench/peers/mercurius.mjs' },
  { name: 'Partyline', script: 'bench/servers/partyline.mjs' },
]

/** `together`: what fits the window is published at once, as a journal that commits in groups announces it. */
const SCENARIOS = [
  { title: '1,000 sockets × 1', sockets: 1_000, each: 1, window: 8 },
  { title: '1,000 sockets × 1, one event at a time', sockets: 1_000, each: 1, window: 8, pace: 'apart' },
  { title: '100 sockets × 50', sockets: 100, each: 50, window: 3 },
  { title: '5,000 sockets × 1', sockets: 5_000, each: 1, window: 3 },
  { title: '1,000 sockets × 1, all different', sockets: 1_000, each: 1, window: 8, kind: 'different' },
]
const MEASURED_MS = 900

/** Resolves with the ports of a server and of its control. */
export function begin({ script }, env = {}, errors = 'inherit') {
  return start(script, {
    // Several warn of many listeners, which is what is measured here.
    env: { ...env, NODE_NO_WARNINGS: '1' },
    core: 0,
    errors,
    ready(line) {
      const [, port, control] = /listening http:\/\/127\.0\.0\.1:(\d+) (\d+)/.exec(line) ?? []
      return port && { port, control }
    },
  })
}

/** Messages a second that reach subscribers, and what each costs, beside what others would set up. */
export async function run() {
  for (const { title, sockets, each, window, kind = 'equal', pace = 'together' } of SCENARIOS) {
    const rows = []
    for (const server of SERVERS) {
      const running = await begin(server)
      const { port, control } = running.value
      const args = [port, control, sockets, each, window, kind, pace, MEASURED_MS]
      const measured = await result('bench/support/fanout-load.mjs', args.map(String), { core: 1 })
      rows.push({ server: server.name, ...measured })
      await running.stop('SIGKILL')
    }
    const [bare, ...others] = rows
    const peers = others.slice(0, -1)
    const rate = Math.max(...peers.map(({ perSecond }) => perSecond))
    const cpuOfPeer = Math.min(...peers.map(({ cpu }) => cpu))
    table(
      `Fan-out, ${title}`,
      rows.map(({ server, perSecond, cpu }) => ({
        server,
        'messages/s': perSecond,
        '× bare ws': (perSecond / bare.perSecond).toFixed(2),
        '× fastest peer': (perSecond / rate).toFixed(2),
        'µs CPU each': cpu,
        'by CPU: × bare ws': (bare.cpu / cpu).toFixed(2),
        'by CPU: × fastest peer': (cpuOfPeer / cpu).toFixed(2),
      })),
    )
  }
}
