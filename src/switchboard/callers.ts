import type { Carrier } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { Impossible } from './port.js'

const ASK_MS = 5_000

/** Checks that calls are placed from numbers of ours; a number once found to be ours is not asked about again. */
export function callerCheck(carrier: Pick<Carrier, 'owns'>) {
  const ours = new Set<Endpoint>()
  return async (command: CarrierCommand): Promise<Impossible | undefined> => {
    const from = command.kind === 'placeCall' || command.kind === 'transferCall' ? command.from : undefined
    if (from === undefined || ours.has(from)) return undefined
    // When the carrier cannot say, it will say so when it is sent the command.
    const owned = await carrier.owns(from, AbortSignal.timeout(ASK_MS)).catch(() => undefined)
    if (owned === false) {
      const message = 'Calls can only be placed from a number of your own account.'
      return { code: 'ACTION_NOT_ALLOWED', message, path: 'from' }
    }
    if (owned) ours.add(from)
    return undefined
  }
}
