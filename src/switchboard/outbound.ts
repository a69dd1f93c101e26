import { firstLeg } from '../call/fold.js'
import type { Refusal } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import { isRetryable } from '../dialling/caps.js'
import { type OutboundRefusal, refusedDestination } from '../dialling/policy.js'
import { explain } from '../dialling/words.js'
import type { Actor } from '../fact/fact.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { BindingTarget } from '../tracking/binding.js'
import type { Impossible } from './port.js'
import type { Workspace } from './workspace.js'

/** A call that the outbound policy did not let out. */
export interface OutboundAttempt {
  refusal: OutboundRefusal
  to: Endpoint
  actor: Actor
}

/**
 * Which rule of the outbound policy refuses a command; undefined when it dials nobody, or may. Every command passes
 * here, whoever asks for it.
 */
export async function checkOutbound(
  ws: Workspace,
  command: CarrierCommand,
  actor: Actor,
): Promise<OutboundRefusal | undefined> {
  if (!dials(command)) return undefined
  const refusal =
    refusedDestination(ws.outbound.policy, command.to, await ownNumbers(ws, command)) ??
    (await ws.outbound.refusal(identityOf(actor)))
  if (refusal !== undefined) ws.outboundRefused.push({ refusal, to: command.to, actor })
  return refusal
}

/** Counts a command that is let out; one that dials nobody does not count. */
export async function countOutbound(ws: Workspace, command: CarrierCommand, actor: Actor): Promise<void> {
  if (dials(command)) await ws.outbound.count(identityOf(actor))
}

/** Why a client's command is not let out. */
export async function whyNotDialled(
  ws: Workspace,
  command: CarrierCommand,
  actor: Actor,
): Promise<Impossible | undefined> {
  const refusal = await checkOutbound(ws, command, actor)
  return refusal && impossibleOf(refusal, 'to')
}

/** Why calls cannot be forwarded there, whenever they come in: the caps do not matter here. */
export function whyNotForwarded(
  ws: Workspace,
  target: BindingTarget,
  number: Endpoint | undefined,
): Impossible | undefined {
  if (target.kind !== 'FORWARD') return undefined
  const { destination, fallback } = target
  const own = withFromNumber(ws, number)
  const check = (to: Endpoint, path: string) => {
    const refusal = refusedDestination(ws.outbound.policy, to, own)
    return refusal && impossibleOf(refusal, path)
  }
  return (
    check(destination, 'destination') ??
    (fallback !== undefined && 'destination' in fallback
      ? check(fallback.destination, 'fallbackDestination')
      : undefined)
  )
}

/** The same as the carrier's refusal, for whoever waits for the carrier's answer. */
export function refusalOf(refusal: OutboundRefusal): Refusal {
  return {
    reason: 'OUTBOUND_NOT_ALLOWED',
    retryable: isRetryable(refusal),
    uncertain: false,
    carrierTitle: explain(refusal),
  }
}

function impossibleOf(refusal: OutboundRefusal, path: string): Impossible {
  const details = { ...refusal, retryable: isRetryable(refusal) }
  return { code: 'OUTBOUND_NOT_ALLOWED', message: explain(refusal), path, details }
}

/** Whatever has somebody to call: a command of another kind that gets a `to` is held to the policy as well. */
function dials(command: CarrierCommand): command is Extract<CarrierCommand, { to: Endpoint }> {
  return 'to' in command
}

/** Our numbers whose countries are home: the installation's, and the one that the call is by. */
async function ownNumbers(
  ws: Workspace,
  command: Extract<CarrierCommand, { to: Endpoint }>,
): Promise<Endpoint[]> {
  if (command.kind === 'placeCall') return withFromNumber(ws, command.from)
  // Its `from` may be the caller's number, which the caller chooses.
  const call = await ws.states.call(command.callId)
  const inbound = call?.legs.find(({ direction }) => direction === 'INBOUND')
  return withFromNumber(ws, inbound === undefined ? call && firstLeg(call)?.from : inbound.to)
}

function withFromNumber({ policy: { fromNumber } }: Workspace, number: Endpoint | undefined): Endpoint[] {
  return [fromNumber, number].filter(own => own !== undefined)
}

/** All rules that act for no client are one: a flood of inbound calls leaves room for those whom clients call. */
function identityOf({ kind, name, identity }: Actor): string {
  return identity ?? (kind === 'POLICY' ? 'rules' : `client:${name}`)
}
