import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leastRoles } from '../../src/graphql/access/least-roles.js'
import { ROOT_RULES, ruleOf } from '../../src/graphql/access/root-fields.js'
import { apiSchema } from '../../src/graphql/schema.js'
import { ROLES, type Role, reaches } from '../../src/http/auth/roles.js'
import type { Scope } from '../../src/http/auth/scopes.js'
import { encodeCursor } from '../../src/journal/cursor.js'
import { argumentsOf, documentsOf, rootFieldsOf, type Values } from '../support/generated-operations.js'
import { houseAt, type OwnHouse, openHouse } from '../support/house.js'
import { filledRoom, type Side, scopeWithin, tracesOf } from '../support/two-rooms.js'

const ADMIN_KEY = 'owner-key-of-the-matrix-0001'
const schema = apiSchema()
const FIELDS = rootFieldsOf(schema)
/** Passes every check of who may, and is refused by every command. */
const idempotencyKey = 'x'.repeat(201)
const NOBODY_MAY = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND']
/** What would say nothing about who may. */
const ASTRAY = ['RATE_LIMITED', 'LIMIT_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR']

let house: OwnHouse
let ours: Side
let theirs: Side
const scopes = new Map<string, Scope | undefined>()
const secrets = new Map<string, string>()

beforeAll(async () => {
  house = await openHouse(
    {
      API_KEYS: `owner:admin:${ADMIN_KEY}`,
      OPERATIONS_PER_MINUTE: 'unlimited',
      COST_PER_MINUTE: 'unlimited',
    },
    `Bearer ${ADMIN_KEY}`,
  )
  ours = await filledRoom(house, '+12025550101', ['+12025550131', '+12025550132'], 'ours is a secret')
  theirs = await filledRoom(house, '+12025550102', ['+12025550133', '+12025550134'], 'theirs is another')
  const [ada] = ours.people
  scopes.set('everything', undefined)
  scopes.set('no recordings', { recordings: false })
  scopes.set('only muting', { recordings: true, mutations: ['muteParticipants'] })
  scopes.set('a room', scopeWithin({ rooms: [ours.roomId] }))
  scopes.set(
    'a room, adding people',
    scopeWithin({ rooms: [ours.roomId] }, { mutations: ['pullParticipant'] }),
  )
  scopes.set('a room without recordings', scopeWithin({ rooms: [ours.roomId] }, { recordings: false }))
  scopes.set('a conference', scopeWithin({ conferences: [ours.conferenceId] }))
  scopes.set('a call', scopeWithin({ calls: [ada?.callId ?? ''] }))
  scopes.set('a number', scopeWithin({ numbers: [ada?.number ?? ''] }))
  for (const role of ROLES) {
    for (const [name, scope] of scopes) {
      secrets.set(`${role} ${name}`, await house.issue(role, scope === undefined ? {} : { scope }))
    }
  }
}, 120_000)
afterAll(() => house.close())

/** Arguments that name things of a side; a command goes no further than being permitted. */
function valuesOf(side: Side | undefined, type: string, field: string): Values {
  const { id } = ruleOf(type, field)
  const [first] = side?.people ?? []
  const nothing = 'none'
  const values = {
    roomId: side?.roomId ?? nothing,
    conferenceId: side?.conferenceId ?? nothing,
    callId: first?.callId ?? nothing,
    callLegId: first?.legId ?? nothing,
    withCallLegId: side?.people[1]?.legId ?? nothing,
    participantId: first?.participantId ?? nothing,
    participantIds: [first?.participantId ?? nothing],
    recordingId: side?.recordingIds[0] ?? nothing,
  }
  const byField: Record<string, unknown> = {
    call: values.callId,
    callLeg: values.callLegId,
    conference: values.conferenceId,
    node: values.participantId,
    recording: values.recordingId,
    room: values.roomId,
    transcription: side?.transcriptionId ?? nothing,
  }
  const after = encodeCursor({ epoch: 'elsewhere', seq: 1 })
  const named = byField[id ?? field]
  // A conference or a leg: of both together there is nothing.
  const { conferenceId, ...others } = values
  return {
    ...(['startRecording', 'recordings'].includes(field) ? others : { ...others, conferenceId }),
    idempotencyKey,
    ...(type === 'Query' && { first: 5 }),
    ...(type === 'Subscription' && { after }),
    ...(named !== undefined && { id: named }),
  }
}

