import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bindingsOf, callBecomes, changeBinding } from '../support/bindings.js'
import { eventually } from '../support/eventually.js'
import type { House } from '../support/house.js'
import { onEachStorage } from '../support/houses.js'
import { ada } from '../support/stories.js'

const shop = '+13035550141'
interface Payload {
  order: { id: string; status: string; number: string | null; problem: { code: string } | null }
  binding: { id: string; trackingNumber: string; destination: string | null } | null
  cursor: string
}
const PAYLOAD = `order { id status number problem { code } }
  binding { id trackingNumber destination } cursor`
onEachStorage('buying numbers', open => {
  let house: House
  beforeAll(async () => {
    house = await open()
  })
  afterAll(() => house.close())

  const create = (input: object) =>
    house.ask<{ createTrackingNumber: Payload }>(
      `mutation ($input: CreateTrackingNumberInput!) { createTrackingNumber(input: $input) { ${PAYLOAD} } }`,
      { input },
    )
  const buy = (input: object) =>
    house.ask<{ orderPhoneNumber: Payload }>(
      `mutation ($input: OrderPhoneNumberInput!) { orderPhoneNumber(input: $input) { ${PAYLOAD} } }`,
      { input },
    )
  const available = (filter: object) =>
    house.data<{
      availableNumbers: {
        number: string
        type: string | null
        locality: string
        region: string
        features: string[]
      }[]
    }>(
      `query ($filter: AvailableNumberFilter!) {
      availableNumbers(filter: $filter) { number type locality region features }
    }`,
      { filter },
    )
  const unbound = async () => {
    const { phoneNumbers } = await house.data<{
      phoneNumbers: { nodes: { number: string; problem: { code: string } | null }[]; totalCount: number }
    }>('{ phoneNumbers(unbound: true) { nodes { number problem { code } } totalCount } }')
    return phoneNumbers.nodes
  }

  describe('numbers on sale', () => {
    test('are found by area code, place, type, feature and digits (S2.1, S2.2)', async () => {
      const by = async (filter: object) => (await available({ limit: 2, ...filter })).availableNumbers
      expect((await by({ areaCode: '919' })).map(n => n.number)).toEqual(['+19195550110', '+19195550111'])
      expect((await by({ locality: 'Chicago' }))[0]).toMatchObject({ locality: 'Chicago', region: 'IL' })
      expect((await by({ region: 'WA' }))[0]).toMatchObject({ number: '+12065550110', region: 'WA' })
      expect((await by({ type: 'TOLL_FREE' }))[0]?.number).toBe('+18005550110')
      expect((await by({ areaCode: '919', features: ['VOICE', 'FAX'] }))[0]?.features).toContain('FAX')
      expect((await by({ areaCode: '919', endsWith: '55' })).map(n => n.number)).toEqual(['+19195550155'])
      expect((await by({ areaCode: '919', contains: '5550144' })).map(n => n.number)).toEqual([
        '+19195550144',
      ])
      expect((await by({ areaCode: '212', startsWith: '212555' }))[0]?.number).toBe('+12125550110')
      expect(await by({ areaCode: '291' })).toEqual([])
    })
  })

  describe('a tracking number', () => {
    test('is found, bought and bound in one, and leads there (S2.4, S2.11, scenario 7)', async () => {
      const { data, errors } = await create({ areaCode: '919', destination: shop, idempotencyKey: 'spring' })
      expect(errors).toBeUndefined()
      const made = data?.createTrackingNumber as Payload
      expect(made.order).toMatchObject({ status: 'SUCCESS', number: '+19195550110', problem: null })
      expect(made.binding).toMatchObject({ trackingNumber: '+19195550110', destination: shop })
      expect(
        (await create({ areaCode: '919', destination: shop, idempotencyKey: 'spring' })).data,
      ).toMatchObject({
        createTrackingNumber: { order: { id: made.order.id } },
      })
      expect(
        (await create({ areaCode: '919', destination: ada, idempotencyKey: 'spring' })).errors?.[0],
      ).toMatchObject({
        extensions: { code: 'CONFLICT' },
      })
      const phone = await house.people.call(ada, '+19195550110')
      const call = await callBecomes(house, phone.call_leg_id, ({ legs }) =>
        legs.some(leg => leg.to === shop && leg.state === 'BRIDGED'),
      )
      expect(call.binding?.id).toBe(made.binding?.id)
      const { node } = await house.data<{ node: { binding: { id: string } } }>(
        'query ($id: ID!) { node(id: $id) { ... on NumberOrder { binding { id } } } }',
        { id: made.order.id },
      )
      expect(node.binding.id).toBe(made.binding?.id)
    })

    test('is told of step by step when one does not wait for it (T2.9)', async () => {
      const { data } = await create({ areaCode: '303', destination: shop, waitSeconds: 0 })
      const made = data?.createTrackingNumber as Payload
      expect(['SEARCHING', 'ORDERING', 'PENDING']).toContain(made.order.status)
      const events = house.listen<{ __typename: string; order: { status: string; number: string | null } }>(
        `subscription ($id: ID) { numberOrderEvents(orderId: $id, after: ${JSON.stringify(await beginning())}) {
        __typename order { status number }
      } }`,
        { id: made.order.id },
      )
      const told = await events.until(({ __typename }) => __typename === 'NumberOrderSucceeded')
      expect(told.map(({ __typename, order }) => [__typename, order.status])).toEqual([
        ['NumberOrderRequested', 'SEARCHING'],
        ['NumberOrderPlaced', 'PENDING'],
        ['NumberOrderSucceeded', 'SUCCESS'],
      ])
      expect(await bindingsOf(house, '+13035550110')).toMatchObject([{ status: 'ACTIVE', destination: shop }])
      events.stop()
    })

    test('is refused with what is wrong and an example, in errors with codes (T2.2, T2.6, S2.6–S2.8)', async () => {
      const before = await bindingsOf(house)
      const error = async (input: object) => (await create(input)).errors?.[0]
      for (const areaCode of ['91', '9191', '119', 'abc']) {
        const wrong = await error({ areaCode, destination: shop })
        expect(wrong?.extensions).toMatchObject({ code: 'INVALID_AREA_CODE', example: '919' })
        expect(wrong?.message).toContain('919')
      }
      expect((await error({ areaCode: '919' }))?.extensions.code).toBe('DESTINATION_REQUIRED')
      expect((await error({ areaCode: '291', destination: shop }))?.extensions.code).toBe(
        'NO_NUMBERS_AVAILABLE',
      )
      const failed = (await buy({ number: '+19195550199', destination: shop })).errors?.[0]
      expect(failed?.extensions).toMatchObject({ code: 'NUMBER_ORDER_FAILED', number: '+19195550199' })
      expect(failed?.message).toContain('+19195550199')
      const taken = (await buy({ number: '+12025550100', destination: shop })).errors?.[0]
      expect(taken?.extensions).toMatchObject({ code: 'BINDING_CONFLICT', existing: { kind: 'ROOM' } })
      expect(await bindingsOf(house)).toEqual(before)
    })

    test('that cannot be bound when it is ours is listed as unbound, with what went wrong (T2.4)', async () => {
      const { createRoom } = await house.data<{ createRoom: { room: { id: string } } }>(
        'mutation { createRoom(input: { name: "short-lived" }) { room { id } } }',
      )
      const { data } = await create({ areaCode: '404', roomId: createRoom.room.id, waitSeconds: 0 })
      await house.data('mutation ($id: ID!) { deleteRoom(input: { id: $id }) { cursor } }', {
        id: createRoom.room.id,
      })
      const id = data?.createTrackingNumber.order.id
      await eventually(async () => {
        const { numberOrder } = await house.data<{ numberOrder: { status: string } }>(
          'query ($id: ID!) { numberOrder(id: $id) { status } }',
          { id },
        )
        return numberOrder.status === 'SUCCESS' ? undefined : `the order is ${numberOrder.status}`
      })
      expect(await unbound()).toContainEqual({ number: '+14045550110', problem: { code: 'BINDING_FAILED' } })
      await changeBinding(house, 'create', { trackingNumber: '+14045550110', destination: shop })
      expect((await unbound()).map(({ number }) => number)).not.toContain('+14045550110')
    })

    test('can be bought without leading anywhere (S2.3)', async () => {
      const { data } = await buy({ number: '+15035550123' })
      expect(data?.orderPhoneNumber).toMatchObject({ order: { status: 'SUCCESS' }, binding: null })
      expect(await unbound()).toContainEqual({ number: '+15035550123', problem: null })
    })
  })

  /** A place before everything. */
  async function beginning(): Promise<string> {
    const { events } = await house.data<{ events: { edges: { cursor: string }[] } }>(
      '{ events(first: 1) { edges { cursor } } }',
    )
    return events.edges[0]?.cursor ?? ''
  }
})
