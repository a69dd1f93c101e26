import type { ServiceLineId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { NamedOperator } from './next.js'

export interface ServiceLineSettings {
  name: string
  /** Who takes its calls, each with the name that customers are told. */
  operators: NamedOperator[]
  /** How long it rings at one operator. */
  ringSeconds: number
}

/** Where customers ask for any of several operators. */
export interface ServiceLine extends ServiceLineSettings {
  id: ServiceLineId
  createdAt: Instant
  updatedAt: Instant
}
