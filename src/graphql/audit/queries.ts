import { Arg, Args, Ctx, ID, InputType, Query, Resolver } from 'type-graphql'
import type { AuditAction } from '../../journal/audit-entries.js'
import { auditEntryById, listAuditEntries } from '../../journal/reads/audit.js'
import { Needs } from '../auth.js'
import { TimeRange } from '../call/queries.js'
import type { GraphContext } from '../context.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import { AuditActionEnum, AuditEntryConnection, AuditEntryView } from './views.js'

@InputType({ description: 'Selects audit entries that match all given fields.' })
export class AuditFilter {
  @Taken(() => [String], 'By one of these identities, e.g. `key:console`.', nullable)
  identities?: string[] | null
  @Taken(() => [AuditActionEnum], 'With one of these actions.', nullable)
  actions?: AuditAction[] | null
  @Taken(() => ID, 'About the thing with this id.', nullable)
  targetId?: string | null
  @Taken(() => String, 'From this IP address.', nullable)
  address?: string | null
  @Taken(() => TimeRange, 'In this period.', nullable)
  at?: TimeRange | null
}

@Resolver()
export class AuditQueries {
  @Needs('ADMIN')
  @Query(() => AuditEntryConnection.type, {
    description:
      'The audit log, newest first: log-ins, refusals, mutations, configuration changes and downloads. ' +
      'Entries are kept for AUDIT_RETENTION_DAYS. `GET /audit.jsonl` exports it.',
  })
  async auditLog(
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which entries; null: all.' })
    filter: AuditFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader, analyst = reader }: GraphContext,
  ) {
    const { identities, actions, targetId, address, at } = filter ?? {}
    const { from, before } = at ?? {}
    const wanted = given({ identities, actions, targetId, address, from, before })
    const found = await listAuditEntries(analyst, wanted, page)
    return AuditEntryConnection.of(found, entry => new AuditEntryView(entry))
  }
}

/** For administrators only: others are told that there is no such thing. */
export async function auditEntryNode({ reader, viewer }: GraphContext, id: string) {
  if (viewer?.role !== 'ADMIN') return undefined
  const entry = await auditEntryById(reader, id)
  return entry && new AuditEntryView(entry)
}
