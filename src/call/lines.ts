import type { CallState, LegState } from './fold.js'
import { targetOf } from './transfer.js'

/** How many outbound legs a leg accounts for: itself, and the one that its transfer is about to dial. */
export function outboundLinesOf(leg: LegState, call: CallState): number {
  if (leg.endedAt !== undefined) return 0
  const dialled = leg.direction === 'OUTBOUND'
  const dialling = leg.transferringTo !== undefined && targetOf(call, leg) === undefined
  return Number(dialled) + Number(dialling)
}
