// graphql-ws over ws with the pub/sub of @graphql-yoga/subscription, as their documentation sets them up.
import { createServer } from 'node:http'
import { createPubSub } from '@graphql-yoga/subscription'
import { useServer as serve } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { controlledBy, listen } from '../support/control.mjs'
import { nextEvent } from '../support/event.mjs'
import { schemaOver } from '../support/plain-schema.mjs'

const pubsub = createPubSub()
const schema = schemaOver(() => pubsub.subscribe('event'))
const server = createServer()
serve({ schema }, new WebSocketServer({ server, path: '/graphql' }))
controlledBy(await listen(server), id => pubsub.publish('event', { event: nextEvent(id) }))
