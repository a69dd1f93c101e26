import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { RoomSettings } from '../../conference/room.js'
import type { Actor } from '../../fact/fact.js'
import { encodeCursor } from '../../journal/cursor.js'
import { headOf } from '../../journal/reads/events.js'
import { RoomId } from '../../kernel/ids.js'
import type { RoomOutcome } from '../../switchboard/port.js'
import { actorOf, admit, Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { notFound, refuse } from '../errors.js'
import { Cursor } from '../scalars/scalars.js'
import { given } from '../schema/given.js'
import { ofLength, within } from '../schema/inputs.js'
import { Shown } from '../schema/shown.js'
import { existing } from '../tracking/conflict.js'
import { CreateRoomInput, DeleteRoomInput, UpdateRoomInput } from './inputs.js'
import { RoomView } from './views.js'

@ObjectType('RoomPayload', {
  description: 'What a change to a room answers. Rooms are ours: the carrier is not asked.',
})
export class RoomPayload {
  @Shown(() => RoomView, 'The room as it stands now.')
  readonly room!: RoomView
  @Shown(() => Cursor, 'Where the journal stands: what callers meet from here on is by the new settings.')
  readonly cursor!: string
}

const WHAT = { description: 'What is asked for.' }

@Resolver()
export class RoomMutations {
  @Needs('ADMIN')
  @Mutation(() => RoomPayload, {
    description: 'Adds a room. From now on callers of its numbers are answered and seated by its rules.',
  })
  async createRoom(
    @Arg('input', () => CreateRoomInput, WHAT) input: CreateRoomInput,
    @Ctx() context: GraphContext,
  ): Promise<RoomPayload> {
    checkBounds(input)
    const { greeting, holdAudioUrl, maxWaitSeconds, ...settings } = input
    const outcome = await context.switchboard.createRoom(
      {
        ...settings,
        greeting: { ...SILENT, ...greeting },
        ...given({ holdAudioUrl, maxWaitSeconds }),
      },
      by(context),
    )
    return payloadOf(context, outcome)
  }

  @Needs('ADMIN')
  @Mutation(() => RoomPayload, {
    description:
      'Changes a room, also while it is in use: what happens next is decided by the new rules, what has been decided stays.',
  })
  async updateRoom(
    @Arg('input', () => UpdateRoomInput, WHAT) input: UpdateRoomInput,
    @Ctx() context: GraphContext,
  ): Promise<RoomPayload> {
    checkBounds(input)
    const { id, greeting, holdAudioUrl, maxWaitSeconds, ...settings } = input
    const changes: Partial<RoomSettings> = {
      ...given(settings),
      ...(greeting != null && { greeting: { ...SILENT, ...greeting } }),
      ...optional('holdAudioUrl', holdAudioUrl),
      ...optional('maxWaitSeconds', maxWaitSeconds),
    }
    return payloadOf(context, await context.switchboard.updateRoom(RoomId(id), changes, by(context)))
  }

  @Needs('ADMIN')
  @Mutation(() => RoomPayload, {
    description:
      'Takes a room away; answers it as it was. Its numbers lead nowhere then; conferences it had stay readable.',
  })
  async deleteRoom(
    @Arg('input', () => DeleteRoomInput, WHAT) { id }: DeleteRoomInput,
    @Ctx() context: GraphContext,
  ): Promise<RoomPayload> {
    return payloadOf(context, await context.switchboard.deleteRoom(RoomId(id), by(context)))
  }
}

function by({ viewer }: GraphContext): Actor {
  return actorOf(admit(viewer, 'ADMIN'))
}

const SILENT = { first: '', next: '', voice: 'female', language: 'en-GB' }

function checkBounds({ name, greeting, maxParticipants, maxWaitSeconds }: Omit<UpdateRoomInput, 'id'>): void {
  if (name != null) ofLength(name, [1, 100], 'name')
  ofLength(greeting?.first ?? '', [0, 3000], 'greeting.first')
  ofLength(greeting?.next ?? '', [0, 3000], 'greeting.next')
  if (maxParticipants != null) within(maxParticipants, [2, 800], 'maxParticipants')
  if (maxWaitSeconds != null) within(maxWaitSeconds, [10, 14_400], 'maxWaitSeconds')
}

/** A setting that a room need not have: left out it stays, null takes it away. */
function optional<K extends 'holdAudioUrl' | 'maxWaitSeconds'>(
  key: K,
  value: RoomSettings[K] | null | undefined,
): Partial<RoomSettings> {
  return value === undefined ? {} : ({ [key]: value ?? undefined } as Partial<RoomSettings>)
}

async function payloadOf(context: GraphContext, outcome: RoomOutcome): Promise<RoomPayload> {
  switch (outcome.kind) {
    case 'conflict': {
      const path = `input.${outcome.path}`
      if (outcome.path === 'name') throw refuse('CONFLICT', 'Another room has this name.', { path })
      const message = `The number ${outcome.existing.number} leads elsewhere already.`
      throw refuse('CONFLICT', message, { path, ...existing(outcome.existing) })
    }
    case 'unknown':
      throw notFound('There is no such room.', 'input.id')
    case 'inUse':
      throw refuse('ACTION_NOT_ALLOWED', 'Somebody is in the room.', { path: 'input.id' })
    case 'done': {
      context.load.forget()
      const { room, seating } = outcome
      const seq = await headOf(context.reader)
      return { room: new RoomView({ room, seating }), cursor: encodeCursor({ epoch: context.epoch, seq }) }
    }
  }
}
