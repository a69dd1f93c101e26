// An authenticated subscriber beside an attack: posts a signed webhook every so often and notes when its event comes.
// Arguments: url of the server, key, milliseconds between webhooks, seconds. Prints what it saw as JSON.
import { setTimeout } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { webhooks } from './webhooks.mjs'

const [url, key] = process.argv.slice(2, 4)
const [everyMs, seconds] = process.argv.slice(4, 6).map(Number)
/** How long events may still come after the last webhook. */
const PATIENCE_MS = 5_000

const markers = webhooks(Math.ceil((seconds * 1000) / everyMs))
const sent = new Map()
const delays = []
const client = createClient({
  url: `${url.replace('http', 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${key}` },
  retryAttempts: 0,
  lazy: false,
})
const connected = new Promise((resolve, reject) => {
  client.on('connected', resolve)
  client.on('closed', event => reject(new Error(`The subscriber was closed: ${event?.code}`)))
})
let closed = false
client.on('closed', () => {
  closed = true
})
await connected
const failures = []
client.subscribe(
  { query: 'subscription { events { id } }' },
  {
    next({ data }) {
      const since = sent.get(data?.events?.id)
      if (since !== undefined) delays.push(performance.now() - since)
    },
    error: error => failures.push(String(error?.[0]?.message ?? error?.message ?? error)),
    complete() {},
  },
)
await setTimeout(300)

const begin = performance.now()
const posts = []
for (const [index, { id, text, headers }] of markers.entries()) {
  await setTimeout(Math.max(0, begin + index * everyMs - performance.now()))
  // What was due earlier is late by that as well: a watcher that cannot post on time says nothing of the server.
  sent.set(id, performance.now())
  const post = fetch(`${url}/webhooks/telnyx`, {
    method: 'POST',
    headers,
    body: text,
    signal: AbortSignal.timeout(10_000),
  })
  posts.push(
    post.then(
      answer => answer.status,
      error => String(error?.cause?.code ?? error?.name),
    ),
  )
}
const statuses = await Promise.all(posts)
const until = performance.now() + PATIENCE_MS
while (delays.length < markers.length && !closed && performance.now() < until) await setTimeout(20)
const missing = markers.length - delays.length
process.stdout.write(
  JSON.stringify({
    greatestMs: missing > 0 ? Number.MAX_SAFE_INTEGER : Math.max(...delays),
    missing,
    refusedPosts: statuses.filter(status => status !== 200).length,
    closed,
    failures,
  }),
)
process.exit(0)
