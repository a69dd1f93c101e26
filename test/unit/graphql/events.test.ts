import { Kysely, SqliteDialect } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { FactBody } from '../../../src/fact/fact.js'
import { type GraphContext, openContext } from '../../../src/graphql/context.js'
import { openExecutor } from '../../../src/graphql/execution.js'
import { apiSchema } from '../../../src/graphql/schema.js'
import type { JournalEvent } from '../../../src/journal/event.js'
import type { Tables } from '../../../src/journal/schema.js'
import type { Selector } from '../../../src/journal/selector.js'
import { ParticipantId } from '../../../src/kernel/ids.js'
import type { StreamItem } from '../../../src/realtime/feed.js'
import { at, callOf, held, legOf, numberOf, standup, told } from '../../support/facts.js'
import { viewerNamed } from '../../support/viewers.js'

/** A database that nobody may ask. */
const unread = new Kysely<Tables>({
  dialect: new SqliteDialect({
    database: async () => {
      throw new Error('the database was read')
    },
  }),
})

const asked: { selector: Selector; after?: string | null | undefined }[] = []
const context = (): GraphContext =>
  openContext(
    {
      reader: unread,
      epoch: 'abcdef',
      switchboard: undefined as never,
      keys: undefined as never,
      identitySource: 'key:',
      feed(selector, after) {
        asked.push({ selector, after })
        return (async function* (): AsyncGenerator<StreamItem> {})()
      },
      service: { version: '0', carrier: 'SIMULATOR', storage: 'SQLITE', retentionDays: 7 },
    },
    viewerNamed('ada'),
  )

const reported: unknown[] = []
const executor = openExecutor({ schema: apiSchema(), report: (_id, error) => reported.push(error) })

/** What a subscriber is sent for one item, the first time and when it is compiled: the same. */
async function shown(query: string, item: StreamItem): Promise<Record<string, unknown>> {
  const prepared = executor.prepare({ query })
  if ('errors' in prepared) throw prepared.errors[0]
  const results = []
  for (const _time of [1, 2, 3]) results.push(await executor.execute(prepared, context(), item))
  expect(reported).toEqual([])
  const [first, ...others] = results.map(result => JSON.parse(JSON.stringify(result)))
  for (const other of others) expect(other).toEqual(first)
  expect(first.errors).toBeUndefined()
  return Object.values(first.data)[0] as Record<string, unknown>
}

const graceInTheStandup = {
  call: {
    id: callOf('grace'),
    startedAt: at(1),
    legs: [
      {
        id: legOf('grace'),
        direction: 'INBOUND' as const,
        from: numberOf('grace'),
        to: numberOf('office'),
        callerName: 'Grace',
        reported: true,
        bridged: false,
        answeredAt: at(2),
        conferenceId: standup,
      },
    ],
    recordings: [],
  },
  conference: {
    conference: {
      id: standup,
      name: 'standup',
      waits: false,
      openedAt: at(3),
      startedAt: at(3),
      recordings: [],
    },
    attendance: { joined: 1 },
  },
  participant: {
    id: ParticipantId(standup, legOf('grace')),
    conferenceId: standup,
    legId: legOf('grace'),
    callId: callOf('grace'),
    muted: false,
    onHold: true,
    holdReason: 'OPERATOR' as const,
    supervisorRole: 'NONE' as const,
    joinedAt: at(4),
  },
}

const graceIsHeld: JournalEvent = {
  seq: 7,
  recordedAt: at(5),
  fact: { ...held('grace', 5, 6), actor: { kind: 'CLIENT', name: 'console' } },
  about: {
    callId: callOf('grace'),
    legId: legOf('grace'),
    conferenceId: standup,
    participantId: ParticipantId(standup, legOf('grace')),
  },
  after: graceInTheStandup,
  changed: { participant: ['onHold', 'holdReason'] },
}

