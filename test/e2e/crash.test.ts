import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../support/built.js'
import { eventually } from '../support/eventually.js'
import { houseAt, lobby } from '../support/house.js'
import { peopleAt } from '../support/people.js'
import { postWebhook, webhook } from '../support/signed.js'
import { closeSites, openSite } from '../support/site.js'
import { acceptedCommands, LONELY_ROOM, lonelyRoom, quietRoom } from '../support/stories.js'
import { taped, transcriberOf } from '../support/taped.js'

beforeAll(build, 120_000)

afterAll(closeSites)

test('what was acknowledged before a kill -9 is there after it, exactly once, and callers are answered (invariants 1, 7)', async () => {
  const site = await openSite()
  const { simulator } = site
  let server = await site.start()
  const acknowledged: string[] = []
  const refused: string[] = []
  const storm = Array.from({ length: 800 }, () =>
    webhook('call.dtmf.received', { call_leg_id: randomUUID(), call_session_id: randomUUID() }),
  )
  const people = peopleAt(simulator.url)
  const callers = ['+12025550131', '+12025550132', '+12025550133']

  let next = 0
  let killed: Promise<void> | undefined
  const post = async () => {
    while (next < storm.length) {
      const { id, body } = storm[next++] as (typeof storm)[number]
      const ok = await postWebhook(server.url, body).then(
        response => response.status === 200,
        () => false,
      )
      ;(ok ? acknowledged : refused).push(id)
      if (acknowledged.length === 100) await Promise.all(callers.map(from => people.call(from, lobby)))
      if (acknowledged.length >= 250) killed ??= server.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: 16 }, post))
  await killed
  expect(acknowledged.length).toBeGreaterThanOrEqual(250)
  expect(refused.length).toBeGreaterThan(0)

  server = await site.start()
  // The carrier sends again what it got no answer to; this one is sent again by the test.
  for (const { id, body } of storm)
    if (refused.includes(id)) expect((await postWebhook(server.url, body)).status).toBe(200)

  const house = houseAt(server.url, simulator.url, 'Bearer test-key-of-a-test-0001')
  await eventually(async () => {
    const phones = await people.phones()
    const settled = phones.filter(p => p.state === 'up' && (p.hears.kind === 'conference' || p.hears.on_hold))
    return settled.length === callers.length
      ? undefined
      : `${settled.length} of ${callers.length} are seated: ${JSON.stringify(phones.map(p => p.hears))}`
  })

  const ids: string[] = []
  let after: string | null = null
  do {
    const { events }: EventPage = await house.data(
      `query ($after: Cursor) { events(first: 250, after: $after, filter: { types: [DigitReceived] }) {
        nodes: edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    )
    ids.push(...events.nodes.map(({ node }) => node.id))
    after = events.pageInfo.hasNextPage ? events.pageInfo.endCursor : null
  } while (after !== null)
  expect(ids).toHaveLength(storm.length)
  expect(new Set(ids)).toEqual(new Set(storm.map(({ id }) => id)))

  const { conferences } = await house.data<{
    conferences: { edges: { node: { participantCount: number } }[] }
  }>('{ conferences { edges { node { id participantCount } } } }')
  expect(conferences.edges.map(({ node }) => node.participantCount)).toEqual([3])
}, 90_000)

test('the lonely room ends the same when the server is killed at any moment of it (scenario 6)', async () => {
  // Every push of the button costs two starts of the server; the whole range is for the long run.
  const moments = Array.from(
    { length: process.env.CI === undefined ? 4 : 20 },
    (_, i) => 40 + i * (1500 / 20),
  )
  const differing: string[] = []
  const worker = async () => {
    for (let moment = moments.pop(); moment !== undefined; moment = moments.pop()) {
      const site = await openSite()
      const server = await site.start()
      const house = houseAt(server.url, site.simulator.url, 'Bearer test-key-of-a-test-0001')
      const room = await quietRoom(house)
      const killed = new Promise(resolve => setTimeout(resolve, moment))
        .then(() => server.kill('SIGKILL'))
        .then(() => site.start())
      const end = await lonelyRoom(house, room, undefined, pause).catch((error: unknown) => String(error))
      await killed
      const { createConference, holdParticipants } = await acceptedCommands(house)
      if (
        JSON.stringify(end) !== JSON.stringify(LONELY_ROOM) ||
        createConference !== 2 ||
        holdParticipants !== 3
      ) {
        differing.push(
          `killed after ${moment} ms: ${createConference} opened, ${holdParticipants} held, ${JSON.stringify(end)}`,
        )
      }
      await site.close()
    }
  }
  await Promise.all([worker(), worker(), worker()])
  expect(differing).toEqual([])
}, 400_000)

test('a transcription that was under way at a kill -9 is asked for again after it, and there once', async () => {
  const transcriber = await transcriberOf((_, response) => {
    // The first time the server dies before it hears the answer.
    if (transcriber.asked.length > 1) response.end('{"text":"hello after all"}')
  })
  const site = await openSite({ TRANSCRIBER_URL: transcriber.url })
  let server = await site.start()
  const before = houseAt(server.url, site.simulator.url, 'Bearer test-key-of-a-test-0001')
  const { id } = await taped(before, 'hello')
  const { requestTranscription } = await before.data<{
    requestTranscription: { cursor: string; transcription: { id: string; status: string } }
  }>(
    `mutation ($id: ID!) { requestTranscription(input: { recordingId: $id, language: EN_US }) {
      cursor transcription { id status } } }`,
    { id },
  )
  expect(requestTranscription.transcription.status).toBe('REQUESTED')
  await eventually(async () => (transcriber.asked.length === 1 ? undefined : 'nobody is asked yet'))
  await server.kill('SIGKILL')

  server = await site.start()
  const after = houseAt(server.url, site.simulator.url, 'Bearer test-key-of-a-test-0001')
  await eventually(async () => {
    const { transcription } = await after.data<{ transcription: { status: string; text: string | null } }>(
      'query ($id: ID!) { transcription(id: $id) { status text } }',
      { id: requestTranscription.transcription.id },
    )
    return transcription.text === 'hello after all' ? undefined : JSON.stringify(transcription)
  })
  expect(transcriber.asked).toHaveLength(2)
  const { events } = await after.data<{ events: { edges: object[] } }>(
    `query ($after: Cursor) { events(first: 50, after: $after, filter: { types: [TranscriptionRequested,
      TranscriptionCompleted, TranscriptionFailed] }) { edges { node { type: __typename } } } }`,
    { after: requestTranscription.cursor },
  )
  expect(events.edges).toEqual([{ node: { type: 'TranscriptionCompleted' } }])
  await transcriber.close()
}, 90_000)

/** Long enough between two acts for the kill to come in any of them. */
const pause = () => new Promise<void>(resolve => setTimeout(resolve, 150))

interface EventPage {
  events: {
    nodes: { node: { id: string } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  }
}
