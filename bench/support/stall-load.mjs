// Many clients subscribe; again and again one more reads for a while and then stops. Prints how late the others had each
// event, while all read and while one stalls.
// Arguments: port, control port, sockets, events a second, rounds, seconds of each half, subscriptions of the one.
import { setTimeout } from 'node:timers/promises'
import { EQUAL } from './event.mjs'
import { controller, subscriber } from './frames.mjs'
import { quantiles } from './quantiles.mjs'

const [port, controlPort, sockets, rate, rounds, seconds, each] = process.argv.slice(2, 9).map(Number)
const { publish } = controller(controlPort)
/** When the n-th event was asked for. */
const asked = []
let waits = []
let received = 0
let closed = 0
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
await Promise.all(others.map(({ acknowledged }) => acknowledged))
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
const halves = []
for (let round = 0; round < rounds; round += 1) {
  let isClosed = false
  const one = subscriber({
    port,
    subscriptions: Array(each).fill(query),
    onEnd() {
      isClosed = true
    },
  })
  await one.acknowledged
  await setTimeout(300)
  const all = await publishFor(seconds * 1000)
  one.socket.pause()
  const others = await publishFor(seconds * 1000)
  halves.push({ all, others })
  one.socket.resume()
  await setTimeout(300)
  if (isClosed) closed += 1
  one.socket.destroy()
}
const share = received / (asked.length * (sockets - 1))
console.log(JSON.stringify({ halves, share, closed }))
process.exit(0)
