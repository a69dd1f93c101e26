import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { CarrierCommand } from '../../carrier/commands.js'
import { machineCheckOf } from '../../flow/machine.js'
import type { Endpoint } from '../../kernel/endpoint.js'
import { Needs } from '../auth.js'
import type { Send } from '../command/perform.js'
import type { GraphContext } from '../context.js'
import { badInput } from '../errors.js'
import { flowOfSource } from '../flow/source.js'
import { given } from '../schema/given.js'
import { ofLength, within } from '../schema/inputs.js'
import {
  AnswerCallInput,
  BridgeCallsInput,
  HangUpCallInput,
  PlaceCallInput,
  RejectCallInput,
  TransferCallInput,
} from './inputs.js'
import { CallLegPayload, legNamed, performOnLeg } from './targets.js'

const WHAT = { description: 'What is asked for.' }
const RINGING = [5, 600] as const

/** The number to call from: given, or the server's own. */
export function callerOf({ fromNumber }: GraphContext, from: string | null | undefined): Endpoint {
  const number = from ?? fromNumber
  if (number == null) {
    throw badInput(
      'Say whom the call is from: this server has no number of its own (FROM_NUMBER).',
      'input.from',
    )
  }
  return number as string as Endpoint
}

@Resolver()
export class CallMutations {
  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description:
      'Calls somebody. Returns when the carrier accepted it; CallInitiated, CallAnswered and so on follow.',
  })
  async placeCall(
    @Arg('input', () => PlaceCallInput, WHAT) input: PlaceCallInput,
    @Ctx() context: GraphContext,
  ) {
    const { to, from, callerName, timeoutSeconds, clientState, idempotencyKey } = input
    if (callerName != null) ofLength(callerName, [1, 128], 'callerName')
    const flow = input.flow == null ? undefined : await flowOfSource(context, input.flow, 'input.flow')
    const command: CarrierCommand<'placeCall'> = {
      kind: 'placeCall',
      to,
      from: callerOf(context, from),
      timeoutSeconds: within(timeoutSeconds, RINGING, 'timeoutSeconds'),
      detectMachine: input.detectMachine || (flow !== undefined && machineCheckOf(flow) !== undefined),
      ...given({ callerName, clientState }),
    }
    if (flow === undefined) return performOnLeg(context, command, idempotencyKey)
    const send: Send = (_, by) => context.switchboard.placeCall(command, flow, by)
    return performOnLeg(context, command, idempotencyKey, send)
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, { description: 'Answers an inbound leg. CallAnswered follows.' })
  async answerCall(
    @Arg('input', () => AnswerCallInput, WHAT) input: AnswerCallInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, clientState, idempotencyKey } = input
    const leg = await legNamed(context, callLegId)
    return performOnLeg(context, { kind: 'answerCall', ...leg, ...given({ clientState }) }, idempotencyKey)
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description: 'Turns an inbound leg away without answering. CallEnded follows.',
  })
  async rejectCall(
    @Arg('input', () => RejectCallInput, WHAT) input: RejectCallInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, cause, idempotencyKey } = input
    const leg = await legNamed(context, callLegId)
    return performOnLeg(context, { kind: 'rejectCall', ...leg, cause }, idempotencyKey)
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, { description: 'Ends a leg. CallEnded follows.' })
  async hangUpCall(
    @Arg('input', () => HangUpCallInput, WHAT) input: HangUpCallInput,
    @Ctx() context: GraphContext,
  ) {
    const leg = await legNamed(context, input.callLegId)
    return performOnLeg(context, { kind: 'hangUpCall', ...leg }, input.idempotencyKey)
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description:
      'Calls somebody else and connects the leg to the one who answers. CallTransferred or TransferFailed follows.',
  })
  async transferCall(
    @Arg('input', () => TransferCallInput, WHAT) input: TransferCallInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, to, from, timeoutSeconds, audioUrl, idempotencyKey } = input
    const leg = await legNamed(context, callLegId)
    return performOnLeg(
      context,
      {
        kind: 'transferCall',
        ...leg,
        to,
        timeoutSeconds: within(timeoutSeconds, RINGING, 'timeoutSeconds'),
        ...given({ from: from as Endpoint | null | undefined, audioUrl }),
      },
      idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description: 'Connects two legs that are up. CallBridged follows for each; `callLeg` is the first one.',
  })
  async bridgeCalls(
    @Arg('input', () => BridgeCallsInput, WHAT) input: BridgeCallsInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, withCallLegId, idempotencyKey } = input
    if (callLegId === withCallLegId)
      throw badInput('A leg cannot be connected to itself.', 'input.withCallLegId')
    const [leg, other] = await Promise.all([
      legNamed(context, callLegId),
      legNamed(context, withCallLegId, 'withCallLegId'),
    ])
    const { callId: withCallId, legId: withLegId } = other
    return performOnLeg(context, { kind: 'bridgeCalls', ...leg, withCallId, withLegId }, idempotencyKey)
  }
}
