import { useState } from 'react'
import { Dialog } from '../ui/dialog.js'
import { personName } from '../ui/words.js'
import type { Participant } from './page.js'

interface WhisperProps {
  name: string
  others: readonly Participant[]
  onClose(): void
  onChosen(ids: string[]): void
}

/** Chooses who is to hear a whisper. */
export function WhisperDialog({ name, others, onClose, onChosen }: WhisperProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id])
  return (
    <Dialog
      title={`Who hears ${name}?`}
      verb="Whisper"
      disabled={chosen.length === 0}
      onClose={onClose}
      onSubmit={() => {
        onChosen([...chosen])
        onClose()
      }}
    >
      <div className="choices" role="group" aria-label="Participants">
        {others.length === 0 && <p className="quiet">Nobody else is here.</p>}
        {others.map(({ id, number, label }) => (
          <label key={id} className="check">
            <input type="checkbox" data-autofocus checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {personName({ number, label })}
          </label>
        ))}
      </div>
    </Dialog>
  )
}
