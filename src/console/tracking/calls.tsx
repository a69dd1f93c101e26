import { useQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { type TrackedCallFilter, TrackedCallsDocument, type TrackedOutcome } from '../generated/graphql.js'
import { clockTime, duration } from '../ui/clock.js'
import { spoken } from '../ui/words.js'
import { OUTCOMES } from './words.js'

interface CallsProps {
  bindingId: string | null
  from: string
  /** Another one whenever a call is over. */
  news: number
}

/** What became of calls, newest first. */
export function Calls({ bindingId, from, news }: CallsProps) {
  const [outcome, setOutcome] = useState<TrackedOutcome | ''>('')
  const filter: TrackedCallFilter = {
    startedAt: { from },
    ...(bindingId !== null && { bindingId }),
    ...(outcome !== '' && { outcome: [outcome] }),
  }
  const { data, refetch, fetchMore } = useQuery(TrackedCallsDocument, {
    variables: { filter, after: null },
    fetchPolicy: 'cache-and-network',
  })
  useEffect(() => {
    if (news > 0) void refetch().catch(() => {})
  }, [news, refetch])
  const calls = data?.trackedCalls
  return (
    <section className="panel" aria-label="Calls">
      <header>
        <h2>Calls</h2>
        <select
          className="input narrow"
          aria-label="Outcome"
          value={outcome}
          onChange={event => setOutcome(event.target.value as typeof outcome)}
        >
          <option value="">Every outcome</option>
          {Object.entries(OUTCOMES).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </header>
      {calls?.nodes.length === 0 && <p className="empty">No such call in this time.</p>}
      <ul className="lines">
        {calls?.nodes.map(call => (
          <li key={call.id} className="row spread">
            <span>
              <strong className="number">
                {call.call === null ? (
                  spoken(call.from)
                ) : (
                  <Link href={`/calls/${call.call.id}`}>{spoken(call.from)}</Link>
                )}{' '}
                <span className="quiet">→</span> {call.binding?.label ?? spoken(call.trackingNumber)}
              </strong>
              <small className="quiet">
                {new Date(call.startedAt).toLocaleDateString([], { day: 'numeric', month: 'short' })}{' '}
                {clockTime(call.startedAt)}
                {call.destination !== null && ` · to ${spoken(call.destination)}`}
                {call.firstTimeCaller && ' · first call'}
              </small>
            </span>
            <span className="row">
              <time>{duration(call.talkMs)}</time>
              <span className={`chip ${call.outcome === 'ANSWERED' ? 'good' : 'bad'}`}>
                {OUTCOMES[call.outcome]}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {calls?.pageInfo.hasNextPage && (
        <button
          type="button"
          className="button plain wide"
          onClick={() => void fetchMore({ variables: { after: calls.pageInfo.endCursor } })}
        >
          Show more
        </button>
      )}
    </section>
  )
}
