import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql'
import type { FactType } from '../../../src/fact/fact.js'
import { LockedOut } from '../../../src/http/auth/access.js'
import type { JournalEvent } from '../../../src/journal/event.js'
import { CallId, ConferenceId } from '../../../src/kernel/ids.js'
import { isGap, isSnapshot, type LiveItem, type OpenFeed, type Present } from '../../../src/realtime/feed.js'
import type { Guest, HubHost } from '../../../src/realtime/host.js'

/** Who uses the test server. Without a scope, what that one may see is nobody else's business. */
export interface Person extends Guest {
  name: string
  scope?: string
}

/** `name:scope:expiresAt`, the last two as needed; `nobody` is refused, `locked` for a while. */
export function personOf(token: unknown): Person | undefined {
  if (token === 'locked') throw new LockedOut(5_000)
  if (typeof token !== 'string' || token === 'nobody') return undefined
  const [name = '', scope = '', expiresAt] = token.split(':')
  return {
    name,
    identity: name,
    credential: `key:${name}`,
    ...(scope !== '' && { scope }),
    ...(expiresAt !== undefined && { expiresAt: Number(expiresAt) }),
  }
}

interface TestContext {
  feed: OpenFeed
  present: Present['read']
  scope?: string
  /** Absent in a context that is shared. */
  name?: string
}

const schema: GraphQLSchema = buildSchema(`
  type Happening { seq: Int! type: String! call: String! text: String late: Int! broken: Int! who: String! scope: String! echo(text: String): String }
  type StreamGap { from: Int! to: Int! }
  type Present { seq: Int! }
  union Item = Happening | StreamGap | Present
  enum Kind { DIGIT ANSWER }
  input Filter { call: ID kind: Kind = DIGIT }
  type Query { me: String! big(size: Int!): String! }
  type Mutation { touch: String! }
  type Subscription {
    events(types: [String!], callId: ID, conferenceId: ID, after: String): Item!
    filtered(filter: Filter, loud: Boolean = false, after: String): Item!
    mine(after: String): Item!
    live(after: String): Item!
    three: Int!
    endless: Int!
    denied: Int!
  }
`)

type Resolver = GraphQLFieldResolver<never, TestContext>

function resolve(type: string, field: string, resolver: Resolver): void {
  fieldOf(type, field).resolve = resolver as GraphQLFieldResolver<unknown, unknown>
}

function source(field: string, subscribe: Resolver): void {
  fieldOf('Subscription', field).subscribe = subscribe as GraphQLFieldResolver<unknown, unknown>
  fieldOf('Subscription', field).resolve = item => item
}

function fieldOf(type: string, field: string) {
  const named = schema.getType(type)
  if (named === undefined || !('getFields' in named)) throw new Error(`no type ${type}`)
  const found = named.getFields()[field]
  if (found === undefined || !('args' in found)) throw new Error(`no field ${type}.${field}`)
  return found
}

const textOf = ({ fact }: JournalEvent) =>
  fact.body.type === 'CallNoticed' ? (fact.body.details.text as string) : null
const happening = (field: string, value: (event: JournalEvent, context: TestContext) => unknown) =>
  resolve('Happening', field, (event, _, context) => value(event as JournalEvent, context))

happening('type', event => event.fact.body.type)
happening('call', event => event.about.callId)
happening('text', textOf)
// The later the event, the sooner it is answered.
happening(
  'late',
  async event =>
    await new Promise(done => setTimeout(() => done(event.seq), Math.max(0, 8 - (event.seq % 8)))),
)
happening('broken', () => {
  throw new GraphQLError('broken')
})
happening('who', (_, context) => context.name ?? 'nobody in particular')
happening('scope', (_, context) => context.scope ?? 'private')
resolve('Happening', 'echo', (_, { text }) => text)
resolve('StreamGap', 'from', item => (item as { gap: { from: number } }).gap.from)
resolve('StreamGap', 'to', item => (item as { gap: { to: number } }).gap.to)
resolve('Query', 'me', (_, __, { name }) => name)
resolve('Query', 'big', (_, { size }) => 'x'.repeat(size))
resolve('Mutation', 'touch', () => 'touched')
const item = schema.getType('Item')
if (item !== undefined && 'resolveType' in item) {
  item.resolveType = value => {
    if (isSnapshot(value as LiveItem)) return 'Present'
    return isGap(value as LiveItem) ? 'StreamGap' : 'Happening'
  }
}

source('events', (_, { types, callId, conferenceId, after }, { feed }) =>
  feed(
    {
      ...(types != null && { types: types as FactType[] }),
      about: {
        ...(callId != null && { callId: CallId(callId) }),
        ...(conferenceId != null && { conferenceId: ConferenceId(conferenceId) }),
      },
    },
    after,
  ),
)
source('filtered', (_, { filter, after }, { feed }) =>
  feed(
    {
      types: filter?.kind === 'ANSWER' ? ['CallAnswered'] : ['DigitReceived'],
      about: { ...(filter?.call != null && { callId: CallId(filter.call) }) },
    },
    after,
  ),
)
// The selection depends on who asks, though nothing in the operation says so.
source('mine', (_, { after }, { feed, name }) => feed({ about: { callId: CallId(name ?? '') } }, after))
source('live', (_, { after }, { feed, present }) => feed({}, after, { read: present, minIntervalMs: 0 }))
source('three', async function* three() {
  yield 1
  yield 2
  yield 3
})
export const endless = { open: 0 }
source('endless', () => {
  endless.open += 1
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () => new Promise(() => {}),
    async return() {
      endless.open -= 1
      return { done: true, value: undefined }
    },
  }
})
source('denied', () => {
  throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } })
})

const documents = new Map<string, DocumentNode>()

/** The GraphQL layer of the test server: graphql-js as it is. */
export function testHost(
  feed: OpenFeed,
  present: Present['read'] = async () => ({ snapshot: {}, seq: 0 }),
): HubHost<Person> {
  return {
    prepare({ query, operationName, variables }) {
      try {
        const text = query ?? ''
        const document = documents.get(text) ?? parse(text)
        documents.set(text, document)
        const errors = validate(schema, document)
        if (errors.length > 0) return { errors }
        return { schema, document, operationName: operationName ?? null, variables: variables ?? null }
      } catch (error) {
        return { errors: [error as GraphQLError] }
      }
    },
    execute: ({ document, operationName, variables }, contextValue, rootValue) =>
      execute({
        ...{ schema, document, contextValue },
        // A root field's own resolver sees the item as it is.
        rootValue: rootValue,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
      }),
    shown: error => error,
    contextOf: ({ name, scope }) => ({ feed, present, name, ...(scope !== undefined && { scope }) }),
    scopeOf: ({ scope }) => scope,
    contextFor: scope => ({ feed, present, scope }),
  }
}
