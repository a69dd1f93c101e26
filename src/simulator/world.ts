import type { CallControlId, CallLegId, ConferenceId, RecordingId } from '../kernel/ids.js'
import { type Instant, instantOf } from '../kernel/instant.js'
import type { Account } from './account/account.js'
import type { NumberOrder } from './account/orders.js'
import type { ScopedClock } from './clock.js'
import type { CommandWindow } from './command-window.js'
import type { Ids } from './ids.js'
import type { DownloadLinks } from './recording/links.js'
import type { Conference, Leg, PhoneSetting, Tape, Transcription } from './state.js'
import type { Courier } from './webhook/courier.js'
import type { Faults } from './webhook/faults.js'

/** Everything there is: the account, the calls that run on it, the people's phones, and time. */
export interface World {
  readonly clock: ScopedClock
  readonly ids: Ids
  readonly courier: Courier
  readonly faults: Faults
  readonly account: Account
  readonly commands: CommandWindow
  readonly links: DownloadLinks
  readonly legs: Map<CallControlId, Leg>
  readonly legsById: Map<CallLegId, Leg>
  readonly conferences: Map<ConferenceId, Conference>
  /** Those that have not ended, by name. */
  readonly activeConferences: Map<string, Conference>
  readonly tapes: Map<RecordingId, Tape>
  readonly transcriptions: Map<string, Transcription>
  readonly phones: Map<string, PhoneSetting>
  readonly orders: Map<string, NumberOrder>
  legCount: number
  conferenceCount: number
  /** Microseconds of the last moment handed out. */
  lastMoment: number
}

export function newWorld(
  parts: Pick<World, 'clock' | 'ids' | 'courier' | 'faults' | 'account' | 'commands' | 'links'>,
): World {
  return {
    ...parts,
    legs: new Map(),
    legsById: new Map(),
    conferences: new Map(),
    activeConferences: new Map(),
    tapes: new Map(),
    transcriptions: new Map(),
    phones: new Map(),
    orders: new Map(),
    legCount: 0,
    conferenceCount: 0,
    lastMoment: 0,
  }
}

/** Forgets every call, conference, recording, order, phone setting, fault and delivery; the account stays. */
export function resetWorld(world: World): void {
  world.clock.cancelAll()
  world.courier.reset()
  world.faults.reset()
  world.commands.clear()
  for (const map of [
    world.legs,
    world.legsById,
    world.conferences,
    world.activeConferences,
    world.tapes,
    world.transcriptions,
    world.phones,
    world.orders,
  ])
    map.clear()
  world.legCount = 0
  world.conferenceCount = 0
}

/** The present as the carrier stamps it. */
export function now(world: World): Instant {
  return instantOf(world.clock.now())
}

/** A moment of its own: later than every moment handed out before, by a microsecond at least. */
export function nextMoment(world: World): Instant {
  const moment = Math.max(Math.floor(world.clock.now() * 1_000), world.lastMoment + 1)
  world.lastMoment = moment
  const micros = String(moment % 1_000).padStart(3, '0')
  return `${new Date(Math.floor(moment / 1_000)).toISOString().slice(0, -1)}${micros}Z` as Instant
}

/** How many ended calls and conferences are remembered; a long run must not fill the memory. */
const REMEMBERED = 20_000

/** Makes room in a growing map by forgetting some of its oldest entries that are over. */
export function forgetOldest<Key, Value>(
  map: Map<Key, Value>,
  over: (value: Value) => boolean,
  forget: (value: Value) => void = () => {},
): void {
  if (map.size < REMEMBERED) return
  let looked = 0
  for (const [key, value] of map) {
    looked += 1
    if (looked > 100) return
    if (!over(value)) continue
    map.delete(key)
    forget(value)
  }
}
