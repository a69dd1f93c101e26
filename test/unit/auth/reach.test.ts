import { describe, expect, test } from 'vitest'
import type { CallState } from '../../../src/call/fold.js'
import type { ConferenceState } from '../../../src/conference/fold.js'
import type { ParticipantState } from '../../../src/conference/participant.js'
import { permitsConference, permitsWholeCall } from '../../../src/http/auth/permits.js'
import { Reach } from '../../../src/http/auth/reach.js'
import type { Scope } from '../../../src/http/auth/scopes.js'
import type { E164 } from '../../../src/kernel/endpoint.js'
import { CallId, CallLegId, ConferenceId, RecordingId, RoomId } from '../../../src/kernel/ids.js'
import { scopeWithin } from '../../support/two-rooms.js'

const call = CallId('call')
const [here, elsewhere] = [CallLegId('here'), CallLegId('elsewhere')]
const ours = ConferenceId('ours')
const room = RoomId('room')

/** A call with one leg that was in a conference of the room, and one that was not. */
const state = {
  id: call,
  recordings: [],
  legs: [
    { id: here, from: '+12025550131', to: '+12025550101', reported: true, bridged: false },
    { id: elsewhere, reported: true, bridged: false },
  ],
} as unknown as CallState
const stay = { conferenceId: ours, legId: here, callId: call } as ParticipantState

const reach = (scope: Scope, legs: object[] = state.legs) =>
  new Reach(scope, {
    call: async () => ({ ...state, legs }) as CallState,
    conference: async id => ({ id, roomId: room }) as ConferenceState,
    staysOfCall: async () => [stay],
  })

describe('what a scope permits', () => {
  test('a conference by its id and by its room', () => {
    const { within } = scopeWithin({ rooms: ['room'] })
    expect(within && permitsConference(within, { id: ours, roomId: room })).toBe(true)
    expect(within && permitsConference(within, { id: ours })).toBe(false)
  })

  test('a whole call by its id and by each number of its first leg, and no call by a number it has not', () => {
    const { within } = scopeWithin({ numbers: ['+12025550101'] })
    const numbered = (...numbers: (string | undefined)[]) =>
      within && permitsWholeCall(within, { id: call, numbers })
    expect(numbered('+12025550131', '+12025550101')).toBe(true)
    expect(numbered('+12025550101' as E164, undefined)).toBe(true)
    expect(numbered(undefined, '+1202555010')).toBe(false)
  })

  test('a call that was in a permitted conference, but of its legs only the one that was', async () => {
    const limited = reach(scopeWithin({ rooms: ['room'] }))
    expect(await limited.call(call)).toBe(true)
    expect(await limited.leg(call, here)).toBe(true)
    expect(await limited.leg(call, elsewhere)).toBe(false)
    expect(await reach(scopeWithin({ calls: ['call'] })).leg(call, elsewhere)).toBe(true)
    expect(await reach(scopeWithin({ conferences: ['other'] })).call(call)).toBe(false)
  })

  test('a command on a leg only while it is in a permitted conference, or on its way there', async () => {
    const scope = scopeWithin({ conferences: ['ours'] })
    const on = (leg: object) => reach(scope, [{ id: here, ...leg }]).canCommand(call, here)
    expect(await on({ conferenceId: ours })).toBe(true)
    expect(await on({})).toBe(false)
    expect(await on({ conferenceId: ConferenceId('other') })).toBe(false)
    expect(await on({ pull: { conferenceId: ours } })).toBe(true)
    expect(await on({ pull: { conferenceId: ours }, answeredAt: '2026-01-01T00:00:00.000000Z' })).toBe(false)
  })

  test('a recording by what it is of, and none where recordings are withheld', async () => {
    const recording = { id: RecordingId('r'), callId: call, legId: here }
    expect(await reach(scopeWithin({ rooms: ['room'] })).recording(recording)).toBe(true)
    expect(await reach(scopeWithin({ rooms: ['room'] }, { recordings: false })).recording(recording)).toBe(
      false,
    )
    expect(await reach({ recordings: false }).recording(recording)).toBe(false)
    expect(await reach(scopeWithin({ rooms: ['room'] })).recording({ ...recording, legId: elsewhere })).toBe(
      false,
    )
    expect(await reach(scopeWithin({ rooms: ['other'] })).recording({ conferenceId: ours })).toBe(false)
  })
})
