import { SERVERS } from './fanout.mjs'
import { result, start, startPartyline, table, temporary } from './support/children.mjs'

const CLIENTS = 1_000
const BEHIND = 1_000
const STATE = 'id name participants { id state muted onHold }'
const EVENTS = 'id cursor occurredAt source'

/**
 * Clients that lost their connections come back at once. With peers they can only subscribe anew and ask for the
 * present state, over the same socket; what happened meanwhile they never learn.
 */
export async function run() {
  const rows = []
  for (const server of SERVERS) {
    // These two answer no queries over their sockets.
    if (server.name === 'bare ws' || server.name === 'Mercurius') continue
    const running = await begin(server)
    const { port, conferenceId: id } = running.value
    const query = { query: `query ($id: ID!) { conference(id: $id) { ${STATE} } }`, variables: { id } }
    const subscription = { query: `subscription { events { ${EVENTS} } }` }
    // The answer, and that it was all.
    rows.push(await come(`${server.name}, refetch`, port, 2, [subscription, query]))
    if (server.name === 'Partyline') {
      const live = `... on ConferenceSnapshot { cursor conference { ${STATE} } } ... on ConferenceChange { cursor }`
      const liveConference = `subscription ($id: ID!) { liveConference(id: $id) { ${live} } }`
      const payload = { query: liveConference, variables: { id } }
      rows.push(await come(`${server.name}, liveConference`, port, 1, [payload]))
    }
    await running.stop('SIGKILL')
  }
  rows.push(await resumed())
  table(
    `${CLIENTS} clients come back at once, ${BEHIND} events behind`,
    rows.map(({ server, p50, last, events = 'lost' }) => ({
      ...{ server, 'ms until up to date: p50': p50, 'the last': last },
      'what they missed': events,
    })),
  )
}

/** The real server, restarted: what they missed is in its database and no longer in its memory. */
async function resumed() {
  const env = { DATA_DIR: temporary() }
  const before = await startPartyline(env, { core: 0 })
  await result('bench/support/webhook-load.mjs', [before.value, 4, 0, 1].map(String))
  const response = await fetch(`${before.value}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer bench-key-of-a-benchmark-0001' },
    body: JSON.stringify({ query: '{ events(last: 1) { edges { cursor } } }' }),
  })
  const after = (await response.json()).data.events.edges[0].cursor
  await result('bench/support/webhook-load.mjs', [before.value, BEHIND, 0, 8].map(String))
  await before.stop()
  const running = await startPartyline(env, { core: 0 })
  const query = `subscription ($after: Cursor) { events(after: $after) { ${EVENTS} } }`
  const payloads = [{ query, variables: { after } }]
  const { port } = new URL(running.value)
  const row = await come('Partyline, resumed', port, BEHIND, payloads, running.value)
  await running.stop('SIGKILL')
  return { ...row, events: `given, ${row.perSecond} events/s` }
}

async function come(server, port, frames, payloads, ...intake) {
  const args = [port, CLIENTS, frames, JSON.stringify(payloads), ...intake].map(String)
  return { server, ...(await result('bench/support/resume-load.mjs', args, { core: 1 })) }
}

function begin({ script }) {
  let conferenceId
  return start(script, {
    env: { QUERIES: '1', NODE_NO_WARNINGS: '1' },
    core: 0,
    ready(line) {
      conferenceId ??= /^conference (\S+)/.exec(line)?.[1]
      const [, port] = /listening http:\/\/127\.0\.0\.1:(\d+)/.exec(line) ?? []
      return port && { port, conferenceId }
    },
  })
}
