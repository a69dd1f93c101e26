import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askBinding, bindingsOf, callBecomes, changeBinding, type SeenCall } from '../support/bindings.js'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { ada, grace, quietRoom } from '../support/stories.js'

const tracking = '+12025550103'
const shop = '+13035550141'
const branch = '+13035550142'

let house: House
beforeEach(async () => {
  house = await openHouse({ UNBOUND_RING_SECONDS: '0' })
})
afterEach(() => house.close())

const isBridged = ({ legs }: SeenCall) => legs.length > 1 && legs.every(leg => leg.state === 'BRIDGED')
const isOver = ({ status }: SeenCall) => status === 'ENDED'
const heardBy = async (phone: string) =>
  (await house.people.phone(phone)).heard.map(({ text, url }) => text ?? url ?? '').join(' ')
/** The newest phone that rings or rang at a number. */
const phoneAt = async (number: string) =>
  (await house.people.phones()).filter(p => p.to === number && p.direction === 'outgoing').at(-1)

describe('a number', () => {
  test('has one active binding: a second one is refused with the first, also the very first one (T2.1, S2.10, S2.13)', async () => {
    const [lobby] = await bindingsOf(house)
    const input = { trackingNumber: lobby?.trackingNumber, destination: shop }
    const { errors } = await askBinding(house, 'create', input)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BINDING_CONFLICT',
      path: 'input.trackingNumber',
      existing: { id: lobby?.id, trackingNumber: lobby?.trackingNumber, kind: 'ROOM' },
    })
    const first = await changeBinding(house, 'create', { trackingNumber: tracking, destination: shop })
    const again = await askBinding(house, 'create', { trackingNumber: tracking, destination: branch })
    expect(again.errors?.[0]?.extensions).toMatchObject({
      code: 'BINDING_CONFLICT',
      existing: { id: first.id, destination: shop },
    })
    expect(await bindingsOf(house, tracking)).toHaveLength(1)
    expect(await bindingsOf(house, '+19195550110')).toEqual([])
  })

  test('keeps its history: a change of where it leads begins a new binding, a label does not (S2.25)', async () => {
    const first = await changeBinding(house, 'create', {
      trackingNumber: tracking,
      destination: shop,
      label: 'Spring',
    })
    expect(first).toMatchObject({
      kind: 'FORWARD',
      status: 'ACTIVE',
      record: false,
      shownNumber: 'CALLER',
      timeoutSeconds: 30,
    })
    const named = await changeBinding(house, 'update', { id: first.id, label: 'Summer' })
    expect(named).toMatchObject({ id: first.id, label: 'Summer' })
    const recorded = await changeBinding(house, 'update', { id: first.id, record: true, timeoutSeconds: 12 })
    expect(recorded).toMatchObject({ destination: shop, record: true, timeoutSeconds: 12, label: 'Summer' })
    expect(recorded.id).not.toBe(first.id)
    const { errors } = await askBinding(house, 'update', { id: first.id, record: false })
    expect(errors?.[0]?.extensions.code).toBe('ACTION_NOT_ALLOWED')
    expect((await changeBinding(house, 'delete', { id: recorded.id })).status).toBe('ENDED')
    const reused = await changeBinding(house, 'create', { trackingNumber: tracking, destination: branch })
    const all = await bindingsOf(house, tracking)
    expect(all.map(({ id, status }) => [id, status])).toEqual([
      [reused.id, 'ACTIVE'],
      [recorded.id, 'ENDED'],
      [first.id, 'ENDED'],
    ])
  })

  test('that leads to a room is among the room’s numbers, whoever bound it', async () => {
    const room = await quietRoom(house, '+12025550104')
    const bound = await changeBinding(house, 'create', { trackingNumber: tracking, roomId: room })
    expect(bound.room?.numbers).toEqual(['+12025550104', tracking])
    const moved = await changeBinding(house, 'update', { id: bound.id, destination: shop })
    expect(moved.room).toBeNull()
    const { room: shown } = await house.data<{
      room: { numbers: string[]; bindings: { trackingNumber: string }[] }
    }>('query ($id: ID!) { room(id: $id) { numbers bindings { trackingNumber } } }', { id: room })
    expect(shown.numbers).toEqual(['+12025550104'])
    expect(shown.bindings.map(b => b.trackingNumber)).toEqual(['+12025550104'])
    const { errors } = await house.ask(
      'mutation ($input: UpdateRoomInput!) { updateRoom(input: $input) { cursor } }',
      { input: { id: room, numbers: [tracking] } },
    )
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', existing: { id: moved.id } })
  })

  test('is told what is wrong with where it is to lead (T2.6, S2.6)', async () => {
    const codes = await Promise.all(
      [
        { trackingNumber: tracking },
        { trackingNumber: tracking, record: true },
        { trackingNumber: tracking, destination: tracking },
        { trackingNumber: tracking, destination: shop, fallbackDestination: shop },
        { trackingNumber: tracking, destination: shop, roomId: 'x' },
        { trackingNumber: tracking, roomId: 'nowhere' },
        { trackingNumber: tracking, callFlowId: 'nowhere' },
        { trackingNumber: tracking, destination: shop, fallbackCallFlowId: 'nowhere' },
        { trackingNumber: tracking, destination: shop, timeoutSeconds: 1 },
        { trackingNumber: '911', destination: shop },
      ].map(async input => (await askBinding(house, 'create', input)).errors?.[0]?.extensions.code),
    )
    expect(codes).toEqual([
      'DESTINATION_REQUIRED',
      'DESTINATION_REQUIRED',
      'ACTION_NOT_ALLOWED',
      'ACTION_NOT_ALLOWED',
      'BAD_USER_INPUT',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ])
    expect(await bindingsOf(house, tracking)).toEqual([])
    expect((await askBinding(house, 'update', { id: 'nowhere' })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    )
  })
})

