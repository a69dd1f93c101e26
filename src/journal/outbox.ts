import type { Kysely } from 'kysely'
import type { CallControlId, CallId, CallLegId, CommandId, ConferenceId } from '../kernel/ids.js'
import { type CommandRecord, commandOf, rowOfCommand } from './commands.js'
import { inChunks } from './rows.js'
import type { Tables } from './schema.js'
import { together } from './together.js'

/** Something to be done by one node alone, until a moment in milliseconds since the epoch. */
export interface Lease {
  holder: string
  untilMs: number
}

/** The unsettled commands whose time has come, oldest first. */
export async function dueCommands(db: Kysely<Tables>, nowMs: number): Promise<CommandRecord[]> {
  const rows = await db
    .selectFrom('commands')
    .selectAll()
    .where('status', '=', 'REQUESTED')
    .where('due_ms', '<=', nowMs)
    .orderBy('seq')
    .limit(1000)
    .execute()
  return rows.map(commandOf)
}

export async function readCommand(db: Kysely<Tables>, id: CommandId): Promise<CommandRecord | undefined> {
  const row = await db.selectFrom('commands').selectAll().where('id', '=', id).executeTakeFirst()
  return row && commandOf(row)
}

/** The control tokens of legs, for sending commands to the carrier. */
export async function controlIdsOf(
  db: Kysely<Tables>,
  legs: readonly CallLegId[],
): Promise<Map<CallLegId, { callId: CallId; controlId: CallControlId | undefined }>> {
  if (legs.length === 0) return new Map()
  const rows = await db
    .selectFrom('legs')
    .select(['id', 'call_id', 'control_id'])
    .where('id', 'in', [...legs])
    .execute()
  return new Map(
    rows.map(row => [
      row.id as CallLegId,
      {
        callId: row.call_id as CallId,
        controlId: (row.control_id ?? undefined) as CallControlId | undefined,
      },
    ]),
  )
}

/** The outbox, inside an append. */
export class Outbox {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: CommandId): Promise<CommandRecord | undefined> {
    const row = await this.db.selectFrom('commands').selectAll().where('id', '=', id).executeTakeFirst()
    return row && commandOf(row)
  }

  async withKey(key: string): Promise<CommandRecord | undefined> {
    const row = await this.db.selectFrom('commands').selectAll().where('key', '=', key).executeTakeFirst()
    return row && commandOf(row)
  }

  /** Whether anything was ever asked of this leg. */
  async hasAsked(leg: CallLegId): Promise<boolean> {
    const row = await this.db
      .selectFrom('legs')
      .innerJoin('commands', 'commands.call_id', 'legs.call_id')
      .select('commands.id')
      .where('legs.id', '=', leg)
      .where('commands.leg_id', '=', leg)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** The unsettled request to open a conference with this leg: what its first webhook may overtake. */
  async openingWith(leg: CallLegId): Promise<CommandRecord | undefined> {
    const row = await this.db
      .selectFrom('commands')
      .selectAll()
      .where('lane', '=', `leg:${leg}`)
      .where('status', '=', 'REQUESTED')
      .where('kind', '=', 'createConference')
      .executeTakeFirst()
    return row && commandOf(row)
  }

  /** The first request to end a conference that was not refused. */
  async ending(conference: ConferenceId): Promise<CommandRecord | undefined> {
    const row = await this.db
      .selectFrom('commands')
      .selectAll()
      .where('conference_id', '=', conference)
      .where('kind', '=', 'endConference')
      .where('status', 'in', ['REQUESTED', 'ACCEPTED'])
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst()
    return row && commandOf(row)
  }

  /** Adds commands, and writes down how others ended. */
  async put(added: readonly CommandRecord[], settled: readonly CommandRecord[]): Promise<void> {
    await inChunks(added, chunk => this.db.insertInto('commands').values(chunk.map(rowOfCommand)).execute())
    await together(settled.map(record => this.settle(record)))
  }

  /** Gives commands to `lease.holder` for sending; those that another node took since they were read are left out. */
  async claim(read: readonly CommandRecord[], { holder, untilMs }: Lease): Promise<CommandRecord[]> {
    const claimed: CommandRecord[] = []
    for (const entry of read) {
      const { numUpdatedRows } = await this.db
        .updateTable('commands')
        .set({ due_ms: untilMs, lease: holder })
        .where('id', '=', entry.id)
        .where('status', '=', 'REQUESTED')
        .where('due_ms', '=', entry.dueMs)
        .executeTakeFirst()
      if (Number(numUpdatedRows) === 1) claimed.push({ ...entry, dueMs: untilMs, lease: holder })
    }
    return claimed
  }

  /** Keeps commands that are still being sent; answers those that `holder` still had to itself. */
  async renew(ids: readonly CommandId[], { holder, untilMs }: Lease): Promise<CommandId[]> {
    const kept: CommandId[] = []
    await inChunks(ids, async chunk => {
      const rows = await this.db
        .updateTable('commands')
        .set({ due_ms: untilMs })
        .where('id', 'in', chunk)
        .where('status', '=', 'REQUESTED')
        .where('lease', '=', holder)
        .returning('id')
        .execute()
      kept.push(...rows.map(row => row.id as CommandId))
    })
    return kept
  }

  /** Gives back what `holder` did not finish, so that others need not wait for its leases to run out. */
  async release(ids: readonly CommandId[], holder: string): Promise<void> {
    await inChunks(ids, chunk =>
      this.db
        .updateTable('commands')
        .set({ due_ms: 0 })
        .where('id', 'in', chunk)
        .where('status', '=', 'REQUESTED')
        .where('lease', '=', holder)
        .execute(),
    )
  }

  async settle(record: CommandRecord): Promise<void> {
    const { id, ...columns } = rowOfCommand(record)
    await this.db.updateTable('commands').set(columns).where('id', '=', id).execute()
  }
}
