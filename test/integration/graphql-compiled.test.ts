import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openContext } from '../../src/graphql/context.js'
import { openExecutor } from '../../src/graphql/execution.js'
import { apiSchema } from '../../src/graphql/schema.js'
import type { Viewer } from '../../src/http/auth/roles.js'
import { type Journal, openJournal } from '../../src/journal/journal.js'
import {
  answered,
  at,
  callOf,
  hungUp,
  initiated,
  joined,
  legOf,
  standup,
  started,
  told,
} from '../support/facts.js'
import { type Line, openLine } from '../support/line.js'
import { viewerNamed } from '../support/viewers.js'

const admin = viewerNamed('ada', 'ADMIN')
const reported: unknown[] = []
const report = (_id: string, error: unknown) => reported.push(error)
const plain = openExecutor({ schema: apiSchema(), report, compile: false })
const compiled = openExecutor({ schema: apiSchema(), report })

let dataDir: string
let journal: Journal
let line: Line
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'partyline-compiled-'))
  journal = await openJournal({ dataDir })
  line = await openLine(journal)
  for (const [index, who] of ['ada', 'grace', 'edsger'].entries()) {
    await line.hear(initiated(who, index))
    await line.hear(answered(who, 10 + index))
  }
  await line.hear(started(20))
  await line.hear(joined('ada', 21))
  await line.hear(joined('grace', 22))
  const file = { carrierId: 'file-1', format: 'MP3' as const, startedAt: at(30), endedAt: at(40) }
  await line.hear(told(41, { type: 'RecordingSaved', callId: callOf('ada'), legId: legOf('ada'), ...file }))
  await line.hear(
    told(42, {
      type: 'TranscriptionCompleted',
      callId: callOf('ada'),
      legId: legOf('ada'),
      carrierId: 'file-1',
      transcriptionId: 'text-1',
      text: 'Hello.',
    }),
  )
  await line.hear(hungUp('edsger', 50))
  const details = { a: [1, { b: null }] }
  await line.hear(
    told(51, {
      type: 'CallNoticed',
      callId: callOf('ada'),
      legId: legOf('ada'),
      eventType: 'call.cost',
      details,
    }),
  )
})
afterAll(async () => {
  await line.close()
  await journal.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function context(viewer: Viewer | undefined) {
  return openContext(
    {
      reader: journal.reader,
      epoch: journal.epoch,
      switchboard: line.switchboard,
      keys: undefined as never,
      identitySource: 'key:',
      feed: () => {
        throw new Error('nobody subscribes here')
      },
      service: { version: '0', carrier: 'SIMULATOR', storage: 'SQLITE', retentionDays: 7 },
    },
    viewer,
  )
}

async function answer(executor: typeof plain, query: string, variables: object, viewer: Viewer | undefined) {
  const prepared = executor.prepare({ query, variables: variables as Record<string, unknown> })
  const result = 'errors' in prepared ? prepared : await executor.execute(prepared, context(viewer))
  return JSON.parse(
    JSON.stringify(result, (key, value) => (key === 'id' && UUID.test(String(value)) ? 'hidden' : value)),
  )
}
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

const CALL = 'id direction from to status startedAt answeredAt endedAt durationMs cursor'
const SEAT = 'id number label state muted onHold holdReason supervisorRole speaking joinedAt leftAt'

/** What clients ask, each with its variables. */
const ASKED: [string, string, object?][] = [
  [
    'a list with everything in it',
    `{ calls { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ${CALL} legs { id state hangupCause endedBy sipCode participant { ${SEAT} } recordings { id } } recordings { id transcriptions { id text recording { id } } } conferences { id } } } } }`,
  ],
  [
    'a conference and its people',
    `query($id: ID!) { conference(id: $id) { id name status room { id } participants { ${SEAT} leg { id call { id } } recording { id } conference { name } } timeline(last: 3) { nodes { __typename id ... on ParticipantEvent { participant { number } } } } } }`,
    { id: standup },
  ],
  ['people by how far they have come', '{ conferences { nodes { participants(state: LEFT) { id } } } }'],
  [
    'fragments in fragments',
    `{ a: call(id: "${callOf('ada')}") { ...C } b: call(id: "none") { ...C } } fragment C on Call { legs { ...L } } fragment L on CallLeg { id ... on Node { id } call { status } }`,
  ],
  [
    'what is skipped and what is included',
    `query($yes: Boolean!, $no: Boolean!) { calls(first: 1) { nodes { id @skip(if: $yes) status @include(if: $yes) ... @include(if: $no) { from } ...X @skip(if: $no) } } } fragment X on Call { to }`,
    { yes: true, no: false },
  ],
  [
    'anything by its id',
    `query($ids: ID!) { a: node(id: $ids) { __typename id ... on Call { status } ... on Participant { number } } b: node(id: "file-1") { ... on Recording { status leg { id } call { id } conference { id } } } c: node(id: "file-1.text-1") { ... on Transcription { text } } d: node(id: "none") { id } }`,
    { ids: callOf('ada') },
  ],
  [
    'all events',
    '{ events { totalCount nodes { __typename id occurredAt source actor { name } ... on CallEvent { leg { id state } } ... on ConferenceEvent { conference { participantCount } } ... on RecordingEvent { recording { status } } ... on CallNoticed { eventType details } ... on CallEnded { cause endedBy sipCode } } } }',
  ],
  [
    'some events by a filter in a variable',
    'query($f: EventFilter, $n: Int) { events(filter: $f, last: $n) { nodes { __typename } } }',
    { f: { types: ['CallAnswered', 'CallEnded'] }, n: 2 },
  ],
  [
    'variables with defaults',
    'query($n: Int = 1, $s: [CallStatus!] = [ENDED]) { calls(first: $n, filter: { status: $s }) { nodes { id } } }',
  ],
  [
    'a list where one is asked for',
    'query($s: [CallStatus!]) { calls(filter: { status: $s }) { nodes { id } } }',
    { s: 'ENDED' },
  ],
  [
    'null where nothing is asked for',
    'query($f: CallFilter) { calls(filter: $f, first: null) { nodes { id } } }',
    { f: null },
  ],
  ['a page that cannot be', '{ calls(first: 1) { nodes { id } } bad: calls(after: "x") { nodes { id } } }'],
  [
    'a value that is none',
    'query($f: CallFilter) { calls(filter: $f) { nodes { id } } }',
    { f: { from: 'x', to: 'y' } },
  ],
  ['the schema', getIntrospectionQuery()],
  ['nothing but names', '{ __typename viewer { __typename } }'],
]

describe('a compiled query', () => {
  it.each(ASKED)('answers %s as graphql-js does', async (_what, query, variables = {}) => {
    const expected = await answer(plain, query, variables, admin)
    for (const _time of [1, 2, 3]) expect(await answer(compiled, query, variables, admin)).toEqual(expected)
    expect(reported.splice(0)).toEqual([])
  })

  it('keeps out who is nobody', async () => {
    for (const _time of [1, 2, 3]) {
      const { data, errors } = await answer(compiled, '{ calls { nodes { id } } }', {}, undefined)
      expect(data).toBeNull()
      expect(errors).toMatchObject([{ path: ['calls'], extensions: { code: 'UNAUTHENTICATED' } }])
    }
  })

  it('asks the database for each kind of thing once, however many there are', async () => {
    const query = `{ calls { nodes { conferences { id participants { number leg { call { id } } conference { id } } } legs { participant { id conference { id } } } } } }`
    const prepared = compiled.prepare({ query })
    if ('errors' in prepared) throw prepared.errors[0]
    let statements = 0
    const reader = journal.reader.withPlugin({
      transformQuery({ node }) {
        statements += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const result = await compiled.execute(prepared, openContext({ ...context(admin), reader }, admin))
    expect(result.errors).toBeUndefined()
    // Calls, stays of calls, stays of legs, conferences, people of conferences.
    expect(statements).toBe(5)
  })
})
