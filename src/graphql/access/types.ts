import { CallLegView, CallView } from '../call/views.js'
import { CommandView } from '../command/views.js'
import { ConferenceView, ParticipantView } from '../conference/views.js'
import type { GraphContext } from '../context.js'
import { StreamGapView } from '../event/gap.js'
import { EventView } from '../event/views.js'
import { Change } from '../live/change.js'
import {
  BoardSnapshotView,
  CallSnapshotView,
  ConferenceSnapshotView,
  RoomSnapshotView,
} from '../live/types.js'
import { RecordingView, TranscriptionView } from '../recording/views.js'
import { RoomView } from '../room/views.js'

/** Types that show nothing of a resource by themselves: what they hold is judged where it is shown. */
export const OPEN_TYPES: readonly string[] = [
  'AccessScope',
  'Actor',
  'BoardSnapshot',
  'CallConnection',
  'CallLegPayload',
  'CallSnapshot',
  'CarrierRefusal',
  'CommandConnection',
  'ConferenceConnection',
  'ConferencePayload',
  'ConferenceSnapshot',
  'EventConnection',
  'Greeting',
  'PageInfo',
  'ParticipantFailure',
  'ParticipantPayload',
  'ParticipantsPayload',
  'RecordingConnection',
  'RecordingPayload',
  'RoomConnection',
  'RoomSnapshot',
  'Service',
  'ServiceLimits',
  'TranscriptionPayload',
  'Viewer',
]

type Context = GraphContext & { reach: NonNullable<GraphContext['reach']> }

/** Whether a scope permits to show an object; what is of no known kind is hidden from who is limited to resources. */
export async function isShown(value: unknown, context: Context): Promise<boolean> {
  const { reach } = context
  if (value instanceof EventView) return reach.event(value.event)
  if (value instanceof Change) return reach.event(value.event.event)
  if (value instanceof CallView) return reach.call(value.id)
  if (value instanceof CallLegView) return reach.leg(value.call.id, value.id)
  if (value instanceof ConferenceView) return reach.conference(value.id)
  if (value instanceof ParticipantView) return reach.conference(value.attendee.participant.conferenceId)
  if (value instanceof RecordingView) return reach.recording(value.state)
  if (value instanceof TranscriptionView) return reach.recording(value.recording.state)
  if (value instanceof RoomView) return reach.room(value.id)
  if (value instanceof CommandView) return isCommandShown(value, context)
  if (isEdge(value)) return isShown(value.node, context)
  return reach.scope.within === undefined || HARMLESS.some(type => value instanceof type)
}

const HARMLESS = [
  StreamGapView,
  BoardSnapshotView,
  CallSnapshotView,
  ConferenceSnapshotView,
  RoomSnapshotView,
] as const

function isEdge(value: unknown): value is { node: unknown } {
  return typeof value === 'object' && value !== null && 'node' in value && 'cursor' in value
}

/** A command is shown when everything that it is about is, and it is about something. */
async function isCommandShown({ record }: CommandView, { reach }: Context): Promise<boolean> {
  const { conferenceId, callId, legId, roomId } = record
  const shown = await Promise.all([
    ...(conferenceId === undefined ? [] : [reach.conference(conferenceId)]),
    ...(callId === undefined ? [] : [legId === undefined ? reach.call(callId) : reach.leg(callId, legId)]),
  ])
  return shown.length > 0 ? !shown.includes(false) : roomId !== undefined && reach.room(roomId)
}
