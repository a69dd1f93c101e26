import { NO_ANSWER, TelnyxRefused } from './refusal.js'
import { isPayload, type Payload, textOf } from './wire.js'

export type Query = Record<string, string | number>

/** More rows than one account has calls, and so many pages are not asked for. */
const MOST_PAGES = 40

/**
 * Every row of a list, page by page: by cursor where the answer has one, otherwise by number (FACTS §1). The SDK's
 * own iteration never ends where `total_pages` is missing. Throws rather than answer with a part of the list.
 */
export async function allPages(first: Query, ask: (query: Query) => Promise<unknown>): Promise<Payload[]> {
  const rows: Payload[] = []
  let query: Query | undefined = first
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const answer = await ask(query)
    const data = isPayload(answer) ? answer.data : undefined
    if (!isPayload(answer) || !Array.isArray(data) || !data.every(isPayload)) {
      throw new TelnyxRefused(NO_ANSWER)
    }
    rows.push(...data)
    const size = Number(first['page[size]'] ?? first['page[limit]'])
    query = next(isPayload(answer.meta) ? answer.meta : {}, first, number, data.length >= size)
    if (query === undefined || data.length === 0) return rows
  }
  throw new Error(`A list of Telnyx goes on after ${MOST_PAGES} pages.`)
}

function next(meta: Payload, first: Query, number: number, full: boolean): Query | undefined {
  const after = isPayload(meta.cursors) ? textOf(meta.cursors, 'after') : undefined
  const more = meta.next === undefined || textOf(meta, 'next') !== undefined
  if (after !== undefined && more) return { ...first, 'page[after]': after }
  const numbered = { ...first, 'page[number]': number + 1 }
  if (typeof meta.total_pages === 'number') return number < meta.total_pages ? numbered : undefined
  return full && meta.cursors === undefined ? numbered : undefined
}
