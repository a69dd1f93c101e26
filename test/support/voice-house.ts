import { afterEach, describe } from 'vitest'
import { type House, openHouse } from './house.js'
import { freshDatabase } from './journals.js'
import { type Heard, type Party, partyAt } from './voice.js'

/** A server on a database of its own, and people who talk by it. */
export type OpenVoiceHouse = () => Promise<{ house: House; party(identity: string): Party }>

/** One suite over servers on both databases; says so when there is no PostgreSQL. */
export function onEachVoiceHouse(name: string, suite: (open: OpenVoiceHouse) => void): void {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) console.log(`skipped: ${name} on PostgreSQL (TEST_DATABASE_URL is not set)`)
  describe(`${name} on SQLite`, () => suite(opening()))
  describe.skipIf(server === undefined)(`${name} on PostgreSQL`, () => suite(opening(server)))
}

function opening(server?: string): OpenVoiceHouse {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  return async () => {
    const database = server === undefined ? undefined : await freshDatabase(server)
    if (database !== undefined) closing.push(database.remove)
    const house = await openHouse(database === undefined ? {} : { DATABASE_URL: database.url })
    closing.push(() => house.close())
    const party = (identity: string): Party => {
      const each = partyAt(house.url, { identity })
      closing.push(() => each.close())
      return each
    }
    return { house, party }
  }
}

/** What was heard, in short. */
export const told = (heard: readonly Heard[]) =>
  heard.map(({ type, issuer }) => `${type} ${issuer ?? 'server'}`)
export const is = (type: Heard['type']) => (heard: Heard) => heard.type === type
