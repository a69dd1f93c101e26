import { useQuery } from '@apollo/client/react'
import { Expand } from 'lucide-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { useStream } from '../api/use-stream.js'
import { useMay, useViewer } from '../api/viewer.js'
import {
  BoardCallsDocument,
  type BoardCallsQuery,
  BoardConferencesDocument,
  type BoardConferencesQuery,
  FlowRunNewsDocument,
  RoomNewsDocument,
  RoomsDocument,
  RunsGoingOnDocument,
} from '../generated/graphql.js'
import { Elapsed } from '../ui/clock.js'
import { useCalm } from '../ui/use-calm.js'
import { CALL_WORDS, counted, spoken } from '../ui/words.js'
import { ByHour } from './by-hour.js'
import { RoomCard } from './room-card.js'

export type BoardConference = BoardConferencesQuery['conferences']['nodes'][number]
type BoardCall = BoardCallsQuery['calls']['nodes'][number]

/** What makes the number of runs another one; a gap may have hidden some. */
const COUNTED = ['FlowRunStarted', 'FlowRunEnded', 'StreamGap']

/** Everything that is going on, to be read from across the room. */
export function Board() {
  const { data: live } = useQuery(BoardConferencesDocument, { fetchPolicy: 'cache-only' })
  const { data: lines } = useQuery(BoardCallsDocument, { fetchPolicy: 'cache-only' })
  const { data: known, refetch: askRooms } = useQuery(RoomsDocument, { fetchPolicy: 'cache-and-network' })
  useStream(RoomNewsDocument, {}, useCalm(askRooms))
  const { data: flows, refetch } = useQuery(RunsGoingOnDocument, { fetchPolicy: 'cache-and-network' })
  const count = useCalm(refetch)
  useStream(FlowRunNewsDocument, {}, items => {
    if (items.some(({ __typename }) => COUNTED.includes(__typename))) count()
  })
  const conferences = live?.conferences.nodes
  const calls = lines?.calls.nodes
  const rooms = known?.rooms.nodes
  const cards = useMemo(() => cardsOf(rooms ?? [], conferences ?? []), [rooms, conferences])
  if (conferences === undefined || calls === undefined || rooms === undefined) {
    return <p className="empty">Waiting for the first word from the server…</p>
  }

  const ringing = calls.filter(({ status }) => status === 'RINGING').length
  const people = conferences.reduce((sum, { participantCount }) => sum + participantCount, 0)
  const quiet = calls.length === 0 && conferences.length === 0
  return (
    <>
      <h1 className="visually-hidden">Board</h1>
      <section className="totals" aria-label="Totals">
        <Total figure={calls.length - ringing} of="calls up" />
        <Total figure={ringing} of="ringing" />
        <Total figure={people} of={people === 1 ? 'person in conference' : 'people in conference'} />
        <Total figure={conferences.length} of={conferences.length === 1 ? 'conference' : 'conferences'} />
        <Total
          figure={flows?.flowRuns.totalCount ?? 0}
          of={flows?.flowRuns.totalCount === 1 ? 'flow running' : 'flows running'}
        />
      </section>
      <div className="board-head">
        <h2>Rooms</h2>
        {document.fullscreenEnabled && (
          <button
            type="button"
            className="button plain icon"
            title="Fill the screen"
            aria-label="Fill the screen"
            onClick={() => void document.documentElement.requestFullscreen()}
          >
            <Expand size={17} />
          </button>
        )}
      </div>
      <ul className="rooms">
        {cards.map(({ key, room, conference }) => (
          <RoomCard key={key} room={room} conference={conference} />
        ))}
      </ul>
      <div className="columns below">
        {quiet ? <FirstCall numbers={rooms.flatMap(({ numbers }) => numbers)} /> : <CallsUp calls={calls} />}
        <ByHour />
      </div>
    </>
  )
}

/** Every room, the busy ones first, and conferences that belong to none. */
function cardsOf(rooms: readonly RoomOfBoard[], conferences: readonly BoardConference[]) {
  const own = new Set(rooms.map(({ id }) => id))
  const of = (room: RoomOfBoard) => conferences.filter(conference => conference.room?.id === room.id)
  const busy = rooms.flatMap(room => of(room).map(conference => ({ key: conference.id, room, conference })))
  const alone = conferences
    .filter(({ room }) => room === null || !own.has(room.id))
    .map(conference => ({ key: conference.id, room: undefined, conference }))
  const idle = rooms
    .filter(room => of(room).length === 0)
    .map(room => ({ key: room.id, room, conference: undefined }))
  return [...busy, ...alone, ...idle]
}

export interface RoomOfBoard {
  id: string
  name: string
  numbers: readonly string[]
}

function Total({ figure, of }: { figure: number; of: string }) {
  return (
    <div className="panel total">
      <span className="figure">{figure}</span>
      <span className="of">{of}</span>
    </div>
  )
}

function CallsUp({ calls }: { calls: readonly BoardCall[] }) {
  return (
    <section aria-label="Calls in progress">
      <div className="board-head">
        <h2>Calls in progress</h2>
        <span className="quiet">{counted(calls.length, 'call')}</span>
      </div>
      {calls.length === 0 ? (
        <p className="panel empty">No call is up.</p>
      ) : (
        <ul className="panel calls-up">
          {calls.slice(0, 50).map(({ id, status, direction, from, to, startedAt }) => (
            <li key={id}>
              <Link href={`/calls/${id}`}>
                <span className="route number">
                  {spoken(from)} <span className="quiet">→</span> {spoken(to)}
                </span>
                <span className={`chip ${status === 'RINGING' ? 'wait' : 'good'}`}>
                  {CALL_WORDS[status]}
                  {direction !== null && `, ${direction.toLowerCase()}`}
                </span>
                <Elapsed since={startedAt} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Nothing is going on: how something can. */
function FirstCall({ numbers }: { numbers: readonly string[] }) {
  const { service } = useViewer()
  const number = spoken(numbers[0] ?? service.fromNumber)
  const simulated = service.carrier === 'SIMULATOR'
  const mayCall = useMay('OPERATOR')
  return (
    <section className="panel first-call">
      <h2>Place a first call</h2>
      <ol>
        {simulated ? (
          <li>
            {mayCall ? (
              <>
                Open{' '}
                <Link href="/phones" className="link">
                  Phones
                </Link>{' '}
                and let one of them call {number}.
              </>
            ) : (
              `An operator lets one of the simulated phones call ${number}.`
            )}
          </li>
        ) : (
          <li>Call {number} from any telephone.</li>
        )}
        <li>You are greeted, and wait with music until somebody joins; the room above shows you at once.</li>
        <li>
          Let a second one call: both are in the conference. Open it to mute, hold, record or pull others in.
        </li>
      </ol>
      <p className="quiet">
        The API is explored in{' '}
        <a href="/graphiql" className="link">
          GraphiQL
        </a>
        ; on the page{' '}
        <a href="/voice" className="link">
          Voice
        </a>{' '}
        people talk from browser to browser.
      </p>
    </section>
  )
}
