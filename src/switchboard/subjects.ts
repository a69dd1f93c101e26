import type { Kysely } from 'kysely'
import { listCalls } from '../journal/reads/calls.js'
import { listConferences } from '../journal/reads/conferences.js'
import { LARGEST_PAGE, type Page, type PageArgs } from '../journal/reads/page.js'
import type { Tables } from '../journal/schema.js'
import type { Clock } from '../kernel/clock.js'
import type { ConferenceId } from '../kernel/ids.js'
import { millisOf } from '../kernel/instant.js'
import type { OurLeg } from './drift.js'

/** Longer than the carrier lets a conference last. */
const LONGEST_MS = 5 * 3_600_000
const EMPTIED = 100

/** What there is to compare, a part at a time: when there is too much for one run, the next goes on behind it. */
export class Subjects {
  private readonly conferences: Round<{ state: { conference: { id: ConferenceId } } }>
  private readonly calls: Round<Awaited<ReturnType<typeof listCalls>>['edges'][number]['item']>

  constructor(
    private readonly reader: Kysely<Tables>,
    private readonly clock: Clock,
    private readonly atMost: number,
  ) {
    this.conferences = new Round(args =>
      listConferences(reader, { statuses: ['STARTING', 'IN_PROGRESS'] }, args),
    )
    this.calls = new Round(args => listCalls(reader, { statuses: ['RINGING', 'IN_PROGRESS'] }, args))
  }

  async next(): Promise<{ conferences: ConferenceId[]; legs: OurLeg[] }> {
    const open = await this.conferences.take(this.atMost)
    const calls = await this.calls.take(this.atMost)
    return {
      conferences: [...open.map(({ state }) => state.conference.id), ...(await this.emptied())],
      legs: calls.flatMap(({ state }) =>
        state.legs.filter(leg => leg.endedAt === undefined).map(leg => ({ callId: state.id, legId: leg.id })),
      ),
    }
  }

  /** Conferences that have ended for us only because everybody we knew of has left: there may be others. */
  private async emptied(): Promise<ConferenceId[]> {
    const { edges } = await listConferences(this.reader, { statuses: ['ENDED'] }, { first: EMPTIED })
    return edges
      .map(({ item }) => item.state.conference)
      .filter(c => c.endedAt === undefined && millisOf(c.openedAt) > this.clock.now() - LONGEST_MS)
      .map(c => c.id)
  }
}

/** Takes a list in turns. */
class Round<Item> {
  private after: string | undefined

  constructor(private readonly list: (args: PageArgs) => Promise<Page<Item>>) {}

  async take(atMost: number): Promise<Item[]> {
    const taken: Item[] = []
    do {
      const first = Math.min(LARGEST_PAGE, atMost - taken.length)
      const page = await this.list({ first, after: this.after })
      taken.push(...page.edges.map(edge => edge.item))
      this.after = (await page.hasNext()) ? page.edges.at(-1)?.cursor : undefined
    } while (this.after !== undefined && taken.length < atMost)
    return taken
  }
}
