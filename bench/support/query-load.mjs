// Asks one query over and over on keep-alive connections, the next when the last is answered.
// Arguments: url, conference, control port, connections, milliseconds.
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { controller } from './frames.mjs'

const [url, id] = process.argv.slice(2, 4)
const [controlPort, connections, ms] = process.argv.slice(4, 7).map(Number)
const { host, hostname, port } = new URL(url)
const { cpu } = controller(controlPort)

const body = JSON.stringify({
  query: 'query ($id: ID!) { conference(id: $id) { id name participants { id state muted onHold } } }',
  variables: { id },
})
const headers = {
  'content-type': 'application/json',
  accept: 'application/json',
  authorization: 'Bearer bench-key-of-a-benchmark-0001',
}
const first = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
const { data } = await first.json()
if (data.conference.participants.length !== 20) throw new Error(JSON.stringify(data))

const request =
  `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${body}`

const waits = []
let answered = 0
for (let i = 0; i < connections; i += 1) {
  const socket = connect({ port: Number(port), host: hostname, noDelay: true })
  let since = 0
  let text = ''
  const ask = () => {
    since = performance.now()
    socket.write(request)
  }
  socket.setEncoding('latin1')
  socket.on('connect', ask)
  socket.on('data', part => {
    text = text === '' ? part : text + part
    if (!isWhole(text)) return
    if (!text.startsWith('HTTP/1.1 200')) throw new Error(text)
    text = ''
    answered += 1
    waits.push(performance.now() - since)
    ask()
  })
}

function isWhole(text) {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1]
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length)
}

await setTimeout(300)
const [began, cpuBegan, answeredBegan] = [performance.now(), await cpu(), answered]
waits.length = 0
await setTimeout(ms)
const [seconds, cpuSpent, seen] = [
  (performance.now() - began) / 1000,
  (await cpu()) - cpuBegan,
  answered - answeredBegan,
]
waits.sort((a, b) => a - b)
console.log(
  JSON.stringify({
    perSecond: Math.round(seen / seconds),
    cpu: Math.round(cpuSpent / seen),
    p99: Number(waits[Math.floor(waits.length * 0.99)].toFixed(1)),
  }),
)
process.exit(0)
