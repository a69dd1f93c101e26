import type { Seat } from '../state.js'

/** Whether a participant is heard by nobody: muted by command, or a monitor as long as it is one. */
export function isMuted(seat: Seat): boolean {
  return seat.muted || seat.role === 'monitor'
}
