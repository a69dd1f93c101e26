import type { E164 } from '../kernel/endpoint.js'
import type { Refusal } from './carrier.js'

export const NUMBER_TYPES = ['LOCAL', 'TOLL_FREE', 'MOBILE', 'NATIONAL', 'SHARED_COST'] as const
export type NumberType = (typeof NUMBER_TYPES)[number]

export const NUMBER_FEATURES = [
  'VOICE',
  'SMS',
  'MMS',
  'FAX',
  'EMERGENCY',
  'HD_VOICE',
  'INTERNATIONAL_SMS',
  'LOCAL_CALLING',
] as const
export type NumberFeature = (typeof NUMBER_FEATURES)[number]

/** What a number on sale must be like; what is absent does not matter. */
export interface NumberSearch {
  /** Two letters; the carrier's own default otherwise. */
  country?: string
  areaCode?: string
  locality?: string
  region?: string
  type?: NumberType
  /** All of these. */
  features: readonly NumberFeature[]
  contains?: string
  startsWith?: string
  endsWith?: string
  limit: number
}

/** A number on sale; the price is what the carrier says, in its own words. */
export interface AvailableNumber {
  number: E164
  type?: NumberType
  features: NumberFeature[]
  locality?: string
  region?: string
  monthlyCost?: string
  upfrontCost?: string
  currency?: string
}

/** An order as it stands at the carrier. */
export interface CarrierOrder {
  carrierOrderId: string
  status: 'PENDING' | 'SUCCESS' | 'FAILURE'
}

/** A number of the account. */
export interface OwnedNumber {
  number: E164
  type?: NumberType
  /** In the carrier's word, e.g. `active`. */
  status: string
  /** True when its calls come to this application. */
  connected: boolean
  purchasedAt?: string
}

/** Where numbers are bought. What is read rejects when the carrier cannot say. */
export interface NumberMarket {
  search(search: NumberSearch, signal: AbortSignal): Promise<AvailableNumber[]>
  /** Orders one number for this application, marked with a reference of ours. Never throws for what the network does. */
  order(
    number: E164,
    reference: string,
    signal: AbortSignal,
  ): Promise<{ kind: 'accepted'; order: CarrierOrder } | { kind: 'refused'; refusal: Refusal }>
  /** The order that carries this reference; undefined when there is none. */
  findOrder(reference: string, signal: AbortSignal): Promise<CarrierOrder | undefined>
  readOrder(carrierOrderId: string, signal: AbortSignal): Promise<CarrierOrder>
  /** Every number of the account. */
  owned(signal: AbortSignal): Promise<OwnedNumber[]>
}
