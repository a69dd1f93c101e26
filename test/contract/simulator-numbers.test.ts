import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, refusal, type Stage } from '../support/simulator-stage.js'
import { resourceFlaws } from '../support/simulator-wire.js'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const search = async (filter: object) =>
  (await stage.telnyx.availablePhoneNumbers.list({ filter })).data ?? []
const order = (numbers: string[], more: object = {}) =>
  stage.telnyx.numberOrders.create({
    phone_numbers: numbers.map(phone_number => ({ phone_number })),
    ...more,
  })

describe('the market of numbers', () => {
  it('offers the same numbers to everybody, by area code', async () => {
    const found = await search({ national_destination_code: '312', limit: 3 })
    expect(found.map(each => each.phone_number)).toEqual(['+13125550110', '+13125550111', '+13125550112'])
    expect(found[0]?.region_information).toContainEqual({ region_type: 'location', region_name: 'Chicago' })
    for (const each of found) expect(resourceFlaws('AvailablePhoneNumber', each)).toEqual([])
  })

  it('has nothing in an area code that no place has, and none of the account’s own', async () => {
    expect(await search({ national_destination_code: '999' })).toEqual([])
    const here = await search({ national_destination_code: '202' })
    expect(here).toHaveLength(90)
    expect(here.map(each => each.phone_number)).not.toContain('+12025550100')
  })

  it('can be searched by feature, digits and place', async () => {
    for (const each of await search({ features: ['voice', 'fax'], limit: 20 }))
      expect(each.features?.map(({ name }) => name)).toContain('fax')
    const digits = await search({
      national_destination_code: '415',
      phone_number: { contains: '014', ends_with: '2' },
    })
    expect(digits.map(each => each.phone_number)).toEqual(['+14155550142'])
    const place = await search({ locality: 'Austin', administrative_area: 'TX', limit: 1 })
    expect(place[0]?.phone_number).toBe('+15125550110')
    const free = await search({ phone_number_type: 'toll_free', limit: 1 })
    expect(free[0]?.phone_number).toMatch(/^\+18/)
    expect(await refusal(search({ limit: 0 }))).toMatchObject({ status: 422, pointer: '/filter/limit' })
  })
})

describe('an order', () => {
  it('is pending a moment; then the number can be called', async () => {
    const { data } = await order(['+13125550110'], { connection_id: stage.simulator.connectionId })
    expect(resourceFlaws('NumberOrderWithPhoneNumbers', data)).toEqual([])
    expect(data?.status).toBe('pending')
    expect(
      (await stage.request('POST', '/phones/calls', { from: '+12025550131', to: '+13125550110' })).status,
    ).toBe(404)
    await stage.pass(500)
    expect((await stage.telnyx.numberOrders.retrieve(String(data?.id))).data?.status).toBe('success')
    const { token } = await stage.callIn('+12025550131', '+13125550110')
    expect(stage.types(token)).toEqual(['call.initiated'])
    expect(await search({ national_destination_code: '312', limit: 1 })).toMatchObject([
      { phone_number: '+13125550111' },
    ])
  })

  it('of a number that is gone, was never there, or for an unknown connection, is refused at once', async () => {
    expect(await refusal(order(['+12025550100']))).toMatchObject({ status: 422, code: '85001' })
    expect(await refusal(order(['+19995550110']))).toMatchObject({
      code: '85001',
      pointer: '/phone_numbers/0/phone_number',
    })
    expect(await refusal(order(['+13125550110'], { connection_id: '7' }))).toMatchObject({ code: '85004' })
    expect(await refusal(order([]))).toMatchObject({ status: 422, pointer: '/phone_numbers' })
  })

  it('of one number twice is of that number once', async () => {
    const { data } = await order(['+13125550110', '+13125550110'])
    expect(data).toMatchObject({ phone_numbers_count: 1 })
    await stage.pass(500)
    expect((await stage.telnyx.numberOrders.retrieve(String(data?.id))).data?.status).toBe('success')
  })

  it('is given another reference afterwards', async () => {
    const { data } = await order(['+13125550110'], { customer_reference: 'desk' })
    const id = String(data?.id)
    const changed = await stage.telnyx.numberOrders.update(id, { customer_reference: 'door' })
    expect(resourceFlaws('NumberOrderWithPhoneNumbers', changed.data)).toEqual([])
    expect(changed.data).toMatchObject({ id, customer_reference: 'door' })
    expect((await stage.telnyx.numberOrders.retrieve(id)).data?.customer_reference).toBe('door')
    expect(await refusal(stage.telnyx.numberOrders.update('nobody', {}))).toMatchObject({ status: 404 })
  })

  it('fails later when somebody was faster, or the number ends in 99', async () => {
    const one = await order(['+13125550110'])
    const other = await order(['+13125550110'])
    const unlucky = await order(['+13125550199'])
    await stage.pass(500)
    const statuses = await Promise.all(
      [one, other, unlucky].map(
        async ({ data }) => (await stage.telnyx.numberOrders.retrieve(String(data?.id))).data?.status,
      ),
    )
    expect(statuses).toEqual(['success', 'failure', 'failure'])
  })
})

