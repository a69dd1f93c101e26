// Many clients subscribe; after a while one stops reading. Prints how late the others had each event, before and after.
// Arguments: port, control port, sockets, events a second, seconds of each half, subscriptions of the one.
import { setTimeout } from 'node:timers/promises'
import { EQUAL } from './event.mjs'
import { controller, subscriber } from './frames.mjs'
import { quantiles } from './quantiles.mjs'

const [port, controlPort, sockets, rate, seconds, each] = process.argv.slice(2, 8).map(Number)
const { publish } = controller(controlPort)
/** When the n-th event was asked for. */
const asked = []
let waits = []
let received = 0
let stalledClosed = false
const query = { query: EQUAL }
const others = Array.from({ length: sockets - 1 }, () => {
  let got = 0
  return subscriber({
    port,
    subscriptions: [query],
    onFrames(frames) {
      const now = performance.now()
      for (let n = 0; n < frames; n += 1) waits.push(now - asked[got + n])
      got += frames
      received += frames
    },
  })
})
const stalled = subscriber({
  port,
  subscriptions: Array(each).fill(query),
  onEnd() {
    stalledClosed = true
  },
})
await Promise.all([...others, stalled].map(({ acknowledged }) => acknowledged))
await setTimeout(1_000)

async function publishFor(ms) {
  const [began, first] = [performance.now(), asked.length]
  for (let due = 0; performance.now() - began < ms; ) {
    await setTimeout(5)
    due = Math.floor(((performance.now() - began) * rate) / 1000) + first
    while (asked.length < due) {
      asked.push(performance.now())
      publish(1)
    }
  }
  await setTimeout(500)
  const half = quantiles(waits)
  waits = []
  return half
}
await publishFor(2_000)
const before = await publishFor(seconds * 1000)
stalled.socket.pause()
const after = await publishFor(seconds * 1000)
stalled.socket.resume()
await setTimeout(300)
const share = received / (asked.length * (sockets - 1))
console.log(JSON.stringify({ before, after, share, stalledClosed }))
process.exit(0)
