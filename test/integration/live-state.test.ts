import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, openHouse, type Stream } from '../support/house.js'
import {
  fold,
  inOrder,
  LIVE_CONFERENCE,
  type LiveItem,
  type Meeting,
  meetingOf,
  placeOf,
} from '../support/live.js'
import type { Phone } from '../support/people.js'
import { ada, quietRoom, seated } from '../support/stories.js'

const houses: House[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

type Step = {
  kind: 'call' | 'hangUp' | 'mute' | 'unmute' | 'hold' | 'watch' | 'resume' | 'rest'
  who: number
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('call', 'call', 'hangUp', 'mute', 'unmute', 'hold', 'watch', 'resume', 'rest'),
    who: fc.nat(9),
  }),
  { minLength: 15, maxLength: 30 },
)

/** A stream, and what its client had before it opened it. */
interface Watcher {
  had: LiveItem[]
  live: Stream<LiveItem>
}

const BOARD = 'id status participantCount'
const CALL = 'id status legs { id state }'
const LIVE_BOARD = `subscription { liveBoard {
  ... on BoardSnapshot { cursor conferences { ${BOARD} } calls { ${CALL} } }
  ... on BoardChange { cursor conference { ${BOARD} } call { ${CALL} } }
} }`
interface Thing {
  id: string
  status: string
}
interface BoardItem {
  cursor: string
  conferences?: Thing[]
  calls?: Thing[]
  conference?: Thing | null
  call?: Thing | null
}

/** Everything in progress on a board that puts each thing in place of the one with its id. */
function board(items: readonly BoardItem[]): Thing[] {
  const things = new Map<string, Thing>()
  for (const { conferences, calls, conference, call } of items) {
    if (conferences !== undefined) things.clear()
    for (const thing of [...(conferences ?? []), ...(calls ?? []), conference, call]) {
      if (thing) things.set(thing.id, thing)
    }
  }
  return [...things.values()].filter(t => t.status !== 'ENDED').sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Everything up to a place. */
const upTo = <Item extends { cursor: string }>(items: readonly Item[], cursor: string) =>
  items.filter(item => placeOf(item.cursor) <= placeOf(cursor))

async function run(told: readonly Step[]) {
  const house = await openHouse()
  houses.push(house)
  const number = '+12025550101'
  const room = await quietRoom(house, number, { holdLoneParticipant: false })
  await house.people.call(ada, number)
  const { id } = await seated(house, room, ada)
  const first: Watcher = { had: [], live: house.listen<LiveItem>(LIVE_CONFERENCE, { id }) }
  const wall = [house.listen<BoardItem>(LIVE_BOARD)]
  await first.live.until(() => true)
  const watchers = [first]
  const phones: Phone[] = []
  const under: Promise<unknown>[] = []
  const command = async (field: string, who: number) => {
    const { participants } = await meetingOf(house, id)
    const seat = participants.filter(p => p.state === 'JOINED')[who % 3]
    if (seat === undefined) return
    await house.ask(
      `mutation ($id: ID!, $seat: ID!) { ${field}(input: { conferenceId: $id, participantIds: [$seat] }) { cursor } }`,
      { id, seat: seat.id },
    )
  }
  const take: Record<Step['kind'], (who: number) => Promise<unknown>> = {
    call: async who => phones.push(await house.people.call(`+1202555014${who}`, number)),
    hangUp: async who => {
      const phone = phones.splice(who % Math.max(1, phones.length), 1)[0]
      if (phone !== undefined) await house.people.hangUp(phone.id)
    },
    mute: who => command('muteParticipants', who),
    unmute: who => command('unmuteParticipants', who),
    hold: who => command('holdParticipants', who),
    watch: async () => {
      watchers.push({ had: [], live: house.listen<LiveItem>(LIVE_CONFERENCE, { id }) })
      wall.push(house.listen<BoardItem>(LIVE_BOARD))
    },
    resume: async who => {
      const had = first.live.items.slice(0, 1 + (who % first.live.items.length))
      const live = house.listen<LiveItem>(LIVE_CONFERENCE, { id, after: had.at(-1)?.cursor })
      watchers.push({ had, live })
    },
    rest: async () => Promise.all(under.splice(0)),
  }
  for (const { kind, who } of told) {
    const taken = take[kind](who)
    if (kind === 'rest' || kind === 'call') await taken
    else under.push(taken.catch(() => undefined))
  }
  await Promise.all(under)
  return { house, id, watchers, wall }
}

describe('invariant 6', () => {
  test('a snapshot and the changes up to a place are what a query says there, whoever writes', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(steps, async told => {
        const { house, id, watchers, wall } = await run(told)
        await eventually(async () => {
          const is = JSON.stringify(await meetingOf(house, id))
          for (const { had, live } of watchers) {
            const has = JSON.stringify(fold([...had, ...live.items]))
            if (has !== is) return `${has} is not ${is}`
          }
          if (wall.some(({ items }) => items.length === 0)) return 'a board is blank'
          const boards = new Set(wall.map(({ items }) => JSON.stringify(board(items))))
          return boards.size === 1 ? undefined : `boards differ: ${[...boards].join(' ')}`
        })
        const all = watchers.map(({ had, live }) => [...had, ...live.items])
        const snapshots = all.flatMap(items => items.filter(i => i.type === 'ConferenceSnapshot'))
        for (const items of all) {
          const places = items.map(item => placeOf(item.cursor))
          expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
          for (const { cursor, conference } of snapshots) {
            if (upTo(items, cursor).length === 0) continue
            expect(fold(upTo(items, cursor))).toEqual(inOrder(conference as Meeting))
            compared += 1
          }
        }
        for (const { items } of wall) {
          for (const other of wall) {
            const [opening] = other.items
            if (opening === undefined || upTo(items, opening.cursor).length === 0) continue
            expect(board(upTo(items, opening.cursor))).toEqual(board([opening]))
          }
        }
        await houses.splice(0)[0]?.close()
      }),
      {
        numRuns: 8,
        endOnFailure: true,
        ...(process.env.SEED !== undefined && { seed: Number(process.env.SEED) }),
      },
    )
    // Otherwise all opened when nothing had happened yet.
    expect(compared).toBeGreaterThan(40)
  }, 120_000)
})
