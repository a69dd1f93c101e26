import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { CloseCode, handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { LockedOut } from '../http/auth/access.js'
import { type ClientMessage, isControl, readClientMessage } from './client-message.js'
import type { Guest } from './host.js'
import { SocketOutlet } from './socket-outlet.js'
import { type SocketState, socketProtocol } from './socket-protocol.js'
import { TokenBucket } from './token-bucket.js'
import type { TransportTools } from './transport.js'

/** A message that fits comes in far fewer pieces; each piece costs memory beside its bytes. */
const MOST_FRAGMENTS = 1_024
const MOST_CHUNKS = 4_096

/** GraphQL over WebSocket (graphql-transport-ws). */
export function openSockets<Viewer extends Guest>(tools: TransportTools<Viewer>) {
  const { limits, connections, metrics, clock } = tools
  const protocol = socketProtocol(tools)

  const options = {
    noServer: true,
    clientTracking: false,
    maxPayload: limits.messageBytes,
    maxFragments: MOST_FRAGMENTS,
    maxBufferedChunks: MOST_CHUNKS,
    perMessageDeflate: limits.compression,
    handleProtocols,
    // Otherwise a peer that sends a close frame and nothing else would stay for 30 seconds.
    closeTimeout: limits.closeMs,
    // Otherwise ws would cut a flood of pings off before it could be said why.
    maxPendingAutoPongs: 2 * limits.pings.burst,
  }
  const wss = new WebSocketServer(options)

  function opened(socket: WebSocket, request: IncomingMessage, viewer: Viewer | undefined) {
    const { flusher } = tools
    const outlet = new SocketOutlet(socket, request.socket, flusher, clock, limits, connections)
    connections.add(outlet, 'websocket', tools.addressOf(request))
    const state: SocketState<Viewer> = {
      request,
      outlet,
      ...(viewer !== undefined && { viewer }),
      messageBytes: 0,
      onAuthenticated() {
        outlet.authenticated = true
        stopCounting()
      },
      stopExpiry() {},
    }
    const flooding = () => {
      if (!outlet.open) return
      metrics.limited('messages')
      outlet.stopReading()
      outlet.close('FLOODING')
    }
    const stopCounting = boundBytes(request.socket, limits.initBytes, flooding)
    const admits = admission(socket, flooding)
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: text => outlet.say(text),
        close: (code, reason) => outlet.end(code, reason),
        onMessage: take =>
          socket.on('message', data => {
            // What comes behind a close that was decided is not carried out any more.
            if (!outlet.open) return
            const text = String(data)
            const message = readClientMessage(text, limits.controlBytes)
            if (typeof message === 'string') return outlet.end(CloseCode.BadRequest, message)
            if (!admits(message.type)) return
            state.messageBytes = text.length
            // graphql-ws takes a message that is parsed already as well.
            take(message as never).catch((error: unknown) => {
              if (!outlet.open) return
              tools.onError(error)
              outlet.end(CloseCode.InternalServerError, 'Internal server error')
            })
          }),
      },
      state,
    )
    socket.once('close', (code, reason) => {
      connections.delete(outlet)
      closed(code, String(reason)).catch(tools.onError)
    })
    if (viewer === undefined) return
    if (connections.authenticate(outlet, viewer)) state.onAuthenticated()
    else outlet.close('LIMITED')
  }

  /** Bounds how often the peer may send; pings and pongs of WebSocket itself count with those of the protocol. */
  function admission(socket: WebSocket, flooding: () => void): (type: ClientMessage['type']) => boolean {
    const pings = new TokenBucket(clock, limits.pings)
    const messages = new TokenBucket(clock, limits.messages)
    const admit = (bucket: TokenBucket) => {
      if (bucket.take()) return true
      flooding()
      return false
    }
    socket.on('ping', () => void admit(pings))
    // Our own pings are answered by these, however often we ask.
    socket.on('pong', () => void admit(messages))
    return type => admit(isControl(type) ? pings : messages)
  }

  /** Who says in the headers who it is; undefined for all others, who say it in `connection_init`. */
  async function viewerOf(request: IncomingMessage): Promise<Viewer | undefined> {
    if (request.headers.authorization === undefined) return undefined
    return tools.authenticate(undefined, request)
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const address = tools.addressOf(request)
    const status = connections.refusal(address)
    if (status !== undefined) return refuse(socket, status)
    const viewer = await viewerOf(request)
    if (viewer === undefined && !connections.makeRoom(address)) return refuse(socket, 429)
    wss.handleUpgrade(request, socket as Socket, head, opening => opened(opening, request, viewer))
  }

  return {
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      socket.on('error', () => {})
      upgrade(request, socket, head).catch((error: unknown) => {
        if (error instanceof LockedOut) {
          metrics.limited('credentials')
          return refuse(socket, 429, error.retryAfterMs)
        }
        tools.onError(error)
        socket.destroy()
      })
    },
    close: () => wss.close(),
  }
}

/** Calls `exceeded` when a peer has sent more than `limit` bytes, also of a message that is not complete. */
function boundBytes(net: Socket, limit: number, exceeded: () => void): () => void {
  let bytes = 0
  const count = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > limit) exceeded()
  }
  net.on('data', count)
  return () => net.off('data', count)
}

function refuse(socket: Duplex, status: 429 | 503, retryAfterMs = 1_000): void {
  const text = status === 429 ? 'Too Many Requests' : 'Service Unavailable'
  const seconds = Math.ceil(retryAfterMs / 1_000)
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nRetry-After: ${seconds}\r\nContent-Length: 0\r\n\r\n`,
    // The peer may leave its side open for as long as it likes.
    () => socket.destroy(),
  )
}
