import { useQuery } from '@apollo/client/react'
import { PhoneOutgoing } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from '../api/store.js'
import { useMay } from '../api/viewer.js'
import { callNews } from '../board/board-cache.js'
import { type CallStatus, CallsDocument, type CallsQuery } from '../generated/graphql.js'
import { clockTime, Elapsed } from '../ui/clock.js'
import { useCalm } from '../ui/use-calm.js'
import { CALL_WORDS, spoken } from '../ui/words.js'
import { PlaceCallDialog } from './dialogs.js'

const CHOICES: readonly [string, CallStatus[] | undefined][] = [
  ['All', undefined],
  ['In progress', ['RINGING', 'IN_PROGRESS']],
  ['Ended', ['ENDED']],
]
const TONES: Record<CallStatus, string> = { RINGING: 'wait', IN_PROGRESS: 'good', ENDED: '' }

/** Every call, newest first. */
export function CallsPage() {
  const [chosen, setChosen] = useState(0)
  const [calling, setCalling] = useState(false)
  const status = CHOICES[chosen]?.[1]
  const { data, fetchMore, refetch } = useQuery(CallsDocument, {
    variables: { filter: status === undefined ? null : { status }, after: null },
    fetchPolicy: 'cache-and-network',
  })
  const again = useCalm(refetch)
  const news = useStore(callNews)
  const heard = useRef(news)
  useEffect(() => {
    if (heard.current === news) return
    heard.current = news
    again()
  }, [news, again])
  const mayCommand = useMay('OPERATOR')
  const calls = data?.calls
  // What is known of a call is newer than the list that it came with.
  const fitting = calls?.nodes.filter(call => status === undefined || status.includes(call.status)) ?? []
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Calls</h1>
        </div>
        {mayCommand && (
          <button type="button" className="button primary" onClick={() => setCalling(true)}>
            <PhoneOutgoing size={16} aria-hidden /> Call a number
          </button>
        )}
      </div>
      <div className="row choices-row" role="group" aria-label="Which calls">
        {CHOICES.map(([words], index) => (
          <button
            key={words}
            type="button"
            className="button small"
            aria-pressed={index === chosen}
            onClick={() => setChosen(index)}
          >
            {words}
          </button>
        ))}
      </div>
      {calls === undefined ? (
        <p className="empty">Loading…</p>
      ) : fitting.length === 0 ? (
        <p className="panel empty">No such call yet.</p>
      ) : (
        <ul className="panel calls-list">
          {fitting.map(call => (
            <CallLine key={call.id} {...call} />
          ))}
        </ul>
      )}
      {calls?.pageInfo.hasNextPage && (
        <button
          type="button"
          className="button"
          onClick={() => void fetchMore({ variables: { after: calls.pageInfo.endCursor } })}
        >
          Show more
        </button>
      )}
      {calling && <PlaceCallDialog onClose={() => setCalling(false)} />}
    </>
  )
}

type CallLineProps = CallsQuery['calls']['nodes'][number]

function CallLine({ id, from, to, status, direction, startedAt, endedAt }: CallLineProps) {
  return (
    <li>
      <Link href={`/calls/${id}`}>
        <span className="number">
          {spoken(from)} <span className="quiet">→</span> {spoken(to)}
        </span>
        <span className="quiet">
          {new Date(startedAt).toLocaleDateString([], { day: 'numeric', month: 'short' })}{' '}
          {clockTime(startedAt)}
        </span>
        <span className="quiet">{direction?.toLowerCase()}</span>
        <span className={`chip ${TONES[status]}`}>{CALL_WORDS[status]}</span>
        <Elapsed since={startedAt} end={endedAt} />
      </Link>
    </li>
  )
}
