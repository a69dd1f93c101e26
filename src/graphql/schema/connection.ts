import { Field, Int, ObjectType } from 'type-graphql'
import type { Page } from '../../journal/reads/page.js'
import { nullable, Shown, type TypeThunk } from './shown.js'

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  constructor(private readonly page: Page<unknown>) {}

  @Field(() => Boolean, { description: 'True when the list goes on after this page.' })
  hasNextPage(): Promise<boolean> {
    return this.page.hasNext()
  }

  @Field(() => Boolean, { description: 'True when there is something before this page.' })
  hasPreviousPage(): Promise<boolean> {
    return this.page.hasPrevious()
  }

  @Shown(() => String, 'The first edge’s cursor, for `before`; null on an empty page.', nullable)
  get startCursor(): string | undefined {
    return this.page.edges[0]?.cursor
  }

  @Shown(() => String, 'The last edge’s cursor, for `after`; null on an empty page.', nullable)
  get endCursor(): string | undefined {
    return this.page.edges.at(-1)?.cursor
  }
}

interface EdgeOf<View> {
  node: View
  cursor: string
}

/** The two types of a Relay list, and how to make one of a page. */
export function connectionOf<View extends object>(options: {
  /** Of the node; the types are `<name>Edge` and `<name>Connection`. */
  name: string
  node: TypeThunk
  /** What the list holds and in which order. */
  description: string
  cursor?: TypeThunk
}) {
  const { name, node, cursor = () => String } = options

  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class Edge implements EdgeOf<View> {
    @Shown(node, 'The item itself.')
    readonly node!: View
    @Shown(cursor, 'Its place, for `after` and `before`.')
    readonly cursor!: string
  }

  @ObjectType(`${name}Connection`, { description: options.description })
  class Connection {
    @Shown(() => [Edge], 'The items of this page with their places.')
    readonly edges: EdgeOf<View>[]

    constructor(
      private readonly page: Page<unknown>,
      nodes: View[],
    ) {
      this.edges = page.edges.map((edge, index) => ({ node: nodes[index] as View, cursor: edge.cursor }))
    }

    @Shown(() => [node()], 'The items of this page, for clients that need no cursors.')
    get nodes(): View[] {
      return this.edges.map(edge => edge.node)
    }

    @Shown(() => PageInfo, 'Where this page stands in the list.')
    get pageInfo(): PageInfo {
      return new PageInfo(this.page)
    }

    @Field(() => Int, {
      nullable: true,
      description:
        'How many the whole list has, whatever the page. Counted only when asked for; ' +
        'null when it has more than 10,000, or when counting would have to look through the whole journal.',
    })
    totalCount(): Promise<number | undefined> {
      return this.page.count()
    }
  }

  return {
    type: Connection,
    /** A page whose items are shown by `view`. */
    of: <Item>(page: Page<Item>, view: (item: Item) => View) =>
      new Connection(
        page,
        page.edges.map(edge => view(edge.item)),
      ),
  }
}
