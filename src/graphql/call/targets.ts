import type { CarrierCommand } from '../../carrier/commands.js'
import type { CallId, CallLegId } from '../../kernel/ids.js'
import { payloadType } from '../command/payload.js'
import { type Performed, perform, type Send } from '../command/perform.js'
import type { GraphContext } from '../context.js'
import { notFound } from '../errors.js'
import { legById } from './queries.js'
import { CallLegView } from './views.js'

/** A leg as commands name it. */
export interface LegTarget {
  callId: CallId
  legId: CallLegId
}

/** The leg an input names; throws NOT_FOUND. */
export async function legNamed(context: GraphContext, id: string, path = 'callLegId'): Promise<LegTarget> {
  const leg = await legById(context, id)
  if (leg === undefined) throw notFound('There is no such call leg.', `input.${path}`)
  return { callId: leg.call.id, legId: leg.id }
}

export const CallLegPayload = payloadType('CallLegPayload', 'What a command about a leg answers.', {
  callLeg: {
    type: () => CallLegView,
    description: 'The leg as it stands now: what the command does may come later.',
  },
})

/** Carries out a command about one leg; answers it as it stands afterwards. */
export async function performOnLeg(
  context: GraphContext,
  command: CarrierCommand,
  idempotencyKey: string | null | undefined,
  send?: Send,
): Promise<Performed & { callLeg: CallLegView }> {
  const performed = await perform(context, command, idempotencyKey, send)
  const { record } = performed
  const legId = record.result?.legId ?? record.legId
  const callLeg = legId === undefined ? undefined : await legById(context, legId)
  if (callLeg === undefined) throw new Error(`${record.id} was accepted and its leg is not known`)
  return { ...performed, callLeg }
}
