// Posts signed webhooks at a steady rate and notes when each is answered, and when each subscriber has its event.
// Arguments: port, intake url, sockets, webhooks a second, seconds.
import http from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { subscriber } from './frames.mjs'
import { quantiles } from './quantiles.mjs'
import { webhooks } from './webhooks.mjs'

const [port, intake] = [Number(process.argv[2]), process.argv[3]]
const [sockets, rate, seconds] = process.argv.slice(4, 7).map(Number)
const WARM = rate * 2
const requests = webhooks(WARM + rate * seconds)
const subscriptions = [{ query: 'subscription { events { id cursor occurredAt source } }' }]
const LONGEST_ID = 64

/** When each webhook was posted. */
const sent = new Map()
const answers = []
const frames = []
const all = Array.from({ length: sockets }, () => {
  let rest = ''
  return subscriber({
    port,
    subscriptions,
    onText(part) {
      const now = performance.now()
      const text = rest + part
      let end = 0
      for (const match of text.matchAll(/"id":"([0-9a-f-]{36})"/g)) {
        end = match.index + match[0].length
        const since = sent.get(match[1])
        if (since !== undefined) frames.push(now - since)
      }
      // An id may come in two pieces.
      rest = text.slice(Math.max(end, text.length - LONGEST_ID))
    },
  })
})
await Promise.all(all.map(({ acknowledged }) => acknowledged))
await setTimeout(500)

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })
function post({ id, text, headers }, measured) {
  return new Promise((resolve, reject) => {
    const since = performance.now()
    if (measured) sent.set(id, since)
    const request = http.request(
      `${intake}/webhooks/telnyx`,
      { method: 'POST', agent, headers },
      response => {
        if (response.statusCode !== 200) reject(new Error(`Answered with ${response.statusCode}`))
        response.resume()
        response.on('end', () => {
          if (measured) answers.push(performance.now() - since)
          resolve()
        })
      },
    )
    request.on('error', reject)
    request.end(text)
  })
}

const began = performance.now()
const posted = []
for (const [n, webhook] of requests.entries()) {
  const wait = began + (n * 1000) / rate - performance.now()
  if (wait > 1) await setTimeout(wait)
  posted.push(post(webhook, n >= WARM))
}
await Promise.all(posted)
await setTimeout(500)
const share = frames.length / (sent.size * sockets)
console.log(JSON.stringify({ answer: quantiles(answers), frame: quantiles(frames), share }))
process.exit(0)
