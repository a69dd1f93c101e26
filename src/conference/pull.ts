import type { MachineResult } from '../call/facts.js'
import type { CallState, LegState } from '../call/fold.js'
import type { CarrierCommand } from '../carrier/commands.js'

const MACHINES: readonly MachineResult[] = ['MACHINE', 'FAX_DETECTED']

/**
 * What to do about a leg that was dialled for a conference and has just been answered: seat a person, hang up
 * on a machine. Undefined for every other change of a call.
 */
export function decidePull(
  before: CallState | undefined,
  after: CallState,
): { leg: LegState; command: CarrierCommand } | undefined {
  for (const leg of after.legs) {
    const was = before?.legs.find(l => l.id === leg.id)
    if (leg === was || leg.pull === undefined || !isDue(leg) || (was !== undefined && isDue(was))) continue
    const of = { callId: after.id, legId: leg.id }
    if (leg.machine !== undefined && MACHINES.includes(leg.machine)) {
      return { leg, command: { kind: 'hangUpCall', ...of } }
    }
    return {
      leg,
      command: {
        kind: 'joinConference',
        ...of,
        conferenceId: leg.pull.conferenceId,
        muted: leg.pull.muted,
        onHold: false,
        supervisorRole: 'NONE',
        whisperTo: [],
        startOnEnter: false,
        endOnExit: false,
      },
    }
  }
  return undefined
}

/** Answered, still up, and known to be a person or a machine where we asked for that. */
function isDue(leg: LegState): boolean {
  return (
    leg.pull !== undefined &&
    leg.answeredAt !== undefined &&
    leg.endedAt === undefined &&
    (!leg.pull.detectMachine || leg.machine !== undefined)
  )
}
