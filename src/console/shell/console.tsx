import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { useStore } from '../api/store.js'
import { useStream } from '../api/use-stream.js'
import { whoever } from '../api/viewer.js'
import { Board } from '../board/board.js'
import { takeBoard } from '../board/board-cache.js'
import { ConferencePage } from '../conference/page.js'
import { LiveBoardDocument } from '../generated/graphql.js'
import { LogIn } from './log-in.js'
import { Top } from './top.js'

// What is looked at less often is loaded when it is.
const CallsPage = lazy(async () => ({ default: (await import('../call/list.js')).CallsPage }))
const CallPage = lazy(async () => ({ default: (await import('../call/page.js')).CallPage }))
const FlowsPage = lazy(async () => ({ default: (await import('../flows/list.js')).FlowsPage }))
const FlowPage = lazy(async () => ({ default: (await import('../flows/page.js')).FlowPage }))
const TrackingPage = lazy(async () => ({ default: (await import('../tracking/page.js')).TrackingPage }))
const PhonesPage = lazy(async () => ({ default: (await import('../phones/page.js')).PhonesPage }))

/** The whole page: who is it, and which part of it is shown. */
export function Console() {
  const who = useStore(whoever)
  if (who.state === 'asking') return <Waiting words="Looking for the server…" />
  if (who.state === 'stranger') return <LogIn refused={who.refused} />
  return <Pages />
}

function Pages() {
  // Followed on every page, so that the board is complete whenever it is looked at.
  useStream(LiveBoardDocument, {}, takeBoard)
  return (
    <div className="shell">
      <Top />
      <main id="main">
        <Suspense fallback={<Waiting words="Loading…" />}>
          <Switch>
            <Route path="/" component={Board} />
            <Route path="/conferences/:id">{({ id }) => <ConferencePage key={id} id={id} />}</Route>
            <Route path="/calls" component={CallsPage} />
            <Route path="/calls/:id">{({ id }) => <CallPage key={id} id={id} />}</Route>
            <Route path="/flows" component={FlowsPage} />
            <Route path="/flows/:id">{({ id }) => <FlowPage key={id} id={id} />}</Route>
            <Route path="/tracking" component={TrackingPage} />
            <Route path="/phones" component={PhonesPage} />
            <Route>
              <div className="panel empty">
                <strong>There is no such page.</strong>
              </div>
            </Route>
          </Switch>
        </Suspense>
      </main>
    </div>
  )
}

function Waiting({ words }: { words: string }) {
  return (
    <p className="empty" role="status">
      {words}
    </p>
  )
}
