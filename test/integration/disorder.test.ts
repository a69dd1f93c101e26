import { afterEach, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import {
  ada,
  barbara,
  conferencesOf,
  edsger,
  grace,
  over,
  quietRoom,
  type Shown,
  seated,
} from '../support/stories.js'

const houses: House[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

const number = '+12025550101'
/** Asks until it is not refused for a hiccup of the carrier's; the key makes sure that it happens once. */
async function command(house: House, field: string, type: string, input: object, selection = 'cursor') {
  const answer = await house.ask<Record<string, unknown>>(
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`,
    { input: { ...input, idempotencyKey: `${field}-${JSON.stringify(input)}` } },
  )
  return answer.errors?.[0]?.extensions.code ?? 'OK'
}

/** Scenarios 3 and 4 in one meeting: somebody is pulled in, somebody is busy, one is muted, held, recorded. */
async function meeting(house: House): Promise<object> {
  const { people } = house
  await people.behave(barbara, { answer: 'auto', after_ms: 10 })
  await people.behave(edsger, { answer: 'busy' })
  const room = await quietRoom(house, number, { holdLoneParticipant: false })
  await people.call(ada, number)
  await seated(house, room, ada)
  await people.call(grace, number)
  const conference = await seated(house, room, ada, grace)
  const conferenceId = conference.id
  const idOf = (who: string) => conference.participants.find(p => p.number === who)?.id as string
  const legOf = (who: string) => conference.participants.find(p => p.number === who)?.leg.id as string

  const outcomes = [
    await command(house, 'pullParticipant', 'PullParticipantInput', { conferenceId, to: barbara }),
    await command(house, 'pullParticipant', 'PullParticipantInput', { conferenceId, to: edsger }),
  ]
  await seated(house, room, ada, grace, barbara)
  for (const [field, type, who] of [
    ['muteParticipants', 'ParticipantsInput', ada],
    ['holdParticipants', 'HoldParticipantsInput', grace],
  ] as const) {
    outcomes.push(await command(house, field, type, { conferenceId, participantIds: [idOf(who)] }))
  }
  outcomes.push(
    await command(house, 'startRecording', 'StartRecordingInput', { callLegId: legOf(ada), format: 'WAV' }),
    await command(house, 'muteParticipants', 'ParticipantsInput', {
      conferenceId,
      participantIds: ['stranger'],
    }),
  )
  await seated(house, room, ada, `${grace} held OPERATOR`, barbara)
  const atWork = (await conferencesOf(house, room)).at(-1) as Shown
  outcomes.push(await command(house, 'endConference', 'EndConferenceInput', { conferenceId }))
  await over(house, conference)
  await eventually(async () => {
    const { calls } = await house.data<{ calls: { edges: { node: { status: string } }[] } }>(
      '{ calls { edges { node { status } } } }',
    )
    const statuses = calls.edges.map(({ node }) => node.status)
    return statuses.every(status => status === 'ENDED') ? undefined : `calls are ${statuses.join()}`
  })
  const late = await command(house, 'muteParticipants', 'ParticipantsInput', { conferenceId, all: true })
  const { recordings, calls } = await house.data<{
    recordings: { totalCount: number }
    calls: { edges: { node: { to: string; status: string; legs: { hangupCause: string }[] } }[] }
  }>('{ recordings { totalCount } calls { edges { node { to status legs { hangupCause } } } } }')
  const muted = atWork.participants.filter(p => p.muted).map(p => p.number)
  const ofEdsger = calls.edges.find(({ node }) => node.to === edsger)?.node
  return {
    outcomes,
    late,
    muted,
    recordings: recordings.totalCount,
    busy: [ofEdsger?.status, ofEdsger?.legs.map(leg => leg.hangupCause)],
    calls: calls.edges.length,
    conferences: (await conferencesOf(house, room)).map(c => [c.status, c.participants.length]),
  }
}

const MEETING = {
  outcomes: ['OK', 'OK', 'OK', 'OK', 'OK', 'NOT_FOUND', 'OK'],
  late: 'ACTION_NOT_ALLOWED',
  muted: [ada],
  recordings: 1,
  busy: ['ENDED', ['USER_BUSY']],
  calls: 4,
  conferences: [['ENDED', 3]],
}

test('pull and remote control come out the same under 50 seeds of disorder (scenarios 3 and 4)', async () => {
  const seeds = Array.from({ length: 50 }, (_, index) => index + 1)
  const differing: string[] = []
  const worker = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const house = await openHouse()
      houses.push(house)
      await house.people.faults({
        seed,
        duplicate: 0.3,
        reorder: 0.3,
        delay_ms: [0, 40],
        refuse_commands: 0.1,
        unavailable: 0.1,
      })
      const end = await meeting(house).catch((error: unknown) => String(error))
      if (JSON.stringify(end) !== JSON.stringify(MEETING))
        differing.push(`seed ${seed}: ${JSON.stringify(end)}`)
      await houses.splice(houses.indexOf(house), 1)[0]?.close()
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  expect(differing).toEqual([])
}, 300_000)

test('a machine that answers is hung up and takes no seat (scenario 3)', async () => {
  const house = await openHouse()
  houses.push(house)
  await house.people.behave(barbara, { answer: 'machine', after_ms: 10, greeting_ms: 300 })
  const room = await quietRoom(house, number, { holdLoneParticipant: false })
  await house.people.call(ada, number)
  const conference = await seated(house, room, ada)
  const calls = house.listen<{ type: string; leg: { to: string }; result?: string }>(
    'subscription ($after: Cursor) { callEvents(after: $after) { type: __typename leg { to } ... on MachineDetected { result } } }',
    { after: await house.now() },
  )
  const input = { conferenceId: conference.id, to: barbara, detectMachine: true }
  expect(await command(house, 'pullParticipant', 'PullParticipantInput', input)).toBe('OK')
  const told = await calls.until(e => e.type === 'CallEnded' && e.leg.to === barbara)
  expect(told.find(e => e.type === 'MachineDetected')?.result).toBe('MACHINE')
  await seated(house, room, ada)
})
