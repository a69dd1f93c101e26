import { Ctx, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { encodeCursor } from '../../journal/cursor.js'
import { headOf } from '../../journal/reads/events.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { Cursor } from '../scalars/scalars.js'
import { Shown } from '../schema/shown.js'

@ObjectType('ReconcilePayload', { description: 'How a comparison with the carrier went.' })
class ReconcilePayload {
  @Shown(() => Int, 'Conferences and calls that were compared.')
  readonly checked!: number
  @Shown(() => Int, 'Events that were missing and are recorded now, with the source RECONCILED.')
  readonly corrected!: number
  @Shown(() => Int, 'Participants whose legs are not known here; nothing can be recorded about them.')
  readonly unknownLegs!: number
  @Shown(() => Boolean, 'Whether the carrier could say all that was asked.')
  readonly complete!: boolean
  @Shown(() => Cursor, 'Where the journal stands: queries from here on show what was corrected.')
  readonly cursor!: string
}

@Resolver()
export class ServiceMutations {
  @Needs('ADMIN')
  @Mutation(() => ReconcilePayload, {
    description:
      'Compares what is known here with the carrier now, and records what was not heard of. It is done by itself ' +
      'at the start and every minute. Takes seconds when there are differences, because each is looked at twice.',
  })
  async reconcile(@Ctx() context: GraphContext): Promise<ReconcilePayload> {
    const reconciliation = await context.switchboard.reconcile()
    const seq = await headOf(context.reader)
    return { ...reconciliation, cursor: encodeCursor({ epoch: context.epoch, seq }) }
  }
}
