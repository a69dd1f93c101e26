import { partylineClient } from '../client/index.js'
import { who } from './who.js'

/** Everything the page asks and hears. What it says last, when it is closed, is still sent. */
export const partyline = partylineClient({
  url: window.location.origin,
  authorization: () => (who.key === undefined ? undefined : `Bearer ${who.key}`),
  identity: () => who.name,
  maxWaitMs: 4_000,
  fetchImpl: (input, init) => fetch(input, { ...init, keepalive: leaving }),
})

let leaving = false
addEventListener('pagehide', () => {
  leaving = true
})
addEventListener('pageshow', () => {
  leaving = false
})
