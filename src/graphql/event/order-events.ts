import type { OrderFacts } from '../../tracking/facts.js'
import { E164 } from '../scalars/scalars.js'
import type { EventSpecs } from './spec.js'

const kind = 'numberOrder'

export const ORDER_EVENTS: EventSpecs<keyof OrderFacts> = {
  NumberOrderRequested: { kind, description: 'Somebody asked for a number to be bought.' },
  NumberOrderPlaced: {
    kind,
    description: 'The carrier took the order. NumberOrderSucceeded or NumberOrderFailed follows.',
    fields: { number: { type: () => E164, description: 'The number.', of: body => body.number } },
  },
  NumberOrderSucceeded: {
    kind,
    description: 'The number is ours, and its binding is active unless `order.problem` says otherwise.',
    fields: { number: { type: () => E164, description: 'The number.', of: body => body.number } },
  },
  NumberOrderFailed: {
    kind,
    description: 'Nothing was bought: `order.problem` says why.',
  },
}
