// Posts signed webhooks to a server and prints how it went, as JSON.
// Arguments: url, how many, per second (0: as fast as they are answered), connections.
import http from 'node:http'
import { webhooks } from './webhooks.mjs'

const [url, total, rate, connections] = [process.argv[2], ...process.argv.slice(3, 6).map(Number)]
const requests = webhooks(total)

const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
const { hostname, port } = new URL(url)
const waits = []
let refused = 0
function post({ text, headers }) {
  return new Promise(resolve => {
    const since = performance.now()
    const request = http.request(
      {
        hostname,
        port,
        path: '/webhooks/telnyx',
        method: 'POST',
        agent,
        headers,
      },
      response => {
        response.resume()
        response.on('end', () => {
          waits.push(performance.now() - since)
          if (response.statusCode !== 200) refused += 1
          resolve()
        })
      },
    )
    request.on('error', () => {
      refused += 1
      resolve()
    })
    request.end(text)
  })
}

let next = 0
const began = performance.now()
if (rate > 0) {
  const pending = []
  await new Promise(resolve => {
    const timer = setInterval(() => {
      const due = Math.min(total, ((performance.now() - began) * rate) / 1000)
      while (next < due) pending.push(post(requests[next++]))
      if (next >= total) {
        clearInterval(timer)
        resolve()
      }
    }, 2)
  })
  await Promise.all(pending)
} else {
  const worker = async () => {
    while (next < total) await post(requests[next++])
  }
  await Promise.all(Array.from({ length: connections }, worker))
}
const seconds = (performance.now() - began) / 1000
waits.sort((a, b) => a - b)
const quantile = q => Number(waits[Math.min(waits.length - 1, Math.floor(waits.length * q))].toFixed(1))
agent.destroy()
console.log(
  JSON.stringify({
    perSecond: Math.round(total / seconds),
    p50: quantile(0.5),
    p99: quantile(0.99),
    refused,
  }),
)
