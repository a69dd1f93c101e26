import { type OnConflictBuilder, sql } from 'kysely'
import type { Tables } from './schema.js'

/** On a row that is there already, these columns take the new values. */
export function overwrite<Table extends keyof Tables>(...columns: (keyof Tables[Table] & string)[]) {
  return (conflict: OnConflictBuilder<Tables, Table>) =>
    conflict
      .column('id' as never)
      .doUpdateSet(Object.fromEntries(columns.map(c => [c, sql.ref(`excluded.${c}`)])) as never)
}

/** Keeps each statement below the databases' limits on parameters. */
export async function inChunks<Row>(
  rows: readonly Row[],
  write: (chunk: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += 200) await write(rows.slice(start, start + 200))
}
