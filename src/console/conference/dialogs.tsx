import { useId, useState } from 'react'
import { useCommands } from '../api/commands.js'
import { Dialog, Field } from '../ui/dialog.js'
import { counted } from '../ui/words.js'
import { play } from './whole.js'

export function PlayDialog({ conferenceId, onClose }: { conferenceId: string; onClose(): void }) {
  const commands = useCommands()
  const [url, setUrl] = useState('')
  const [forever, setForever] = useState(false)
  const usable = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  const wrong = url === '' || usable ? undefined : 'This is no web address: it begins with https://.'
  return (
    <Dialog
      title="Play an audio file to everybody"
      verb="Play"
      disabled={!usable}
      onClose={onClose}
      onSubmit={() => {
        commands.ask(play(conferenceId, url, forever ? null : 1))
        onClose()
      }}
    >
      <Field id={useId()} label="Address" hint="A WAV or MP3 file that the carrier can fetch." wrong={wrong}>
        {field => (
          <input {...field} type="url" value={url} onChange={event => setUrl(event.target.value.trim())} />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={forever} onChange={event => setForever(event.target.checked)} />
        Again and again, until it is stopped
      </label>
    </Dialog>
  )
}

export function EndDialog({ count, onClose, onEnd }: { count: number; onClose(): void; onEnd(): void }) {
  return (
    <Dialog
      title="End the conference?"
      verb="End it"
      danger
      onClose={onClose}
      onSubmit={() => {
        onEnd()
        onClose()
      }}
    >
      <p>{counted(count, 'call')} will be hung up.</p>
    </Dialog>
  )
}
