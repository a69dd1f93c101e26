import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import { identityIn } from '../../http/auth/identities.js'
import { encodeCursor } from '../../journal/cursor.js'
import { headOf } from '../../journal/reads/events.js'
import { ServiceLineId } from '../../kernel/ids.js'
import type { NamedOperator } from '../../signalling/next.js'
import type { ServiceLineOutcome } from '../../switchboard/service-lines.js'
import { admit, Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound, refuse } from '../errors.js'
import { Cursor } from '../scalars/scalars.js'
import { ofLength, within } from '../schema/inputs.js'
import { Shown } from '../schema/shown.js'
import { identityText, nameIn } from './bounds.js'
import {
  CreateServiceLineInput,
  DeleteServiceLineInput,
  UpdateServiceLineInput,
  type VoiceOperatorInput,
} from './inputs.js'
import { ServiceLineView } from './views.js'

@ObjectType('ServiceLinePayload', { description: 'What a change to a service line answers.' })
class ServiceLinePayload {
  @Shown(() => ServiceLineView, 'The line as it stands now.')
  readonly serviceLine!: ServiceLineView
  @Shown(() => Cursor, 'Where the journal stands.')
  readonly cursor!: string
}

@ObjectType('AvailabilityPayload', { description: 'Whether an operator takes calls of lines.' })
class AvailabilityPayload {
  @Shown(() => Boolean, 'Whether you do.')
  readonly available!: boolean
  @Shown(() => Cursor, 'Where the journal stands.')
  readonly cursor!: string
}

const WHAT = { description: 'What is asked for.' }

@Resolver()
export class ServiceLineMutations {
  @Needs('ADMIN')
  @Mutation(() => ServiceLinePayload, {
    description:
      'Adds a service line. Its operators get its calls once they listen to `voiceSignals` and `setAvailability`.',
  })
  async createServiceLine(
    @Arg('input', () => CreateServiceLineInput, WHAT) input: CreateServiceLineInput,
    @Ctx() context: GraphContext,
  ): Promise<ServiceLinePayload> {
    const { name, ringSeconds, operators } = input
    checkBounds(input)
    const settings = { name, ringSeconds, operators: operatorsIn(operators, context) }
    return payloadOf(context, await context.switchboard.voice.createLine(settings))
  }

  @Needs('ADMIN')
  @Mutation(() => ServiceLinePayload, {
    description:
      'Changes a service line: from the next operator who is looked for. What rings goes on ringing.',
  })
  async updateServiceLine(
    @Arg('input', () => UpdateServiceLineInput, WHAT) input: UpdateServiceLineInput,
    @Ctx() context: GraphContext,
  ): Promise<ServiceLinePayload> {
    const { id, name, ringSeconds, operators } = input
    checkBounds(input)
    const outcome = await context.switchboard.voice.updateLine(ServiceLineId(nameIn(id, 'id')), {
      ...(name != null && { name }),
      ...(ringSeconds != null && { ringSeconds }),
      ...(operators != null && { operators: operatorsIn(operators, context) }),
    })
    return payloadOf(context, outcome)
  }

  @Needs('ADMIN')
  @Mutation(() => ServiceLinePayload, { description: 'Takes a service line away; answers it as it was.' })
  async deleteServiceLine(
    @Arg('input', () => DeleteServiceLineInput, WHAT) { id }: DeleteServiceLineInput,
    @Ctx() context: GraphContext,
  ): Promise<ServiceLinePayload> {
    return payloadOf(context, await context.switchboard.voice.deleteLine(ServiceLineId(nameIn(id, 'id'))))
  }

  @Needs('OPERATOR')
  @Mutation(() => AvailabilityPayload, {
    description:
      'Switches you on or off for calls of the lines whose operator you are; at first you are off. It stays so when ' +
      'you go, but lines ring only at operators who listen. ACTION_NOT_ALLOWED when you are no operator.',
  })
  async setAvailability(
    @Arg('available', () => Boolean, { description: 'Whether lines may ring at you.' }) available: boolean,
    @Ctx() context: GraphContext,
  ): Promise<AvailabilityPayload> {
    const { identity } = admit(context.viewer, 'OPERATOR')
    if (!(await context.switchboard.voice.setAvailability(identity, available))) {
      throw refuse('ACTION_NOT_ALLOWED', 'You are an operator of no service line.')
    }
    return { available, cursor: await cursorOf(context) }
  }
}

const MOST_OPERATORS = 250

function checkBounds({ name, ringSeconds, operators }: Omit<UpdateServiceLineInput, 'id'>): void {
  if (name != null) ofLength(nameIn(name, 'name'), [1, 100], 'name')
  if (ringSeconds != null) within(ringSeconds, [1, 120], 'ringSeconds')
  if (operators != null && operators.length > MOST_OPERATORS) {
    throw badInput(`Expected at most ${MOST_OPERATORS}.`, 'input.operators')
  }
}

function operatorsIn(operators: VoiceOperatorInput[], { identitySource }: GraphContext): NamedOperator[] {
  const named = operators.map(({ identity, name }) => ({
    identity: identityIn(identityText(identity, 'operators.identity'), identitySource),
    name: ofLength(nameIn(name, 'operators.name'), [1, 100], 'operators.name'),
  }))
  if (new Set(named.map(({ identity }) => identity)).size < named.length) {
    throw badInput('Expected each operator once.', 'input.operators')
  }
  return named
}

async function payloadOf(context: GraphContext, outcome: ServiceLineOutcome): Promise<ServiceLinePayload> {
  switch (outcome.kind) {
    case 'conflict':
      throw refuse('CONFLICT', 'Another service line has this name.', { path: 'input.name' })
    case 'unknown':
      throw notFound('There is no such service line.', 'input.id')
    case 'done':
      context.load.forget()
      return { serviceLine: new ServiceLineView(outcome.line), cursor: await cursorOf(context) }
  }
}

async function cursorOf({ epoch, reader }: GraphContext): Promise<string> {
  return encodeCursor({ epoch, seq: await headOf(reader) })
}
