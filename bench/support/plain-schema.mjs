import { buildSchema } from 'graphql'

/** As much of our schema as the benches ask for. */
export const typeDefs = `
  type Query { conference(id: ID!): Conference }
  type Subscription {
    participantEvents: ParticipantMuted!
    events(filter: EventFilter): ParticipantMuted!
  }
  input EventFilter { types: [String!] }
  interface ParticipantEvent { participant: Participant conference: Conference }
  type ParticipantMuted implements ParticipantEvent {
    id: ID! cursor: String! occurredAt: String! source: String! participant: Participant conference: Conference
  }
  type Participant { id: ID! state: String! muted: Boolean! onHold: Boolean! }
  type Conference { id: ID! name: String! participants: [Participant!]! }
`

const queries = process.env.QUERIES ? await (await import('./plain-queries.mjs')).openPlainQueries() : {}

/** Subscriptions to what `subscribe` gives, one `{ event }` after the other; with QUERIES set, queries, too. */
export const resolversOver = subscribe => {
  const field = { subscribe, resolve: ({ event }) => event }
  return { ...queries, Subscription: { participantEvents: field, events: field } }
}

/** The schema for what wants one of graphql-js. */
export function schemaOver(subscribe) {
  const schema = buildSchema(typeDefs)
  const { Subscription, ...types } = resolversOver(subscribe)
  const subscriptions = schema.getSubscriptionType().getFields()
  for (const [name, field] of Object.entries(Subscription)) Object.assign(subscriptions[name], field)
  for (const [type, resolvers] of Object.entries(types)) {
    const fields = schema.getType(type).getFields()
    for (const [name, resolve] of Object.entries(resolvers)) Object.assign(fields[name], { resolve })
  }
  return schema
}
