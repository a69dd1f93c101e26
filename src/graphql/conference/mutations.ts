import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { CarrierCommand } from '../../carrier/commands.js'
import type { SupervisorRole } from '../../conference/facts.js'
import { type CallLegId, ConferenceId } from '../../kernel/ids.js'
import { Needs } from '../auth.js'
import { callerOf } from '../call/mutations.js'
import { CallLegPayload, legNamed, performOnLeg } from '../call/targets.js'
import { perform } from '../command/perform.js'
import type { GraphContext } from '../context.js'
import { badInput } from '../errors.js'
import { given } from '../schema/given.js'
import { ofLength, tones, within } from '../schema/inputs.js'
import {
  CreateConferenceInput,
  EndConferenceInput,
  JoinConferenceInput,
  PullParticipantInput,
  SendDigitsToConferenceInput,
  SetSupervisorRoleInput,
} from './inputs.js'
import { ConferencePayload, ParticipantPayload, performOnConference } from './payloads.js'
import { conferenceNamed, listenersMeant, participantsNamed, participantsNow } from './targets.js'

const WHAT = { description: 'What is asked for.' }

@Resolver()
export class ConferenceMutations {
  @Needs('OPERATOR')
  @Mutation(() => ConferencePayload, {
    description:
      'Opens a conference with an answered leg, which is its first participant: ConferenceCreated is in the journal ' +
      'when it returns. Callers of a room’s number need none of this: the room opens its own.',
  })
  async createConference(
    @Arg('input', () => CreateConferenceInput, WHAT) input: CreateConferenceInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, name, beep, startOnCreate, idempotencyKey } = input
    ofLength(name, [1, 100], 'name')
    const maxParticipants = within(input.maxParticipants, [2, 800], 'maxParticipants')
    const durationMinutes = within(input.durationMinutes, [1, 240], 'durationMinutes')
    const holdAudioUrl = input.holdAudioUrl ?? (startOnCreate ? undefined : context.holdAudioUrl)
    const leg = await legNamed(context, callLegId)
    return performOnConference(
      context,
      {
        kind: 'createConference',
        ...leg,
        name,
        beep,
        maxParticipants,
        durationMinutes,
        startOnCreate,
        ...given({ holdAudioUrl }),
      },
      idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => ParticipantPayload, {
    description:
      'Seats a leg in a conference: ParticipantJoining is in the journal when it returns, ParticipantJoined follows.',
  })
  async joinConference(
    @Arg('input', () => JoinConferenceInput, WHAT) input: JoinConferenceInput,
    @Ctx() context: GraphContext,
  ) {
    const { conferenceId, callLegId, muted, onHold, supervisorRole, startOnEnter, endOnExit } = input
    const conference = await conferenceNamed(context, conferenceId)
    const leg = await legNamed(context, callLegId)
    const whisperTo = await listenersOf(context, conferenceId, leg.legId, supervisorRole, input.whisperTo)
    const holdAudioUrl = input.holdAudioUrl ?? (onHold ? context.holdAudioUrl : undefined)
    return onParticipant(
      context,
      {
        kind: 'joinConference',
        conferenceId: conference.id,
        ...leg,
        muted,
        onHold,
        supervisorRole,
        whisperTo,
        startOnEnter,
        endOnExit,
        ...given({ roomId: conference.record.conference.roomId, holdAudioUrl }),
      },
      input.idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description:
      'Calls somebody and seats the leg in the conference when it is answered. Returns when the carrier accepted the ' +
      'call; CallAnswered and ParticipantJoined, or CallEnded, follow.',
  })
  async pullParticipant(
    @Arg('input', () => PullParticipantInput, WHAT) input: PullParticipantInput,
    @Ctx() context: GraphContext,
  ) {
    const { to, from, muted, timeoutSeconds, detectMachine, idempotencyKey } = input
    const { id: conferenceId } = await conferenceNamed(context, input.conferenceId)
    return performOnLeg(
      context,
      {
        kind: 'placeCall',
        to,
        from: callerOf(context, from),
        timeoutSeconds: within(timeoutSeconds, [5, 600], 'timeoutSeconds'),
        detectMachine,
        pull: { conferenceId, muted },
      },
      idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => ParticipantPayload, {
    description:
      'Changes what a participant hears and by whom they are heard: SupervisorRoleChanged is in the journal when it returns.',
  })
  async setSupervisorRole(
    @Arg('input', () => SetSupervisorRoleInput, WHAT) input: SetSupervisorRoleInput,
    @Ctx() context: GraphContext,
  ) {
    const { participantId, role, idempotencyKey } = input
    const { id: conferenceId } = await conferenceNamed(context, input.conferenceId)
    const [leg] = await participantsNamed(context, conferenceId, [participantId], 'participantId')
    if (leg === undefined) throw new Error('one name was given and nobody found')
    const whisperTo = await listenersOf(context, conferenceId, leg.legId, role, input.whisperTo)
    return onParticipant(
      context,
      { kind: 'setSupervisorRole', conferenceId, ...leg, role, whisperTo },
      idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => ConferencePayload, {
    description: 'Plays the tones of keys to everybody in a conference, or to some.',
  })
  async sendDigitsToConference(
    @Arg('input', () => SendDigitsToConferenceInput, WHAT) input: SendDigitsToConferenceInput,
    @Ctx() context: GraphContext,
  ) {
    const digits = tones(input.digits)
    const legIds = await listenersMeant(context, input)
    const conferenceId = ConferenceId(input.conferenceId)
    return performOnConference(
      context,
      { kind: 'sendDigitsToConference', conferenceId, legIds, digits },
      input.idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => ConferencePayload, {
    description: 'Ends a conference for everybody and hangs their legs up. ConferenceEnded follows.',
  })
  async endConference(
    @Arg('input', () => EndConferenceInput, WHAT) input: EndConferenceInput,
    @Ctx() context: GraphContext,
  ) {
    const { id: conferenceId } = await conferenceNamed(context, input.conferenceId)
    return performOnConference(context, { kind: 'endConference', conferenceId }, input.idempotencyKey)
  }
}

type Key = string | null | undefined

async function onParticipant(
  context: GraphContext,
  command: CarrierCommand<'joinConference' | 'setSupervisorRole'>,
  idempotencyKey: Key,
) {
  const performed = await perform(context, command, idempotencyKey)
  const [participant] = await participantsNow(context, command.conferenceId, [command.legId])
  if (participant === undefined)
    throw new Error(`${performed.record.id} was accepted and its participant is not known`)
  return { ...performed, participant }
}

/** A whisper without listeners would be monitoring; the list means nothing to the other roles. */
async function listenersOf(
  context: GraphContext,
  conferenceId: string,
  supervisor: CallLegId,
  role: SupervisorRole,
  ids: readonly string[] | null | undefined,
): Promise<CallLegId[]> {
  if (role === 'WHISPER') {
    if (ids == null) throw badInput('Say who hears the supervisor.', 'input.whisperTo')
    const legs = (await participantsNamed(context, conferenceId, ids, 'whisperTo')).map(({ legId }) => legId)
    if (legs.includes(supervisor)) throw badInput('Expected somebody else.', 'input.whisperTo')
    return legs
  }
  if (ids != null) throw badInput('Only the role WHISPER has listeners of its own.', 'input.whisperTo')
  return []
}
