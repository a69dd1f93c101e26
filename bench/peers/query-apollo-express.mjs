// Apollo Server on Express, as its documentation sets them up.
import { createServer } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { expressMiddleware } from '@as-integrations/express5'
import cors from 'cors'
import express from 'express'
import { controlledBy, listen } from '../support/control.mjs'
import { openPlainQueries } from '../support/plain-queries.mjs'
import { typeDefs } from '../support/plain-schema.mjs'

const app = express()
const httpServer = createServer(app)
const server = new ApolloServer({
  typeDefs,
  resolvers: await openPlainQueries(),
  plugins: [ApolloServerPluginDrainHttpServer({ httpServer })],
})
await server.start()
app.use(
  '/graphql',
  cors(),
  express.json(),
  expressMiddleware(server, { context: async ({ req }) => ({ token: req.headers.authorization }) }),
)
controlledBy(await listen(httpServer), () => {})
