import { X } from 'lucide-react'
import { connection, forgetGap } from '../api/connection.js'
import { useStore } from '../api/store.js'
import { clockTime, useNow } from '../ui/clock.js'

/** How the connection is, always in sight: live, resuming and since when, how far behind, and what is missing. */
export function LinkState() {
  const { state, since, behindMs, gapAt } = useStore(connection)
  const now = useNow()
  const gone = Math.max(0, Math.round((now - since) / 1000))
  const live = state === 'live' && behindMs === 0
  const words =
    state === 'connecting'
      ? 'Connecting'
      : state === 'resuming'
        ? `Resuming · ${gone} s`
        : behindMs > 0
          ? `Catching up · ${Math.ceil(behindMs / 1000)} s behind`
          : 'Live'
  return (
    <div className="row">
      {gapAt !== undefined && (
        <button
          type="button"
          className="chip wait"
          title="Some events are no longer kept by the server. What you see is the present; the lines between are missing."
          onClick={forgetGap}
        >
          Gap at {clockTime(gapAt)}
          <X size={13} aria-label="Dismiss" />
        </button>
      )}
      <span
        className={`link-state${live ? '' : ' waiting'}`}
        data-state={state === 'live' && !live ? 'behind' : state}
      >
        <span className="visually-hidden">Connection: </span>
        {words}
      </span>
      <span className="visually-hidden" role="status">
        {live ? 'Live' : state}
      </span>
    </div>
  )
}
