import type { E164 } from '../../kernel/endpoint.js'
import type { CallId, ConferenceId, RoomId } from '../../kernel/ids.js'
import type { Resources } from './scopes.js'

/** What decides whether a conference is within a scope. */
export interface ConferencePlace {
  id: ConferenceId
  roomId?: RoomId | undefined
}

/** What decides whether a call is within a scope. */
export interface CallPlace {
  id: CallId
  /** Of its first leg: the caller's, and the one that was called. */
  numbers: readonly (string | undefined)[]
}

export function permitsRoom({ rooms }: Resources, id: RoomId): boolean {
  return rooms.includes(id)
}

/** A conference is permitted by its own id and by the room that opened it. */
export function permitsConference(within: Resources, { id, roomId }: ConferencePlace): boolean {
  return within.conferences.includes(id) || (roomId !== undefined && permitsRoom(within, roomId))
}

/** The whole call is permitted by its own id and by its numbers. */
export function permitsWholeCall({ calls, numbers }: Resources, call: CallPlace): boolean {
  return calls.includes(call.id) || call.numbers.some(number => numbers.includes(number as E164))
}
