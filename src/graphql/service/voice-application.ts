import { Ctx, ID, ObjectType, Query, Resolver } from 'type-graphql'
import type { VoiceApplication } from '../../carrier/carrier.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { refuse } from '../errors.js'
import { nullable, Shown } from '../schema/shown.js'

const ASK_MS = 10_000

@ObjectType('VoiceApplication', {
  description:
    'The Voice API application at the carrier that our calls and their webhooks belong to, as it is set up there. ' +
    '`npm run doctor` says what is wrong with it.',
})
class VoiceApplicationView implements VoiceApplication {
  @Shown(() => ID, 'TELNYX_CONNECTION_ID.')
  readonly id!: string
  @Shown(() => String, 'What it is called in the portal.', nullable)
  readonly name?: string
  @Shown(() => Boolean, 'False: it is switched off, and no call comes in.')
  readonly active!: boolean
  @Shown(
    () => String,
    'Where its webhooks go: to /webhooks/telnyx of this server. Null: it sends none.',
    nullable,
  )
  readonly webhookUrl?: string
  @Shown(
    () => String,
    'Where they go when that fails: to /webhooks/telnyx/failover. Null: nowhere.',
    nullable,
  )
  readonly webhookFailoverUrl?: string
  @Shown(() => String, 'Must be 2: webhooks of other versions are refused.', nullable)
  readonly webhookApiVersion?: string
  @Shown(() => ID, 'What it places calls with; null: it cannot place or transfer calls.', nullable)
  readonly outboundVoiceProfileId?: string
}

@Resolver()
export class VoiceApplicationQueries {
  @Needs('VIEWER')
  @Query(() => VoiceApplicationView, {
    description:
      'The application at the carrier that our calls belong to; asked for there. CARRIER_UNAVAILABLE when it cannot be.',
  })
  async voiceApplication(@Ctx() { switchboard }: GraphContext): Promise<VoiceApplication> {
    try {
      return await switchboard.application(AbortSignal.timeout(ASK_MS))
    } catch {
      throw refuse('CARRIER_UNAVAILABLE', 'The carrier could not be asked; `npm run doctor` says why.', {
        retryable: true,
      })
    }
  }
}