describe('an event', () => {
  it('shows the participant, the leg, the call and the conference right after it, without a read', async () => {
    const event = await shown(
      `subscription {
        participantEvents {
          __typename
          id cursor occurredAt recordedAt source
          actor { kind name }
          conference { id name status participantCount cursor }
          participant {
            number label state muted onHold holdReason speaking
            leg { id state from call { id status cursor } }
            conference { name }
            recording { id }
          }
          ... on ParticipantHeld { reason }
        }
      }`,
      graceIsHeld,
    )
    const cursor = Buffer.from('abcdef:7').toString('base64url')
    expect(event).toEqual({
      __typename: 'ParticipantHeld',
      id: graceIsHeld.fact.id,
      cursor,
      occurredAt: '2026-01-15T09:30:05.000000Z',
      recordedAt: '2026-01-15T09:30:05.000000Z',
      source: 'COMMAND',
      actor: { kind: 'CLIENT', name: 'console' },
      conference: { id: standup, name: 'standup', status: 'IN_PROGRESS', participantCount: 1, cursor },
      participant: {
        number: numberOf('grace'),
        label: 'Grace',
        state: 'JOINED',
        muted: false,
        onHold: true,
        holdReason: 'OPERATOR',
        speaking: false,
        leg: {
          id: legOf('grace'),
          state: 'IN_CONFERENCE',
          from: numberOf('grace'),
          call: { id: callOf('grace'), status: 'IN_PROGRESS', cursor },
        },
        conference: { name: 'standup' },
        recording: null,
      },
      reason: 'OPERATOR',
    })
  })

  it('keeps the microseconds of the carrier’s clock', async () => {
    const body: FactBody = { type: 'CallBridged', callId: callOf('grace'), legId: legOf('grace') }
    const occurredAt = '2026-01-15T09:30:00.123456Z' as JournalEvent['recordedAt']
    const fact = { ...told(0, body), occurredAt } as JournalEvent['fact']
    const event = await shown('subscription { callEvents { occurredAt leg { state } } }', {
      ...graceIsHeld,
      fact,
    })
    expect(event).toEqual({ occurredAt, leg: { state: 'IN_CONFERENCE' } })
  })

  it('has no conference when none could be opened', async () => {
    const fact = told(1, {
      type: 'ConferenceFailed',
      callId: callOf('ada'),
      creatorLegId: legOf('ada'),
      cause: 'Conference limit reached',
    })
    const event = await shown(
      'subscription { conferenceEvents { __typename conference { id } ... on ConferenceFailed { failure creatorLegId } } }',
      { ...graceIsHeld, fact, about: { callId: callOf('ada') }, after: {} },
    )
    expect(event).toEqual({
      __typename: 'ConferenceFailed',
      conference: null,
      failure: 'Conference limit reached',
      creatorLegId: legOf('ada'),
    })
  })

  it('of a recording shows the recording it is about', async () => {
    const recordings = [
      { id: 'first', status: 'AVAILABLE', transcribed: false, transcriptions: [] },
      { id: 'second', status: 'PAUSED', transcribed: false, transcriptions: [] },
    ] as unknown as typeof graceInTheStandup.call.recordings
    const event = await shown(
      'subscription { recordingEvents { __typename recording { id status } call { id } } }',
      {
        ...graceIsHeld,
        fact: told(9, {
          type: 'RecordingPaused',
          callId: callOf('grace'),
          legId: legOf('grace'),
          recordingId: 'second' as never,
        }),
        about: { callId: callOf('grace'), recordingId: 'second' as never },
        after: { call: { ...graceInTheStandup.call, recordings } },
      },
    )
    expect(event).toEqual({
      __typename: 'RecordingPaused',
      recording: { id: 'second', status: 'PAUSED' },
      call: { id: callOf('grace') },
    })
  })

  it('of a command says why the carrier refused it', async () => {
    const event = await shown(
      'subscription { commandEvents { __typename commandId kind ... on CommandFailed { refusal { reason retryable carrierCode carrierTitle } } } }',
      {
        ...graceIsHeld,
        fact: told(9, {
          type: 'CommandFailed',
          commandId: 'c1' as never,
          kind: 'hangUpCall',
          code: 'CALL_ENDED',
          message: 'Call has already ended',
          carrierCode: '90018',
          retryable: false,
        }),
        about: { commandId: 'c1' as never },
        after: {},
      },
    )
    expect(event).toEqual({
      __typename: 'CommandFailed',
      commandId: 'c1',
      kind: 'hangUpCall',
      refusal: {
        reason: 'CALL_ENDED',
        retryable: false,
        carrierCode: '90018',
        carrierTitle: 'Call has already ended',
      },
    })
  })

  it.each([
    'participantEvents',
    'conferenceEvents',
    'callEvents',
    'recordingEvents',
    'commandEvents',
    'events',
  ])('that is missing leaves a gap in %s, which says from where to where', async field => {
    const gap = await shown(
      `subscription { ${field} { __typename id cursor source actor { name } ... on StreamGap { from to } } }`,
      { gap: { from: 3, to: 9 } },
    )
    const to = Buffer.from('abcdef:9').toString('base64url')
    expect(gap).toMatchObject({
      __typename: 'StreamGap',
      id: 'gap.3.9',
      from: Buffer.from('abcdef:3').toString('base64url'),
      to,
      cursor: to,
      actor: null,
    })
  })
})

