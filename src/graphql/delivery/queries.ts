import { Arg, Args, Ctx, InputType, Query, Resolver } from 'type-graphql'
import type { DeliveryVerdict } from '../../journal/deliveries.js'
import { listDeliveries } from '../../journal/reads/deliveries.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import { DeliveryConnection, DeliveryVerdictEnum } from './views.js'

@InputType({ description: 'Which webhooks: those that fit everything given.' })
export class WebhookDeliveryFilter {
  @Taken(() => [DeliveryVerdictEnum], 'Of which one of these became.', nullable)
  verdict?: DeliveryVerdict[] | null
}

@Resolver()
export class DeliveryQueries {
  @Needs('ADMIN')
  @Query(() => DeliveryConnection.type, {
    description: 'Every webhook that arrived, with the verdict on it, newest first; refused ones too.',
  })
  async webhookDeliveries(
    @Arg('filter', () => WebhookDeliveryFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: WebhookDeliveryFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader }: GraphContext,
  ) {
    const found = await listDeliveries(reader, given({ verdicts: filter?.verdict }), page)
    return DeliveryConnection.of(found, delivery => delivery)
  }
}
