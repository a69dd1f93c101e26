import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { ada, grace, quietRoom } from '../support/stories.js'

const number = '+12025550105'
let house: House
afterEach(() => house.close())

const legState = async (id: string) => {
  const { callLeg } = await house.data<{ callLeg: { state: string } | null }>(
    'query ($id: ID!) { callLeg(id: $id) { state } }',
    { id },
  )
  return callLeg?.state
}

describe('a call to a number that leads nowhere', () => {
  test('is told so and hung up, and says that it was led nowhere (T2.5, S2.14)', async () => {
    house = await openHouse({ UNBOUND_RING_SECONDS: '0' })
    const call = await house.people.call(ada, number)
    await eventually(async () => {
      const phone = await house.people.phone(call.id)
      return phone.state === 'ended' ? undefined : `the phone is ${phone.state}`
    })
    const { heard, hangup_cause } = await house.people.phone(call.id)
    expect(heard.map(({ text }) => text).join(' ')).toContain('this number is not in use')
    expect(hangup_cause).toBe('normal_clearing')
    const { events } = await house.data<{ events: { edges: { node: object }[] } }>(
      '{ events(filter: { types: [CallRouted] }) { edges { node { ... on CallRouted { roomId bindingId } } } } }',
    )
    expect(events.edges.map(({ node }) => node)).toEqual([{ roomId: null, bindingId: null }])
  })

  test('is left to the operators for a while, and theirs once they have answered', async () => {
    house = await openHouse({ UNBOUND_RING_SECONDS: '1' })
    const [first, second] = [await house.people.call(ada, number), await house.people.call(grace, number)]
    await eventually(async () => ((await legState(first.call_leg_id)) ? undefined : 'it is not known yet'))
    await house.data('mutation ($id: ID!) { answerCall(input: { callLegId: $id }) { cursor } }', {
      id: first.call_leg_id,
    })
    await eventually(async () => {
      const phone = await house.people.phone(second.id)
      return phone.state === 'ended' ? undefined : `the other phone is ${phone.state}`
    })
    expect((await house.people.phone(first.id)).state).toBe('up')
  })

  test('goes where the number leads by then, when it was given a room meanwhile', async () => {
    house = await openHouse({ UNBOUND_RING_SECONDS: '1' })
    const call = await house.people.call(ada, number)
    await eventually(async () => ((await legState(call.call_leg_id)) ? undefined : 'it is not known yet'))
    await quietRoom(house, number)
    await eventually(async () => {
      const state = await legState(call.call_leg_id)
      return state === 'IN_CONFERENCE' ? undefined : `the leg is ${state}`
    })
  })
})
