// graphql-ws over ws with the PubSub of graphql-subscriptions, as their documentation sets them up.
import { createServer } from 'node:http'
import { PubSub } from 'graphql-subscriptions'
import { useServer as serve } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { controlledBy, listen } from '../support/control.mjs'
import { nextEvent } from '../support/event.mjs'
import { schemaOver } from '../support/plain-schema.mjs'

const pubsub = new PubSub()
const schema = schemaOver(() => pubsub.asyncIterableIterator('event'))
const server = createServer()
serve({ schema }, new WebSocketServer({ server, path: '/graphql' }))
controlledBy(await listen(server), id => pubsub.publish('event', { event: nextEvent(id) }))
