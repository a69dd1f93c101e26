import { afterEach, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.js'
import { acceptedCommands, LONELY_ROOM, lonelyRoom, quietRoom } from '../support/stories.js'

const houses: House[] = []
const open = async (environment?: Record<string, string>) => {
  const house = await openHouse(environment)
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

const DISTURBED = `{
  webhookDeliveries(filter: { verdict: [DUPLICATE] }) { totalCount }
  commands(first: 250) { edges { node { attempts } } }
}`
interface Disturbed {
  webhookDeliveries: { totalCount: number }
  commands: { edges: { node: { attempts: number } }[] }
}

describe('the lonely room', () => {
  test('holds who is alone, releases on the second join, ends with the last, opens anew (scenario 1)', async () => {
    const house = await open()
    const room = await quietRoom(house)
    const events = house.listen<{ type: string; participant: { number: string } | null; source: string }>(
      'subscription ($room: ID!, $after: Cursor) { participantEvents(roomId: $room, after: $after) { type: __typename source participant { number } } }',
      { room, after: await house.now() },
    )
    expect(await lonelyRoom(house, room)).toEqual(LONELY_ROOM)
    expect(await acceptedCommands(house)).toEqual({
      answerCall: 4,
      createConference: 2,
      joinConference: 2,
      holdParticipants: 3,
      unholdParticipants: 1,
    })
    const told = (
      await events.until(e => e.type === 'ParticipantHeld' && e.participant?.number === '+12025550134')
    ).map(e => `${e.type} ${e.participant?.number.slice(-2)} ${e.source}`)
    expect(told).toEqual([
      'ParticipantJoined 31 WEBHOOK',
      'ParticipantHeld 31 COMMAND',
      'ParticipantJoining 32 COMMAND',
      'ParticipantJoined 32 WEBHOOK',
      'ParticipantUnheld 31 COMMAND',
      'ParticipantJoining 33 COMMAND',
      'ParticipantJoined 33 WEBHOOK',
      expect.stringMatching(/ParticipantLeft 3[23] WEBHOOK/),
      expect.stringMatching(/ParticipantLeft 3[23] WEBHOOK/),
      'ParticipantHeld 31 COMMAND',
      'ParticipantLeft 31 WEBHOOK',
      'ParticipantJoined 34 WEBHOOK',
      'ParticipantHeld 34 COMMAND',
    ])
  })

  test('lets the lonely hear the music and the others each other', async () => {
    const house = await open()
    const room = await quietRoom(house, '+12025550102', {
      holdAudioUrl: 'https://media.example.test/piano.mp3',
    })
    await lonelyRoom(house, room, '+12025550102')
    const phones = await house.people.phones()
    const barbara = phones.find(p => p.from === '+12025550134')
    expect(barbara?.hears).toMatchObject({
      kind: 'playback',
      url: 'https://media.example.test/piano.mp3',
      on_hold: true,
    })
    const ada = phones.find(p => p.from === '+12025550131')
    expect(ada?.heard.map(h => h.kind)).toEqual([
      'ringback',
      'conference',
      'playback',
      'conference',
      'playback',
    ])
  })

  test('ends the same whatever the carrier does to its webhooks and to our commands (scenario 2, T0.3, T0.4)', async () => {
    const seeds = Array.from({ length: 50 }, (_, index) => index + 1)
    const differing: string[] = []
    let duplicates = 0
    let retries = 0
    const worker = async () => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const house = await open()
        const room = await quietRoom(house)
        await house.people.faults({
          seed,
          duplicate: 0.3,
          reorder: 0.3,
          delay_ms: [0, 40],
          refuse_commands: 0.1,
          unavailable: 0.1,
        })
        const end = await lonelyRoom(house, room).catch((error: unknown) => String(error))
        const { createConference } = await acceptedCommands(house)
        if (JSON.stringify(end) !== JSON.stringify(LONELY_ROOM) || createConference !== 2) {
          differing.push(`seed ${seed}: ${createConference} conferences, ${JSON.stringify(end)}`)
        }
        const disturbed = await house.data<Disturbed>(DISTURBED)
        duplicates += disturbed.webhookDeliveries.totalCount
        retries += disturbed.commands.edges.filter(({ node }) => node.attempts > 1).length
        await houses.splice(houses.indexOf(house), 1)[0]?.close()
      }
    }
    await Promise.all(Array.from({ length: 6 }, worker))
    expect(differing).toEqual([])
    // Otherwise nothing was disturbed, and nothing shown.
    expect([duplicates > 100, retries > 50]).toEqual([true, true])
  }, 240_000)

  test('never shows the control token of a leg, in no answer and no event (invariant 9)', async () => {
    const house = await open()
    const room = await quietRoom(house)
    const everything = house.listen<object>('subscription { events { __typename id actor { name } source } }')
    await lonelyRoom(house, room)
    const { events } = await house.data<{ events: object }>(
      '{ events(first: 250) { edges { node { __typename id cursor } } } }',
    )
    const { commands } = await house.data<{ commands: object }>(
      '{ commands(first: 250) { edges { node { id kind status refusal { __typename } } } } }',
    )
    await everything.until(() => true)
    const introspection = await house.data<{ __schema: { types: { fields: { name: string }[] | null }[] } }>(
      '{ __schema { types { fields { name } } } }',
    )
    const names = introspection.__schema.types.flatMap(t => t.fields ?? []).map(f => f.name)
    expect(names.filter(name => /control/i.test(name))).toEqual([])
    expect(JSON.stringify([events, commands, everything.items])).not.toMatch(/v3:/)
  })
})
