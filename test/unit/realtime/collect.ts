import type { Client, FormattedExecutionResult } from 'graphql-ws'

type Result = FormattedExecutionResult<Record<string, unknown>, unknown>

/** What a subscriber got so far, and how its stream ended. */
export interface Collected {
  results: Result[]
  /** The places of the events among the results; a gap as `from-to`. */
  places: (number | string)[]
  end: { kind: 'complete' } | { kind: 'error'; error: unknown } | undefined
  stop(): void
}

export function collect(client: Client, query: string, variables?: Record<string, unknown>): Collected {
  const collected: Collected = { results: [], places: [], end: undefined, stop() {} }
  collected.stop = client.subscribe(
    { query, ...(variables !== undefined && { variables }) },
    {
      next(result) {
        collected.results.push(result)
        collected.places.push(...placesOf(result))
      },
      error(error) {
        collected.end = { kind: 'error', error }
      },
      complete() {
        collected.end = { kind: 'complete' }
      },
    },
  )
  return collected
}

export function placesOf({ data }: Result): (number | string)[] {
  return Object.values(data ?? {}).flatMap((item): (number | string)[] => {
    if (typeof item !== 'object' || item === null) return []
    if ('seq' in item) return [item.seq as number]
    return 'from' in item && 'to' in item ? [`${item.from}-${item.to}`] : []
  })
}

export const EVENTS = `subscription ($after: String, $callId: ID, $types: [String!]) {
  events(after: $after, callId: $callId, types: $types) { ... on Happening { seq } ... on StreamGap { from to } }
}`
