import { Ctx, FieldResolver, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { Role } from '../../http/auth/roles.js'
import { encodeCursor } from '../../journal/cursor.js'
import { headOf } from '../../journal/reads/events.js'
import { LARGEST_PAGE } from '../../journal/reads/page.js'
import { instantOf } from '../../kernel/instant.js'
import { RoleEnum } from '../access/role-enum.js'
import { AccessScopeView } from '../access/scope-view.js'
import { Needs } from '../auth.js'
import type { GraphContext, ServiceInfo } from '../context.js'
import { DEFAULT_LIMITS } from '../limits/limits.js'
import { Cursor, DateTime, E164, WebUrl } from '../scalars/scalars.js'
import { describedEnum } from '../schema/enums.js'
import { nullable, Shown } from '../schema/shown.js'

const CarrierModeEnum = describedEnum<ServiceInfo['carrier']>('CarrierMode', 'What carries the calls.', {
  SIMULATOR: 'The built-in simulator: no real phone rings.',
  TELNYX: 'The Telnyx network.',
})

const StorageEnum = describedEnum<ServiceInfo['storage']>('Storage', 'Where the journal is kept.', {
  SQLITE: 'In a file of this server.',
  POSTGRESQL: 'In a PostgreSQL database that servers may share.',
})

@ObjectType('Viewer', { description: 'Who asks, as this server knows them.' })
class ViewerView {
  @Shown(
    () => ID,
    'The identity, with its source: `key:<name>`, `jwt:<issuer>:<sub>`, `share:<id>`, or `local:<name>` where there is ' +
      'no log-in. It stands as `actor` on what was requested.',
  )
  readonly identity!: string
  @Shown(() => String, 'The display name: of the key, the token’s subject, or the name that was given.')
  readonly name!: string
  @Shown(() => RoleEnum, 'What the viewer may do.')
  readonly role!: Role
  @Shown(() => AccessScopeView, 'What the role is narrowed to; null: nothing.', nullable)
  readonly scope?: AccessScopeView
  @Shown(
    () => DateTime,
    'When the credential expires, after which sockets and streams are closed; null: never.',
    nullable,
  )
  readonly expiresAt?: string
}

@ObjectType('ServiceLimits', {
  description:
    'What a single operation may request, and an identity in a minute. Beyond it a request is refused with LIMIT_EXCEEDED, BAD_USER_INPUT or RATE_LIMITED.',
})
class ServiceLimits {
  @Shown(() => Int, 'Items on a page.')
  readonly pageSize!: number
  @Shown(() => Int, 'Levels of nested selections in an operation.')
  readonly depth!: number
  @Shown(() => Int, 'Aliases in a document.')
  readonly aliases!: number
  @Shown(() => Int, 'Fields of Query or Mutation in an operation.')
  readonly rootFields!: number
  @Shown(() => Int, 'Lexical tokens in a document.')
  readonly tokens!: number
  @Shown(() => Int, 'Fragments in a document.')
  readonly fragments!: number
  @Shown(() => Int, 'Operations in a document.')
  readonly operations!: number
  @Shown(() => Int, 'Variables in a document.')
  readonly variables!: number
  @Shown(() => Int, 'Directives in a document.')
  readonly directives!: number
  @Shown(() => Int, 'Levels of nested lists and objects in a value that is written in a document.')
  readonly nesting!: number
  @Shown(() => Int, 'Fields that a document selects, counting each fragment wherever it is spread.')
  readonly selections!: number
  @Shown(() => Int, 'Pairs of fields with the same response name in a document.')
  readonly comparisons!: number
  @Shown(
    () => Int,
    'Fields that an operation may resolve, estimated before it is executed: those selected, times the sizes of the lists around them. Fields that compute, such as `validateCallFlow`, count by the length of their input.',
  )
  readonly cost!: number
  @Shown(() => Int, 'Fields of the schema that `__schema` and `__type` of an operation may resolve.')
  readonly introspection!: number
  @Shown(
    () => Float,
    'Operations that an identity may start in a minute, over all transports; null: unlimited.',
    nullable,
  )
  readonly operationsPerMinute?: number
  @Shown(
    () => Float,
    'The cost that its operations may add up to in a minute. Reading a document that the server does not know yet counts ten for each of its tokens. Null: unlimited.',
    nullable,
  )
  readonly costPerMinute?: number
}

@ObjectType('Service', { description: 'What runs here.' })
class ServiceView {
  @Shown(() => String, 'Of this program.')
  readonly version!: string
  @Shown(() => CarrierModeEnum, 'What carries the calls.')
  readonly carrier!: ServiceInfo['carrier']
  @Shown(() => StorageEnum, 'Where the journal is kept.')
  readonly storage!: ServiceInfo['storage']
  @Shown(() => Int, 'Days that events stay readable; calls, conferences and recordings stay for ever.')
  readonly retentionDays!: number
  @Shown(
    () => E164,
    'What calls are placed from unless the input says otherwise; null: the input must say.',
    nullable,
  )
  readonly fromNumber?: string
  @Shown(() => WebUrl, 'Where simulated phones can be picked up; null with a real carrier.', nullable)
  readonly simulatorUrl?: string
  @Shown(() => ServiceLimits, 'What clients may request.')
  readonly limits!: ServiceLimits
}

@Resolver()
export class ServiceQueries {
  @Needs('CUSTOMER')
  @Query(() => ViewerView, { description: 'Who asks.' })
  viewer(@Ctx() { viewer }: GraphContext) {
    const { scope, expiresAt } = viewer ?? {}
    return {
      ...viewer,
      scope: scope && new AccessScopeView(scope),
      expiresAt: expiresAt === undefined ? undefined : instantOf(expiresAt),
    }
  }

  @Needs('CUSTOMER')
  @Query(() => ServiceView, {
    description: 'Version, what carries the calls, storage, how far back the journal reaches, limits.',
  })
  service(@Ctx() { service, fromNumber, limits = DEFAULT_LIMITS, rates }: GraphContext) {
    const perMinute = {
      operationsPerMinute: finite(rates?.operationsPerMinute),
      costPerMinute: finite(rates?.costPerMinute),
    }
    return { ...service, fromNumber, limits: { ...limits, ...perMinute, pageSize: LARGEST_PAGE } }
  }
}

/** Infinity is no limit, and no number in JSON. */
function finite(rate: number | undefined): number | undefined {
  return Number.isFinite(rate) ? rate : undefined
}

/** What is read to tell it. */
@Resolver(() => ServiceView)
export class ServiceFields {
  @FieldResolver(() => Cursor, {
    description:
      'Where the journal stands, also when nothing has happened yet. Subscribe with it as `after` to miss nothing from now on.',
  })
  async cursor(@Ctx() { reader, epoch }: GraphContext): Promise<string> {
    return encodeCursor({ epoch, seq: await headOf(reader) })
  }
}
