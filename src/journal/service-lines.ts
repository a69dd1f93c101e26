import type { Kysely, Selectable } from 'kysely'
import type { Identity, ServiceLineId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { ServiceLine } from '../signalling/line.js'
import type { NamedOperator } from '../signalling/next.js'
import type { Tables } from './schema.js'

export function lineOf(row: Selectable<Tables['voice_lines']>): Omit<ServiceLine, 'operators'> {
  return {
    id: row.id as ServiceLineId,
    name: row.name,
    ringSeconds: row.ring_seconds,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
  }
}

/** Service lines and their operators, inside an append. */
export class ServiceLines {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: ServiceLineId): Promise<ServiceLine | undefined> {
    const row = await this.db.selectFrom('voice_lines').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) return undefined
    const operators = await this.operators()
      .select(['voice_operators.identity', 'voice_operators.name'])
      .where('line_id', '=', id)
      .orderBy('voice_operators.identity')
      .execute()
    return { ...lineOf(row), operators: operators as NamedOperator[] }
  }

  async isNameTaken(name: string, own?: ServiceLineId): Promise<boolean> {
    const rows = await this.db.selectFrom('voice_lines').select('id').where('name', '=', name).execute()
    return rows.some(({ id }) => id !== own)
  }

  async put(line: ServiceLine, nowMs: number): Promise<void> {
    const columns = { name: line.name, ring_seconds: line.ringSeconds, updated_at: line.updatedAt }
    await this.db
      .insertInto('voice_lines')
      .values({ ...columns, id: line.id, created_at: line.createdAt })
      .onConflict(c => c.column('id').doUpdateSet(columns))
      .execute()
    await this.db.deleteFrom('voice_line_operators').where('line_id', '=', line.id).execute()
    for (const { identity, name } of line.operators) {
      await this.db
        .insertInto('voice_operators')
        .values({ identity, name, available: 0, idle_ms: nowMs })
        .onConflict(c => c.column('identity').doUpdateSet({ name }))
        .execute()
      await this.db.insertInto('voice_line_operators').values({ line_id: line.id, identity }).execute()
    }
    await this.forgetOperatorsOfNoLine()
  }

  async remove(id: ServiceLineId): Promise<void> {
    await this.db.deleteFrom('voice_line_operators').where('line_id', '=', id).execute()
    await this.db.deleteFrom('voice_lines').where('id', '=', id).execute()
    await this.forgetOperatorsOfNoLine()
  }

  async operator(identity: Identity): Promise<(NamedOperator & { available: boolean }) | undefined> {
    const row = await this.db
      .selectFrom('voice_operators')
      .selectAll()
      .where('identity', '=', identity)
      .executeTakeFirst()
    return row && { identity, name: row.name, available: row.available === 1 }
  }

  async setAvailable(identity: Identity, available: boolean, nowMs: number): Promise<void> {
    await this.db
      .updateTable('voice_operators')
      .set({ available: available ? 1 : 0, idle_ms: nowMs })
      .where('identity', '=', identity)
      .execute()
  }

  /** These have had to do with a call until now; those among them who are no operators are left out. */
  async idleFrom(identities: readonly Identity[], nowMs: number): Promise<void> {
    if (identities.length === 0) return
    await this.db
      .updateTable('voice_operators')
      .set({ idle_ms: nowMs })
      .where('identity', 'in', [...identities])
      .execute()
  }

  /** The operator of the line who is available, listens, has no call, and has been idle for longest. */
  async longestIdle(
    line: ServiceLineId,
    without: readonly Identity[],
    nowMs: number,
  ): Promise<NamedOperator | undefined> {
    const row = await this.operators()
      .select(['voice_operators.identity', 'voice_operators.name'])
      .where('line_id', '=', line)
      .where('voice_operators.available', '=', 1)
      .where('voice_operators.identity', 'not in', ['', ...without])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('voice_presence')
            .select('voice_presence.node')
            .whereRef('voice_presence.identity', '=', 'voice_operators.identity')
            .where('until_ms', '>', nowMs),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('voice_sessions')
              .select('voice_sessions.id')
              .where('status', 'in', ['RINGING', 'ACTIVE'])
              .where(({ or, eb, ref }) =>
                or([
                  eb('receiver', '=', ref('voice_operators.identity')),
                  eb('starter', '=', ref('voice_operators.identity')),
                ]),
              ),
          ),
        ),
      )
      .orderBy('idle_ms')
      .orderBy('voice_operators.identity')
      .limit(1)
      .executeTakeFirst()
    return row as NamedOperator | undefined
  }

  /** Gives operators whom an earlier version knew by their bare names their identities. */
  async identify(identityOf: (name: string) => Identity): Promise<void> {
    const rows = await this.db.selectFrom('voice_operators').select('identity').execute()
    for (const { identity: name } of rows) {
      const identity = identityOf(name)
      if (identity === name || rows.some(row => row.identity === identity)) continue
      await this.db.updateTable('voice_operators').set({ identity }).where('identity', '=', name).execute()
      await this.db
        .updateTable('voice_line_operators')
        .set({ identity })
        .where('identity', '=', name)
        .execute()
    }
  }

  private operators() {
    return this.db
      .selectFrom('voice_operators')
      .innerJoin('voice_line_operators', 'voice_line_operators.identity', 'voice_operators.identity')
  }

  private async forgetOperatorsOfNoLine(): Promise<void> {
    await this.db
      .deleteFrom('voice_operators')
      .where('identity', 'not in', e => e.selectFrom('voice_line_operators').select('identity'))
      .execute()
  }
}
