import { Circle, Mic, MicOff, Music, PhoneIncoming, Volume2 } from 'lucide-react'
import { Link } from 'wouter'
import { Elapsed } from '../ui/clock.js'
import { counted, HOLD_WORDS, personName, ROLE_WORDS, spoken } from '../ui/words.js'
import type { BoardCall, BoardConference, RoomOfBoard } from './board.js'

const SHOWN = 8

export interface RoomCardProps {
  room: RoomOfBoard | undefined
  conference: BoardConference | undefined
  /** Calls to the room that are not in its conference yet. */
  greeted: readonly BoardCall[]
}

/** A room and who is in it now, or a conference that no room opened. */
export function RoomCard({ room, conference, greeted }: RoomCardProps) {
  const name = room?.name ?? conference?.name
  if (conference === undefined && greeted.length === 0) {
    return (
      <li className="panel room-card idle">
        <div className="head">
          <span className="name" title={name}>
            {name}
          </span>
          <span className="quiet number">{room?.numbers.map(spoken).join(', ')}</span>
          <span className="chip">Empty</span>
        </div>
      </li>
    )
  }
  const there = conference?.participants.filter(({ state }) => state !== 'LEFT') ?? []
  const recording = conference?.recordings.some(({ status }) => status === 'RECORDING')
  return (
    <li className="panel room-card">
      <div className="head">
        {conference === undefined ? (
          <span className="name" title={name}>
            {name}
          </span>
        ) : (
          <Link href={`/conferences/${conference.id}`} className="name" title={name}>
            {name}
          </Link>
        )}
        {recording && (
          <span className="chip bad">
            <Circle size={9} fill="currentColor" aria-hidden /> Recording
          </span>
        )}
        {conference !== undefined && (
          <span className="since">
            <Elapsed since={conference.startedAt} />
          </span>
        )}
      </div>
      <ul className="people">
        {there.slice(0, SHOWN).map(participant => (
          <Person key={participant.id} {...participant} />
        ))}
        {there.length > SHOWN && <li className="quiet">and {counted(there.length - SHOWN, 'other')}</li>}
        {greeted.slice(0, SHOWN).map(({ id, from }) => (
          <li key={id}>
            <PhoneIncoming size={16} aria-hidden className="quiet" />
            <span className="number">{spoken(from)}</span>
            <span className="chip">Is being greeted</span>
          </li>
        ))}
        {there.length + greeted.length === 0 && <li className="quiet">Nobody yet</li>}
      </ul>
    </li>
  )
}

type PersonProps = BoardConference['participants'][number]

function Person({ number, label, state, muted, onHold, holdReason, speaking, supervisorRole }: PersonProps) {
  return (
    <li className={speaking ? 'speaking' : undefined}>
      <Mic size={16} aria-hidden className="quiet" />
      <span className="number">{personName({ number, label })}</span>
      {state === 'JOINING' && <span className="chip">Joining</span>}
      {speaking && (
        <span className="chip good">
          <Volume2 size={13} aria-hidden /> Speaking
        </span>
      )}
      {onHold && (
        <span className="chip wait">
          <Music size={13} aria-hidden /> On hold{holdReason !== null && `, ${HOLD_WORDS[holdReason]}`}
        </span>
      )}
      {muted && (
        <span className="chip bad">
          <MicOff size={13} aria-hidden /> Muted
        </span>
      )}
      {supervisorRole !== 'NONE' && <span className="chip accent">{ROLE_WORDS[supervisorRole]}</span>}
    </li>
  )
}
