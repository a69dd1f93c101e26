import { useQuery } from '@apollo/client/react'
import { Expand } from 'lucide-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { useStream } from '../api/use-stream.js'
import { useLimited } from '../api/viewer.js'
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
import { FirstCall, type Reached } from './first-call.js'
import { RoomCard, type RoomCardProps } from './room-card.js'

export type BoardConference = BoardConferencesQuery['conferences']['nodes'][number]
export type BoardCall = BoardCallsQuery['calls']['nodes'][number]

/** What makes the number of runs another one; a gap may have hidden some. */
const COUNTED = ['FlowRunStarted', 'FlowRunEnded', 'StreamGap']

/** Everything that is going on, to be read from across the room. */
export function Board() {
  const limited = useLimited()
  const { data: live } = useQuery(BoardConferencesDocument, { fetchPolicy: 'cache-only' })
  const { data: lines } = useQuery(BoardCallsDocument, { fetchPolicy: 'cache-only' })
  const { data: known, refetch: askRooms } = useQuery(RoomsDocument, { fetchPolicy: 'cache-and-network' })
  useStream(RoomNewsDocument, limited ? undefined : {}, useCalm(askRooms))
  const { data: flows, refetch } = useQuery(RunsGoingOnDocument, {
    fetchPolicy: 'cache-and-network',
    skip: limited,
  })
  const count = useCalm(refetch)
  useStream(FlowRunNewsDocument, limited ? undefined : {}, items => {
    if (items.some(({ __typename }) => COUNTED.includes(__typename))) count()
  })
  const conferences = live?.conferences.nodes
  const calls = lines?.calls.nodes
  const rooms = known?.rooms.nodes
  const cards = useMemo(
    () => cardsOf(rooms ?? [], conferences ?? [], calls ?? []),
    [rooms, conferences, calls],
  )
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
        {!limited && (
          <Total
            figure={flows?.flowRuns.totalCount ?? 0}
            of={flows?.flowRuns.totalCount === 1 ? 'flow running' : 'flows running'}
          />
        )}
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
        {cards.map(({ key, ...card }) => (
          <RoomCard key={key} {...card} />
        ))}
      </ul>
      <div className="columns below">
        <div className="column">
          {!limited && (
            <FirstCall
              reached={reachedBy(calls, conferences)}
              numbers={rooms.flatMap(({ numbers }) => numbers)}
            />
          )}
          {!quiet && <CallsUp calls={calls} />}
        </div>
        {!limited && <ByHour />}
      </div>
    </>
  )
}

function reachedBy(calls: readonly BoardCall[], conferences: readonly BoardConference[]): Reached {
  const most = Math.max(0, ...conferences.map(({ participantCount }) => participantCount))
  if (most > 0) return most > 1 ? 3 : 2
  return calls.length > 0 ? 1 : 0
}

interface Card extends RoomCardProps {
  key: string
}

/** Every room, the busy ones first, and conferences that belong to none. */
function cardsOf(
  rooms: readonly RoomOfBoard[],
  conferences: readonly BoardConference[],
  calls: readonly BoardCall[],
): Card[] {
  const own = new Set(rooms.map(({ id }) => id))
  const seated = new Set(
    conferences.flatMap(({ participants }) => participants.map(({ leg }) => leg.call.id)),
  )
  const greetedIn = ({ numbers }: RoomOfBoard) =>
    calls.filter(
      ({ id, direction, to }) =>
        direction === 'INBOUND' && to !== null && numbers.includes(to) && !seated.has(id),
    )
  const of = (room: RoomOfBoard): Card[] => {
    const greeted = greetedIn(room)
    const open = conferences.filter(conference => conference.room?.id === room.id)
    if (open.length === 0) return [{ key: room.id, room, conference: undefined, greeted }]
    return open.map((conference, index) => ({
      key: conference.id,
      room,
      conference,
      greeted: index === 0 ? greeted : [],
    }))
  }
  const cards = rooms.flatMap(of)
  const alone = conferences
    .filter(({ room }) => room === null || !own.has(room.id))
    .map(conference => ({ key: conference.id, room: undefined, conference, greeted: [] }))
  const idle = cards.filter(({ conference, greeted }) => conference === undefined && greeted.length === 0)
  return [...cards.filter(card => !idle.includes(card)), ...alone, ...idle]
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
