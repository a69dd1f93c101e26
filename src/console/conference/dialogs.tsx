import { useId, useState } from 'react'
import { useCommands } from '../api/commands.js'
import { Dialog, Field } from '../ui/dialog.js'
import { counted } from '../ui/words.js'
import { play, speak } from './whole.js'

interface DialogProps {
  conferenceId: string
  onClose(): void
}

export function SpeakDialog({ conferenceId, onClose }: DialogProps) {
  const commands = useCommands()
  const [text, setText] = useState('')
  return (
    <Dialog
      title="Speak a text to everybody"
      verb="Speak"
      disabled={text.trim() === ''}
      onClose={onClose}
      onSubmit={() => {
        commands.ask(speak(conferenceId, text.trim()))
        onClose()
      }}
    >
      <Field id={useId()} label="Text" hint="Up to 3,000 characters, in English.">
        {field => (
          <textarea
            {...field}
            rows={4}
            maxLength={3000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}

export function PlayDialog({ conferenceId, onClose }: DialogProps) {
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
