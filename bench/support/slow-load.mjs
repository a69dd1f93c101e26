// Two clients: one reads all the time, the other stops reading once it has subscribed. Prints what the first received.
// Arguments: port, control port, events a second, seconds.
import { setTimeout } from 'node:timers/promises'
import { EQUAL } from './event.mjs'
import { controller, subscriber } from './frames.mjs'

const [port, controlPort, rate, seconds] = process.argv.slice(2, 6).map(Number)
const { publish } = controller(controlPort)
let received = 0
let published = 0
let stalledClosed = false
const healthy = subscriber({
  port,
  subscriptions: [{ query: EQUAL }],
  onFrames: frames => {
    received += frames
  },
})
const stalled = subscriber({
  port,
  subscriptions: [{ query: EQUAL }],
  onFrames() {},
  onEnd: () => {
    stalledClosed = true
  },
})
await Promise.all([healthy.acknowledged, stalled.acknowledged])
await setTimeout(300)
stalled.socket.pause()

const began = performance.now()
while (performance.now() - began < seconds * 1000) {
  await setTimeout(5)
  const due = Math.floor(((performance.now() - began) * rate) / 1000) - published
  published += due
  if (due > 0) publish(due)
}
await setTimeout(1_000)
stalled.socket.resume()
await setTimeout(300)
console.log(JSON.stringify({ share: received / published, stalledClosed }))
process.exit(0)
