import type { CallControlId, RecordingId } from '../../kernel/ids.js'
import { refuse } from '../refusal.js'
import type { Leg, Tape } from '../state.js'
import type { World } from '../world.js'

/** The leg a token controls; an unknown token is refused, naming the field it came in. */
export function legOf(world: World, token: string, pointer?: string): Leg {
  const leg = world.legs.get(token as CallControlId)
  if (leg === undefined) throw refuse.callControlId(pointer)
  return leg
}

/** A finished recording. */
export function tapeAt(world: World, id: string): Tape {
  const tape = world.tapes.get(id as RecordingId)
  if (tape === undefined || !tape.saved)
    throw refuse.notFound(
      'The recording could not be found. Please check the recording_id and try again.',
      '/recording_id',
    )
  return tape
}
