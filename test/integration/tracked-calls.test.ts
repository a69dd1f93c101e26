import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindingsOf, callBecomes, changeBinding, type SeenCall } from '../support/bindings.js'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { onEachStorage } from '../support/houses.js'
import { ada, barbara, edsger, grace } from '../support/stories.js'

const shop = '+13035550141'

interface Shown {
  id: string
  trackingNumber: string
  from: string
  callerArea: string
  destination: string | null
  outcome: string
  answered: boolean
  startedAt: string
  answeredAt: string | null
  endedAt: string
  durationMs: number
  talkMs: number
  ringMs: number
  hangupCause: string
  endedBy: string
  sipCode: number | null
  firstTimeCaller: boolean
  binding: { id: string } | null
  recordings: { status: string }[]
}
const SHOWN = `id trackingNumber from callerArea destination outcome answered startedAt answeredAt endedAt
  durationMs talkMs ringMs hangupCause endedBy sipCode firstTimeCaller binding { id } recordings { status }`

onEachStorage('call tracking (scenario 7)', open => {
  let house: House
  let number = ''
  let bindingId = ''
  beforeAll(async () => {
    house = await open({ UNBOUND_RING_SECONDS: '0' })
    const { createTrackingNumber } = await house.data<{
      createTrackingNumber: { order: { number: string }; binding: { id: string } }
    }>(
      `mutation { createTrackingNumber(input: { areaCode: "919", destination: "${shop}", record: true, label: "=Spring" }) {
        order { number } binding { id }
      } }`,
    )
    number = createTrackingNumber.order.number
    bindingId = createTrackingNumber.binding.id
  })
  afterAll(() => house.close())

  const tracked = async (filter: object = {}) => {
    const { trackedCalls } = await house.data<{ trackedCalls: { nodes: Shown[] } }>(
      `query ($filter: TrackedCallFilter) { trackedCalls(filter: $filter) { nodes { ${SHOWN} } } }`,
      { filter },
    )
    return trackedCalls.nodes
  }
  const trackedOf = async (callId: string): Promise<Shown> => {
    let found: Shown | undefined
    await eventually(async () => {
      found = (await tracked()).find(({ id }) => id === callId)
      return found === undefined ? 'the call is not tracked yet' : undefined
    })
    return found as Shown
  }
  const isBridged = ({ legs }: SeenCall) => legs.length > 1 && legs.every(leg => leg.state === 'BRIDGED')
  const phoneAt = async (at: string) =>
    (await house.people.phones()).filter(p => p.to === at && p.direction === 'outgoing').at(-1)?.id ?? ''

  test('keeps an answered call once, with its times, though two legs hung up (S2.20–S2.24, T2.10)', async () => {
    const phone = await house.people.call(ada, number)
    await callBecomes(house, phone.call_leg_id, isBridged)
    await callBecomes(house, phone.call_leg_id, ({ recordings }) => recordings.length === 1)
    await house.people.hangUp(await phoneAt(shop))
    const call = await trackedOf(phone.call_session_id)
    expect(call).toMatchObject({
      trackingNumber: number,
      from: ada,
      callerArea: '+1202',
      destination: shop,
      outcome: 'ANSWERED',
      answered: true,
      hangupCause: 'NORMAL_CLEARING',
      endedBy: 'CALLEE',
      sipCode: 200,
      firstTimeCaller: true,
      binding: { id: bindingId },
    })
    const span = Date.parse(call.endedAt) - Date.parse(call.startedAt)
    expect(call.durationMs).toBe(span)
    expect(call.ringMs).toBe(Date.parse(call.answeredAt ?? '') - Date.parse(call.startedAt))
    expect(call.talkMs).toBeGreaterThan(0)
    expect(Math.abs(call.ringMs + call.talkMs - span)).toBeLessThan(1_000)
    expect((await tracked({ bindingId })).map(({ id }) => id)).toEqual([call.id])
    await eventually(async () => {
      const { recordings } = await trackedOf(call.id)
      return recordings[0]?.status === 'AVAILABLE' ? undefined : JSON.stringify(recordings)
    })
  })

  test('tells missed calls apart: busy, and given up by the caller', async () => {
    await house.people.behave(shop, { answer: 'busy' })
    const busy = await house.people.call(grace, number)
    expect(await trackedOf(busy.call_session_id)).toMatchObject({
      outcome: 'BUSY',
      answered: false,
      answeredAt: null,
      talkMs: 0,
      destination: shop,
      firstTimeCaller: true,
    })
    await house.people.behave(shop, { answer: 'manual' })
    const hasty = await house.people.call(ada, number)
    await callBecomes(house, hasty.call_leg_id, ({ legs }) =>
      legs.some(leg => leg.to === shop && leg.state === 'RINGING'),
    )
    await house.people.hangUp(hasty.id)
    const call = await trackedOf(hasty.call_session_id)
    expect(call).toMatchObject({ outcome: 'ABANDONED', endedBy: 'CALLER', talkMs: 0, firstTimeCaller: false })
    expect(call.ringMs).toBe(call.durationMs)
    await house.people.behave(shop, { answer: 'auto' })
  })

  test('keeps a call to a number that leads nowhere, unattributed (T2.3, T2.5)', async () => {
    const phone = await house.people.call(edsger, '+12025550109')
    expect(await trackedOf(phone.call_session_id)).toMatchObject({
      trackingNumber: '+12025550109',
      outcome: 'NO_BINDING',
      answered: false,
      binding: null,
    })
    expect((await tracked({ unbound: true })).map(({ from }) => from)).toEqual([edsger])
  })

  test('gives the calls of a reused number to the bindings of their time, and counts them (S2.5, S2.12, S2.23)', async () => {
    const moved = await changeBinding(house, 'update', { id: bindingId, destination: '+13035550142' })
    const phone = await house.people.call(barbara, number)
    await callBecomes(house, phone.call_leg_id, isBridged)
    await house.people.hangUp(phone.id)
    expect(await trackedOf(phone.call_session_id)).toMatchObject({
      binding: { id: moved.id },
      destination: '+13035550142',
      endedBy: 'CALLER',
    })
    const counts = await house.data<{ numberBindings: { nodes: object[] } }>(
      `query ($number: E164) { numberBindings(trackingNumber: $number) { nodes {
        id callCount stats { calls answered missed uniqueCallers } calls { nodes { from } }
      } } }`,
      { number },
    )
    expect(counts.numberBindings.nodes).toEqual([
      {
        id: moved.id,
        callCount: 1,
        stats: { calls: 1, answered: 1, missed: 0, uniqueCallers: 1 },
        calls: { nodes: [{ from: barbara }] },
      },
      {
        id: bindingId,
        callCount: 3,
        stats: { calls: 3, answered: 1, missed: 2, uniqueCallers: 2 },
        calls: { nodes: [{ from: ada }, { from: grace }, { from: ada }] },
      },
    ])
  })

  test('sums calls up by hour, day, binding and area', async () => {
    const stats = async (group: string, binding?: string) => {
      const { bindingStats } = await house.data<{
        bindingStats: {
          from: string
          before: string
          groups: {
            startsAt: string | null
            callerArea: string | null
            binding: { id: string } | null
            stats: { calls: number; answered: number; missed: number; uniqueCallers: number }
          }[]
        }
      }>(
        `query ($group: StatsGroup!, $binding: ID) { bindingStats(groupBy: $group, bindingId: $binding) {
          from before groups { startsAt callerArea binding { id }
            stats { calls answered missed uniqueCallers totalDurationMs averageDurationMs averageTalkMs } }
        } }`,
        { group, binding },
      )
      return bindingStats
    }
    const sum = async (group: string) =>
      (await stats(group)).groups.reduce((all, { stats: { calls } }) => all + calls, 0)
    expect([await sum('HOUR'), await sum('DAY'), await sum('BINDING'), await sum('CALLER_AREA')]).toEqual([
      5, 5, 5, 5,
    ])
    const byBinding = (await stats('BINDING')).groups
    expect(byBinding.map(({ binding, stats: { calls } }) => [binding?.id ?? null, calls])).toContainEqual([
      bindingId,
      3,
    ])
    expect(byBinding.map(({ binding, stats: { calls } }) => [binding?.id ?? null, calls])).toContainEqual([
      null,
      1,
    ])
    const areas = (await stats('CALLER_AREA', bindingId)).groups
    expect(areas).toMatchObject([
      { callerArea: '+1202', stats: { calls: 3, answered: 1, missed: 2, uniqueCallers: 2 } },
    ])
    const { from, before, groups } = await stats('DAY', bindingId)
    expect([from.slice(11), before.slice(11)]).toEqual(['00:00:00.000000Z', '00:00:00.000000Z'])
    expect(groups.every(({ startsAt }) => startsAt?.endsWith('T00:00:00.000000Z'))).toBe(true)
    const { errors } = await house.ask(
      '{ bindingStats(groupBy: HOUR, range: { from: "2020-01-01T00:00:00Z" }) { from } }',
    )
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('is told of as it happens, call by call (S2.20)', async () => {
    const [binding] = await bindingsOf(house, number)
    const events = house.listen<{
      __typename: string
      call: { id: string; tracked: { outcome: string } | null }
    }>(
      'subscription ($id: ID) { trackedCallEvents(bindingId: $id) { __typename call { id tracked { outcome } } } }',
      { id: binding?.id },
    )
    // The subscription is open once it has told of something.
    let phone = await house.people.call(barbara, number)
    await eventually(async () => {
      if (events.items.length > 0) return undefined
      await house.people.hangUp(phone.id).catch(() => {})
      phone = await house.people.call(barbara, number)
      return 'nothing is told yet'
    })
    await callBecomes(house, phone.call_leg_id, isBridged)
    await house.people.hangUp(phone.id)
    await events.until(
      ({ call }) => call.id === phone.call_session_id && call.tracked?.outcome === 'ANSWERED',
    )
    expect(events.items.map(({ __typename }) => __typename)).toContain('CallTransferred')
    events.stop()
  })

  test('is exported line by line, with no cell that a spreadsheet would run', async () => {
    const get = async (query: string) => {
      const response = await fetch(`${house.url}/tracked-calls.csv${query}`)
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        text: await response.text(),
      }
    }
    const all = await get('')
    expect(all).toMatchObject({ status: 200, type: expect.stringContaining('text/csv') })
    const [head, ...lines] = all.text.trimEnd().split('\r\n')
    expect(head?.split(',').slice(0, 5)).toEqual(['call_id', 'started_at', 'answered_at', 'ended_at', 'from'])
    expect(lines).toHaveLength((await tracked()).length)
    const mine = (await get(`?bindingId=${bindingId}&from=${ada}`)).text.trimEnd().split('\r\n').slice(1)
    expect(mine).toHaveLength(2)
    expect(mine[1]).toContain(`,${ada},+1202,true,${number},${bindingId},'=Spring,${shop},ANSWERED,`)
    expect((await get('?unbound=true')).text).toContain('NO_BINDING')
    expect((await get('?startedFrom=yesterday')).status).toBe(400)
    for (const name of ['what', '__proto__', 'constructor', 'toString']) {
      expect([name, (await get(`?${name}=1`)).status]).toEqual([name, 400])
    }
  })
})

test('tracked calls are exported to those who may query only', async () => {
  const house = await openHouse({
    API_KEYS: 'ada:customer:key-of-ada-of-a-test-0001,grace:viewer:key-of-grace-of-a-test-0001',
  })
  const status = async (key?: string) =>
    (
      await fetch(`${house.url}/tracked-calls.csv`, {
        headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      })
    ).status
  expect([
    await status(),
    await status('key-of-ada-of-a-test-0001'),
    await status('key-of-grace-of-a-test-0001'),
  ]).toEqual([401, 403, 200])
  await house.close()
})
