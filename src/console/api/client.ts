import { ApolloClient, ApolloLink, type FieldPolicy, InMemoryCache, Observable } from '@apollo/client'
import { partylineClient } from '../../client/index.js'
import { type Page, withPage } from './pages.js'
import { session } from './session.js'

/** Everything the page asks goes through it; its subscriptions go on after whatever interrupts them. */
export const partyline = partylineClient({
  url: window.location.origin,
  authorization: () => session.authorization,
  maxWaitMs: 4_000,
})

const overPartyline = new ApolloLink(
  ({ query, variables }) =>
    new Observable(observer => {
      const abort = new AbortController()
      partyline.query(query, variables, { signal: abort.signal }).then(
        data => {
          observer.next({ data })
          observer.complete()
        },
        (error: unknown) => observer.error(error),
      )
      return () => abort.abort()
    }),
)

const pages: FieldPolicy<Page> = {
  // The board asks for more at once, and not where they end: otherwise the two would take turns.
  keyArgs: ['filter', 'first'],
  merge: (known, page, { args }) => withPage(known, page, args?.after != null),
}

/** What is known of everything, each thing once: by its type and its id. */
export const cache = new InMemoryCache({
  possibleTypes: {
    Step: [
      'FetchCallFlowStep',
      'HangupStep',
      'PauseStep',
      'PlayStep',
      'RecordStep',
      'SayStep',
      'SendKeysStep',
      'TransferStep',
    ],
  },
  typePolicies: {
    // A step's id names it in its own flow only.
    Step: { keyFields: false },
    Query: {
      fields: {
        calls: pages,
        trackedCalls: pages,
        conference: {
          read: (known, { args, toReference }) =>
            known ?? toReference({ __typename: 'Conference', id: args?.id }),
        },
        call: {
          read: (known, { args, toReference }) => known ?? toReference({ __typename: 'Call', id: args?.id }),
        },
      },
    },
    Conference: { fields: { participants: { merge: false }, recordings: { merge: false } } },
    Call: { fields: { legs: { merge: false }, recordings: { merge: false }, conferences: { merge: false } } },
    Recording: { fields: { transcriptions: { merge: false } } },
  },
})

export const apollo = new ApolloClient({ link: overPartyline, cache })
