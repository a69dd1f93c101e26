import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CarrierCommand } from '../../../src/carrier/commands.js'
import {
  decideRoom,
  EMPTY_SEATING,
  type Room,
  type RoomSignal,
  type Seating,
} from '../../../src/conference/room.js'
import { ConferenceId, RoomId } from '../../../src/kernel/ids.js'
import { at, callOf, legOf, numberOf, standup } from '../../support/facts.js'

const room: Room = {
  id: RoomId('room-1'),
  name: 'lobby',
  numbers: [],
  greeting: { first: 'Please wait for others.', next: 'Putting you in.', voice: 'female', language: 'en-GB' },
  holdAudioUrl: 'https://media.example.test/hold.mp3',
  beep: 'ALWAYS',
  holdLoneParticipant: true,
  waitForGreeting: true,
  maxParticipants: 250,
  record: false,
  hostNumbers: [],
  startWhenHostJoins: false,
  endWhenHostLeaves: false,
  createdAt: at(0),
  updatedAt: at(0),
}
const seat = (who: string) => ({ callId: callOf(who), legId: legOf(who) })
const arrived = (who: string): RoomSignal => ({ type: 'arrived', seat: seat(who) })
const spoken = (who: string): RoomSignal => ({ type: 'spoken', legId: legOf(who) })
const opened: RoomSignal = { type: 'opened', conferenceId: standup, adopted: false }
const attendance = (...who: string[]): RoomSignal => ({
  type: 'attendance',
  conferenceId: standup,
  joined: who.length,
  here: who.map(w => ({ ...seat(w), number: numberOf(w), onHold: false })),
})

const play = (...signals: RoomSignal[]) => playIn(room, ...signals)

function playIn(settings: Room, ...signals: RoomSignal[]): { seating: Seating; said: string[] } {
  let seating = EMPTY_SEATING
  const said: string[] = []
  for (const signal of signals) {
    const decision = decideRoom(settings, seating, signal)
    seating = decision.seating
    said.push(...decision.commands.map(inWords))
  }
  return { seating, said }
}

function inWords(command: CarrierCommand): string {
  const who = 'legId' in command ? command.legId : 'legIds' in command ? String(command.legIds) : ''
  const text = 'speech' in command && command.speech !== undefined ? ` "${command.speech.text}"` : ''
  return `${command.kind} ${who}${text}`
}

