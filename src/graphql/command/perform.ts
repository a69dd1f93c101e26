import type { GraphQLError } from 'graphql'
import type { Refusal } from '../../carrier/carrier.js'
import type { CarrierCommand } from '../../carrier/commands.js'
import type { CommandRecord } from '../../journal/commands.js'
import { encodeCursor } from '../../journal/cursor.js'
import type { Request, Settlement } from '../../switchboard/port.js'
import { actorOf, admit } from '../auth.js'
import type { GraphContext } from '../context.js'
import { badInput, type ErrorCode, impossible, refuse } from '../errors.js'
import type { Commanded } from './payload.js'
import { CommandView } from './views.js'

/** A command that was accepted. */
export interface Performed extends Commanded {
  record: CommandRecord
}

const LONGEST_KEY = 200

/** How a command goes to the switchboard, where it is not by itself. */
export type Send = (command: CarrierCommand, by: Request) => Promise<Settlement>

/** Has a command carried out: resolves when the carrier accepted it, throws what became of it otherwise. */
export async function perform(
  context: GraphContext,
  command: CarrierCommand,
  idempotencyKey: string | null | undefined,
  send?: Send,
): Promise<Performed> {
  const performed = await attempt(context, command, idempotencyKey, send)
  if ('error' in performed) throw performed.error
  return performed
}

/** The same, with the error as a value. */
export async function attempt(
  context: GraphContext,
  command: CarrierCommand,
  idempotencyKey: string | null | undefined,
  send: Send = context.switchboard.command,
): Promise<Performed | { error: GraphQLError }> {
  const settlement = await send(command, requestOf(context, idempotencyKey))
  context.load.forget()
  if (settlement.kind !== 'accepted') return { error: errorOf(settlement) }
  const { command: record, replayed } = settlement
  const cursor = encodeCursor({ epoch: context.epoch, seq: record.settledSeq ?? record.seq })
  return { record, command: new CommandView(record, replayed), cursor }
}

/** Who asks, and by which key a repetition is known. */
export function requestOf(
  { viewer }: Pick<GraphContext, 'viewer'>,
  idempotencyKey: string | null | undefined,
): Request {
  const actor = actorOf(admit(viewer, 'OPERATOR'))
  if (idempotencyKey === '' || (idempotencyKey ?? '').length > LONGEST_KEY) {
    throw badInput(`An idempotency key has 1 to ${LONGEST_KEY} characters.`, 'input.idempotencyKey')
  }
  return { actor, ...(idempotencyKey != null && { idempotencyKey }) }
}

/** What a client is told of a command that was not accepted. */
export function errorOf(settlement: Exclude<Settlement, { kind: 'accepted' }>): GraphQLError {
  switch (settlement.kind) {
    case 'impossible':
      return impossible(settlement.why)
    case 'conflict':
      return refuse('CONFLICT', 'This idempotency key was used for another command.', {
        path: 'input.idempotencyKey',
      })
    case 'pending':
      return refuse(
        'CARRIER_UNAVAILABLE',
        'The carrier has not answered yet and the command is still on its way: watch it by its id. ' +
          'Asking again with the same idempotency key waits for its result.',
        { commandId: settlement.command.id, retryable: true },
      )
    case 'refused':
      return refused(settlement.refusal, settlement.command.id)
  }
}

function refused({ reason, retryable, carrierCode, carrierTitle }: Refusal, commandId: string): GraphQLError {
  const code: ErrorCode =
    reason === 'RATE_LIMITED' ? 'RATE_LIMITED' : retryable ? 'CARRIER_UNAVAILABLE' : 'CARRIER_REFUSED'
  const said = carrierTitle === undefined ? '' : `: ${carrierTitle}`
  const message =
    code === 'CARRIER_REFUSED'
      ? `The carrier refused the command${said}.`
      : `The carrier could not be reached${said}.`
  return refuse(code, message, {
    commandId,
    reason,
    retryable,
    ...(carrierCode !== undefined && { carrierCode }),
    ...(carrierTitle !== undefined && { carrierTitle }),
  })
}
