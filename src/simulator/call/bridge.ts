import type { Leg } from '../state.js'
import { announceCall } from '../webhook/announce.js'
import type { World } from '../world.js'
import { listen } from './hearing.js'
import { hangUp, hungUpByUs } from './leg.js'

/** Connects two answered legs, each of which first leaves where it was. */
export function bridgeLegs(world: World, one: Leg, other: Leg): void {
  for (const leg of [one, other]) {
    leg.seat?.release()
    part(world, leg)
  }
  if (one.status !== 'up' || other.status !== 'up') return
  one.peer = other
  other.peer = one
  for (const leg of [one, other]) {
    const end = () => {
      leg.onEnd.delete(end)
      part(world, leg)
    }
    leg.onEnd.add(end)
    announceCall(world, leg, 'call.bridged')
    listen(world, leg)
  }
}

/** Takes a leg out of its bridge; the other one is parked when it asked for that, and hung up when not. */
export function part(world: World, leg: Leg): void {
  const { peer } = leg
  if (peer === undefined) return
  delete leg.peer
  delete peer.peer
  listen(world, leg)
  if (peer.status === 'ended') return
  if (peer.parkAfterUnbridge) {
    peer.parkAfterUnbridge = false
    listen(world, peer)
  } else hangUp(world, peer, hungUpByUs(peer))
}