describe('a call to a forwarded number', () => {
  test('is answered, put through and recorded, and is one call of two legs (S2.17, S2.18, T2.10)', async () => {
    const bound = await changeBinding(house, 'create', {
      trackingNumber: tracking,
      destination: shop,
      record: true,
      whisperAudioUrl: 'https://media.example.test/whisper.mp3',
    })
    const phone = await house.people.call(ada, tracking)
    const call = await callBecomes(house, phone.call_leg_id, isBridged)
    expect(call.binding?.id).toBe(bound.id)
    expect(call.legs.map(({ from, to }) => [from, to])).toEqual([
      [ada, tracking],
      [ada, shop],
    ])
    const callee = await phoneAt(shop)
    expect(await heardBy(callee?.id ?? '')).toContain('whisper.mp3')
    await callBecomes(house, phone.call_leg_id, ({ recordings }) => recordings.length === 1)
    await house.people.hangUp(callee?.id ?? '')
    const over = await callBecomes(
      house,
      phone.call_leg_id,
      c => isOver(c) && c.recordings[0]?.status === 'AVAILABLE',
    )
    expect(over.recordings).toEqual([{ status: 'AVAILABLE', channels: 'DUAL' }])
  })

  test('shows the tracking number when told', async () => {
    await changeBinding(house, 'create', {
      trackingNumber: tracking,
      destination: shop,
      shownNumber: 'TRACKING',
    })
    const phone = await house.people.call(ada, tracking)
    const call = await callBecomes(house, phone.call_leg_id, isBridged)
    expect(call.legs[1]?.from).toBe(tracking)
  })

  test.each([
    ['busy', 'USER_BUSY', 'The line is busy'],
    ['reject', 'CALL_REJECTED', 'cannot be reached'],
  ])(
    'whose destination is %s hears it and is hung up, with an event that has the cause (S2.19)',
    async (answer, cause, words) => {
      await house.people.behave(shop, { answer })
      await changeBinding(house, 'create', { trackingNumber: tracking, destination: shop })
      const phone = await house.people.call(ada, tracking)
      await callBecomes(house, phone.call_leg_id, isOver)
      expect(await heardBy(phone.id)).toContain(words)
      const { events } = await house.data<{ events: { nodes: object[] } }>(
        '{ events(filter: { types: [TransferFailed] }) { nodes { ... on TransferFailed { to cause } } } }',
      )
      expect(events.nodes).toEqual([{ to: shop, cause }])
    },
  )

  test('goes on to the fallback, and hears that it does', async () => {
    await house.people.behave(shop, { answer: 'busy' })
    await changeBinding(house, 'create', {
      trackingNumber: tracking,
      destination: shop,
      fallbackDestination: branch,
    })
    const phone = await house.people.call(ada, tracking)
    const call = await callBecomes(house, phone.call_leg_id, ({ legs }) =>
      legs.some(leg => leg.to === branch && leg.state === 'BRIDGED'),
    )
    expect(await heardBy(phone.id)).toContain('trying to reach somebody else')
    expect(call.legs.map(({ to, state }) => [to, state])).toEqual([
      [tracking, 'BRIDGED'],
      [shop, 'ENDED'],
      [branch, 'BRIDGED'],
    ])
  })

  test('is given up by the fallback too, and says so', async () => {
    for (const number of [shop, branch]) await house.people.behave(number, { answer: 'busy' })
    await changeBinding(house, 'create', {
      trackingNumber: tracking,
      destination: shop,
      fallbackDestination: branch,
    })
    const phone = await house.people.call(ada, tracking)
    await callBecomes(house, phone.call_leg_id, isOver)
    expect(await heardBy(phone.id)).toContain('Please call again later')
  })

  test('is taken over by the fallback flow, which says what it has to say', async () => {
    await house.people.behave(shop, { answer: 'busy' })
    const { createCallFlow } = await house.data<{ createCallFlow: { callFlow: { id: string } } }>(
      `mutation { createCallFlow(input: { title: "Later", steps: [
        { say: { payload: "We call you back.", language: EN_GB, voice: FEMALE } } { hangup: {} }
      ] }) { callFlow { id } } }`,
    )
    const flow = createCallFlow.callFlow.id
    const bound = await changeBinding(house, 'create', {
      trackingNumber: tracking,
      destination: shop,
      fallbackCallFlowId: flow,
    })
    const phone = await house.people.call(ada, tracking)
    const call = await callBecomes(house, phone.call_leg_id, isOver)
    expect(call.binding?.id).toBe(bound.id)
    const heard = await heardBy(phone.id)
    expect(heard.indexOf('The line is busy')).toBeLessThan(heard.indexOf('We call you back'))
    const { numberBinding } = await house.data<{ numberBinding: object }>(
      'query ($id: ID!) { numberBinding(id: $id) { callFlow { id } fallbackCallFlow { title } } }',
      { id: bound.id },
    )
    expect(numberBinding).toEqual({ callFlow: null, fallbackCallFlow: { title: 'Later' } })
  })

  test('stays with its binding when the number is led elsewhere meanwhile', async () => {
    await house.people.behave(shop, { answer: 'manual' })
    const first = await changeBinding(house, 'create', { trackingNumber: tracking, destination: shop })
    const phone = await house.people.call(ada, tracking)
    await eventually(async () => ((await phoneAt(shop)) ? undefined : 'the shop does not ring yet'))
    const second = await changeBinding(house, 'update', { id: first.id, destination: branch })
    await house.people.answer((await phoneAt(shop))?.id ?? '')
    const call = await callBecomes(house, phone.call_leg_id, isBridged)
    expect(call.binding?.id).toBe(first.id)
    const later = await house.people.call(grace, tracking)
    const other = await callBecomes(house, later.call_leg_id, isBridged)
    expect(other.binding?.id).toBe(second.id)
    expect(other.legs[1]?.to).toBe(branch)
  })
})

describe('a call to a number of a call flow', () => {
  test.each([
    ['its own', (id: string) => changeBinding(house, 'create', { trackingNumber: tracking, callFlowId: id })],
    [
      'the default one',
      (id: string) =>
        house.data('mutation ($id: ID!) { setDefaultCallFlow(input: { id: $id }) { callFlow { id } } }', {
          id,
        }),
    ],
  ])('hears %s (S2.14)', async (_, lead) => {
    const { createCallFlow } = await house.data<{ createCallFlow: { callFlow: { id: string } } }>(
      `mutation { createCallFlow(input: { title: "Hello", steps: [
        { say: { payload: "Hello there.", language: EN_GB, voice: FEMALE } } { hangup: {} }
      ] }) { callFlow { id } } }`,
    )
    await lead(createCallFlow.callFlow.id)
    const phone = await house.people.call(ada, tracking)
    await callBecomes(house, phone.call_leg_id, isOver)
    expect(await heardBy(phone.id)).toContain('Hello there.')
  })
})
