// Posts signed webhooks to a server and prints how it went, as JSON.
// Arguments: url, how many, per second (0: as fast as they are answered), connections.
import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'

const [url, total, rate, connections] = [process.argv[2], ...process.argv.slice(3, 6).map(Number)]
const fixtures = new URL('../../test/fixtures/telnyx/', import.meta.url)
const read = name => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'))
const { privateSeedHex } = read('signature-vector.json')
const key = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(privateSeedHex, 'hex'),
  ]),
  format: 'der',
  type: 'pkcs8',
})

// A short call: four webhooks of one leg.
const story = ['call.initiated', 'call.answered', 'call.dtmf.received', 'call.hangup'].map(type =>
  read(`webhooks/${type}.json`),
)
const timestamp = String(Math.floor(Date.now() / 1000))
const requests = []
let micros = Date.now() * 1000
while (requests.length < total) {
  const ids = {
    call_leg_id: randomUUID(),
    call_session_id: randomUUID(),
    call_control_id: `v3:${randomUUID()}`,
  }
  for (const event of story) {
    const body = structuredClone(event)
    micros += 10
    body.data.id = randomUUID()
    body.data.occurred_at = `${new Date(micros / 1000).toISOString().slice(0, -1)}${String(micros % 1000).padStart(3, '0')}Z`
    Object.assign(body.data.payload, ids)
    const text = JSON.stringify(body)
    requests.push({
      text,
      signature: sign(null, Buffer.from(`${timestamp}|${text}`), key).toString('base64'),
    })
  }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
const { hostname, port } = new URL(url)
const waits = []
let refused = 0
function post({ text, signature }) {
  return new Promise(resolve => {
    const since = performance.now()
    const request = http.request(
      {
        hostname,
        port,
        path: '/webhooks/telnyx',
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'telnyx-signature-ed25519': signature,
          'telnyx-timestamp': timestamp,
        },
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
