import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { clockTime } from '../ui/clock.js'
import { type Line, lineWords, toneOf, whyWords } from './words.js'

const LINE_PX = 52

interface TimelineProps {
  /** Oldest first; shown newest first. */
  lines: readonly Line[]
  earlier: (() => void) | undefined
  problem: string | undefined
  ready: boolean
}

/** What happened: webhooks, commands and decisions, with who wanted it and how we know. */
export function Timeline({ lines, earlier, problem, ready }: TimelineProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: 8,
    getItemKey: index => lines[lines.length - 1 - index]?.id ?? index,
  })
  return (
    <section className="panel timeline" aria-label="Timeline">
      <header>
        <h2>Timeline</h2>
        {problem !== undefined && (
          <small className="wrong" role="alert">
            {problem}
          </small>
        )}
        {earlier !== undefined && (
          <button type="button" className="button small plain" onClick={earlier}>
            Load earlier
          </button>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
      <div className="scroller" ref={scroller} tabIndex={0} role="group" aria-label="Events, newest first">
        {lines.length === 0 && <p className="empty">{ready ? 'Nothing has happened yet.' : 'Loading…'}</p>}
        <ol style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[lines.length - 1 - index]
            if (line === undefined) return null
            return (
              <li
                key={key}
                data-event={line.id}
                data-type={line.__typename}
                className={toneOf(line)}
                style={{ transform: `translateY(${start}px)` }}
              >
                <time dateTime={line.occurredAt}>{clockTime(line.occurredAt)}</time>
                <div>
                  <p title={lineWords(line)}>{lineWords(line)}</p>
                  <p className="quiet">{whyWords(line)}</p>
                </div>
              </li>
            )
          })}
        </ol>
      </div>
    </section>
  )
}
