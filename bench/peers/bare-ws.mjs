// The limit of what does no GraphQL: each event made into text once, and sent to each socket.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { controlledBy, listen } from '../support/control.mjs'
import { nextEvent } from '../support/event.mjs'

const server = createServer()
const sockets = new WebSocketServer({ server, path: '/graphql' })
const subscriptions = []
sockets.on('connection', socket => {
  socket.on('message', data => {
    const { type } = JSON.parse(String(data))
    if (type === 'connection_init') socket.send('{"type":"connection_ack"}')
    else subscriptions.push(socket)
  })
})
controlledBy(await listen(server), id => {
  const payload = { data: { participantEvents: nextEvent(id) } }
  const text = JSON.stringify({ id: '1', type: 'next', payload })
  for (const socket of subscriptions) socket.send(text)
})
