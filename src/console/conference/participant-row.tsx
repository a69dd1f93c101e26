import { Circle, Mic, MicOff, Music, Pause, Play, Volume2 } from 'lucide-react'
import { memo } from 'react'
import { useMayUse } from '../api/viewer.js'
import { Elapsed } from '../ui/clock.js'
import { Steps } from '../ui/steps.js'
import { HOLD_WORDS, personName, ROLE_WORDS, spoken } from '../ui/words.js'
import { type Deed, MUTATIONS } from './ask.js'
import type { Participant } from './page.js'
import { RowMenu } from './row-menu.js'

interface RowProps {
  participant: Participant
  conferenceId: string
  others: readonly Participant[]
  index: number
  start: number
  focusable: boolean
  chosen: boolean
  mayCommand: boolean
  onChoose(id: string): void
  onDeed(deed: Deed, ids: readonly string[]): void
  onFocus(index: number): void
}

/** One participant: who, in what state, since when, and what can be done. */
export const ParticipantRow = memo(
  function ParticipantRow(row: RowProps) {
    const { participant, index, start, focusable, chosen, mayCommand, onChoose, onDeed, onFocus } = row
    const { id, number, label, muted, onHold, state, joinedAt, leftAt, speaking } = participant
    const name = personName(participant)
    const mayUse = useMayUse()
    const [voice, hold] = [muted ? 'unmute' : 'mute', onHold ? 'unhold' : 'hold'] as const
    return (
      <div
        role="row"
        className={`participant${speaking ? ' speaking' : ''}`}
        data-index={index}
        data-participant={id}
        aria-rowindex={index + 1}
        aria-selected={chosen}
        tabIndex={focusable ? 0 : -1}
        style={{ transform: `translateY(${start}px)` }}
        onFocus={() => onFocus(index)}
      >
        <div role="gridcell" className="pick">
          {mayCommand && (
            <input
              type="checkbox"
              checked={chosen}
              aria-label={`Choose ${name}`}
              tabIndex={-1}
              onChange={() => onChoose(id)}
            />
          )}
        </div>
        <div role="gridcell" className="who">
          <span className="number">{name}</span>
          {label !== null && label !== number && <span className="quiet number">{spoken(number)}</span>}
        </div>
        <div role="gridcell" className="state">
          <State participant={participant} />
          {mayCommand && <Steps target={id} />}
        </div>
        <div role="gridcell" className="since quiet">
          {joinedAt !== null && <Elapsed since={joinedAt} end={leftAt} />}
        </div>
        <div role="gridcell" className="deeds">
          {mayCommand && state !== 'LEFT' && (
            <>
              {mayUse(MUTATIONS[voice]) && (
                <button
                  type="button"
                  className="button small icon"
                  aria-label={`${muted ? 'Unmute' : 'Mute'} ${name}`}
                  aria-pressed={muted}
                  title={muted ? 'Unmute' : 'Mute'}
                  onClick={() => onDeed(voice, [id])}
                >
                  {muted ? <MicOff size={15} /> : <Mic size={15} />}
                </button>
              )}
              {mayUse(MUTATIONS[hold]) && (
                <button
                  type="button"
                  className="button small icon"
                  aria-label={`${onHold ? 'Take off hold' : 'Hold'} ${name}`}
                  aria-pressed={onHold}
                  title={onHold ? 'Take off hold' : 'Hold'}
                  onClick={() => onDeed(hold, [id])}
                >
                  {onHold ? <Play size={15} /> : <Pause size={15} />}
                </button>
              )}
              <RowMenu {...row} name={name} />
            </>
          )}
        </div>
      </div>
    )
  },
  // The others are needed when the menu is open only, and it opens with those of the moment.
  (before, after) =>
    (Object.keys(after) as (keyof RowProps)[]).every(
      name => name === 'others' || Object.is(before[name], after[name]),
    ),
)

function State({ participant }: { participant: Participant }) {
  const { state, speaking, muted, onHold, holdReason, supervisorRole, recording } = participant
  return (
    <>
      {state === 'JOINING' && <span className="chip">Joining</span>}
      {state === 'LEFT' && <span className="chip">Left</span>}
      {speaking && (
        <span className="chip good">
          <Volume2 size={13} aria-hidden /> Speaking
        </span>
      )}
      {muted && (
        <span className="chip bad">
          <MicOff size={13} aria-hidden /> Muted
        </span>
      )}
      {onHold && (
        <span className="chip wait">
          <Music size={13} aria-hidden /> On hold{holdReason !== null && `, ${HOLD_WORDS[holdReason]}`}
        </span>
      )}
      {supervisorRole !== 'NONE' && <span className="chip accent">{ROLE_WORDS[supervisorRole]}</span>}
      {recording !== null && (
        <span className="chip bad">
          <Circle size={9} fill="currentColor" aria-hidden /> Recorded
        </span>
      )}
    </>
  )
}
