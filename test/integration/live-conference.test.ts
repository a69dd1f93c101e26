import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, houseAt, openHouse } from '../support/house.js'
import { fold, LIVE_CONFERENCE, type LiveItem, meetingOf } from '../support/live.js'
import { ada, edsger, grace, quietRoom, seated } from '../support/stories.js'

const houses: House[] = []
const directories: string[] = []
const open = async (environment?: Record<string, string>) => {
  const house = await openHouse(environment)
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

const number = '+12025550101'
const lonely = `${ada} held LONE_PARTICIPANT`
const names = (items: readonly LiveItem[]) =>
  items.map(item => (item.type === 'ConferenceSnapshot' ? 'snapshot' : item.event.type))

/** Waits until what a stream gave is what the query says. */
const agrees = (house: House, id: string, folded: () => object) =>
  eventually(async () => {
    const [has, is] = [JSON.stringify(folded()), JSON.stringify(await meetingOf(house, id))]
    return has === is ? undefined : `${has} is not ${is}`
  })

async function mute(house: House, id: string, muted: boolean): Promise<void> {
  const field = muted ? 'muteParticipants' : 'unmuteParticipants'
  await house.data(`mutation ($id: ID!) { ${field}(input: { conferenceId: $id, all: true }) { cursor } }`, {
    id,
  })
}

describe('a live conference', () => {
  test('is given as it stands first, then each change that names what changed', async () => {
    const house = await open()
    const room = await quietRoom(house, number)
    const a = await house.people.call(ada, number)
    const { id } = await seated(house, room, lonely)
    const live = house.listen<LiveItem>(LIVE_CONFERENCE, { id })
    const [first] = await live.until(() => true)
    expect(first).toMatchObject({
      type: 'ConferenceSnapshot',
      conference: { id, status: 'IN_PROGRESS', participants: [{ number: ada, onHold: true }] },
    })
    const b = await house.people.call(grace, number)
    await seated(house, room, ada, grace)
    await house.people.hangUp(b.id)
    await seated(house, room, lonely)
    await house.people.hangUp(a.id)
    await live.until(item => item.conference.status === 'ENDED')
    expect(
      live.items.slice(1).map(i => i.type === 'ConferenceChange' && [i.event.type, ...i.changed].join(' ')),
    ).toEqual([
      expect.stringMatching(/^ParticipantJoining .*participant.state/),
      'ParticipantJoined participantCount participant.state participant.joinedAt participant.leg',
      'ParticipantUnheld participant.onHold participant.holdReason',
      'ParticipantLeft participantCount participant.state participant.leftAt participant.leg',
      'ParticipantHeld participant.onHold participant.holdReason',
      'ParticipantLeft status participantCount endedAt endReason participant.state participant.onHold participant.holdReason participant.leftAt participant.leg',
    ])
    await agrees(house, id, () => fold(live.items))
  })

  test('shows the end of everybody’s stay when it is ended for all', async () => {
    const house = await open()
    const room = await quietRoom(house, number)
    await house.people.call(ada, number)
    await house.people.call(grace, number)
    const { id } = await seated(house, room, ada, grace)
    const live = house.listen<LiveItem>(LIVE_CONFERENCE, { id })
    await live.until(() => true)
    await house.data('mutation ($id: ID!) { endConference(input: { conferenceId: $id }) { cursor } }', { id })
    await live.until(item => item.type === 'ConferenceChange' && item.event.type === 'ConferenceEnded')
    await agrees(house, id, () => fold(live.items))
    expect(fold(live.items).participants.map(seat => seat.state)).toEqual(['LEFT', 'LEFT'])
  })

  test('that is not there is NOT_FOUND, and an interval out of bounds is refused', async () => {
    const house = await open()
    for (const field of ['liveConference', 'liveRoom', 'liveCall']) {
      const stream = house.listen(`subscription { ${field}(id: "nobody") { __typename } }`)
      await expect(stream.until(() => true)).rejects.toThrow('"code":"NOT_FOUND"')
    }
    const stream = house.listen('subscription { liveBoard(minIntervalMs: 60001) { __typename } }')
    await expect(stream.until(() => true)).rejects.toThrow('"code":"BAD_USER_INPUT","path":"minIntervalMs"')
  })

  test('goes on after the last cursor when the socket was lost, without a snapshot', async () => {
    const house = await open()
    const room = await quietRoom(house, number)
    await house.people.call(ada, number)
    const { id } = await seated(house, room, lonely)
    const before = house.listen<LiveItem>(LIVE_CONFERENCE, { id })
    await before.until(() => true)
    await house.people.call(grace, number)
    const [...seen] = await before.until(item => item.conference.participantCount === 2)
    before.stop()
    await house.people.call(edsger, number)
    await seated(house, room, ada, grace, edsger)
    const rest = house.listen<LiveItem>(LIVE_CONFERENCE, { id, after: seen.at(-1)?.cursor })
    await rest.until(item => item.conference.participantCount === 3)
    expect(names(rest.items)).not.toContain('snapshot')
    await agrees(house, id, () => fold([...seen, ...rest.items]))
    const cursors = [...seen, ...rest.items].map(item => item.cursor)
    expect(new Set(cursors).size).toBe(cursors.length)
  })

  test('begins anew with a snapshot where the journal forgot what changed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'partyline-live-'))
    directories.push(directory)
    const first = await open({ DATA_DIR: directory })
    const room = await quietRoom(first, number)
    await first.people.call(ada, number)
    const { id } = await seated(first, room, lonely)
    const start = await first.now()
    expect(start).not.toBeNull()
    await first.people.call(grace, number)
    await seated(first, room, ada, grace)
    await houses.splice(0)[0]?.close()
    const database = new Database(join(directory, 'partyline.db'))
    const { newest } = database.prepare('select max(seq) as newest from events').get() as { newest: number }
    database.prepare('delete from events where seq < ?').run(newest)
    database.close()
    const house = await open({ DATA_DIR: directory })
    const live = house.listen<LiveItem>(LIVE_CONFERENCE, { id, after: start })
    const [item] = await live.until(() => true)
    expect(item?.type).toBe('ConferenceSnapshot')
    await agrees(house, id, () => fold(live.items))
  })

  test('comes at most once in an interval, the latest of each thing with all that changed', async () => {
    const house = await open()
    const room = await quietRoom(house, number, { holdLoneParticipant: false })
    await house.people.call(ada, number)
    const { id } = await seated(house, room, ada)
    const paced = house.listen<LiveItem>(LIVE_CONFERENCE, { id, every: 1_500 })
    const every = house.listen<LiveItem>(LIVE_CONFERENCE, { id })
    for (const stream of [paced, every]) await stream.until(() => true)
    for (let i = 0; i < 4; i += 1) await mute(house, id, i % 2 === 0)
    await house.data(
      'mutation ($id: ID!) { holdParticipants(input: { conferenceId: $id, all: true }) { cursor } }',
      { id },
    )
    await every.until(item => item.type === 'ConferenceChange' && item.event.type === 'ParticipantHeld')
    await paced.until(item => item.type === 'ConferenceChange' && item.event.type === 'ParticipantHeld')
    expect(names(paced.items)).toEqual(['snapshot', 'ParticipantMuted', 'ParticipantHeld'])
    expect(names(every.items)).toHaveLength(6)
    expect(paced.items.at(-1)).toMatchObject({
      changed: ['participant.muted', 'participant.onHold', 'participant.holdReason'],
      cursor: every.items.at(-1)?.cursor,
    })
    expect(fold(paced.items)).toEqual(fold(every.items))
  })

  test('is for those who may look on, and for nobody else', async () => {
    const keys = 'board:viewer:viewer-key-of-a-board-0001,desk:operator:operator-key-of-a-desk-0001'
    const house = await open({ API_KEYS: keys })
    const by = (key: string) => {
      const guest = houseAt(house.url, house.simulatorUrl, `Bearer ${key}`)
      houses.push(guest)
      return guest
    }
    const board = by('viewer-key-of-a-board-0001').listen<{ calls: object[] }>(
      'subscription { liveBoard { ... on BoardSnapshot { calls { id } conferences { id } } } }',
    )
    expect(await board.until(() => true)).toEqual([{ calls: [], conferences: [] }])
    const nobody = by('a-key-that-nobody-ever-gave-01').listen('subscription { liveBoard { __typename } }')
    await expect(nobody.until(() => true)).rejects.toThrow('failed')
  })
})
