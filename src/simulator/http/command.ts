import type { z } from 'zod'
import { refuse } from '../refusal.js'
import type { Leg } from '../state.js'
import type { World } from '../world.js'
import { asObject, type Body, parse } from './body.js'

/** Runs one action on a leg and answers with the `data` of the response. */
export type CallCommand = (world: World, leg: Leg, body: unknown) => object

/**
 * An action with the rules all of them share: a repeated `command_id` on the leg, where the action has one, is
 * answered and not executed, an ended call and (for most) an unanswered one are refused, `client_state` replaces the leg's.
 */
export function command<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  when: 'ringing or up' | 'up',
  execute: (world: World, leg: Leg, fields: z.infer<z.ZodObject<Shape>>) => unknown,
): CallCommand {
  const repeatable = 'command_id' in schema.shape
  return (world, leg, body) => {
    const commandId = repeatable ? commandIdOf(asObject(body)) : undefined
    return world.commands.once(`leg ${leg.ordinal}`, commandId, () => {
      if (leg.status === 'ended') throw refuse.callEnded()
      const fields = parse(schema, body)
      if (when === 'up' && leg.status === 'ringing') throw refuse.notAnswered()
      leg.commanded = true
      const state = (fields as { client_state?: string }).client_state
      const before = leg.clientState
      if (state !== undefined) leg.clientState = state
      try {
        const more = execute(world, leg, fields)
        return { result: 'ok', ...(typeof more === 'object' ? more : {}) }
      } catch (error) {
        leg.clientState = before
        throw error
      }
    })
  }
}

/** The id by which a repetition is recognised, when the command has one. */
export function commandIdOf(body: Body): string | undefined {
  return typeof body.command_id === 'string' && body.command_id !== '' ? body.command_id : undefined
}
