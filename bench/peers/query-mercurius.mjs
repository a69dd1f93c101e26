// Mercurius, as its documentation sets it up; JIT=1 compiles what is asked more than once.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { controlledBy } from '../support/control.mjs'
import { openPlainQueries } from '../support/plain-queries.mjs'
import { typeDefs } from '../support/plain-schema.mjs'

const app = Fastify()
app.register(mercurius, {
  schema: typeDefs,
  resolvers: await openPlainQueries(),
  jit: Number(process.env.JIT ?? 0),
})
controlledBy(await app.listen({ port: 0, host: '127.0.0.1' }), () => {})
