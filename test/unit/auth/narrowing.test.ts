import { expect, test } from 'vitest'
import { isWithin } from '../../../src/http/auth/narrowing.js'
import { RoomId } from '../../../src/kernel/ids.js'

const within = (...rooms: string[]) => ({
  rooms: rooms.map(RoomId),
  conferences: [],
  calls: [],
  numbers: [],
})

test('a scope reaches no further than another one', () => {
  const bounds = { recordings: false, mutations: ['muteParticipants'], within: within('lobby', 'sales') }
  expect(isWithin(bounds, bounds)).toBe(true)
  expect(isWithin(bounds, undefined)).toBe(true)
  expect(isWithin({ recordings: false, mutations: [], within: within('lobby') }, bounds)).toBe(true)
  for (const further of [
    undefined,
    { ...bounds, recordings: true },
    { ...bounds, mutations: ['muteParticipants', 'placeCall'] },
    { recordings: false, within: bounds.within },
    { recordings: false, mutations: [] },
    { ...bounds, within: within('office') },
  ]) {
    expect(isWithin(further, bounds)).toBe(false)
  }
})
