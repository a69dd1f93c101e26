import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import { partyline } from '../api/client.js'
import { useCommands } from '../api/commands.js'
import { PlaceCallDocument } from '../generated/graphql.js'
import { Dialog, Field } from '../ui/dialog.js'
import { isNumber, NumberField } from '../ui/number-field.js'
import { problemWords } from '../ui/words.js'
import { sendKeys, transfer } from './ask.js'

interface OfLeg {
  legId: string
  onClose(): void
}

export function TransferDialog({ legId, onClose }: OfLeg) {
  const commands = useCommands()
  const [to, setTo] = useState('')
  return (
    <Dialog
      title="Transfer the call"
      verb="Transfer"
      disabled={!isNumber(to)}
      onClose={onClose}
      onSubmit={() => {
        commands.ask(transfer(legId, to))
        onClose()
      }}
    >
      <NumberField label="To" value={to} onChange={setTo} />
    </Dialog>
  )
}

const DIGITS = /^[0-9A-D*#wW]{1,64}$/

export function KeysDialog({ legId, onClose }: OfLeg) {
  const commands = useCommands()
  const [digits, setDigits] = useState('')
  const wrong = digits === '' || DIGITS.test(digits) ? undefined : 'Keys are 0–9, A–D, * and #.'
  return (
    <Dialog
      title="Send keys"
      verb="Send"
      disabled={!DIGITS.test(digits)}
      onClose={onClose}
      onSubmit={() => {
        commands.ask(sendKeys(legId, digits))
        onClose()
      }}
    >
      <Field id={useId()} label="Keys" hint="w waits half a second, W a second." wrong={wrong}>
        {field => (
          <input {...field} maxLength={64} value={digits} onChange={event => setDigits(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}

/** Calls a number, and shows the call. */
export function PlaceCallDialog({ onClose }: { onClose(): void }) {
  const [to, setTo] = useState('')
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [, go] = useLocation()
  const call = async () => {
    setAsked(true)
    setRefused(undefined)
    try {
      const { outcome } = await partyline.mutate(PlaceCallDocument, { input: { to } })
      go(`/calls/${outcome.callLeg.call.id}`)
    } catch (error) {
      setRefused(problemWords(error))
      setAsked(false)
    }
  }
  return (
    <Dialog
      title="Call a number"
      verb={asked ? 'Calling…' : 'Call'}
      disabled={asked || !isNumber(to)}
      onClose={onClose}
      onSubmit={() => void call()}
    >
      <NumberField label="Number" value={to} refused={refused} onChange={setTo} />
    </Dialog>
  )
}
