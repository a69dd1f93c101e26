import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that breaks when told to. */
export interface Breakable {
  url: string
  /** How many connections go through it now. */
  open(): number
  /** Destroys one connection, by chance, in the middle of whatever it carries; false when there is none. */
  breakOne(): boolean
  breakAll(): void
  /** Breaks each connection on which `text` is said from now on, once it is answered: the answer is lost. */
  loseAnswerTo(text: string): void
  close(): Promise<void>
}

/** Opens one on a port of its own; a server that is down refuses through it, too. */
export async function breakable(port: number, at = 0): Promise<Breakable> {
  const sockets = new Set<Socket>()
  let fatal: string | undefined
  const server = createServer(inner => {
    const outer = connect(port, '127.0.0.1')
    sockets.add(inner)
    const over = () => {
      sockets.delete(inner)
      inner.destroy()
      outer.destroy()
    }
    for (const socket of [inner, outer]) socket.on('error', over).on('close', over)
    inner.pipe(outer).pipe(inner)
    inner.on('data', chunk => {
      if (fatal === undefined || !chunk.includes(fatal)) return
      outer.unpipe(inner).once('data', over).resume()
    })
  })
  await new Promise<void>(resolve => server.listen(at, '127.0.0.1', resolve))
  const broken = (socket: Socket | undefined) => {
    socket?.destroy()
    return socket !== undefined
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: () => sockets.size,
    breakOne: () => broken([...sockets][Math.floor(Math.random() * sockets.size)]),
    breakAll() {
      for (const socket of sockets) broken(socket)
    },
    loseAnswerTo(text) {
      fatal = text
    },
    async close() {
      for (const socket of sockets) broken(socket)
      await new Promise(resolve => server.close(resolve))
    },
  }
}