describe('a room', () => {
  test('greets the first caller, opens a conference with it, and the next ones join (S0.32, S0.36)', () => {
    const { said } = play(arrived('ada'), spoken('ada'), opened, arrived('grace'), spoken('grace'))
    expect(said).toEqual([
      'speakOnCall leg-ada "Please wait for others."',
      'createConference leg-ada',
      'speakOnCall leg-grace "Putting you in."',
      'joinConference leg-grace',
    ])
  })

  test('opens one conference for two callers who are there at the same time (T0.3)', () => {
    const { said } = play(arrived('ada'), arrived('grace'), spoken('grace'), spoken('ada'), opened)
    expect(said.filter(s => s.startsWith('createConference'))).toEqual(['createConference leg-grace'])
    expect(said.filter(s => s.startsWith('joinConference'))).toEqual(['joinConference leg-ada'])
  })

  test('holds the caller who is alone, releases on the second join, holds again (S0.38–S0.41)', () => {
    const open = [arrived('ada'), spoken('ada'), opened]
    const { said } = play(
      ...open,
      attendance('ada'),
      attendance('ada', 'grace'),
      attendance('ada', 'grace', 'edsger'),
      attendance('ada'),
    )
    expect(said.slice(2)).toEqual([
      'holdParticipants leg-ada',
      'unholdParticipants leg-ada',
      'holdParticipants leg-ada',
    ])
  })

  test('does not fight over a participant whom an operator released or holds', () => {
    const open = [arrived('ada'), spoken('ada'), opened, attendance('ada')]
    const released = play(
      ...open,
      { type: 'takenOver', legId: legOf('ada'), released: true },
      attendance('ada'),
    )
    expect(released.said.slice(3)).toEqual([])
    const takenOver = play(
      ...open,
      { type: 'takenOver', legId: legOf('ada'), released: false },
      attendance('ada', 'grace'),
    )
    expect(takenOver.said.slice(3)).toEqual([])
  })

  test('opens a new conference after the last one left (S0.42, T0.5)', () => {
    const { said, seating } = play(
      arrived('ada'),
      spoken('ada'),
      opened,
      { type: 'closed', conferenceId: standup },
      arrived('grace'),
      spoken('grace'),
    )
    expect(said.at(-1)).toBe('createConference leg-grace')
    expect(seating.conferenceId).toBeUndefined()
  })

  test('lets a caller open the next conference who came too late for the last one', () => {
    const open = [arrived('ada'), spoken('ada'), opened, arrived('grace'), spoken('grace')]
    const late: RoomSignal = {
      type: 'joiningFailed',
      seat: seat('grace'),
      conferenceId: standup,
      ended: true,
      full: false,
    }
    expect(play(...open, late).said.at(-1)).toBe('createConference leg-grace')
  })

  test('apologises and hangs up when no conference can be opened, and the next in line tries (S0.45)', () => {
    const { said, seating } = play(
      arrived('ada'),
      spoken('ada'),
      arrived('grace'),
      spoken('grace'),
      { type: 'openingFailed', seat: seat('ada') },
      spoken('ada'),
    )
    expect(said.slice(3)).toEqual([
      'speakOnCall leg-ada "We are sorry, the conference cannot be opened. Please call again later."',
      'createConference leg-grace',
      'hangUpCall leg-ada',
    ])
    expect(seating.opening?.legId).toBe(legOf('grace'))
  })

  test('takes over a conference that exists under its name: the caller joins', () => {
    const { said } = play(arrived('ada'), spoken('ada'), {
      type: 'opened',
      conferenceId: standup,
      adopted: true,
    })
    expect(said.at(-1)).toBe('joinConference leg-ada')
  })

  test('forgets a caller who hung up while waiting', () => {
    const { said } = play(
      arrived('ada'),
      spoken('ada'),
      arrived('grace'),
      spoken('grace'),
      { type: 'gone', legId: legOf('grace') },
      opened,
    )
    expect(said.filter(s => s.startsWith('joinConference'))).toEqual([])
  })

  test('keeps everybody on hold until the host is there', () => {
    const hosted: Room = { ...room, startWhenHostJoins: true, hostNumbers: [numberOf('edsger') as never] }
    const open = [arrived('ada'), spoken('ada'), opened]
    const { said } = playIn(
      hosted,
      ...open,
      attendance('ada'),
      attendance('ada', 'grace'),
      attendance('ada', 'grace', 'edsger'),
      attendance('ada', 'grace'),
    )
    expect(said.slice(2)).toEqual([
      'holdParticipants leg-ada',
      'holdParticipants leg-grace',
      'unholdParticipants leg-ada,leg-grace',
    ])
  })

  test('ends when its host leaves, but not before one has been there', () => {
    const hosted: Room = { ...room, endWhenHostLeaves: true, hostNumbers: [numberOf('edsger') as never] }
    const open = [arrived('ada'), spoken('ada'), opened]
    const { said } = playIn(
      hosted,
      ...open,
      attendance('ada', 'grace'),
      attendance('ada', 'edsger'),
      attendance('ada', 'grace'),
    )
    expect(said.slice(2)).toEqual(['endConference '])
  })

  test('is recorded from its first participant on, once', () => {
    const open = [arrived('ada'), spoken('ada'), opened]
    const { said } = playIn({ ...room, record: true }, ...open, attendance('ada'), attendance('ada', 'grace'))
    expect(said.filter(s => s.startsWith('startConferenceRecording'))).toHaveLength(1)
  })

  test('sends away who has waited as long as it allows, and nobody who is not waiting any more', () => {
    const patient: Room = { ...room, maxWaitSeconds: 60 }
    const open = [arrived('ada'), spoken('ada'), opened, attendance('ada')]
    const waited: RoomSignal = { type: 'waited', seat: seat('ada') }
    expect(
      decideRoom(patient, playIn(patient, ...open.slice(0, 3)).seating, attendance('ada')).waits,
    ).toEqual([{ seat: seat('ada'), ms: 60_000 }])
    expect(playIn(patient, ...open, waited, spoken('ada')).said.slice(3)).toEqual([
      'speakOnCall leg-ada "We are sorry, nobody has come. Please call again later."',
      'hangUpCall leg-ada',
    ])
    expect(playIn(patient, ...open, attendance('ada', 'grace'), waited).said.slice(4)).toEqual([])
  })

  test('never opens two conferences at once, whatever happens in whatever order', () => {
    const who = fc.constantFrom('ada', 'grace', 'edsger')
    const other = ConferenceId('conference-retro')
    const conference = fc.constantFrom(standup, other)
    const signal: fc.Arbitrary<RoomSignal> = fc.oneof(
      who.map(arrived),
      who.map(spoken),
      who.map((w): RoomSignal => ({ type: 'gone', legId: legOf(w) })),
      conference.map((conferenceId): RoomSignal => ({ type: 'opened', conferenceId, adopted: false })),
      who.map((w): RoomSignal => ({ type: 'openingFailed', seat: seat(w) })),
      conference.map((conferenceId): RoomSignal => ({ type: 'closed', conferenceId })),
      fc.subarray(['ada', 'grace', 'edsger']).map(whos => attendance(...whos)),
    )
    fc.assert(
      fc.property(fc.array(signal, { maxLength: 40 }), signals => {
        let seating = EMPTY_SEATING
        for (const next of signals) {
          const open = seating.opening
          const decision = decideRoom(room, seating, next)
          const creates = decision.commands.filter(c => c.kind === 'createConference').length
          expect(creates).toBeLessThanOrEqual(1)
          if (creates === 1) expect(open === undefined || next.type === 'openingFailed').toBe(true)
          if (decision.seating.opening !== undefined) expect(decision.seating.conferenceId).toBeUndefined()
          seating = decision.seating
        }
      }),
      { numRuns: 300 },
    )
  })
})