describe('a number of the account', () => {
  it('is listed page by page, and reached through the application it is connected to', async () => {
    const listed = []
    for await (const each of stage.telnyx.phoneNumbers.list({ 'page[size]': 3 } as object)) listed.push(each)
    expect(listed.map(each => each.phone_number)).toEqual(stage.simulator.numbers)
    expect(listed[0]).toMatchObject({
      status: 'active',
      connection_id: stage.simulator.connectionId,
      connection_name: 'Partyline',
    })

    const { data: application } = await stage.telnyx.callControlApplications.create({
      application_name: 'Other',
      webhook_event_url: `${stage.receiver.url}/other`,
    })
    const number = listed[3]
    await stage.telnyx.phoneNumbers.update(String(number?.id), {
      connection_id: String(application?.id),
      tags: ['desk'],
    })
    await stage.callIn('+12025550131', String(number?.phone_number))
    expect(stage.receiver.received[0]).toMatchObject({
      path: '/other',
      payload: { connection_id: application?.id, tags: ['desk'] },
    })

    await stage.telnyx.callControlApplications.delete(String(application?.id))
    const gone = await stage.request('POST', '/phones/calls', {
      from: '+12025550131',
      to: number?.phone_number,
    })
    expect(gone.status).toBe(404)
    expect(
      await refusal(stage.telnyx.phoneNumbers.update(String(number?.id), { connection_id: '7' })),
    ).toMatchObject({ status: 422, code: '10015' })
  })

  it('and its application outlive a reset; calls do not', async () => {
    await stage.callIn()
    await stage.request('POST', '/reset')
    expect((await stage.request('GET', '/phones/calls')).body).toEqual([])
    expect((await stage.request('GET', '/deliveries')).body).toEqual([])
    const { id } = await stage.onTheLine()
    expect((await stage.phone(id)).state).toBe('up')
  })
})

describe('an application', () => {
  it('is created, found, changed and deleted', async () => {
    const applications = stage.telnyx.callControlApplications
    const { data } = await applications.create({
      application_name: 'Second',
      webhook_event_url: 'https://example.test/',
    })
    const id = String(data?.id)
    expect(resourceFlaws('CallControlApplication', data)).toEqual([])
    expect(data).toMatchObject({ webhook_api_version: '1', active: true })
    const { data: found } = await applications.list({
      filter: { application_name: { contains: 'Sec' } },
    } as object)
    expect(found.map(each => each.id)).toEqual([id])
    const changed = await stage.v2('PATCH', `/call_control_applications/${id}`, {
      webhook_event_failover_url: 'http://127.0.0.1:1/',
    })
    expect(changed.body.data).toMatchObject({
      application_name: 'Second',
      webhook_event_failover_url: 'http://127.0.0.1:1/',
    })
    await applications.delete(id)
    expect(await refusal(applications.retrieve(id))).toEqual({ status: 404, code: '10005' })
    expect(
      await refusal(applications.create({ application_name: 'No', webhook_event_url: 'ftp://x' })),
    ).toMatchObject({ pointer: '/webhook_event_url' })
  })
})
