/**
 * Waits for all of it, also when some of it fails, and fails then as what failed first did: nothing of an append may
 * still be under way when it is taken back. On PostgreSQL, what waits together goes to the database together.
 */
export async function together<T extends readonly Promise<unknown>[]>(work: [...T]) {
  const failures: unknown[] = []
  for (const promise of work) promise.catch(error => failures.push(error))
  await Promise.allSettled(work)
  if (failures.length > 0) throw failures[0]
  return Promise.all(work)
}
