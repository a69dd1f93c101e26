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

/** Subscriptions to what `subscribe` gives, one `{ event }` after the other. */
export const resolversOver = subscribe => {
  const field = { subscribe, resolve: ({ event }) => event }
  return { Subscription: { participantEvents: field, events: field } }
}

/** The schema for what wants one of graphql-js. */
export function schemaOver(subscribe) {
  const schema = buildSchema(typeDefs)
  const { Subscription } = resolversOver(subscribe)
  const fields = schema.getSubscriptionType().getFields()
  for (const [name, field] of Object.entries(Subscription)) Object.assign(fields[name], field)
  return schema
}
