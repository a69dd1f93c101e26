import type { z } from 'zod'
import { refuse } from '../refusal.js'
import type { Conference, Seat } from '../state.js'
import type { World } from '../world.js'
import { parse } from './body.js'
import { callControlIds, region } from './conference-fields.js'
import { commandId } from './fields.js'
import { legOf } from './lookup.js'

/** An action on a conference. */
export interface ConferenceCommand {
  /** Whether the path may hold the conference's name. */
  readonly byName: boolean
  /** Whether it has a `command_id`, by which a repetition is recognised. */
  readonly repeatable: boolean
  run(world: World, conference: Conference, body: unknown): void
}

/** An action with its fields, and whether it may be asked for by name. */
export function command<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  byName: boolean,
  execute: (world: World, conference: Conference, fields: z.infer<z.ZodObject<Shape>>) => void,
): ConferenceCommand {
  return {
    byName,
    repeatable: 'command_id' in schema.shape,
    run: (world, conference, body) => execute(world, conference, parse(schema, body)),
  }
}

/** What every action that can be repeated safely carries. */
export const repeatable = { command_id: commandId, region }
/** Whom an action means; nobody named is everybody. */
export const several = { call_control_ids: callControlIds, region }

/** The seat of a leg that is in the conference. */
export function seatOf(world: World, conference: Conference, token: string): Seat {
  const leg = legOf(world, token)
  if (leg.status === 'ended') throw refuse.callEnded()
  const seat = conference.seats.get(leg.callControlId)
  if (seat === undefined) throw refuse.callControlId()
  return seat
}

/** Tokens nobody handed out are refused; legs that are elsewhere by now are not. */
export function known(world: World, tokens: readonly string[] | undefined): readonly string[] | undefined {
  for (const token of tokens ?? []) legOf(world, token, '/call_control_ids')
  return tokens
}