/** The code with which a field answers; undefined when it does not refuse. */
async function codeOf(
  secret: string | undefined,
  type: string,
  document: string,
): Promise<string | undefined> {
  const { errors } = await answerTo(secret, type, document)
  return errors?.[0]?.extensions.code as string | undefined
}

async function answerTo(secret: string | undefined, type: string, query: string) {
  if (type !== 'Subscription') return house_(secret).ask<unknown>(query)
  const response = await fetch(`${house.url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify({ query }),
  })
  const text = await response.text()
  const data = /^data: (.+)$/m.exec(text)?.[1] ?? text
  return JSON.parse(data) as { errors?: { extensions: { code?: string } }[] }
}

const house_ = (secret: string | undefined) =>
  houseAt(house.url, house.simulatorUrl, secret === undefined ? undefined : `Bearer ${secret}`)

/** What the table says of a field, for a viewer and what its arguments name. */
function expected(
  role: Role,
  scope: Scope | undefined,
  { type, name }: { type: string; name: string },
  names: 'ours' | 'theirs',
  args: string,
): string | undefined {
  const rule = ruleOf(type, name)
  if (!reaches({ role }, leastRoles().get(`${type}.${name}`) ?? 'ADMIN')) return 'FORBIDDEN'
  if (scope === undefined) return undefined
  // A key without a scope would reach further than its creator.
  if (name === 'createApiKey') return 'FORBIDDEN'
  const { recordings, mutations, within } = scope
  if (type === 'Mutation' && mutations?.includes(name) === false) return 'FORBIDDEN'
  if (rule.recordings && !recordings) return 'FORBIDDEN'
  if (within === undefined) return undefined
  if (rule.within === 'REFUSED') return 'FORBIDDEN'
  if (rule.within === 'LISTED' && mutations === undefined) return 'FORBIDDEN'
  if (rule.within === 'OPEN' || rule.within === 'FILTERED') return undefined
  if (names === 'theirs' || (!recordings && /recordingId/.test(args))) return 'NOT_FOUND'
  // What is limited to a call or a number reaches no conference and no other leg.
  const narrow = within.rooms.length === 0 && within.conferences.length === 0
  const room = rule.id === 'room' || /roomId/.test(args)
  if (room && within.rooms.length === 0) return 'NOT_FOUND'
  return narrow && (rule.id === 'conference' || /conferenceId|withCallLegId|articipantId/.test(args))
    ? 'NOT_FOUND'
    : undefined
}

describe('every root field, for every role and scope', () => {
  test('has a rule of its own, and no rule is of a field that does not exist', () => {
    expect(Object.keys(ROOT_RULES).sort()).toEqual(FIELDS.map(f => `${f.type}.${f.field.name}`).sort())
  })

  test('lets nobody in without a credential', async () => {
    for (const { type, field } of FIELDS) {
      const [document = ''] = documentsOf(
        schema,
        { type, field },
        argumentsOf(field, valuesOf(ours, type, field.name)),
        0,
      )
      const answer = await answerTo(undefined, type, document)
      expect([field.name, answer.errors?.[0]?.extensions.code]).toEqual([field.name, 'UNAUTHENTICATED'])
    }
  })

  test.each(ROLES)(
    'answers %s as the table says',
    async role => {
      for (const [scopeName, scope] of scopes) {
        const secret = secrets.get(`${role} ${scopeName}`)
        for (const { type, field } of FIELDS) {
          const { name } = field
          for (const names of ['ours', 'theirs'] as const) {
            // What everybody may reach is named only to be found missing: nothing is to be changed by it.
            const side = scope?.within === undefined ? undefined : names === 'ours' ? ours : theirs
            const args = argumentsOf(field, valuesOf(side, type, name))
            const [document = ''] = documentsOf(schema, { type, field }, args, 0)
            const code = await codeOf(secret, type, document)
            const refused = code !== undefined && [...NOBODY_MAY, ...ASTRAY].includes(code) ? code : undefined
            const wanted = expected(role, scope, { type, name }, names, args)
            const found = scope?.within === undefined && refused === 'NOT_FOUND' ? undefined : refused
            expect([role, scopeName, type, name, names, found]).toEqual([
              role,
              scopeName,
              type,
              name,
              names,
              wanted,
            ])
          }
        }
      }
    },
    300_000,
  )

  test('shows nothing of what is outside of a scope, whatever way is taken', async () => {
    const [, grace] = ours.people
    const hidden: Record<string, string[]> = {
      'a room': tracesOf(theirs),
      'a room without recordings': [...tracesOf(theirs), ours.words, ...ours.recordingIds],
      'a conference': [...tracesOf(theirs), ours.roomId],
      'a call': [
        ...tracesOf(theirs),
        ours.conferenceId,
        ours.roomId,
        ...tracesOf({ ...ours, ...NOTHING, people: [grace as never] }),
      ],
      'a number': [
        ...tracesOf(theirs),
        ours.conferenceId,
        ours.roomId,
        grace?.number ?? '',
        grace?.callId ?? '',
      ],
      'no recordings': [ours.words, theirs.words, ours.transcriptionId, ...ours.recordingIds],
    }
    const seen = new Set<string>()
    for (const [scopeName, traces] of Object.entries(hidden)) {
      const secret = secrets.get(`ADMIN ${scopeName}`)
      for (const { type, field } of FIELDS) {
        const rule = ruleOf(type, field.name)
        if (type !== 'Query') continue
        for (const side of scopes.get(scopeName)?.within === undefined ? [ours] : [ours, theirs]) {
          const args = argumentsOf(field, valuesOf(side, type, field.name))
          // Beyond a depth of two, a document may cost more than the server allows.
          const shallow = documentsOf(schema, { type, field }, args, 2)
          const documents = [...shallow, ...documentsOf(schema, { type, field }, args, 3)]
          const isRefused = rule.within === 'REFUSED' && scopes.get(scopeName)?.within !== undefined
          for (const document of isRefused ? documents.slice(0, 1) : documents) {
            const answer = await house_(secret).ask<unknown>(document)
            const codes = (answer.errors ?? []).map(error => error.extensions.code)
            const usual = ['NOT_FOUND', 'FORBIDDEN', 'BAD_USER_INPUT']
            if (!shallow.includes(document)) usual.push('LIMIT_EXCEEDED')
            expect([document, ...codes.filter(code => !usual.includes(String(code)))]).toEqual([document])
            // An error may say what was asked for.
            const shown = JSON.stringify(answer.data ?? null)
            const leaked = traces.filter(trace => trace !== '' && shown.includes(trace))
            expect([scopeName, document, leaked]).toEqual([scopeName, document, []])
            if (tracesOf(ours).some(trace => shown.includes(trace))) seen.add(`${scopeName}: ${field.name}`)
          }
        }
      }
    }
    // Otherwise it would hold of a server that says nothing at all.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['call', 'calls', 'conferences', 'events', 'node', 'recordings', 'room', 'rooms'].map(
          f => `a room: ${f}`,
        ),
        ...['calls', 'conference', 'conferences'].map(f => `a conference: ${f}`),
        ...['call', 'calls', 'recording'].map(f => `a call: ${f}`),
        ...['callLeg', 'calls'].map(f => `a number: ${f}`),
      ]),
    )
  }, 300_000)
})

const NOTHING = {
  roomId: '',
  name: '',
  number: '',
  conferenceId: '',
  recordingIds: [],
  transcriptionId: '',
  words: '',
}
