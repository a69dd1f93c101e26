import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { houseAt, type OwnHouse, openHouse } from '../support/house.js'
import { filledRoom, type Side } from '../support/two-rooms.js'

const ADMIN_KEY = 'owner-key-of-the-sharing-0001'

let house: OwnHouse
let ours: Side
let theirs: Side

beforeAll(async () => {
  house = await openHouse(
    { API_KEYS: `owner:admin:${ADMIN_KEY}`, PUBLIC_URL: 'https://phones.example.test' },
    `Bearer ${ADMIN_KEY}`,
  )
  ours = await filledRoom(house, '+12025550101', ['+12025550131', '+12025550132'], 'ours is a secret')
  theirs = await filledRoom(house, '+12025550102', ['+12025550133', '+12025550134'], 'theirs is another')
}, 120_000)
afterAll(() => house.close())

interface Created {
  createShareLink: {
    token: string
    url: string
    shareLink: { id: string; expiresAt: string; mutations: string[] }
  }
}
const CREATE = `mutation ($input: CreateShareLinkInput!) {
  createShareLink(input: $input) { token url shareLink { id conferenceId mutations recordings expiresAt revokedAt } }
}`
const create = async (input: object) => (await house.data<Created>(CREATE, { input })).createShareLink
const as = (secret: string) => houseAt(house.url, house.simulatorUrl, `Bearer ${secret}`)
const codeOf = async (secret: string, query: string, variables: object = {}) =>
  (await as(secret).ask(query, variables)).errors?.[0]?.extensions.code
const MUTE = `mutation ($c: ID!, $p: [ID!]) {
  muteParticipants(input: { conferenceId: $c, participantIds: $p }) { participants { muted } }
}`

