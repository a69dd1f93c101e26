import type { NumberFeature, NumberType } from '../../carrier/numbers.js'
import type { OrderProblem, OrderStatus } from '../../tracking/order.js'
import { describedEnum } from '../schema/enums.js'

export const NumberTypeEnum = describedEnum<NumberType>('NumberType', 'What kind of number it is.', {
  LOCAL: 'Of a place.',
  TOLL_FREE: 'Free for the caller.',
  MOBILE: 'A mobile number.',
  NATIONAL: 'Of a country, and no place in it.',
  SHARED_COST: 'Paid for in part by the caller.',
})

export const NumberFeatureEnum = describedEnum<NumberFeature>(
  'NumberFeature',
  'What a number can be used for.',
  {
    VOICE: 'Calls.',
    SMS: 'Text messages.',
    MMS: 'Picture messages.',
    FAX: 'Fax.',
    EMERGENCY: 'Emergency calls.',
    HD_VOICE: 'Calls with wide-band audio.',
    INTERNATIONAL_SMS: 'Text messages across borders.',
    LOCAL_CALLING: 'Calls at the local rate.',
  },
)

export const NumberOrderStatusEnum = describedEnum<OrderStatus>(
  'NumberOrderStatus',
  'How far the purchase of a number is.',
  {
    SEARCHING: 'A number is being looked for.',
    ORDERING: 'A number is found; the carrier is being told to sell it.',
    PENDING: 'The carrier has the order and has not fulfilled it yet.',
    SUCCESS: 'The number is ours, and its binding is active unless there is a problem.',
    FAILURE: 'Nothing was bought.',
  },
)

export const NumberProblemEnum = describedEnum<OrderProblem['code']>(
  'NumberProblemCode',
  'What can go wrong when a number is bought.',
  {
    NUMBER_SEARCH_FAILED: 'The carrier could not be asked for numbers.',
    NO_NUMBERS_AVAILABLE: 'There is no such number on sale.',
    NUMBER_ORDER_FAILED: 'The carrier did not sell the number.',
    BINDING_CONFLICT: 'The number was bought, and leads elsewhere by now.',
    BINDING_FAILED: 'The number was bought; what it was to lead to is gone.',
  },
)
