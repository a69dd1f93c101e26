import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { Tables } from '../schema.js'

/** Which part of an ordered list is wanted: the first ones after a place, or the last ones before one. */
export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

export const DEFAULT_PAGE = 50
export const LARGEST_PAGE = 250
/** Lists are counted up to here; beyond, counting would cost more than it tells. */
export const LARGEST_COUNT = 10_000

/** A page that cannot be given; `path` is the argument at fault. */
export class ImpossiblePage extends Error {
  override name = 'ImpossiblePage'
  constructor(
    message: string,
    readonly path: keyof PageArgs,
  ) {
    super(message)
  }
}

/** Part of a list, in the list's order, with what is known of the rest. */
export interface Page<Item> {
  edges: { item: Item; cursor: string }[]
  hasNext(): Promise<boolean>
  hasPrevious(): Promise<boolean>
  /** How many the whole list has; undefined when more than `LARGEST_COUNT`. */
  count(): Promise<number | undefined>
}

type Key = readonly (string | number)[]

/** A total order of a table's rows, by columns that together are unique. */
export interface Order<Row> {
  /** Names the list in its cursors, so that another list's cursor is recognised. */
  list: string
  columns: readonly { name: string; holds: 'string' | 'number' }[]
  descending: boolean
  keyOf(row: Row): Key
}

/** How many items a page has, and from which end; throws ImpossiblePage. */
export function extentOf({ first, last }: PageArgs): { limit: number; backwards: boolean } {
  if (first != null && last != null) throw new ImpossiblePage('Give first or last, not both.', 'last')
  const backwards = last != null
  const limit = first ?? last ?? DEFAULT_PAGE
  if (!Number.isInteger(limit) || limit < 0 || limit > LARGEST_PAGE) {
    throw new ImpossiblePage(`A page has 0 to ${LARGEST_PAGE} items.`, backwards ? 'last' : 'first')
  }
  return { limit, backwards }
}

/** Reads one page of `query`, which selects what `order` needs and has no order and no limit of its own. */
export async function readPage<TB extends keyof Tables, Row, Item>(
  db: Kysely<Tables>,
  query: SelectQueryBuilder<Tables, TB, Row>,
  order: Order<NoInfer<Row>>,
  args: PageArgs,
  itemOf: (row: NoInfer<Row>) => Item,
): Promise<Page<Item>> {
  const { limit, backwards } = extentOf(args)
  const after = placeIn(order, args, 'after')
  const before = placeIn(order, args, 'before')
  const within = bounded(bounded(query, order, 'after', after), order, 'before', before)
  const rows: Row[] = await ordered(within, order, backwards)
    .limit(limit + 1)
    .execute()
  const more = rows.length > limit
  const kept = rows.slice(0, limit)
  if (backwards) kept.reverse()

  const keyAt = (row: Row | undefined, otherwise: Key | undefined) =>
    row === undefined ? otherwise : order.keyOf(row)
  const any = async (side: Side, key: Key | undefined) =>
    key !== undefined && (await bounded(query, order, side, key).limit(1).execute()).length > 0
  return {
    edges: kept.map(row => ({ item: itemOf(row), cursor: encode(order.list, order.keyOf(row)) })),
    hasNext: async () => (backwards ? any('after', keyAt(kept.at(-1), before)) : more),
    hasPrevious: async () => (backwards ? more : any('before', keyAt(kept[0], after))),
    count: () => countOf(db, query),
  }
}

type Side = 'after' | 'before'

function ordered<TB extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, TB, Row>,
  { columns, descending }: Order<Row>,
  backwards: boolean,
): SelectQueryBuilder<Tables, TB, Row> {
  const direction = descending === backwards ? 'asc' : 'desc'
  return columns.reduce((q, column) => q.orderBy(sql.ref(column.name), direction), query)
}

/** The rows on one side of a place. */
function bounded<TB extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, TB, Row>,
  { columns, descending }: Order<Row>,
  side: Side,
  key: Key | undefined,
): SelectQueryBuilder<Tables, TB, Row> {
  if (key === undefined) return query
  const names = sql.join(columns.map(column => sql.ref(column.name)))
  const operator = sql.raw((side === 'after') === descending ? '<' : '>')
  return query.where(sql<boolean>`(${names}) ${operator} (${sql.join([...key])})`)
}

async function countOf<TB extends keyof Tables, Row>(
  db: Kysely<Tables>,
  query: SelectQueryBuilder<Tables, TB, Row>,
): Promise<number | undefined> {
  const some = query
    .clearSelect()
    .select(sql<number>`1`.as('one'))
    .limit(LARGEST_COUNT + 1)
  const { n } = await db
    .selectFrom(some.as('some'))
    .select(e => e.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n) > LARGEST_COUNT ? undefined : Number(n)
}

function encode(list: string, key: Key): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url')
}

/** Reads what `encode` wrote for this list; throws ImpossiblePage for anything else. */
function placeIn<Row>({ list, columns }: Order<Row>, args: PageArgs, path: Side): Key | undefined {
  const text = args[path]
  if (text == null) return undefined
  const parts = partsOf(text)
  const key = parts?.slice(1)
  const fits =
    parts?.[0] === list &&
    key?.length === columns.length &&
    columns.every(({ holds }, index) => typeof key[index] === holds)
  if (!fits) throw new ImpossiblePage(`This is no cursor of ${list}.`, path)
  return key as unknown as Key
}

function partsOf(text: string): unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(parts) ? parts : undefined
  } catch {
    return undefined
  }
}
