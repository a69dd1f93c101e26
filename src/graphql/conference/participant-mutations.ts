import type { GraphQLError } from 'graphql'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { CarrierCommand } from '../../carrier/commands.js'
import { commandOfClient } from '../../journal/reads/commands.js'
import { type CallLegId, ConferenceId, ParticipantId } from '../../kernel/ids.js'
import { actorOf, Needs } from '../auth.js'
import { attempt, type Performed, perform } from '../command/perform.js'
import type { GraphContext } from '../context.js'
import { given } from '../schema/given.js'
import { HoldParticipantsInput, ParticipantsInput, RemoveParticipantsInput } from './inputs.js'
import { ParticipantsPayload } from './payloads.js'
import { participantsMeant, participantsNow } from './targets.js'

const WHAT = { description: 'What is asked for.' }

/** Whom a command about several participants names. */
interface OnSeveral {
  conferenceId: ConferenceId
  legIds: CallLegId[]
}

/** What is done to people in a conference. */
@Resolver()
export class ParticipantMutations {
  @Needs('OPERATOR')
  @Mutation(() => ParticipantsPayload, {
    description:
      'Silences participants for the others: ParticipantMuted for each is in the journal when it returns.',
  })
  muteParticipants(
    @Arg('input', () => ParticipantsInput, WHAT) input: ParticipantsInput,
    @Ctx() context: GraphContext,
  ) {
    return onSeveral(context, input, on => ({ kind: 'muteParticipants', ...on }))
  }

  @Needs('OPERATOR')
  @Mutation(() => ParticipantsPayload, {
    description:
      'Lets participants be heard again: ParticipantUnmuted for each is in the journal when it returns.',
  })
  unmuteParticipants(
    @Arg('input', () => ParticipantsInput, WHAT) input: ParticipantsInput,
    @Ctx() context: GraphContext,
  ) {
    return onSeveral(context, input, on => ({ kind: 'unmuteParticipants', ...on }))
  }

  @Needs('OPERATOR')
  @Mutation(() => ParticipantsPayload, {
    description:
      'Takes participants out of the conversation, with audio: ParticipantHeld for each, with the reason OPERATOR, ' +
      'is in the journal when it returns. A room does not release whom an operator holds.',
  })
  holdParticipants(
    @Arg('input', () => HoldParticipantsInput, WHAT) input: HoldParticipantsInput,
    @Ctx() context: GraphContext,
  ) {
    const audioUrl = input.audioUrl ?? context.holdAudioUrl
    return onSeveral(context, input, on => ({
      kind: 'holdParticipants',
      ...on,
      reason: 'OPERATOR',
      ...given({ audioUrl }),
    }))
  }

  @Needs('OPERATOR')
  @Mutation(() => ParticipantsPayload, {
    description:
      'Takes participants back into the conversation: ParticipantUnheld for each is in the journal when it returns.',
  })
  unholdParticipants(
    @Arg('input', () => ParticipantsInput, WHAT) input: ParticipantsInput,
    @Ctx() context: GraphContext,
  ) {
    return onSeveral(context, input, on => ({ kind: 'unholdParticipants', ...on }))
  }

  @Needs('OPERATOR')
  @Mutation(() => ParticipantsPayload, {
    description:
      'Sends participants out of the conference; their legs stay up unless `hangUp`. The carrier is asked for each ' +
      'one by one: for whom it did not work stands in `failures`, and it is an error only when it worked for nobody. ' +
      'ParticipantLeft follows for each.',
  })
  async removeParticipants(
    @Arg('input', () => RemoveParticipantsInput, WHAT) input: RemoveParticipantsInput,
    @Ctx() context: GraphContext,
  ) {
    const { hangUp, idempotencyKey } = input
    const conferenceId = ConferenceId(input.conferenceId)
    const targets = await participantsMeant(context, input)
    const outcomes = await Promise.all(
      targets.map(async leg => {
        const command: CarrierCommand = hangUp
          ? { kind: 'hangUpCall', ...leg }
          : { kind: 'removeParticipant', conferenceId, ...leg }
        // A key for each, otherwise the second would be a repetition of the first.
        const key = idempotencyKey == null ? undefined : `${idempotencyKey}:${leg.legId}`
        return { leg, outcome: await attempt(context, command, key) }
      }),
    )
    const done = outcomes.flatMap(({ leg, outcome }) => ('error' in outcome ? [] : [{ leg, ...outcome }]))
    const failures = outcomes.flatMap(({ leg, outcome }) =>
      'error' in outcome ? [failureOf(ParticipantId(conferenceId, leg.legId), outcome.error)] : [],
    )
    const last = done.reduce<(typeof done)[number] | undefined>(
      (a, b) => (a === undefined || (b.record.settledSeq ?? 0) > (a.record.settledSeq ?? 0) ? b : a),
      undefined,
    )
    if (last === undefined) throw errorIn(outcomes.map(({ outcome }) => outcome))
    return {
      command: last.command,
      cursor: last.cursor,
      commands: done.map(({ command }) => command),
      participants: await participantsNow(
        context,
        conferenceId,
        done.map(({ leg }) => leg.legId),
      ),
      failures,
    }
  }
}

async function onSeveral(
  context: GraphContext,
  input: ParticipantsInput,
  commandOf: (on: OnSeveral) => CarrierCommand,
) {
  const conferenceId = ConferenceId(input.conferenceId)
  const legIds = (await legsAskedBefore(context, input)) ?? (await legsMeant(context, input))
  const performed = await perform(context, commandOf({ conferenceId, legIds }), input.idempotencyKey)
  return {
    ...performed,
    commands: [performed.command],
    participants: await participantsNow(context, conferenceId, legIds),
    failures: [],
  }
}

async function legsMeant(context: GraphContext, input: ParticipantsInput): Promise<CallLegId[]> {
  return (await participantsMeant(context, input)).map(({ legId }) => legId)
}

/** Whom "all" meant when the same key was used first: by now others may be in the conference. */
async function legsAskedBefore(
  { reader, viewer }: GraphContext,
  { all, idempotencyKey, conferenceId }: ParticipantsInput,
): Promise<CallLegId[] | undefined> {
  if (!all || idempotencyKey == null || viewer === undefined) return undefined
  const earlier = await commandOfClient(reader, actorOf(viewer), idempotencyKey)
  const { command } = earlier ?? {}
  if (command === undefined || !('legIds' in command) || command.legIds === 'ALL') return undefined
  return command.conferenceId === conferenceId ? command.legIds : undefined
}

function failureOf(participantId: ParticipantId, { message, extensions }: GraphQLError) {
  return { participantId, code: extensions.code, message, commandId: extensions.commandId }
}

function errorIn(outcomes: readonly (Performed | { error: GraphQLError })[]): GraphQLError {
  for (const outcome of outcomes) if ('error' in outcome) return outcome.error
  throw new Error('nobody was named and nobody refused')
}
