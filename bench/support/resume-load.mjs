// Many clients connect at once, subscribe, and wait until each has so many frames; then one event more reaches all.
// Arguments: port, clients, frames each, payloads of the operations as JSON, intake url or nothing.
import { setTimeout } from 'node:timers/promises'
import { subscriber } from './frames.mjs'
import { quantiles } from './quantiles.mjs'
import { webhooks } from './webhooks.mjs'

const [port, clients, frames] = process.argv.slice(2, 5).map(Number)
const subscriptions = JSON.parse(process.argv[5])
const intake = process.argv[6]
const PATIENCE_MS = 120_000

const waits = []
let live = 0
let finish
const caughtUp = new Promise(resolve => {
  finish = resolve
})
const began = performance.now()
for (let i = 0; i < clients; i += 1) {
  let received = 0
  subscriber({
    port,
    subscriptions,
    onFrames(n) {
      const before = received
      received += n
      if (before < frames && received >= frames) {
        waits.push(performance.now() - began)
        if (waits.length === clients) finish()
      }
      if (received > frames) live += 1
    },
    onEnd() {
      throw new Error(`The server ended a connection after ${received} frames`)
    },
  })
}
const late = setTimeout(PATIENCE_MS).then(() => {
  throw new Error(`After ${PATIENCE_MS} ms ${waits.length} of ${clients} had everything`)
})
await Promise.race([caughtUp, late])
const last = Math.max(...waits)
if (intake !== undefined) {
  const [{ text, headers }] = webhooks(1)
  await fetch(`${intake}/webhooks/telnyx`, { method: 'POST', body: text, headers })
  while (live < clients) await Promise.race([setTimeout(10), late])
}
console.log(
  JSON.stringify({
    p50: Math.round(quantiles(waits).p50),
    last: Math.round(last),
    perSecond: Math.round((clients * frames * 1000) / last),
  }),
)
process.exit(0)
