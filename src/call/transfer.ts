import type { FactBody } from '../fact/fact.js'
import type { CallState, LegState } from './fold.js'

/**
 * The outcome of a transfer, once it is certain: the carrier reports only that a new leg of the call came,
 * was bridged or ended. Undefined while it is open, or when there is none.
 */
export function decideTransfer(
  before: CallState | undefined,
  after: CallState,
): FactBody<'CallTransferred' | 'TransferFailed'> | undefined {
  const leg = after.legs.find(l => l.transferringTo !== undefined)
  if (leg?.transferringTo === undefined) return undefined
  const target = after.legs.find(l => isTargetOf(l, leg))
  if (target === undefined || target === before?.legs.find(l => l.id === target.id)) return undefined
  const outcome = { callId: after.id, legId: leg.id, to: leg.transferringTo, newLegId: target.id }
  if (target.endedAt !== undefined && !target.bridged) {
    return { type: 'TransferFailed', ...outcome, cause: target.hangupCause ?? 'UNSPECIFIED' }
  }
  return target.bridged ? { type: 'CallTransferred', ...outcome } : undefined
}

/** The new leg: outbound, of the same call, to where the first leg is being transferred. */
function isTargetOf(candidate: LegState, leg: LegState): boolean {
  return candidate.id !== leg.id && candidate.direction === 'OUTBOUND' && candidate.to === leg.transferringTo
}
