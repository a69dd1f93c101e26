// This server as subscribers and readers meet it: authentication, schema, limits, masking, cursors, hub, sockets.
// Events come over the bus as the switchboard would announce them, so that recording them is not measured here.
import { createServer } from 'node:http'
import { Registry } from 'prom-client'
import { openGraphql } from '../../dist/graphql/index.js'
import { addressesBehind } from '../../dist/http/address.js'
import { openAccess } from '../../dist/http/auth/access.js'
import { digestOf } from '../../dist/http/auth/secrets.js'
import { realtimeMetrics } from '../../dist/realtime/prometheus.js'
import { openRealtime } from '../../dist/realtime/realtime.js'
import { controlledBy, listen } from '../support/control.mjs'
import { journalEventAfter } from '../support/event.mjs'
import { openFilledJournal } from '../support/filled-journal.mjs'

const { journal, bus, tail, switchboard, conferenceId } = await openFilledJournal()
const registry = new Registry()
const { authenticate } = openAccess({
  keys: [{ name: 'bench', role: 'VIEWER', digest: digestOf('bench-key-of-a-benchmark-0001') }],
})
const addressOf = addressesBehind(false)
const graphql = await openGraphql({
  ...{ journal, tail, registry, switchboard, keys: {}, authenticate, addressOf },
  log: console,
  feed: (selector, after, present) => realtime.feed(selector, after, present),
  service: { carrier: 'SIMULATOR', storage: journal.storage, retentionDays: 7 },
})
const realtime = openRealtime({
  ...{ journal, tail, host: graphql.realtimeHost },
  authenticate: (params, request) =>
    authenticate({ authorization: params?.authorization, address: addressOf(request) }),
  addressOf,
  limits: { connectionsPerAddress: 10_000 },
  metrics: realtimeMetrics(registry),
  onError: console.error,
})
const server = createServer(graphql.handle)
server.on('upgrade', realtime.handleUpgrade)
const url = await listen(server)
console.log(`conference ${conferenceId}`)
controlledBy(url, () => bus.announce([journalEventAfter(tail.position())]))
