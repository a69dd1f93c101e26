import { Kysely, SqliteDialect } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { openContext } from '../../src/graphql/context.js'
import { openExecutor } from '../../src/graphql/execution.js'
import { apiSchema } from '../../src/graphql/schema.js'
import { presentBoard, presentCall, presentConference, presentRoom } from '../../src/journal/reads/live.js'
import type { Tables } from '../../src/journal/schema.js'
import { type Exchange, openExchange } from '../support/exchange.js'
import { ada, grace } from '../support/stories.js'
import { viewerNamed } from '../support/viewers.js'

let exchange: Exchange
afterEach(() => exchange.close())

/** Stands for a database that has moved on: nothing of a snapshot may be read from it. */
const movedOn = new Kysely<Tables>({
  dialect: new SqliteDialect({
    database: async () => {
      throw new Error('the database was read')
    },
  }),
})
const executor = openExecutor({ schema: apiSchema(), report: (_id, error) => console.error(error) })

async function shown(query: string, { seq, state }: { seq: number; state: object | undefined }) {
  const prepared = executor.prepare({ query })
  if ('errors' in prepared) throw prepared.errors[0]
  const context = openContext(
    {
      reader: movedOn,
      epoch: 'abcdef',
      switchboard: undefined as never,
      keys: undefined as never,
      identitySource: 'key:',
      feed: () => undefined as never,
      service: { version: '0', carrier: 'SIMULATOR', storage: 'SQLITE', retentionDays: 7 },
    },
    viewerNamed('desk'),
  )
  const result = await executor.execute(prepared, context, { seq, snapshot: state })
  expect(result.errors).toBeUndefined()
  return JSON.parse(JSON.stringify(result.data))
}

test('a snapshot is of one place through and through: the people of its conferences are not read later', async () => {
  exchange = await openExchange()
  const { reader } = exchange.journal
  const phone = await exchange.inTheLobby(ada)
  const joined = (await exchange.events()).find(({ fact }) => fact.body.type === 'ParticipantJoined')
  const { conferenceId, callId, roomId } = joined?.about ?? {}
  if (conferenceId === undefined || callId === undefined || roomId === undefined) throw new Error('no joiner')
  const conference = await presentConference(reader, conferenceId)
  const room = await presentRoom(reader, roomId)
  const call = await presentCall(reader, callId)
  const board = await presentBoard(reader)
  await exchange.inTheLobby(grace)

  const meeting =
    'conference { id participants { number state leg { state } conference { participantCount } } }'
  const people = [
    { number: ada, state: 'JOINED', leg: { state: 'IN_CONFERENCE' }, conference: { participantCount: 1 } },
  ]
  const alone = { id: conferenceId, participants: people }
  expect(
    await shown(
      `subscription { liveConference(id: "x") { ... on ConferenceSnapshot { ${meeting} } } }`,
      conference,
    ),
  ).toEqual({ liveConference: { conference: alone } })
  expect(
    await shown(
      `subscription { liveRoom(id: "x") { ... on RoomSnapshot { room { name } ${meeting} } } }`,
      room,
    ),
  ).toEqual({ liveRoom: { room: { name: 'lobby' }, conference: alone } })
  expect(
    await shown(
      `subscription { liveCall(id: "x") { ... on CallSnapshot { call {
        id legs { participant { state } } conferences { id participants { number } } } } } }`,
      call,
    ),
  ).toEqual({
    liveCall: {
      call: {
        id: phone.call_session_id,
        legs: [{ participant: { state: 'JOINED' } }],
        conferences: [{ id: conferenceId, participants: [{ number: ada }] }],
      },
    },
  })
  expect(
    await shown(
      `subscription { liveBoard { ... on BoardSnapshot { calls { id } conferences { id participants { number } } } } }`,
      board,
    ),
  ).toEqual({
    liveBoard: {
      calls: [{ id: phone.call_session_id }],
      conferences: [{ id: conferenceId, participants: [{ number: ada }] }],
    },
  })
})
