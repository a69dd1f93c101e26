import { CallId, CallLegId, ConferenceId, type ParticipantId, RecordingId, RoomId } from '../../kernel/ids.js'
import type { GraphContext } from '../context.js'
import { notFound, refuse } from '../errors.js'
import type { ResourceKind, RootRule } from './root-fields.js'

/** What arguments and input fields that name resources are called. */
const NAMES: Readonly<Record<string, ResourceKind>> = {
  roomId: 'room',
  conferenceId: 'conference',
  callId: 'call',
  callLegId: 'leg',
  withCallLegId: 'leg',
  participantId: 'participant',
  participantIds: 'participant',
  whisperTo: 'participant',
  recordingId: 'recording',
}

/** Other arguments that name something: nothing that they name is permitted. */
const NAMING = /(?:^i|I)ds?$/

interface Named {
  kind: ResourceKind | undefined
  id: string
  path: string
}

type Context = GraphContext & { reach: NonNullable<GraphContext['reach']> }

/**
 * Throws NOT_FOUND unless all resources that the arguments name are permitted, so that nobody learns what exists,
 * and FORBIDDEN when they name none.
 */
export async function checkArguments(
  args: object,
  rule: RootRule,
  context: Context,
  isCommand: boolean,
): Promise<void> {
  const named = namedIn(args, rule, '')
  if (named.length === 0) {
    throw refuse('FORBIDDEN', 'This credential is limited to some resources: name one of them.')
  }
  for (const each of named) {
    if (!(await isPermitted(each, context, isCommand)))
      throw notFound(`There is no ${each.kind ?? 'resource'} ${each.id}.`, each.path)
  }
}

function namedIn(value: object, rule: RootRule, path: string): Named[] {
  return Object.entries(value).flatMap(([name, given]: [string, unknown]) => {
    const at = path === '' ? name : `${path}.${name}`
    const kind = name === 'id' ? rule.id : NAMES[name]
    if (given == null) return []
    if (kind !== undefined || NAMING.test(name))
      return [given].flat().map(id => ({ kind, id: String(id), path: at }))
    return typeof given === 'object' && !Array.isArray(given) ? namedIn(given, rule, at) : []
  })
}

async function isPermitted(
  { kind, id }: Named,
  { reach, load }: Context,
  isCommand: boolean,
): Promise<boolean> {
  const isLegPermitted = (callId: CallId, legId: CallLegId) =>
    isCommand ? reach.canCommand(callId, legId) : reach.leg(callId, legId)
  switch (kind) {
    case undefined:
      return false
    case 'room':
      return reach.room(RoomId(id))
    case 'conference':
      return reach.conference(ConferenceId(id))
    case 'call':
      return reach.call(CallId(id))
    case 'leg': {
      const call = await load.callOfLeg.load(CallLegId(id))
      return call !== undefined && isLegPermitted(call.state.id, CallLegId(id))
    }
    case 'participant': {
      const stay = await load.participant.load(id as ParticipantId)
      return stay !== undefined && reach.conference(stay.participant.conferenceId)
    }
    case 'recording': {
      const recording = await load.recording.load(RecordingId(id))
      if (recording === undefined || !(await reach.recording(recording))) return false
      const { callId, legId } = recording
      return callId === undefined || legId === undefined || isLegPermitted(callId, legId)
    }
  }
}
