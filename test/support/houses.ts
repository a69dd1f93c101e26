import { describe } from 'vitest'
import { type House, openHouse } from './house.js'
import { freshDatabase } from './journals.js'

type Open = (environment?: Record<string, string>) => Promise<House>

/** One suite with houses on both databases; says so when there is no PostgreSQL to run it on. */
export function onEachStorage(name: string, suite: (open: Open) => void): void {
  describe(`${name} on SQLite`, () => suite(openHouse))
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) {
    console.log(`skipped: ${name} on PostgreSQL (TEST_DATABASE_URL is not set)`)
    return
  }
  describe(`${name} on PostgreSQL`, () =>
    suite(async (environment = {}) => {
      const database = await freshDatabase(server)
      const house = await openHouse({ ...environment, DATABASE_URL: database.url })
      return {
        ...house,
        async close() {
          await house.close()
          await database.remove()
        },
      }
    }))
}
