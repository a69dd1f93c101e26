import { Suspense, useEffect } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { useStore } from '../api/store.js'
import { useStream } from '../api/use-stream.js'
import { useLimited, whoever } from '../api/viewer.js'
import { Board } from '../board/board.js'
import { takeBoard } from '../board/board-cache.js'
import { ConferencePage } from '../conference/page.js'
import { LiveBoardDocument } from '../generated/graphql.js'
import { Boundary } from '../ui/boundary.js'
import { LogIn } from './log-in.js'
import { partOf } from './part.js'
import { Top } from './top.js'

const Calls = partOf(async () => (await import('../call/list.js')).CallsPage)
const Call = partOf(async () => (await import('../call/page.js')).CallPage)
const Flows = partOf(async () => (await import('../flows/list.js')).FlowsPage)
const Flow = partOf(async () => (await import('../flows/page.js')).FlowPage)
const Tracking = partOf(async () => (await import('../tracking/page.js')).TrackingPage)
const Phones = partOf(async () => (await import('../phones/page.js')).PhonesPage)

const AHEAD_MS = 3_000

/** The whole page: who is it, and which part of it is shown. */
export function Console() {
  const who = useStore(whoever)
  if (who.state === 'asking') return <Waiting words="Looking for the server…" />
  if (who.state === 'stranger') return <LogIn refused={who.refused} />
  if (who.state === 'expired') return <Expired />
  return <Pages />
}

function Expired() {
  return (
    <div className="login">
      <main className="panel">
        <h1>This link has expired</h1>
        <p>Ask the person who sent it to you for a new one.</p>
      </main>
    </div>
  )
}

function Pages() {
  // Followed on every page, so that the board is complete whenever it is looked at.
  useStream(LiveBoardDocument, {}, takeBoard)
  const [path] = useLocation()
  const limited = useLimited()
  useEffect(() => {
    // What the board needs comes first; the other pages are there before a server that goes away.
    const timer = setTimeout(() => {
      if (limited) return
      for (const { fetchAhead } of [Calls, Call, Flows, Flow, Tracking, Phones]) fetchAhead()
    }, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [limited])
  return (
    <div className="shell">
      <Top />
      <main id="main">
        <Boundary key={path} of="This page">
          <Suspense fallback={<Waiting words="Loading…" />}>
            <Switch>
              {limited && (
                <Route path={/^\/(calls\/?|flows.*|tracking.*|phones.*)$/}>
                  <div className="panel empty">
                    <strong>This link does not include this page.</strong>
                  </div>
                </Route>
              )}
              <Route path="/" component={Board} />
              <Route path="/conferences/:id">{({ id }) => <ConferencePage key={id} id={id} />}</Route>
              <Route path="/calls" component={Calls.Shown} />
              <Route path="/calls/:id">{({ id }) => <Call.Shown key={id} id={id} />}</Route>
              <Route path="/flows" component={Flows.Shown} />
              <Route path="/flows/:id">{({ id }) => <Flow.Shown key={id} id={id} />}</Route>
              <Route path="/tracking" component={Tracking.Shown} />
              <Route path="/phones" component={Phones.Shown} />
              <Route>
                <div className="panel empty">
                  <strong>There is no such page.</strong>
                  <Link href="/" className="link">
                    Back to the board
                  </Link>
                </div>
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
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
