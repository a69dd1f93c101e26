import { ID, ObjectType } from 'type-graphql'
import type { CarrierCommand } from '../../carrier/commands.js'
import { payloadType } from '../command/payload.js'
import { type Performed, perform } from '../command/perform.js'
import { CommandView } from '../command/views.js'
import type { GraphContext } from '../context.js'
import { nullable, Shown } from '../schema/shown.js'
import { conferenceById } from './queries.js'
import { ConferenceView, ParticipantView } from './views.js'

export const ConferencePayload = payloadType(
  'ConferencePayload',
  'What a command about a conference answers.',
  {
    conference: {
      type: () => ConferenceView,
      description: 'The conference as it stands now: what the command does may come later.',
    },
  },
)

export const ParticipantPayload = payloadType(
  'ParticipantPayload',
  'What a command about one participant answers.',
  { participant: { type: () => ParticipantView, description: 'The participant as it stands now.' } },
)

@ObjectType('ParticipantFailure', {
  description: 'One participant for whom it did not work, while it did for others.',
})
export class ParticipantFailure {
  @Shown(() => ID, 'Of the participant.')
  readonly participantId!: string
  @Shown(() => String, 'What `extensions.code` would be if it had not worked for anybody.')
  readonly code!: string
  @Shown(() => String, 'Why, in words.')
  readonly message!: string
  @Shown(() => ID, 'The command that was refused; null when nothing was sent.', nullable)
  readonly commandId?: string
}

export const ParticipantsPayload = payloadType(
  'ParticipantsPayload',
  'What a command about several participants answers.',
  {
    commands: {
      type: () => [CommandView],
      description:
        'All commands that were accepted: one for all participants, or, to remove them, one for each.',
    },
    participants: {
      type: () => [ParticipantView],
      description: 'Those for whom it worked, as they stand now: who is removed may still be leaving.',
    },
    failures: {
      type: () => [ParticipantFailure],
      description: 'Those for whom it did not work; always empty but for `removeParticipants`.',
    },
  },
)

/** Carries out a command about a conference; answers it as it stands afterwards. */
export async function performOnConference(
  context: GraphContext,
  command: CarrierCommand,
  idempotencyKey: string | null | undefined,
): Promise<Performed & { conference: ConferenceView }> {
  const performed = await perform(context, command, idempotencyKey)
  const { record } = performed
  const id = record.result?.conferenceId ?? record.conferenceId
  const conference = id && (await conferenceById(context, id))
  if (conference === undefined) throw new Error(`${record.id} was accepted and its conference is not known`)
  return { ...performed, conference }
}
