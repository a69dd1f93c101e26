import type { Leg } from '../state.js'
import { announceCall } from '../webhook/announce.js'
import type { World } from '../world.js'
import { listen } from './hearing.js'
import { hangUp, hungUpByUs } from './leg.js'

/** Connects two answered legs, each of which first leaves where it was; nothing changes for two that are. */
export function bridgeLegs(world: World, one: Leg, other: Leg): void {
  if (one.peer === other) return
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
  const parks = peer.parkAfterUnbridge
  for (const each of [leg, peer]) {
    delete each.peer
    each.parkAfterUnbridge = false
  }
  listen(world, leg)
  if (parks) listen(world, peer)
  else hangUp(world, peer, hungUpByUs(peer))
}
