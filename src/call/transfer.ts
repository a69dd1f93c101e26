import type { FactBody } from '../fact/fact.js'
import type { CallState, LegState } from './fold.js'

/**
 * The outcome of a transfer, once it is certain: the carrier reports only that a new leg of the call came,
 * was bridged or ended, and may do so before it answers that it accepted the transfer. Undefined while it is
 * open, or when there is none.
 */
export function decideTransfer(call: CallState): FactBody<'CallTransferred' | 'TransferFailed'> | undefined {
  const leg = call.legs.find(l => l.transferringTo !== undefined)
  if (leg?.transferringTo === undefined) return undefined
  const target = targetOf(call, leg)
  if (target === undefined) return undefined
  const outcome = { callId: call.id, legId: leg.id, to: leg.transferringTo, newLegId: target.id }
  if (target.bridged) return { type: 'CallTransferred', ...outcome }
  return target.endedAt === undefined
    ? undefined
    : { type: 'TransferFailed', ...outcome, cause: target.hangupCause ?? 'UNSPECIFIED' }
}

/**
 * The leg that a transfer reaches although its caller is gone: while something is played to it first, the carrier
 * leaves it on a silent line.
 */
export function strandedBy(call: CallState): LegState | undefined {
  const leg = call.legs.find(l => l.transferringTo !== undefined && l.endedAt !== undefined)
  return leg && call.legs.find(l => isTargetOf(l, leg) && l.endedAt === undefined && !l.bridged)
}

/** The leg that a transfer has dialled; undefined until the carrier reports it. */
export function targetOf(call: CallState, leg: LegState): LegState | undefined {
  return call.legs.find(candidate => isTargetOf(candidate, leg))
}

/** The new leg: outbound, of the same call, to where the first leg is being transferred, and no earlier one's. */
function isTargetOf(candidate: LegState, leg: LegState): boolean {
  return (
    candidate.id !== leg.id &&
    candidate.direction === 'OUTBOUND' &&
    candidate.to === leg.transferringTo &&
    !(leg.transfers ?? []).some(({ newLegId }) => newLegId === candidate.id)
  )
}
