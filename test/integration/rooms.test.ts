import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { ada, barbara, conferencesOf, edsger, grace, over, quietRoom, seated } from '../support/stories.js'

const number = '+12025550101'
let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const update = (input: object) =>
  house.ask<{
    updateRoom: { room: { name: string; holdLoneParticipant: boolean; maxWaitSeconds: number | null } }
  }>(
    'mutation ($input: UpdateRoomInput!) { updateRoom(input: $input) { room { name holdLoneParticipant maxWaitSeconds } } }',
    { input },
  )
const remove = (id: string) =>
  house.ask<{ deleteRoom: { room: { id: string } } }>(
    'mutation ($id: ID!) { deleteRoom(input: { id: $id }) { room { id } } }',
    { id },
  )
const codeOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) =>
  answer.errors?.[0]?.extensions.code
const held = (who: string, why = 'LONE_PARTICIPANT') => `${who} held ${why}`
const hangUp = async (...who: string[]) => {
  for (const phone of await house.people.phones()) {
    if (who.includes(phone.from) && phone.state === 'up') await house.people.hangUp(phone.id)
  }
}

describe('a room', () => {
  test('obeys a changed rule while it is in use', async () => {
    const room = await quietRoom(house, number)
    await house.people.call(ada, number)
    await seated(house, room, held(ada))
    await house.people.call(grace, number)
    await seated(house, room, ada, grace)
    expect(
      (await update({ id: room, holdLoneParticipant: false })).data?.updateRoom.room.holdLoneParticipant,
    ).toBe(false)
    await hangUp(grace)
    await seated(house, room, ada)
  })

  test('keeps what is left out, takes away what is null, and refuses another room’s name or number', async () => {
    const room = await quietRoom(house, number, { maxWaitSeconds: 60 })
    expect((await update({ id: room, name: 'renamed' })).data?.updateRoom.room).toEqual({
      name: 'renamed',
      holdLoneParticipant: true,
      maxWaitSeconds: 60,
    })
    expect((await update({ id: room, maxWaitSeconds: null })).data?.updateRoom.room.maxWaitSeconds).toBeNull()
    expect(codeOf(await update({ id: room, name: 'lobby' }))).toBe('CONFLICT')
    expect(codeOf(await update({ id: room, numbers: ['+12025550100'] }))).toBe('CONFLICT')
    expect(codeOf(await update({ id: 'nowhere', name: 'x' }))).toBe('NOT_FOUND')
    expect(codeOf(await update({ id: room, maxParticipants: 1 }))).toBe('BAD_USER_INPUT')
  })

  test('can be taken away when nobody is in it, and its number leads nowhere then', async () => {
    const room = await quietRoom(house, number)
    await house.people.call(ada, number)
    const conference = await seated(house, room, held(ada))
    expect(codeOf(await remove(room))).toBe('ACTION_NOT_ALLOWED')
    await hangUp(ada)
    await over(house, conference)
    expect((await remove(room)).data?.deleteRoom.room.id).toBe(room)
    expect(codeOf(await remove(room))).toBe('NOT_FOUND')
    const call = await house.people.call(grace, number)
    await eventually(async () => {
      const { data } = await house.ask<{ callLeg: { state: string } | null }>(
        'query ($id: ID!) { callLeg(id: $id) { state } }',
        { id: call.call_leg_id },
      )
      return data?.callLeg ? undefined : 'the call is not known yet'
    })
    expect((await house.people.phone(call.id)).state).toBe('ringing')
  })

  test('keeps everybody waiting for its host, and ends when the host leaves', async () => {
    const room = await quietRoom(house, number, {
      hostNumbers: [edsger],
      startWhenHostJoins: true,
      endWhenHostLeaves: true,
    })
    await house.people.call(ada, number)
    await seated(house, room, held(ada, 'WAITING_FOR_HOST'))
    await house.people.call(grace, number)
    await seated(house, room, held(ada, 'WAITING_FOR_HOST'), held(grace, 'WAITING_FOR_HOST'))
    await house.people.call(edsger, number)
    const conference = await seated(house, room, ada, grace, edsger)
    await hangUp(edsger)
    await over(house, conference)
    await eventually(async () => {
      const [last] = (await conferencesOf(house, room)).slice(-1)
      return last?.endReason === 'HOST_LEFT' ? undefined : `it has ended for ${last?.endReason}`
    })
    await eventually(async () => {
      const up = (await house.people.phones()).filter(p => p.state === 'up')
      return up.length === 0 ? undefined : `${up.length} are still on the line`
    })
  })

  test('is recorded from the start, and the recording is there when it is over', async () => {
    const room = await quietRoom(house, number, { record: true, holdLoneParticipant: false })
    await house.people.call(ada, number)
    const conference = await seated(house, room, ada)
    await hangUp(ada)
    await over(house, conference)
    await eventually(async () => {
      const { recordings } = await house.data<{ recordings: { edges: { node: { status: string } }[] } }>(
        'query ($id: ID!) { recordings(filter: { conferenceId: $id }) { edges { node { status } } } }',
        { id: conference.id },
      )
      const statuses = recordings.edges.map(({ node }) => node.status)
      return statuses.join() === 'AVAILABLE' ? undefined : `recordings: ${statuses.join()}`
    })
  })

  test('opens one conference for four callers at the same moment (T0.2, T0.3)', async () => {
    const room = await quietRoom(house, number)
    const other = await quietRoom(house, '+12025550102')
    const callers = [ada, grace, edsger, barbara]
    await Promise.all([
      ...callers.map(from => house.people.call(from, number)),
      ...callers.map(from => house.people.call(from.replace('+1202', '+1303'), '+12025550102')),
    ])
    await seated(house, room, ...callers)
    await seated(house, other, ...callers.map(from => from.replace('+1202', '+1303')))
    expect([(await conferencesOf(house, room)).length, (await conferencesOf(house, other)).length]).toEqual([
      1, 1,
    ])
  })

  test('tells a caller that there is no place, and hangs up', async () => {
    const room = await quietRoom(house, number, { maxParticipants: 2, holdLoneParticipant: false })
    await house.people.call(ada, number)
    await seated(house, room, ada)
    await house.people.call(grace, number)
    await seated(house, room, ada, grace)
    const late = await house.people.call(edsger, number)
    await eventually(async () => {
      const phone = await house.people.phone(late.id)
      return phone.state === 'ended' ? undefined : `the late caller hears ${phone.hears.kind}`
    })
    expect((await house.people.phone(late.id)).heard.map(h => h.text ?? '').join(' ')).toContain('full')
  })

  test('warns when few seats are left', async () => {
    const room = await quietRoom(house, number, { maxParticipants: 2, holdLoneParticipant: false })
    const events = house.listen<{ type: string; participantCount?: number }>(
      'subscription ($after: Cursor) { conferenceEvents(after: $after) { type: __typename ... on ConferenceNearlyFull { participantCount } } }',
      { after: await house.now() },
    )
    await house.people.call(ada, number)
    await house.people.call(grace, number)
    const told = await events.until(e => e.type === 'ConferenceNearlyFull')
    expect(told.at(-1)?.participantCount).toBe(2)
    await seated(house, room, ada, grace)
  })

  test('is announced to end before the carrier ends it', async () => {
    const call = await house.people.call(ada, number)
    const leg = { callLegId: call.call_leg_id }
    await eventually(async () => {
      const answer = await house.ask(
        'mutation ($input: AnswerCallInput!) { answerCall(input: $input) { cursor } }',
        {
          input: leg,
        },
      )
      return answer.errors === undefined ? undefined : 'the call is not known yet'
    })
    await eventually(async () =>
      (await house.people.phone(call.id)).state === 'up' ? undefined : 'the call is not answered yet',
    )
    const events = house.listen<{ type: string; expiresAt?: string }>(
      'subscription ($after: Cursor) { conferenceEvents(after: $after) { type: __typename ... on ConferenceExpiring { expiresAt } } }',
      { after: await house.now() },
    )
    const before = Date.now()
    await house.data(
      'mutation ($input: CreateConferenceInput!) { createConference(input: $input) { conference { id } } }',
      { input: { ...leg, name: 'short', durationMinutes: 5 } },
    )
    const told = (await events.until(e => e.type === 'ConferenceExpiring')).at(-1)
    expect(Date.parse(told?.expiresAt as string) - before).toBeGreaterThan(4 * 60_000)
  })

  test('finds by comparing with the carrier what no webhook told (invariant 12)', async () => {
    const room = await quietRoom(house, number, { holdLoneParticipant: false })
    await house.people.call(ada, number)
    await house.people.call(grace, number)
    await seated(house, room, ada, grace)
    await house.people.faults({ seed: 1, drop: 1 })
    await hangUp(grace)
    await house.people.faults({})
    const events = house.listen<{ type: string; source: string }>(
      'subscription ($after: Cursor) { participantEvents(after: $after) { type: __typename source } }',
      { after: await house.now() },
    )
    await eventually(async () => {
      const { reconcile } = await house.data<{ reconcile: { corrected: number } }>(
        'mutation { reconcile { corrected } }',
      )
      return reconcile.corrected > 0 ? undefined : 'nothing was corrected yet'
    })
    await seated(house, room, ada)
    expect((await events.until(() => true))[0]).toEqual({ type: 'ParticipantLeft', source: 'RECONCILED' })
  }, 60_000)
})
