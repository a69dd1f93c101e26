import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { houseAt, type OwnHouse, openHouse, type Stream } from '../support/house.js'
import { filledRoom, type Side, scopeWithin, tracesOf } from '../support/two-rooms.js'

const ADMIN_KEY = 'owner-key-of-the-streams-001'

let house: OwnHouse
let ours: Side
let theirs: Side
let start: string | null
const secrets = { ours: '', theirs: '', full: '', unheard: '' }

beforeAll(async () => {
  house = await openHouse({ API_KEYS: `owner:admin:${ADMIN_KEY}` }, `Bearer ${ADMIN_KEY}`)
  start = await house.now()
  ours = await filledRoom(house, '+12025550101', ['+12025550131', '+12025550132'], 'ours is a secret')
  theirs = await filledRoom(house, '+12025550102', ['+12025550133', '+12025550134'], 'theirs is another')
  secrets.ours = await house.issue('VIEWER', { scope: scopeWithin({ rooms: [ours.roomId] }) })
  secrets.theirs = await house.issue('VIEWER', { scope: scopeWithin({ conferences: [theirs.conferenceId] }) })
  secrets.full = await house.issue('VIEWER')
  secrets.unheard = await house.issue('VIEWER', { scope: { recordings: false } })
}, 120_000)
afterAll(() => house.close())

const as = (secret: string) => houseAt(house.url, house.simulatorUrl, `Bearer ${secret}`)

/** Mutes somebody of a side, and lets them be heard again. */
async function stir({ conferenceId, people }: Side): Promise<void> {
  for (const name of ['mute', 'unmute']) {
    await house.data(
      `mutation ($c: ID!, $p: [ID!]) { ${name}Participants(input: { conferenceId: $c, participantIds: $p }) { cursor } }`,
      { c: conferenceId, p: [people[0]?.participantId] },
    )
  }
}

const PERSON =
  'id number muted leg { id call { id from legs { id } conferences { id name } } } conference { id room { id name } }'
const BOARD = `subscription ($after: Cursor) { liveBoard(after: $after) {
  ... on BoardSnapshot { conferences { id name participants { ${PERSON} } recordings { id } } calls { id from recordings { id transcriptions { text } } } }
  ... on BoardChange { cursor event { __typename } conference { id participants { ${PERSON} } } participant { ${PERSON} } call { id from } }
} }`

interface BoardItem {
  event?: { __typename: string }
  participant?: { muted: boolean; id: string } | null
}

/** A stream of GraphQL over SSE, as text, until `holds`. */
async function overSse(secret: string, query: string, variables: object, holds: (text: string) => boolean) {
  const aborted = new AbortController()
  const response = await fetch(`${house.url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${secret}`,
    },
    body: JSON.stringify({ query, variables }),
    signal: aborted.signal,
  })
  let text = ''
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true }
    if (done) break
    text += value
    if (holds(text)) break
  }
  aborted.abort()
  return text
}

const shows = (text: string, side: Side) => tracesOf(side).filter(trace => text.includes(trace))

describe('streams of credentials with a scope', () => {
  test('show each of several viewers with one text what is theirs, live and from the past', async () => {
    const open = (secret: string, after: string | null) =>
      as(secret).listen<BoardItem>(BOARD, after === null ? {} : { after })
    const streams = Object.fromEntries(
      (['ours', 'theirs', 'full', 'unheard'] as const).flatMap(who => [
        [`${who} live`, open(secrets[who], null)],
        [`${who} past`, open(secrets[who], start)],
        [`${who} twice`, open(secrets[who], null)],
      ]),
    ) as Record<string, Stream<BoardItem>>
    for (const [name, stream] of Object.entries(streams))
      if (!name.includes('past')) await stream.until(() => true)
    await stir(ours)
    await stir(theirs)
    await stir(ours)
    await stir(theirs)
    const last = (side: Side) => (items: readonly BoardItem[]) =>
      items.filter(
        item =>
          item.event?.__typename === 'ParticipantUnmuted' &&
          item.participant?.id === side.people[0]?.participantId,
      ).length >= 2
    for (const [name, stream] of Object.entries(streams)) {
      const side = name.startsWith('ours') ? ours : theirs
      await stream.until(() => last(side)(stream.items))
      const text = JSON.stringify(stream.items)
      stream.stop()
      if (name.startsWith('ours')) expect([name, shows(text, theirs)]).toEqual([name, []])
      if (name.startsWith('theirs')) expect([name, shows(text, ours)]).toEqual([name, []])
      if (name.startsWith('unheard')) expect(text).not.toMatch(/secret|Recording|Transcription/)
      if (name.startsWith('full'))
        expect([shows(text, ours), shows(text, theirs)].map(s => s.length > 5)).toEqual([true, true])
    }
  })

  test('hold over SSE, and when one takes up where another left off', async () => {
    const stop = (side: Side) => (text: string) =>
      text
        .split('\n')
        .filter(
          line => line.includes('ParticipantUnmuted') && line.includes(side.people[0]?.participantId ?? ''),
        ).length >= 2
    await stir(ours)
    await stir(theirs)
    const texts = await Promise.all([
      overSse(secrets.ours, BOARD, { after: start }, stop(ours)),
      overSse(secrets.theirs, BOARD, { after: start }, stop(theirs)),
      overSse(secrets.full, BOARD, { after: start }, stop(theirs)),
    ])
    expect(shows(texts[0] ?? '', theirs)).toEqual([])
    expect(shows(texts[1] ?? '', ours)).toEqual([])
    expect(shows(texts[2] ?? '', ours).length).toBeGreaterThan(5)
  })

  test('end their view of a call at the conference that they may see', async () => {
    const [ada] = ours.people
    const stream = as(secrets.theirs).listen<object>(
      `subscription ($id: ID!) { conferenceEvents(conferenceId: $id) { __typename ... on ParticipantEvent { participant { ${PERSON} } } } }`,
      { id: theirs.conferenceId },
    )
    const refused = as(secrets.theirs).listen<object>(
      'subscription ($id: ID!) { conferenceEvents(conferenceId: $id) { id } }',
      { id: ours.conferenceId },
    )
    await expect(refused.until(() => true)).rejects.toThrow(/NOT_FOUND/)
    // Ada's leg goes over to their conference: from then on it is theirs to see, and where it was before is not.
    await house.data(
      `mutation ($c: ID!, $p: [ID!]) { removeParticipants(input: { conferenceId: $c, participantIds: $p }) { cursor } }`,
      { c: ours.conferenceId, p: [ada?.participantId] },
    )
    await eventually(async () => {
      const { callLeg } = await house.data<{ callLeg: { participant: object | null } }>(
        'query ($id: ID!) { callLeg(id: $id) { participant { id } } }',
        { id: ada?.legId },
      )
      return callLeg.participant === null ? undefined : 'Ada is still there'
    })
    await house.data(
      'mutation ($c: ID!, $l: ID!) { joinConference(input: { conferenceId: $c, callLegId: $l }) { cursor } }',
      { c: theirs.conferenceId, l: ada?.legId },
    )
    await stream.until(item => JSON.stringify(item).includes(`${theirs.conferenceId}.${ada?.legId}`))
    const text = JSON.stringify(stream.items)
    expect(text).toContain(ada?.callId)
    expect(text).not.toContain(ours.conferenceId)
    expect(text).not.toContain(ours.name)
  })
})
