/** A part of a list that is longer, newest first. */
export interface Page {
  nodes: readonly { __ref: string }[]
  pageInfo?: { hasNextPage: boolean }
}

/**
 * A list that a further page, or its first one anew, was asked for. What was known beyond the first page stays; what
 * has left it goes.
 */
export function withPage(known: Page | undefined, page: Page, further: boolean): Page {
  if (known === undefined) return page
  const there = new Set((further ? known : page).nodes.map(({ __ref }) => __ref))
  if (further) {
    return { ...page, nodes: [...known.nodes, ...page.nodes.filter(({ __ref }) => !there.has(__ref))] }
  }
  const last = known.nodes.findLastIndex(({ __ref }) => there.has(__ref))
  // Without one that both have, what lies between is unknown.
  const beyond = page.pageInfo?.hasNextPage && last >= 0 ? known.nodes.slice(last + 1) : []
  return beyond.length === 0 ? page : { ...known, nodes: [...page.nodes, ...beyond] }
}
