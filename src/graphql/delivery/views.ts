import { ID, Int, ObjectType } from 'type-graphql'
import type { Delivery, DeliveryVerdict } from '../../journal/deliveries.js'
import { DateTime } from '../scalars/scalars.js'
import { connectionOf } from '../schema/connection.js'
import { describedEnum } from '../schema/enums.js'
import { nullable, Shown } from '../schema/shown.js'

export const DeliveryVerdictEnum = describedEnum<DeliveryVerdict>(
  'DeliveryVerdict',
  'What became of a webhook. The last four were refused and changed nothing.',
  {
    ACCEPTED: 'Its fact was recorded.',
    DUPLICATE: 'The fact had been recorded before.',
    IGNORED_RECORD_TYPE: 'Well formed, but no event; acknowledged.',
    UNKNOWN_EVENT_TYPE: 'An event of a kind this version does not know; recorded as UnknownEvent.',
    REJECTED_SIGNATURE: 'Not signed, or not by the carrier’s key.',
    REJECTED_STALE: 'Signed too long ago.',
    REJECTED_VERSION: 'Of webhook API version 1; the application at the carrier must be set to version 2.',
    MALFORMED: 'Not what an event looks like; `reason` says where.',
  },
)

export const DeliveryRouteEnum = describedEnum<Delivery['route']>(
  'DeliveryRoute',
  'Where a webhook came in.',
  {
    PRIMARY: 'At the webhook address.',
    FAILOVER: 'At the failover address: the carrier had no success with the first.',
  },
)

@ObjectType('WebhookDelivery', { description: 'One webhook that arrived, whatever became of it.' })
export class DeliveryView {
  @Shown(() => ID, 'Sorts by time of receipt.')
  readonly id!: string
  @Shown(() => DateTime, 'When it arrived here.')
  readonly receivedAt!: string
  @Shown(() => DeliveryVerdictEnum, 'What became of it.')
  readonly verdict!: DeliveryVerdict
  @Shown(() => DeliveryRouteEnum, 'Where it came in.')
  readonly route!: Delivery['route']
  @Shown(() => ID, 'The carrier’s id of the event; null when it could not be read.', nullable)
  readonly eventId?: string
  @Shown(
    () => String,
    'The carrier’s name for it, e.g. `call.hangup`; null when it could not be read.',
    nullable,
  )
  readonly eventType?: string
  @Shown(() => DateTime, 'When it happened, by the carrier; null when it could not be read.', nullable)
  readonly occurredAt?: string
  @Shown(() => Int, 'The carrier’s count of its tries; null when it could not be read.', nullable)
  readonly attempt?: number
  @Shown(() => String, 'Why it was refused; null when it was not.', nullable)
  readonly reason?: string
}

export const DeliveryConnection = connectionOf<Delivery>({
  name: 'WebhookDelivery',
  node: () => DeliveryView,
  description: 'Webhooks, newest first. Of refused ones only the newest thousands are kept.',
})
