import { useQuery } from '@apollo/client/react'
import { ArrowLeft } from 'lucide-react'
import { Link } from 'wouter'
import { cache } from '../api/client.js'
import { CommandsProvider, useOwnCommands } from '../api/commands.js'
import { useStream } from '../api/use-stream.js'
import { useMay } from '../api/viewer.js'
import { CallPageDocument, type CallPageQuery, LiveCallDocument } from '../generated/graphql.js'
import { Timeline } from '../timeline/timeline.js'
import { useTimeline } from '../timeline/use-timeline.js'
import { Elapsed } from '../ui/clock.js'
import { Recordings } from '../ui/recordings.js'
import { CALL_WORDS, spoken } from '../ui/words.js'
import { LegCard } from './leg-card.js'

export type Call = NonNullable<CallPageQuery['call']>
export type Leg = Call['legs'][number]

/** A call: its legs, what can be done with each, and what happened. */
export function CallPage({ id }: { id: string }) {
  const commands = useOwnCommands()
  const failure = useStream(LiveCallDocument, { id }, items => {
    // Each item has the whole call: the last one is how it stands.
    const call = items.at(-1)?.call
    if (call !== undefined) cache.writeQuery({ query: CallPageDocument, variables: { id }, data: { call } })
  })
  const { data } = useQuery(CallPageDocument, { variables: { id }, fetchPolicy: 'cache-only' })
  const timeline = useTimeline('call', id, commands.hear)
  const mayCommand = useMay('OPERATOR')
  const call = data?.call

  if (failure !== undefined) {
    return (
      <div className="panel empty">
        <strong>{failure.code === 'NOT_FOUND' ? 'There is no such call.' : failure.message}</strong>
        <Link href="/calls" className="link">
          All calls
        </Link>
      </div>
    )
  }
  if (call == null) return <p className="empty">Loading…</p>
  const { from, to, status, direction, startedAt, endedAt, legs, recordings } = call
  return (
    <CommandsProvider value={commands}>
      <div className="page-head">
        <Link href="/calls" className="button plain icon" aria-label="All calls">
          <ArrowLeft size={18} />
        </Link>
        <div>
          <h1 className="number">
            {spoken(from)} <span className="quiet">→</span> {spoken(to)}
          </h1>
          <p className="quiet">
            {direction !== null && `${direction === 'INBOUND' ? 'Inbound' : 'Outbound'} · `}
            <Elapsed since={startedAt} end={endedAt} />
          </p>
        </div>
        <span className={`chip ${status === 'IN_PROGRESS' ? 'good' : status === 'RINGING' ? 'wait' : ''}`}>
          {CALL_WORDS[status]}
        </span>
      </div>
      <div className="columns">
        <div className="column">
          <ul className="legs" aria-label="Legs">
            {legs.map(leg => (
              <LegCard key={leg.id} leg={leg} call={call} mayCommand={mayCommand} />
            ))}
          </ul>
          <Recordings recordings={recordings} />
        </div>
        <Timeline {...timeline} />
      </div>
    </CommandsProvider>
  )
}
