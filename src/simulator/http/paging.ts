import type { Request } from 'express'
import { refuse } from '../refusal.js'
import { type Answer, ok, queryText } from './route.js'

const DEFAULT_SIZE = 20
const MOST = 250

/**
 * One page of a list, as `page[number]` and `page[size]` ask for it. Lists described with a cursor meta carry
 * page numbers too: clients that follow them would otherwise never end.
 */
export function page<Item>(
  request: Request,
  items: readonly Item[],
  view: (item: Item) => object,
  cursors = false,
): Answer {
  const number = whole(queryText(request.query, 'page', 'number'), 1, '/page/number', Number.MAX_SAFE_INTEGER)
  const limit = queryText(request.query, 'page', 'size') ?? queryText(request.query, 'page', 'limit')
  const size = whole(limit, DEFAULT_SIZE, '/page/size', MOST)
  const start = (number - 1) * size
  return ok({
    data: items.slice(start, start + size).map(view),
    meta: {
      page_number: number,
      page_size: size,
      total_pages: Math.max(1, Math.ceil(items.length / size)),
      total_results: items.length,
      ...(cursors && {
        cursors: { before: null, after: null },
        next: null,
        previous: null,
        total_items: items.length,
      }),
    },
  })
}

function whole(text: string | undefined, fallback: number, pointer: string, most: number): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw refuse.invalid(pointer, `The value must be a whole number between 1 and ${most}.`)
  return value
}
