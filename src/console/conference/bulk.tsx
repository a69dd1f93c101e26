import { useMayUse } from '../api/viewer.js'
import { type Deed, MUTATIONS } from './ask.js'

interface BulkProps {
  all: boolean
  count: number
  onAll(on: boolean): void
  onDeed(deed: Deed): void
}

const DEEDS: readonly [Deed, string][] = [
  ['mute', 'Mute'],
  ['unmute', 'Unmute'],
  ['hold', 'Hold'],
  ['unhold', 'Off hold'],
  ['remove', 'Remove'],
]

/** What can be done with all who are chosen. It keeps its place when nobody is, so that nothing jumps. */
export function Bulk({ all, count, onAll, onDeed }: BulkProps) {
  const mayUse = useMayUse()
  return (
    <div className="bulk">
      <label className="check">
        <input type="checkbox" checked={all} onChange={event => onAll(event.target.checked)} />
        {count === 0 ? 'Choose all' : `${count} chosen`}
      </label>
      <div className="row wrap" role="group" aria-label="With those chosen">
        {DEEDS.filter(([deed]) => mayUse(MUTATIONS[deed])).map(([deed, words]) => (
          <button
            key={deed}
            type="button"
            className={`button small${deed === 'remove' ? ' danger' : ''}`}
            disabled={count === 0}
            onClick={() => onDeed(deed)}
          >
            {words}
          </button>
        ))}
      </div>
    </div>
  )
}
