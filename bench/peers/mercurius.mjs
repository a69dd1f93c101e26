// Mercurius with its own subscriptions, as its documentation sets them up.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { controlledBy } from '../support/control.mjs'
import { nextEvent } from '../support/event.mjs'
import { resolversOver, typeDefs } from '../support/plain-schema.mjs'

const app = Fastify()
app.register(mercurius, {
  schema: typeDefs,
  resolvers: resolversOver((_root, _args, { pubsub }) => pubsub.subscribe('event')),
  subscription: true,
})
const url = await app.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 })
controlledBy(url, id => {
  app.graphql.pubsub.publish({ topic: 'event', payload: { event: nextEvent(id) } })
})
