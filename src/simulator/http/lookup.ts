import type { CallControlId } from '../../kernel/ids.js'
import { refuse } from '../refusal.js'
import type { Leg } from '../state.js'
import type { World } from '../world.js'

/** The leg a token controls; an unknown token is refused, naming the field it came in. */
export function legOf(world: World, token: string, pointer?: string): Leg {
  const leg = world.legs.get(token as CallControlId)
  if (leg === undefined) throw refuse.callControlId(pointer)
  return leg
}
