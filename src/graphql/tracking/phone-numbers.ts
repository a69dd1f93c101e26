import type { Kysely } from 'kysely'
import type { OwnedNumber } from '../../carrier/numbers.js'
import { boundNumbers } from '../../journal/reads/bindings.js'
import { ordersOfNumbers } from '../../journal/reads/number-orders.js'
import { extentOf, ImpossiblePage, type Page, type PageArgs } from '../../journal/reads/page.js'
import type { Tables } from '../../journal/schema.js'
import type { NumberOrder } from '../../tracking/order.js'

interface Listed {
  number: OwnedNumber
  order: NumberOrder | undefined
}

/** A page of the account's numbers, in the order of their digits; the carrier gives them all at once. */
export async function phoneNumbers(
  db: Kysely<Tables>,
  owned: readonly OwnedNumber[],
  unbound: boolean | undefined,
  args: PageArgs,
): Promise<Page<Listed>> {
  const { limit, backwards } = extentOf(args)
  const bound = unbound === undefined ? undefined : await boundNumbers(db)
  const wanted = owned
    .filter(({ number }) => bound === undefined || bound.has(number) !== unbound)
    .sort((a, b) => (a.number < b.number ? -1 : 1))
  const after = placeIn(args, 'after')
  const before = placeIn(args, 'before')
  const within = wanted.filter(
    ({ number }) => (after === undefined || number > after) && (before === undefined || number < before),
  )
  const kept = backwards ? within.slice(Math.max(0, within.length - limit)) : within.slice(0, limit)
  const orders = await ordersOfNumbers(
    db,
    kept.map(({ number }) => number),
  )
  const first = kept[0]?.number ?? after
  const last = kept.at(-1)?.number ?? before
  return {
    edges: kept.map(number => ({
      item: { number, order: orders.get(number.number) },
      cursor: cursorOf(number.number),
    })),
    hasNext: async () => last !== undefined && wanted.some(({ number }) => number > last),
    hasPrevious: async () => first !== undefined && wanted.some(({ number }) => number < first),
    count: async () => wanted.length,
  }
}

const LIST = 'phoneNumbers:'

function cursorOf(number: string): string {
  return Buffer.from(`${LIST}${number}`).toString('base64url')
}

function placeIn(args: PageArgs, path: 'after' | 'before'): string | undefined {
  const text = args[path]
  if (text == null) return undefined
  const place = Buffer.from(text, 'base64url').toString('utf8')
  if (!place.startsWith(LIST)) throw new ImpossiblePage('This is no cursor of phoneNumbers.', path)
  return place.slice(LIST.length)
}
