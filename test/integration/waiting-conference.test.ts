import { afterEach, beforeEach, expect, test } from 'vitest'
import { found } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { ada, edsger, grace } from '../support/stories.js'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

/** Calls somebody, and answers the leg once it is answered. */
async function up(number: string): Promise<string> {
  await house.people.behave(number, { answer: 'auto', after_ms: 10 })
  const { placeCall } = await house.data<{ placeCall: { callLeg: { id: string } } }>(
    'mutation ($input: PlaceCallInput!) { placeCall(input: $input) { callLeg { id } } }',
    { input: { to: number } },
  )
  const { id } = placeCall.callLeg
  return found(async () => {
    const { callLeg } = await house.data<{ callLeg: { state: string } }>(
      'query ($id: ID!) { callLeg(id: $id) { state } }',
      { id },
    )
    return callLeg.state === 'ANSWERED' ? id : undefined
  })
}

test('a conference that waits to be started has everybody on hold until then, and says so (invariant 12)', async () => {
  const [first, second, host] = [await up(ada), await up(grace), await up(edsger)]
  const { createConference } = await house.data<{ createConference: { conference: { id: string } } }>(
    'mutation ($input: CreateConferenceInput!) { createConference(input: $input) { conference { id } } }',
    { input: { callLegId: first, name: 'later', startOnCreate: false } },
  )
  const { id } = createConference.conference
  const join = (callLegId: string, startOnEnter: boolean) =>
    house.data('mutation ($input: JoinConferenceInput!) { joinConference(input: $input) { cursor } }', {
      input: { conferenceId: id, callLegId, startOnEnter },
    })
  interface Shown {
    status: string
    participants: { number: string; state: string; onHold: boolean; holdReason: string | null }[]
  }
  const shows = (status: string, ...people: string[]) =>
    found(async () => {
      const { conference } = await house.data<{ conference: Shown }>(
        'query ($id: ID!) { conference(id: $id) { status participants { number state onHold holdReason } } }',
        { id },
      )
      const seen = conference.participants
        .filter(p => p.state === 'JOINED')
        .map(p => `${p.number} ${p.onHold ? p.holdReason : 'talks'}`)
      return conference.status === status && seen.toSorted().join() === people.toSorted().join()
        ? true
        : undefined
    })
  const heard = async () =>
    (await house.people.phones()).filter(p => p.state === 'up').map(p => `${p.to} ${p.hears.on_hold}`)

  await shows('STARTING', `${ada} WAITING_FOR_HOST`)
  await join(second, false)
  await shows('STARTING', `${ada} WAITING_FOR_HOST`, `${grace} WAITING_FOR_HOST`)
  expect((await heard()).toSorted()).toEqual(
    [`${ada} true`, `${grace} true`, `${edsger} undefined`].toSorted(),
  )
  await join(host, true)
  await shows('IN_PROGRESS', `${ada} talks`, `${grace} talks`, `${edsger} talks`)
  expect(await heard()).toEqual(expect.arrayContaining([`${ada} false`, `${grace} false`, `${edsger} false`]))
  const { events } = await house.data<{
    events: { nodes: { type: string; source: string; reason?: string }[] }
  }>(
    `query ($id: ID!) { events(filter: { conferenceId: $id, types: [ParticipantHeld, ParticipantUnheld] }, first: 50) {
      nodes { type: __typename source ... on ParticipantHeld { reason } } } }`,
    { id },
  )
  expect(events.nodes.map(({ type, source }) => `${type} ${source}`)).toEqual([
    'ParticipantHeld POLICY',
    'ParticipantHeld POLICY',
    'ParticipantUnheld POLICY',
    'ParticipantUnheld POLICY',
  ])
})
