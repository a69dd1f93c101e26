import { useQuery } from '@apollo/client/react'
import { ArrowLeft } from 'lucide-react'
import { Link } from 'wouter'
import { cache } from '../api/client.js'
import { CommandsProvider, useOwnCommands } from '../api/commands.js'
import { useStream } from '../api/use-stream.js'
import { useLimited, useMay } from '../api/viewer.js'
import { takeChanges } from '../board/board-cache.js'
import {
  ConferencePageDocument,
  type ConferencePageQuery,
  LiveConferenceDocument,
} from '../generated/graphql.js'
import { Timeline } from '../timeline/timeline.js'
import { useTimeline } from '../timeline/use-timeline.js'
import { Elapsed } from '../ui/clock.js'
import { Recordings } from '../ui/recordings.js'
import { counted } from '../ui/words.js'
import { Actions } from './actions.js'
import { Participants } from './participants.js'

export type Conference = NonNullable<ConferencePageQuery['conference']>
export type Participant = Conference['participants'][number]

/** A conference: who is in it, what can be done, and what happened. */
export function ConferencePage({ id }: { id: string }) {
  const commands = useOwnCommands()
  const failure = useStream(LiveConferenceDocument, { id }, items => {
    const from = items.findLastIndex(({ __typename }) => __typename === 'ConferenceSnapshot')
    const snapshot = items[from]
    if (snapshot?.__typename === 'ConferenceSnapshot') {
      const { conference } = snapshot
      cache.writeQuery({ query: ConferencePageDocument, variables: { id }, data: { conference } })
    }
    takeChanges(items.slice(from + 1).filter(item => item.__typename === 'ConferenceChange'))
  })
  const { data } = useQuery(ConferencePageDocument, { variables: { id }, fetchPolicy: 'cache-only' })
  const timeline = useTimeline('conference', id, commands.hear)
  const mayCommand = useMay('OPERATOR')
  const conference = data?.conference

  if (failure !== undefined) {
    return (
      <div className="panel empty">
        <strong>{failure.code === 'NOT_FOUND' ? 'There is no such conference.' : failure.message}</strong>
        <Link href="/" className="link">
          Back to the board
        </Link>
      </div>
    )
  }
  if (conference == null) return <p className="empty">Loading…</p>
  const over = conference.status === 'ENDED'
  return (
    <CommandsProvider value={commands}>
      <Head conference={conference} />
      {mayCommand && !over && <Actions conference={conference} />}
      <div className="columns">
        <div className="column">
          <Participants conference={conference} mayCommand={mayCommand && !over} />
          <Recordings recordings={conference.recordings} />
        </div>
        <Timeline {...timeline} />
      </div>
    </CommandsProvider>
  )
}

function Head({ conference }: { conference: Conference }) {
  const limited = useLimited()
  const { name, room, status, startedAt, endedAt, participantCount, maxParticipants } = conference
  const recording = conference.recordings.some(each => each.status === 'RECORDING')
  return (
    <div className="page-head">
      {!limited && (
        <Link href="/" className="button plain icon" aria-label="Back to the board">
          <ArrowLeft size={18} />
        </Link>
      )}
      <div>
        <h1>{room?.name ?? name}</h1>
        <p className="quiet">
          {counted(participantCount, 'person', 'people')}
          {maxParticipants !== null && ` of ${maxParticipants}`} · <Elapsed since={startedAt} end={endedAt} />
        </p>
      </div>
      <div className="row wrap">
        {recording && <span className="chip bad">Recording</span>}
        <span className={`chip ${status === 'IN_PROGRESS' ? 'good' : ''}`}>
          {status === 'IN_PROGRESS' ? 'In progress' : status === 'ENDED' ? 'Ended' : 'Starting'}
        </span>
      </div>
    </div>
  )
}
