import { partyline } from '../api/client.js'
import type { Ask } from '../api/commands.js'
import {
  HoldDocument,
  MuteDocument,
  RemoveDocument,
  SetRoleDocument,
  type SupervisorRole,
  UnholdDocument,
  UnmuteDocument,
} from '../generated/graphql.js'
import type { Line } from '../timeline/words.js'

/** Where the progress of what is done with the whole conference is shown. */
export const WHOLE = 'conference'

/** What can be done with participants, one or many. */
export type Deed = 'mute' | 'unmute' | 'hold' | 'unhold' | 'remove' | 'hang up'

/** The mutation that each is done by. */
export const MUTATIONS: Record<Deed, string> = {
  mute: 'muteParticipants',
  unmute: 'unmuteParticipants',
  hold: 'holdParticipants',
  unhold: 'unholdParticipants',
  remove: 'removeParticipants',
  'hang up': 'removeParticipants',
}

type Event = Line['__typename']

interface Doing {
  verb: string
  event: Event
  send(input: {
    conferenceId: string
    participantIds: string[]
    idempotencyKey: string
  }): ReturnType<Ask['send']>
}

export const DEEDS: Record<Deed, Doing> = {
  mute: { verb: 'Mute', event: 'ParticipantMuted', send: input => partyline.mutate(MuteDocument, { input }) },
  unmute: {
    verb: 'Unmute',
    event: 'ParticipantUnmuted',
    send: input => partyline.mutate(UnmuteDocument, { input }),
  },
  hold: { verb: 'Hold', event: 'ParticipantHeld', send: input => partyline.mutate(HoldDocument, { input }) },
  unhold: {
    verb: 'Take off hold',
    event: 'ParticipantUnheld',
    send: input => partyline.mutate(UnholdDocument, { input }),
  },
  remove: {
    verb: 'Remove',
    event: 'ParticipantLeft',
    send: input => partyline.mutate(RemoveDocument, { input }),
  },
  'hang up': {
    verb: 'Hang up',
    event: 'ParticipantLeft',
    send: input => partyline.mutate(RemoveDocument, { input: { ...input, hangUp: true } }),
  },
}

/** Does something with these participants of a conference. */
export function deed(name: Deed, conferenceId: string, participantIds: readonly string[]): Ask {
  const { verb, event, send } = DEEDS[name]
  return {
    verb,
    targets: participantIds,
    send: idempotencyKey => send({ conferenceId, participantIds: [...participantIds], idempotencyKey }),
    confirms: (line, target) => line.__typename === event && participantOf(line) === target,
  }
}

/** Lets a participant listen, be heard by some, or by all. */
export function setRole(
  conferenceId: string,
  participantId: string,
  role: SupervisorRole,
  whisperTo: string[] | null,
): Ask {
  return {
    verb: role === 'NONE' ? 'Take part' : role.charAt(0) + role.slice(1).toLowerCase(),
    targets: [participantId],
    send: idempotencyKey =>
      partyline.mutate(SetRoleDocument, {
        input: { conferenceId, participantId, role, whisperTo, idempotencyKey },
      }),
    confirms: (line, target) => line.__typename === 'SupervisorRoleChanged' && participantOf(line) === target,
  }
}

/** Whom an event is about. */
function participantOf(line: Line): string | undefined {
  return 'participant' in line ? line.participant?.id : undefined
}
