import { InputType, Int } from 'type-graphql'
import type { NumberFeature, NumberType } from '../../carrier/numbers.js'
import type { E164 as Number164 } from '../../kernel/endpoint.js'
import { E164 } from '../scalars/scalars.js'
import { IdempotencyKey } from '../schema/inputs.js'
import { nullable, Taken } from '../schema/shown.js'
import { TargetInput } from './inputs.js'
import { NumberFeatureEnum, NumberTypeEnum } from './number-enums.js'

@InputType({ description: 'Which numbers on sale: those that fit everything given.' })
export class AvailableNumberFilter {
  @Taken(() => String, 'Two letters, e.g. `US`; null: what the carrier sells first.', nullable)
  country?: string | null
  @Taken(
    () => String,
    'The first digits after the country code: three in North America, e.g. `919`.',
    nullable,
  )
  areaCode?: string | null
  @Taken(() => String, 'The city or place, e.g. `Chicago`.', nullable)
  locality?: string | null
  @Taken(() => String, 'The state or region, e.g. `IL`.', nullable)
  region?: string | null
  @Taken(() => NumberTypeEnum, 'Of this type.', nullable)
  type?: NumberType | null
  @Taken(() => [NumberFeatureEnum], 'Usable for all of these.', { defaultValue: ['VOICE'] })
  features!: NumberFeature[]
  @Taken(() => String, 'Digits that are somewhere in it.', nullable)
  contains?: string | null
  @Taken(() => String, 'Digits it starts with, after the country code.', nullable)
  startsWith?: string | null
  @Taken(() => String, 'Digits it ends with.', nullable)
  endsWith?: string | null
  @Taken(() => Int, 'At most so many: 1 to 250.', { defaultValue: 20 })
  limit!: number
}

const WAIT =
  'How many seconds to wait for the end of the order, 0 to 20: it goes on whatever one waits. An order that ends ' +
  'meanwhile is answered as it ended, or with its error; otherwise as it stands.'

@InputType({
  description:
    'A number to be bought, and where it is to lead: exactly one of `destination`, `roomId` and `callFlowId` says ' +
    'where. The other fields of a binding are about a `destination`.',
})
export class CreateTrackingNumberInput extends TargetInput {
  @Taken(() => String, 'Exactly three digits, e.g. `919`. INVALID_AREA_CODE otherwise.')
  areaCode!: string
  @Taken(() => [NumberFeatureEnum], 'Usable for all of these.', { defaultValue: ['VOICE'] })
  features!: NumberFeature[]
  @Taken(() => String, 'A name for people: at most 200 characters. Null: none.', nullable)
  label?: string | null
  @Taken(() => Int, WAIT, { defaultValue: 15 })
  waitSeconds!: number
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({
  description:
    'A certain number to be bought. At most one of `destination`, `roomId` and `callFlowId` says where it is to lead; ' +
    'without one it leads nowhere.',
})
export class OrderPhoneNumberInput extends TargetInput {
  @Taken(() => E164, 'The number, as availableNumbers has it.')
  number!: Number164
  @Taken(() => String, 'A name for people: at most 200 characters. Null: none.', nullable)
  label?: string | null
  @Taken(() => Int, WAIT, { defaultValue: 15 })
  waitSeconds!: number
  @IdempotencyKey()
  idempotencyKey?: string | null
}
