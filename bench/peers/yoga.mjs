// GraphQL Yoga with graphql-ws, as its documentation sets them up.
import { createServer } from 'node:http'
import { useServer as serve } from 'graphql-ws/use/ws'
import { createPubSub, createSchema, createYoga } from 'graphql-yoga'
import { WebSocketServer } from 'ws'
import { controlledBy, listen } from '../support/control.mjs'
import { nextEvent } from '../support/event.mjs'
import { resolversOver, typeDefs } from '../support/plain-schema.mjs'

const pubsub = createPubSub()
const resolvers = resolversOver(() => pubsub.subscribe('event'))
const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), logging: false })
const server = createServer(yoga)
serve(
  {
    execute: args => args.rootValue.execute(args),
    subscribe: args => args.rootValue.subscribe(args),
    async onSubscribe(ctx, _id, params) {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...ctx,
        req: ctx.extra.request,
        socket: ctx.extra.socket,
        params,
      })
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      }
      const errors = validate(args.schema, args.document)
      return errors.length > 0 ? errors : args
    },
  },
  new WebSocketServer({ server, path: yoga.graphqlEndpoint }),
)
controlledBy(await listen(server), id => pubsub.publish('event', { event: nextEvent(id) }))
