import type { Carrier } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { Impossible } from './port.js'

const ASK_MS = 5_000

/**
 * Checks that calls are placed from numbers of ours. The carrier is asked once about a number that is, and once at a time
 * about any: otherwise a burst of calls would be a burst of questions.
 */
export function callerCheck(carrier: Pick<Carrier, 'owns'>) {
  const asked = new Map<Endpoint, Promise<boolean | undefined>>()
  const isOurs = (from: Endpoint): Promise<boolean | undefined> => {
    const known = asked.get(from)
    if (known !== undefined) return known
    // When the carrier cannot say, it will say so when it is sent the command.
    const answer = carrier.owns(from, AbortSignal.timeout(ASK_MS)).catch(() => undefined)
    asked.set(from, answer)
    void answer.then(owned => owned === true || asked.delete(from))
    return answer
  }
  return async (command: CarrierCommand): Promise<Impossible | undefined> => {
    const from = command.kind === 'placeCall' || command.kind === 'transferCall' ? command.from : undefined
    if (from === undefined || (await isOurs(from)) !== false) return undefined
    const message = 'Calls can only be placed from a number of your own account.'
    return { code: 'ACTION_NOT_ALLOWED', message, path: 'from' }
  }
}
