import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'

import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createClient } from 'graphql-ws'
import { createRoot } from 'react-dom/client'

import { storage } from './storage.js'
import { tabs } from './tabs.js'

const endpoint = new URL('/graphql', window.location.href)
const socketEndpoint = new URL(endpoint)
socketEndpoint.protocol = endpoint.protocol === 'https:' ? 'wss:' : 'ws:'

/** Queries and mutations go over HTTP, each subscription over a socket of its own, all with the headers typed. */
const fetcher: Fetcher = (operation, options) =>
  createGraphiQLFetcher({
    url: endpoint.href,
    enableIncrementalDelivery: false,
    wsClient: createClient({
      url: socketEndpoint.href,
      connectionParams: credentials(options?.headers),
      // A lost socket is shown; otherwise the client subscribes anew and the events in between go missing unseen.
      retryAttempts: 0,
    }),
  })(operation, options)

/** What a browser cannot send as a header on a WebSocket: it goes into `connection_init`. */
function credentials(headers: Record<string, unknown> = {}): Record<string, unknown> {
  const typed = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')
  return typed ? { authorization: typed[1] } : {}
}

const root = document.getElementById('graphiql')
if (!root) throw new Error('index.html has no #graphiql')

createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    defaultTabs={tabs}
    defaultEditorToolsVisibility
    schemaDescription
    inputValueDeprecation
  >
    <GraphiQL.Logo>Partyline</GraphiQL.Logo>
  </GraphiQL>,
)
