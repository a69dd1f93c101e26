// GraphQL Yoga, as its documentation sets it up.
import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { controlledBy, listen } from '../support/control.mjs'
import { openPlainQueries } from '../support/plain-queries.mjs'
import { typeDefs } from '../support/plain-schema.mjs'

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers: await openPlainQueries() }) })
controlledBy(await listen(createServer(yoga)), () => {})
