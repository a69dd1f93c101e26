import { afterEach, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.js'
import { ada, grace, quietRoom, seated } from '../support/stories.js'

const NUMBER = '+12025550101'
const THEIRS = 'https://media.example.test/theirs.mp3'

let house: House
afterEach(() => house.close())

/** What they hear of whom it rang last. */
const hears = async (number: string) => (await house.people.phones()).findLast(p => p.from === number)?.hears

/** Ada waits alone; then Grace is there, and an operator holds her. Answers what each of them heard. */
async function onHold(): Promise<(string | undefined)[]> {
  const room = await quietRoom(house, NUMBER)
  await house.people.call(ada, NUMBER)
  await seated(house, room, `${ada} held LONE_PARTICIPANT`)
  const alone = await hears(ada)
  await house.people.call(grace, NUMBER)
  const conference = await seated(house, room, ada, grace)
  const participant = conference.participants.find(p => p.number === grace)
  await house.data(
    'mutation ($input: HoldParticipantsInput!) { holdParticipants(input: $input) { cursor } }',
    { input: { conferenceId: conference.id, participantIds: [participant?.id] } },
  )
  return [alone?.url, (await hears(grace))?.url]
}

describe('those on hold', () => {
  test('hear the audio of the configuration, alone or held by an operator (S0.17, S0.38, S0.51)', async () => {
    house = await openHouse({ HOLD_AUDIO_URL: THEIRS })
    expect(await onHold()).toEqual([THEIRS, THEIRS])
  })

  test('hear the server’s own music when none is configured, a file that a carrier can play', async () => {
    house = await openHouse({ HOLD_AUDIO_URL: '' })
    const own = `${house.url}/audio/hold.wav`
    expect(await onHold()).toEqual([own, own])
    const music = await fetch(own)
    expect([music.status, music.headers.get('content-type')]).toEqual([200, 'audio/wav'])
    const wav = Buffer.from(await music.arrayBuffer())
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF')
    const [channels, rate, bits] = [wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]
    expect({ channels, rate, bits }).toEqual({ channels: 1, rate: 8_000, bits: 16 })
  })

  test('hear it where the server is reached from outside', async () => {
    house = await openHouse({ HOLD_AUDIO_URL: '', PUBLIC_URL: 'https://voice.example.test/' })
    const own = 'https://voice.example.test/audio/hold.wav'
    expect(await onHold()).toEqual([own, own])
  })
})
