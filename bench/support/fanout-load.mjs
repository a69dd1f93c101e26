// Subscribes, has events published while fewer than a window of them are not wholly received, and counts.
// Arguments: port, control port, sockets, subscriptions a socket, window, equal|different,
// together|apart, milliseconds.
import { setTimeout } from 'node:timers/promises'
import { DIFFERENT, EQUAL, filterOf } from './event.mjs'
import { controller, subscriber } from './frames.mjs'

const [port, controlPort, sockets, each, window] = process.argv.slice(2, 7).map(Number)
const [kind, pace, ms] = [process.argv[7], process.argv[8], Number(process.argv[9])]
const { publish, cpu } = controller(controlPort)
const apart = pace === 'apart'

const counts = new Uint32Array(sockets)
/** How many sockets have wholly received the n-th event since the beginning. */
const received = []
let messages = 0
let completed = 0
let running = true
function onFrames(socket, frames) {
  messages += frames
  const before = Math.floor(counts[socket] / each)
  counts[socket] += frames
  const now = Math.floor(counts[socket] / each)
  for (let event = before; event < now; event += 1) received[event] = (received[event] ?? 0) + 1
  let done = 0
  while (received[completed] === sockets) {
    completed += 1
    done += 1
  }
  if (done > 0 && running) publish(done, apart)
}

const subscriptionsOf = socket =>
  Array.from({ length: each }, () =>
    kind === 'equal' ? { query: EQUAL } : { query: DIFFERENT, variables: { filter: filterOf(socket) } },
  )
for (let from = 0; from < sockets; from += 100) {
  const some = Array.from({ length: Math.min(100, sockets - from) }, (_, i) =>
    subscriber({
      port,
      subscriptions: subscriptionsOf(from + i),
      onFrames: frames => onFrames(from + i, frames),
      onEnd: () => running && process.exit(1),
    }),
  )
  await Promise.all(some.map(({ acknowledged }) => acknowledged))
}
// The server may still be busy with the last subscriptions: it is ready when it wholly delivers.
let cpuBefore = await cpu()
for (let idle = false; !idle; ) {
  await setTimeout(150)
  const now = await cpu()
  idle = now - cpuBefore < 30_000
  cpuBefore = now
}
publish(window, apart)
await setTimeout(300)

const [began, cpuBegan, messagesBegan] = [performance.now(), await cpu(), messages]
await setTimeout(ms)
const [seconds, cpuSpent, seen] = [
  (performance.now() - began) / 1000,
  (await cpu()) - cpuBegan,
  messages - messagesBegan,
]
running = false
console.log(
  JSON.stringify({ perSecond: Math.round(seen / seconds), cpu: Number((cpuSpent / seen).toFixed(2)) }),
)
process.exit(0)
