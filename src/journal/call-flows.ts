import type { Kysely, Selectable } from 'kysely'
import type { CallFlow, CallStep } from '../flow/document.js'
import { CallFlowId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { Tables } from './schema.js'

/** What the versions of a flow differ in. */
export interface FlowDocument {
  title: string
  record: boolean
  steps: CallStep[]
}

/** A flow as it is kept. */
export interface StoredFlow {
  id: CallFlowId
  /** Counts from 1; a change of the document makes the next one. */
  version: number
  /** The document with everything beside it (id, version, default, times): fit to be run or exported. */
  flow: CallFlow
  /** Serves the numbers that have no flow; at most one flow is it. */
  default: boolean
  createdAt: Instant
  /** When the document was changed last. */
  updatedAt: Instant
}

/** A version of a flow, present or past. */
export interface FlowVersion {
  version: number
  document: FlowDocument
  savedAt: Instant
}

export function storedFlowOf(row: Selectable<Tables['call_flows']>): StoredFlow {
  const beside = {
    id: CallFlowId(row.id),
    version: row.version,
    default: row.is_default === 1,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
  }
  return { ...beside, flow: { ...(JSON.parse(row.document) as FlowDocument), ...beside } }
}

export function flowVersionOf(row: Selectable<Tables['call_flow_versions']>): FlowVersion {
  return { version: row.version, document: JSON.parse(row.document), savedAt: row.saved_at as Instant }
}

/** The call flows, inside an append. */
export class CallFlows {
  /** What was read of the default flow; undefined: nothing yet. */
  private known: { default: StoredFlow | undefined } | undefined

  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: CallFlowId): Promise<StoredFlow | undefined> {
    const row = await this.db.selectFrom('call_flows').selectAll().where('id', '=', id).executeTakeFirst()
    return row && storedFlowOf(row)
  }

  /** The one that serves the numbers that have no flow; undefined when none does. Read once. */
  async default(): Promise<StoredFlow | undefined> {
    if (this.known !== undefined) return this.known.default
    const row = await this.db
      .selectFrom('call_flows')
      .selectAll()
      .where('is_default', '=', 1)
      .executeTakeFirst()
    this.known = { default: row && storedFlowOf(row) }
    return this.known.default
  }

  /** Adds the first version of a flow; it is not the default. */
  async add(id: CallFlowId, document: FlowDocument, now: Instant): Promise<void> {
    await this.db
      .insertInto('call_flows')
      .values({
        id,
        title: document.title,
        is_default: 0,
        version: 1,
        document: JSON.stringify(document),
        created_at: now,
        updated_at: now,
      })
      .execute()
    await this.keep(id, { version: 1, document, savedAt: now })
  }

  /** Gives a flow its next version. */
  async put(id: CallFlowId, next: FlowVersion): Promise<void> {
    const { version, document, savedAt } = next
    this.known = undefined
    await this.db
      .updateTable('call_flows')
      .set({ title: document.title, version, document: JSON.stringify(document), updated_at: savedAt })
      .where('id', '=', id)
      .execute()
    await this.keep(id, next)
  }

  /** Makes this flow the only default one, or lets none be. */
  async setDefault(id: CallFlowId | undefined): Promise<void> {
    this.known = undefined
    await this.db.updateTable('call_flows').set({ is_default: 0 }).where('is_default', '=', 1).execute()
    if (id === undefined) return
    await this.db.updateTable('call_flows').set({ is_default: 1 }).where('id', '=', id).execute()
  }

  /** Takes a flow away with all its versions. */
  async remove(id: CallFlowId): Promise<void> {
    this.known = undefined
    await this.db.deleteFrom('call_flow_versions').where('flow_id', '=', id).execute()
    await this.db.deleteFrom('call_flows').where('id', '=', id).execute()
  }

  private async keep(id: CallFlowId, { version, document, savedAt }: FlowVersion): Promise<void> {
    await this.db
      .insertInto('call_flow_versions')
      .values({ flow_id: id, version, document: JSON.stringify(document), saved_at: savedAt })
      .execute()
  }
}
