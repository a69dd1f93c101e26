import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useCommands } from '../api/commands.js'
import { useMayUse } from '../api/viewer.js'
import { useMatches } from '../ui/use-matches.js'
import { counted } from '../ui/words.js'
import { type Deed, deed, MUTATIONS } from './ask.js'
import { Bulk } from './bulk.js'
import type { Conference, Participant } from './page.js'
import { ParticipantRow } from './participant-row.js'

const ROW_PX = 60
const NARROW_ROW_PX = 104
/** With more than so many there is a field to find one by. */
const FEW = 8

const KEYS: Record<string, (participant: Participant) => Deed> = {
  m: ({ muted }) => (muted ? 'unmute' : 'mute'),
  h: ({ onHold }) => (onHold ? 'unhold' : 'hold'),
  Delete: () => 'remove',
}

/** Those who are there; when the conference is over, all who were. */
export function Participants({ conference, mayCommand }: { conference: Conference; mayCommand: boolean }) {
  const { id, participants, status } = conference
  const commands = useCommands()
  const mayUse = useMayUse()
  const [wanted, setWanted] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const narrow = useMatches('(width < 700px)')

  const present = useMemo(
    () => (status === 'ENDED' ? participants : participants.filter(({ state }) => state !== 'LEFT')),
    [participants, status],
  )
  const shown = useMemo(() => present.filter(participant => fits(participant, wanted)), [present, wanted])
  const selected = present
    .filter(participant => chosen.has(participant.id))
    .map(participant => participant.id)

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? NARROW_ROW_PX : ROW_PX),
    overscan: 6,
    getItemKey: index => shown[index]?.id ?? index,
  })

  const choose = useCallback((participantId: string) => {
    setChosen(before => {
      const after = new Set(before)
      if (!after.delete(participantId)) after.add(participantId)
      return after
    })
  }, [])
  const ask = useCallback(
    (name: Deed, ids: readonly string[]) => {
      if (mayUse(MUTATIONS[name])) commands.ask(deed(name, id, ids))
    },
    [commands, id, mayUse],
  )

  const focus = (index: number) => {
    const next = Math.min(Math.max(0, index), shown.length - 1)
    setFocused(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus(),
    )
  }
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? focused)
    const participant = shown[index]
    const onRow = target.dataset.index !== undefined
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown' || (onRow && event.key === 'j')) focus(index + 1)
    else if (event.key === 'ArrowUp' || (onRow && event.key === 'k')) focus(index - 1)
    else if (onRow && event.key === 'Home') focus(0)
    else if (onRow && event.key === 'End') focus(shown.length - 1)
    else if (onRow && mayCommand && participant !== undefined && event.key === ' ') choose(participant.id)
    else if (onRow && mayCommand && event.key === 'a') setChosen(new Set(shown.map(each => each.id)))
    else if (onRow && event.key === 'Escape') setChosen(new Set())
    else {
      const of = onRow && mayCommand && participant !== undefined ? KEYS[event.key] : undefined
      if (of === undefined || participant === undefined) return
      ask(of(participant), chosen.has(participant.id) ? selected : [participant.id])
    }
    event.preventDefault()
  }

  return (
    <section className="panel participants" aria-label="Participants">
      <header>
        <h2>Participants</h2>
        {present.length > FEW && (
          <input
            className="input find"
            type="search"
            placeholder="Find a number or name"
            aria-label="Find a participant"
            value={wanted}
            onChange={event => setWanted(event.target.value)}
          />
        )}
        <span className="quiet">{counted(present.length, 'person', 'people')}</span>
      </header>
      {mayCommand && present.length > 0 && (
        <Bulk
          all={shown.length > 0 && shown.every(each => chosen.has(each.id))}
          count={selected.length}
          onAll={on => setChosen(new Set(on ? shown.map(each => each.id) : []))}
          onDeed={name => ask(name, selected)}
        />
      )}
      <div
        className="scroller"
        ref={scroller}
        role="grid"
        aria-label="Participants"
        aria-rowcount={shown.length}
        aria-multiselectable={mayCommand}
        onKeyDown={onKey}
      >
        {shown.length === 0 && (
          <p className="empty">{present.length === 0 ? 'Nobody is here.' : 'Nobody like that is here.'}</p>
        )}
        <div role="presentation" style={{ height: virtual.getTotalSize() }} className="tall">
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const participant = shown[index]
            if (participant === undefined) return null
            return (
              <ParticipantRow
                key={key}
                participant={participant}
                conferenceId={id}
                others={present}
                index={index}
                start={start}
                focusable={index === Math.min(focused, shown.length - 1)}
                chosen={chosen.has(participant.id)}
                mayCommand={mayCommand}
                onChoose={choose}
                onDeed={ask}
                onFocus={setFocused}
              />
            )
          })}
        </div>
      </div>
      {mayCommand && (
        <p className="keys quiet">
          Keys: <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Space</kbd> choose · <kbd>A</kbd> all · <kbd>M</kbd>{' '}
          mute · <kbd>H</kbd> hold · <kbd>Del</kbd> remove
        </p>
      )}
    </section>
  )
}

function fits({ number, label }: Participant, wanted: string): boolean {
  if (wanted.trim() === '') return true
  const digits = wanted.replace(/[^\d+]/g, '')
  return (
    (digits !== '' && (number ?? '').includes(digits)) ||
    (label ?? '').toLowerCase().includes(wanted.trim().toLowerCase())
  )
}
