import type { NumberOrderStatus, TrackedOutcome } from '../generated/graphql.js'
import { spoken } from '../ui/words.js'

export const OUTCOMES: Record<TrackedOutcome, string> = {
  ANSWERED: 'Answered',
  ABANDONED: 'Given up',
  BUSY: 'Busy',
  FAILED: 'Failed',
  NO_ANSWER: 'No answer',
  NO_BINDING: 'Led nowhere',
  REJECTED: 'Turned away',
}

export const ORDER_WORDS: Record<NumberOrderStatus, string> = {
  SEARCHING: 'A number is being looked for…',
  ORDERING: 'Being ordered…',
  PENDING: 'Ordered; the carrier has not delivered it yet.',
  SUCCESS: 'It is yours.',
  FAILURE: 'Nothing was bought.',
}

interface Leads {
  destination: string | null
  room: { name: string } | null
  callFlowId: string | null
}

/** Where a number leads. */
export function leadsTo(
  { destination, room, callFlowId }: Leads,
  flows: readonly { id: string; title: string }[],
) {
  if (room !== null) return `Room ${room.name}`
  if (callFlowId === null) return spoken(destination)
  return `Flow ${flows.find(({ id }) => id === callFlowId)?.title ?? ''}`
}
