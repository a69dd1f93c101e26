import { useId, useState } from 'react'
import { Dialog, Field } from './dialog.js'

interface SpeechDialogProps {
  title: string
  onClose(): void
  onText(text: string): void
}

/** Asks for a text that is to be spoken. */
export function SpeechDialog({ title, onClose, onText }: SpeechDialogProps) {
  const [text, setText] = useState('')
  return (
    <Dialog
      title={title}
      verb="Speak"
      disabled={text.trim() === ''}
      onClose={onClose}
      onSubmit={() => {
        onText(text.trim())
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
