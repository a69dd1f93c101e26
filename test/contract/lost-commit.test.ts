import { describe, expect, test } from 'vitest'
import type { CarrierCommand } from '../../src/carrier/commands.js'
import { CommitUnknownError } from '../../src/journal/database.js'
import { openJournal } from '../../src/journal/journal.js'
import { breakable } from '../support/breakable.js'
import { numberOf, office } from '../support/facts.js'
import { freshDatabase } from '../support/journals.js'
import { openLine } from '../support/line.js'

const server = process.env.TEST_DATABASE_URL
if (server === undefined) console.log('skipped: lost commits on PostgreSQL (TEST_DATABASE_URL is not set)')

const place: CarrierCommand = {
  ...{ kind: 'placeCall', to: numberOf('grace'), from: office },
  ...{ timeoutSeconds: 30, detectMachine: false },
}

describe.skipIf(server === undefined)('an append whose commit is not answered', () => {
  test('is not done again, so that nobody is called twice (invariant 7)', async () => {
    const { url, remove } = await freshDatabase(server as string)
    const direct = new URL(url)
    const way = await breakable(Number(direct.port || 5432))
    const broken = new URL(url)
    broken.port = new URL(way.url).port
    const near = await openJournal({ dataDir: '', databaseUrl: broken.href })
    const line = await openLine(near)
    way.loseAnswerTo('commit')
    const ask = () => line.switchboard.command(place, { actor: { kind: 'CLIENT', name: 'console' } })
    const outcomes = await Promise.allSettled([ask(), ask(), ask()])
    expect(outcomes.map(o => o.status === 'rejected' && o.reason instanceof CommitUnknownError)).toEqual([
      true,
      true,
      true,
    ])
    const far = await openJournal({ dataDir: '', databaseUrl: direct.href })
    expect(await far.reader.selectFrom('commands').select('kind').execute()).toHaveLength(3)
    await far.close()
    await line.close().catch(() => {})
    await near.close()
    await way.close()
    await remove()
  })
})