describe('a share link', () => {
  test('opens one conference, with a page whose address keeps the token from the server', async () => {
    const { token, url } = await create({ conferenceId: ours.conferenceId })
    expect(url).toBe(`https://phones.example.test/conferences/${ours.conferenceId}#token=${token}`)
    const guest = as(token)
    const { conference, conferences, calls } = await guest.data<{
      conference: {
        participants: { number: string; recording: null; leg: { recordings: [] } }[]
        recordings: []
      }
      conferences: { totalCount: number }
      calls: { totalCount: number }
    }>(
      `query ($id: ID!) { conference(id: $id) { participants { number leg { recordings { id } } } recordings { id } }
        conferences { totalCount } calls { totalCount } }`,
      { id: ours.conferenceId },
    )
    expect(conference.participants.map(({ number }) => number)).toEqual(
      ours.people.map(({ number }) => number),
    )
    expect([conference.recordings, conference.participants[0]?.leg.recordings]).toEqual([[], []])
    expect([conferences.totalCount, calls.totalCount]).toEqual([1, 2])
    expect(await codeOf(token, '{ recordings(filter: { callId: "x" }) { totalCount } }')).toBe('FORBIDDEN')
    expect(await codeOf(token, MUTE, { c: ours.conferenceId, p: [] })).toBe('FORBIDDEN')
    for (const file of [
      `recordings/${ours.recordingIds[0]}.wav`,
      `transcriptions/${ours.transcriptionId}.txt`,
    ]) {
      const response = await fetch(`${house.url}/${file}`, { headers: { authorization: `Bearer ${token}` } })
      expect([file, response.status]).toEqual([file, 403])
    }
  })

  test('lets its holder use the mutations that it lists, on what it shares', async () => {
    const { token } = await create({ conferenceId: ours.conferenceId, mutations: ['muteParticipants'] })
    const [ada] = ours.people
    const { data } = await as(token).ask<{ muteParticipants: { participants: { muted: boolean }[] } }>(MUTE, {
      c: ours.conferenceId,
      p: [ada?.participantId],
    })
    expect(data?.muteParticipants.participants).toEqual([{ muted: true }])
    expect(await codeOf(token, MUTE, { c: theirs.conferenceId, p: [theirs.people[0]?.participantId] })).toBe(
      'NOT_FOUND',
    )
    const END = 'mutation ($c: ID!) { endConference(input: { conferenceId: $c }) { cursor } }'
    expect(await codeOf(token, END, { c: ours.conferenceId })).toBe('FORBIDDEN')
    expect(await codeOf(token, CREATE, { input: { conferenceId: ours.conferenceId } })).toBe('FORBIDDEN')
  })

  test('gives recordings out only when it says so, and only those of what it shares', async () => {
    const { token } = await create({ conferenceId: ours.conferenceId, recordings: true })
    const status = async (id: string | undefined) =>
      (await fetch(`${house.url}/recordings/${id}.wav`, { headers: { authorization: `Bearer ${token}` } }))
        .status
    expect(await Promise.all([...ours.recordingIds, ...theirs.recordingIds, 'none'].map(status))).toEqual([
      200, 200, 404, 404, 404,
    ])
    const csv = await fetch(`${house.url}/tracked-calls.csv`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(csv.status).toBe(403)
  })

  test('is refused for more than one thing, for what cannot be shared, and beyond its creator', async () => {
    const { conferenceId, roomId } = ours
    expect(await codeOf(ADMIN_KEY, CREATE, { input: { conferenceId, roomId } })).toBe('BAD_USER_INPUT')
    expect(await codeOf(ADMIN_KEY, CREATE, { input: { conferenceId: 'none' } })).toBe('NOT_FOUND')
    for (const wrong of [
      { mutations: ['createRoom'] },
      { mutations: ['stopRecording'] },
      { expiresInSeconds: 59 },
    ]) {
      expect(await codeOf(ADMIN_KEY, CREATE, { input: { conferenceId, ...wrong } })).toBe('BAD_USER_INPUT')
    }
    const viewer = await house.issue('VIEWER')
    expect(await codeOf(viewer, CREATE, { input: { conferenceId } })).toBe('FORBIDDEN')
    const narrow = await house.issue('OPERATOR', {
      scope: { recordings: false, mutations: ['createShareLink', 'muteParticipants'] },
    })
    expect(await codeOf(narrow, CREATE, { input: { conferenceId, recordings: true } })).toBe('FORBIDDEN')
    expect(await codeOf(narrow, CREATE, { input: { conferenceId, mutations: ['endConference'] } })).toBe(
      'FORBIDDEN',
    )
    expect(
      await codeOf(narrow, CREATE, { input: { conferenceId, mutations: ['muteParticipants'] } }),
    ).toBeUndefined()
  })

  test('is listed without its token, and revoked at once', async () => {
    const { token, shareLink } = await create({ roomId: ours.roomId, label: 'For the auditor' })
    const { shareLinks } = await house.data<{ shareLinks: { nodes: { id: string; label: string }[] } }>(
      '{ shareLinks(first: 1) { nodes { id label roomId createdBy revokedAt } } }',
    )
    expect(shareLinks.nodes[0]).toMatchObject({
      id: shareLink.id,
      label: 'For the auditor',
      roomId: ours.roomId,
    })
    expect(JSON.stringify(shareLinks)).not.toContain(token)
    expect(await codeOf(token, '{ viewer { name } }')).toBeUndefined()
    await house.data(
      'mutation ($id: ID!) { revokeShareLink(input: { id: $id }) { shareLink { revokedAt } } }',
      {
        id: shareLink.id,
      },
    )
    expect(await codeOf(token, '{ viewer { name } }')).toBe('UNAUTHENTICATED')
  })

  test('says in its streams that it has expired', async () => {
    const expiresAt = new Date(Date.now() + 1_500).toISOString() as never
    const token = await house.issue('VIEWER', { expiresAt })
    const query = 'subscription { liveBoard { ... on BoardSnapshot { cursor } } }'
    const response = await fetch(`${house.url}/graphql/stream`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query }),
    })
    const closed = new Promise(resolve => {
      const client = createClient({
        url: `${house.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${token}` },
        retryAttempts: 0,
        on: { closed: event => resolve((event as { code: number }).code) },
      })
      client.subscribe({ query }, { next: () => {}, error: () => {}, complete: () => {} })
    })
    const text = await response.text()
    expect(text).toContain(
      'data: {"errors":[{"message":"Permission expired","extensions":{"code":"UNAUTHENTICATED"}}]}',
    )
    expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true)
    expect(await closed).toBe(4481)
  })
})