describe('a subscription', () => {
  const opened = async (query: string, variables = {}) => {
    asked.splice(0)
    const prepared = executor.prepare({ query, variables })
    if ('errors' in prepared) throw prepared.errors[0]
    expect(Symbol.asyncIterator in (await executor.subscribe(prepared, context()))).toBe(true)
    return asked[0]
  }
  const cursor = Buffer.from('abcdef:4').toString('base64url')

  it('to participants is opened on their events only, of one conference and one room', async () => {
    const feed = await opened(
      'subscription($after: Cursor) { participantEvents(conferenceId: "c", roomId: "r", after: $after) { id } }',
      { after: cursor },
    )
    expect(feed?.after).toBe(cursor)
    expect(feed?.selector.about).toEqual({ conferenceId: 'c', roomId: 'r' })
    expect(feed?.selector.types).toContain('SupervisorRoleChanged')
    expect(feed?.selector.types).not.toContain('ConferenceEnded')
  })

  it('to conferences is opened on their participants’ events too', async () => {
    const feed = await opened('subscription { conferenceEvents { id } }')
    expect(feed?.selector.types).toEqual(expect.arrayContaining(['ConferenceEnded', 'ParticipantJoined']))
    expect(feed).toMatchObject({ after: undefined, selector: { about: {} } })
  })

  it('to everything is opened on what its filter selects', async () => {
    expect(await opened('subscription { events { id } }')).toMatchObject({ selector: { about: {} } })
    const feed = await opened(
      'subscription { events(filter: { types: [CallEnded], callId: "x", callLegId: "l" }) { id } }',
    )
    expect(feed?.selector).toEqual({ types: ['CallEnded'], about: { callId: 'x', legId: 'l' } })
  })

  it('is refused to who is nobody, and to a cursor that is none', async () => {
    const prepared = executor.prepare({ query: 'subscription { events { id } }' })
    if ('errors' in prepared) throw prepared.errors[0]
    const refused = await executor.subscribe(prepared, { ...context(), viewer: undefined })
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    const bad = executor.prepare({
      query: 'subscription($c: Cursor) { events(after: $c) { id } }',
      variables: { c: 'no' },
    })
    expect(bad).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', path: 'c' } }] })
  })

  it('hides what went wrong inside, in opening it and in showing an item', async () => {
    const query = 'subscription { events { id ... on ParticipantEvent { participant { state } } } }'
    const prepared = executor.prepare({ query })
    if ('errors' in prepared) throw prepared.errors[0]
    const broken = { ...graceIsHeld, after: { participant: null } } as unknown as JournalEvent
    for (const _time of [1, 2, 3]) {
      const result = await executor.execute(prepared, context(), broken)
      expect(result.errors).toMatchObject([
        { extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) } },
      ])
      expect(JSON.stringify(result)).not.toMatch(/null \(reading|properties of/)
    }
    const unopened = await executor.subscribe(prepared, {
      ...context(),
      feed: () => {
        throw new Error('secret')
      },
    })
    expect(unopened).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
    reported.splice(0)
  })
})
