import type { Kysely, Selectable } from 'kysely'
import type { E164 } from '../kernel/endpoint.js'
import type { CallFlowId, NumberBindingId, RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { BindingTarget, NumberBinding } from '../tracking/binding.js'
import { inChunks } from './rows.js'
import type { Tables } from './schema.js'

export function bindingOf(row: Selectable<Tables['number_bindings']>): NumberBinding {
  return {
    id: row.id as NumberBindingId,
    number: row.number as E164,
    ...(row.label !== null && { label: row.label }),
    target: JSON.parse(row.target) as BindingTarget,
    since: row.since as Instant,
    ...(row.until !== null && { until: row.until as Instant }),
  }
}

/** The bindings of numbers, inside an append. */
export class Bindings {
  /** All bindings of the numbers that were asked for, newest first. */
  private readonly ofNumbers = new Map<string, NumberBinding[]>()

  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: NumberBindingId): Promise<NumberBinding | undefined> {
    const row = await this.all().where('id', '=', id).executeTakeFirst()
    return row && bindingOf(row)
  }

  /** The bindings in force of these numbers, in order of number. */
  async inForce(numbers: readonly string[]): Promise<NumberBinding[]> {
    if (numbers.length === 0) return []
    const rows = await this.all()
      .where('number', 'in', [...numbers])
      .where('until', 'is', null)
      .orderBy('number')
      .execute()
    return rows.map(bindingOf)
  }

  /**
   * The binding by which a call to `number` that started at `at` is led: the one valid then. When none was, the one
   * in force now: the caller is still there, and the carrier's clock may run differently from ours.
   */
  async leading(number: string, at: Instant): Promise<NumberBinding | undefined> {
    await this.readNumbers([number])
    const bindings = this.ofNumbers.get(number) ?? []
    const then = bindings.find(({ since }) => since <= at)
    return then !== undefined && (then.until === undefined || then.until > at)
      ? then
      : bindings.find(({ until }) => until === undefined)
  }

  /** Reads where these numbers lead at once, so that a batch of calls asks only once. */
  async readNumbers(numbers: readonly string[]): Promise<void> {
    const unread = numbers.filter(number => !this.ofNumbers.has(number))
    await inChunks(unread, async chunk => {
      for (const number of chunk) this.ofNumbers.set(number, [])
      const rows = await this.all().where('number', 'in', chunk).orderBy('since', 'desc').execute()
      for (const row of rows) this.ofNumbers.get(row.number)?.push(bindingOf(row))
    })
  }

  /** The bindings in force that lead to a room. */
  async ofRoom(id: RoomId): Promise<NumberBinding[]> {
    const rows = await this.all().where('target_id', '=', id).where('until', 'is', null).execute()
    return rows.map(bindingOf)
  }

  /** Whether a binding in force leads to a call flow, at once or when a forward is not reached. */
  async reachFlow(id: CallFlowId): Promise<boolean> {
    const row = await this.db
      .selectFrom('number_bindings')
      .select('id')
      .where('until', 'is', null)
      .where('target', 'like', `%"callFlowId":"${id}"%`)
      .executeTakeFirst()
    return row !== undefined
  }

  async add(bindings: readonly NumberBinding[]): Promise<void> {
    this.ofNumbers.clear()
    await inChunks(bindings, chunk =>
      this.db
        .insertInto('number_bindings')
        .values(
          chunk.map(({ id, number, label, target, since, until }) => ({
            id,
            number,
            label: label ?? null,
            kind: target.kind,
            target_id: targetIdOf(target),
            target: JSON.stringify(target),
            since,
            until: until ?? null,
          })),
        )
        .execute(),
    )
  }

  /** Gives a binding another label, or none. */
  async name(id: NumberBindingId, label: string | undefined): Promise<void> {
    this.ofNumbers.clear()
    await this.db
      .updateTable('number_bindings')
      .set({ label: label ?? null })
      .where('id', '=', id)
      .execute()
  }

  /** Ends bindings that are in force. */
  async end(ids: readonly NumberBindingId[], until: Instant): Promise<void> {
    this.ofNumbers.clear()
    await inChunks(ids, chunk =>
      this.db
        .updateTable('number_bindings')
        .set({ until })
        .where('id', 'in', chunk)
        .where('until', 'is', null)
        .execute(),
    )
  }

  private all() {
    return this.db.selectFrom('number_bindings').selectAll()
  }
}

function targetIdOf(target: BindingTarget): string | null {
  switch (target.kind) {
    case 'ROOM':
      return target.roomId
    case 'CALL_FLOW':
      return target.callFlowId
    case 'FORWARD':
      return null
  }
}
