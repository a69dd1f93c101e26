import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'

/**
 * Lets the client of a bench have events published, and asks what that cost; then says where the server is. With
 * INTAKE set, stored webhooks are published, too, under their ids.
 */
export async function controlledBy(url, publish) {
  if (process.env.INTAKE) {
    const { plainIntake } = await import('./plain-intake.mjs')
    console.log(`intake ${await listen(createHttpServer(await plainIntake(publish)))}`)
  }
  const publishApart = apart(publish)
  const control = createServer(socket => {
    let rest = ''
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.on('data', text => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()
      for (const line of lines) {
        if (line === 'publish') publish()
        else if (line === 'publish apart') publishApart()
        else socket.write(`${JSON.stringify(process.cpuUsage())}\n`)
      }
    })
  })
  control.listen(0, '127.0.0.1', () => console.log(`listening ${url} ${control.address().port}`))
}

/** Publishes in turns of the event loop of their own, so that what was published before has left already. */
function apart(publish) {
  let due = 0
  const next = () => {
    publish()
    due -= 1
    if (due > 0) setImmediate(setImmediate, next)
  }
  return () => {
    due += 1
    if (due === 1) setImmediate(next)
  }
}

/** Starts `server` on a free port of this machine and resolves with its address. */
export function listen(server) {
  return new Promise(resolve => {
    server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
      resolve(`http://127.0.0.1:${server.address().port}`),
    )
  })
}
