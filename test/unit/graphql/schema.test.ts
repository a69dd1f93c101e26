import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import { describe, expect, it } from 'vitest'
import { tabs } from '../../../src/graphiql/tabs.js'
import { EVENT_VIEWS } from '../../../src/graphql/event/types.js'
import { apiSchema, schemaText } from '../../../src/graphql/schema.js'

const schema = apiSchema()
const named = Object.values(schema.getTypeMap()).filter(type => !type.name.startsWith('__'))
const BUILT_IN = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation', 'Subscription']

function problems(source: string, against: GraphQLSchema = schema): string[] {
  return validate(against, parse(source)).map(String)
}

describe('the schema', () => {
  it('says a word on every type, field, argument and value', () => {
    expect(named.flatMap(undescribed)).toEqual([])
  })

  it('is the one that is committed', () => {
    expect(readFileSync('schema.graphql', 'utf8')).toBe(schemaText())
  })

  it('can be built from its own text', () => {
    expect(buildSchema(schemaText()).getQueryType()?.name).toBe('Query')
  })

  it('asks for a role at every root field: what declares none is open to nobody', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    const fields = roots.flatMap(type => Object.keys(type?.getFields() ?? {}))
    const storage = getMetadataStorage()
    const handlers = [...storage.queries, ...storage.mutations, ...storage.subscriptions]
    const open = fields.filter(field => {
      const handler = handlers.find(each => each.schemaName === field)
      return (
        handler === undefined ||
        !handler.roles?.some(role => ['CUSTOMER', 'VIEWER', 'OPERATOR', 'ADMIN'].includes(role))
      )
    })
    expect(open).toEqual([])
    expect(fields.length).toBeGreaterThan(40)
  })

  it('lets nobody below an operator command the carrier, and nobody below an admin change rooms, bindings or flows, buy numbers, or compare', () => {
    const storage = getMetadataStorage()
    for (const { schemaName, roles } of storage.mutations) {
      const configures =
        /^(create|update|delete|import|setDefault)(Room|CallFlow|NumberBinding|TrackingNumber|ServiceLine)$|^reconcile$|^orderPhoneNumber$|ApiKey$/
      const talks = /VoiceSession$/
      const role = configures.test(schemaName) ? 'ADMIN' : talks.test(schemaName) ? 'CUSTOMER' : 'OPERATOR'
      expect(roles, schemaName).toEqual([role])
    }
  })

  it('has no name for the control token of a leg', () => {
    expect(schemaText()).not.toMatch(/control_?id/i)
  })

  it('fits the tabs that GraphiQL opens with', () => {
    expect(tabs.flatMap(({ query }) => problems(query))).toEqual([])
  })
})

describe('events', () => {
  it('have one type each, by the name of the fact', () => {
    const event = schema.getType('Event')
    if (!isInterfaceType(event)) throw new Error('Event is no interface')
    const types = schema.getPossibleTypes(event).map(({ name }) => name)
    expect(types).toHaveLength(EVENT_VIEWS.length + 1)
    expect(types).toContain('StreamGap')
  })

  it('can all be asked for their own fields in one selection, but for the reasons', () => {
    const own = EVENT_VIEWS.map(view => getMetadataStorage().objectTypes.find(type => type.target === view))
    const fragments = own.flatMap(type => {
      const fields = Object.values((schema.getType(type?.name ?? '') as GraphQLObjectType).getFields())
      const leaves = fields.filter(field => isLeaf(field)).map(({ name }) => name)
      // The same word for different lists: a client gives one of them an alias.
      const asked = leaves.map(name => (name === 'reason' ? `${type?.name}_reason: reason` : name))
      return [`... on ${type?.name} { ${asked.join(' ')} }`]
    })
    expect(problems(`{ events { nodes { ${fragments.join('\n')} } } }`)).toEqual([])
  })

  it('name the same thing alike, wherever it is selected', () => {
    expect(
      problems(`subscription {
        conferenceEvents {
          conference { id }
          ... on ParticipantEvent { conference { name } participant { id } }
          ... on ParticipantJoined { conference { status } participant { number } }
          ... on ConferenceEnded { conference { endReason } reason }
          ... on ConferenceFailed { conference { id } failure }
          ... on StreamGap { from to conference { id } }
        }
      }`),
    ).toEqual([])
  })

  it.each([
    'participantEvents',
    'conferenceEvents',
    'callEvents',
    'recordingEvents',
    'flowRunEvents',
    'numberOrderEvents',
    'commandEvents',
    'events',
  ])('can say in %s that something is missing', field => {
    expect(problems(`subscription { ${field} { __typename ... on StreamGap { from to } } }`)).toEqual([])
  })
})

function isLeaf({ type }: GraphQLField<unknown, unknown>): boolean {
  const bare = String(type).replaceAll(/[[\]!]/g, '')
  return !isObjectType(schema.getType(bare)) && !isInterfaceType(schema.getType(bare))
}

function undescribed(type: GraphQLNamedType): string[] {
  const missing: string[] = []
  const check = (path: string, description: string | null | undefined) => {
    if (description == null || description.length < 3) missing.push(path)
  }
  if (!BUILT_IN.includes(type.name)) check(type.name, type.description)
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field.description)
      for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg.description)
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()))
      check(`${type.name}.${field.name}`, field.description)
  }
  if (isEnumType(type)) {
    for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description)
  }
  return missing
}
