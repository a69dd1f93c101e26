import { CallLegId, ConferenceId, ParticipantId } from '../../kernel/ids.js'
import type { LegTarget } from '../call/targets.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound, refuse } from '../errors.js'
import { conferenceById } from './queries.js'
import { ConferenceView, ParticipantView } from './views.js'

/** The conference an input names; throws NOT_FOUND. */
export async function conferenceNamed(context: GraphContext, id: string): Promise<ConferenceView> {
  const found = await conferenceById(context, ConferenceId(id))
  if (found === undefined) throw notFound('There is no such conference.', 'input.conferenceId')
  return found
}

/** The legs of participants that an input names; throws BAD_USER_INPUT or NOT_FOUND. */
export async function participantsNamed(
  context: GraphContext,
  conferenceId: string,
  ids: readonly string[],
  path = 'participantIds',
): Promise<LegTarget[]> {
  if (ids.length === 0) {
    throw badInput('An empty list names nobody; leave it out or name somebody.', `input.${path}`)
  }
  const legs = await Promise.all(
    [...new Set(ids)].map(async id => {
      const stay = await context.load.participant.load(id as ParticipantId)
      if (stay?.participant.conferenceId !== conferenceId) {
        throw notFound(`The conference has no participant ${id}.`, `input.${path}`)
      }
      const { callId, legId } = stay.participant
      return { callId, legId }
    }),
  )
  return legs
}

/** Whom an input means: those it names, or everybody who is in the conference now. */
export async function participantsMeant(
  context: GraphContext,
  {
    conferenceId,
    participantIds,
    all,
  }: { conferenceId: string; participantIds?: string[] | null; all: boolean },
): Promise<LegTarget[]> {
  const conference = await conferenceNamed(context, conferenceId)
  if (!all) {
    if (participantIds == null || participantIds.length === 0) {
      throw badInput(
        'Name participants, or give all: true for everybody who is there.',
        'input.participantIds',
      )
    }
    return participantsNamed(context, conferenceId, participantIds)
  }
  if (participantIds != null) throw badInput('Give participantIds or all, not both.', 'input.all')
  const stays = (await context.load.participantsOfConference.load(conference.id)) ?? []
  const present = stays
    .map(stay => new ParticipantView(stay, conference.at))
    .filter(({ state }) => state === 'JOINED')
    .map(({ attendee: { participant } }) => ({ callId: participant.callId, legId: participant.legId }))
  if (present.length === 0) {
    throw refuse('ACTION_NOT_ALLOWED', 'Nobody is in the conference.', { path: 'input.all' })
  }
  return present
}

/** Whom something is said or played to: those an input names, or everybody. */
export async function listenersMeant(
  context: GraphContext,
  { conferenceId, participantIds }: { conferenceId: string; participantIds?: string[] | null },
): Promise<CallLegId[] | 'ALL'> {
  await conferenceNamed(context, conferenceId)
  if (participantIds == null) return 'ALL'
  return (await participantsNamed(context, conferenceId, participantIds)).map(({ legId }) => legId)
}

/** The participants these legs are, as they stand now. */
export async function participantsNow(
  { load, epoch }: GraphContext,
  conferenceId: ConferenceId,
  legs: readonly CallLegId[],
): Promise<ParticipantView[]> {
  const stays = await Promise.all(legs.map(leg => load.participant.load(ParticipantId(conferenceId, leg))))
  return stays.flatMap(stay =>
    stay === undefined ? [] : [new ParticipantView(stay, { epoch, seq: stay.seq })],
  )
}
