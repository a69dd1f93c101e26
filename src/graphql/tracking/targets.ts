import { CallFlowId, RoomId } from '../../kernel/ids.js'
import type { Fallback, ForwardChange, TargetChange } from '../../tracking/binding.js'
import { badInput, refuse } from '../errors.js'
import { given } from '../schema/given.js'
import { within } from '../schema/inputs.js'
import type { TargetInput } from './inputs.js'

/** What the fields say about where a number is to lead; undefined when they say nothing. Throws BAD_USER_INPUT. */
export function targetChange(input: TargetInput): TargetChange | undefined {
  const { destination, roomId, callFlowId } = input
  const ways = Object.keys(given({ destination, roomId, callFlowId }))
  if (ways.length > 1) {
    throw badInput('Give one of destination, roomId and callFlowId.', `input.${ways[1]}`)
  }
  const forward = forwardChange(input)
  const about = Object.keys(forward).find(key => key !== 'destination')
  if (roomId == null && callFlowId == null) {
    return Object.keys(forward).length === 0 ? undefined : { kind: 'FORWARD', ...forward }
  }
  if (about !== undefined) throw badInput('This is about a destination, and none is given.', `input.${about}`)
  if (roomId != null) return { kind: 'ROOM', roomId: RoomId(roomId) }
  return { kind: 'CALL_FLOW', callFlowId: CallFlowId(callFlowId ?? '') }
}

/** The same where there has to be one; throws DESTINATION_REQUIRED. */
export function targetOf(input: TargetInput): TargetChange {
  const target = targetChange(input)
  if (target !== undefined) return target
  throw refuse(
    'DESTINATION_REQUIRED',
    'Say where the number leads, for example destination: "+12025550131"; roomId or callFlowId would do, too.',
    { path: 'input.destination' },
  )
}

function forwardChange(input: TargetInput): ForwardChange {
  const { destination, record, shownNumber, whisperAudioUrl, timeoutSeconds } = input
  if (timeoutSeconds != null) within(timeoutSeconds, [5, 600], 'timeoutSeconds')
  const fallback = fallbackIn(input)
  return {
    ...given({ destination, record, shownNumber, timeoutSeconds }),
    ...(whisperAudioUrl !== undefined && { whisperAudioUrl }),
    ...(fallback !== undefined && { fallback }),
  }
}

/** Null when either field is null and the other gives nothing. */
function fallbackIn({ fallbackDestination, fallbackCallFlowId }: TargetInput): Fallback | null | undefined {
  if (fallbackDestination != null && fallbackCallFlowId != null) {
    throw badInput('Give fallbackDestination or fallbackCallFlowId, not both.', 'input.fallbackCallFlowId')
  }
  if (fallbackDestination != null) return { destination: fallbackDestination }
  if (fallbackCallFlowId != null) return { callFlowId: CallFlowId(fallbackCallFlowId) }
  return fallbackDestination === null || fallbackCallFlowId === null ? null : undefined
}
