import { describe, expect, test } from 'vitest'
import { openJournal } from '../../src/journal/journal.js'
import { Identity } from '../../src/kernel/ids.js'
import { breakable } from '../support/breakable.js'
import { eventually } from '../support/eventually.js'
import { freshDatabase } from '../support/journals.js'
import { openLine } from '../support/line.js'

const server = process.env.TEST_DATABASE_URL
if (server === undefined) console.log('skipped: timers on PostgreSQL (TEST_DATABASE_URL is not set)')

describe.skipIf(server === undefined)('timers', () => {
  test('ring although the database was away when they were due', async () => {
    const { url, remove } = await freshDatabase(server as string)
    const direct = new URL(url)
    const way = await breakable(Number(direct.port || 5432))
    direct.port = new URL(way.url).port
    const journal = await openJournal({ dataDir: '', databaseUrl: direct.href })
    const line = await openLine(journal)
    try {
      const { session } = await line.switchboard.voice.start({
        ...{ by: Identity('ada'), to: { receiver: Identity('ben') }, cid: 'c1' },
        ...{ ringMs: 1_000, peerInfo: 'offer', data: {} },
      })
      const breaking = setInterval(() => way.breakAll(), 1)
      await new Promise(resolve => setTimeout(resolve, 2_500))
      clearInterval(breaking)
      await eventually(async () => {
        const { status } = await journal.reader
          .selectFrom('voice_sessions')
          .select('status')
          .where('id', '=', session?.id ?? '')
          .executeTakeFirstOrThrow()
        return status === 'EXPIRED' ? undefined : `it is ${status}`
      })
      expect(way.open()).toBeGreaterThan(0)
    } finally {
      // It has complaints about the database.
      await line.close().catch(() => {})
      await journal.close()
      await way.close()
      await remove()
    }
  }, 60_000)
})
