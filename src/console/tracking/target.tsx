import { useEffect, useId, useState } from 'react'
import { Field } from '../ui/dialog.js'
import { isNumber, NumberField } from '../ui/number-field.js'

/** Where a number is to lead, and what people call it. */
export type TargetChoice = { label?: string } & (
  | { destination: string }
  | { roomId: string }
  | { callFlowId: string }
)

export interface TargetProps {
  rooms: readonly { id: string; name: string; numbers: readonly string[] }[]
  flows: readonly { id: string; title: string }[]
  /** Undefined while it is not said whole. */
  onChange(choice: TargetChoice | undefined): void
}

const FORWARD = 'forward'

/** Chooses where calls go: to another number, a room or a call flow. */
export function Target({ rooms, flows, onChange }: TargetProps) {
  const id = useId()
  const [to, setTo] = useState(FORWARD)
  const [destination, setDestination] = useState('')
  const [label, setLabel] = useState('')
  useEffect(() => {
    const named = label.trim() === '' ? {} : { label: label.trim() }
    const [kind, chosen = ''] = to.split(':')
    if (kind === 'room') onChange({ roomId: chosen, ...named })
    else if (kind === 'flow') onChange({ callFlowId: chosen, ...named })
    else onChange(isNumber(destination) ? { destination, ...named } : undefined)
  }, [to, destination, label, onChange])
  return (
    <>
      <Field id={`${id}-to`} label="Leads to">
        {field => (
          <select {...field} value={to} onChange={event => setTo(event.target.value)}>
            <option value={FORWARD}>Another number</option>
            {rooms.map(room => (
              <option key={room.id} value={`room:${room.id}`}>
                Room {room.name}
              </option>
            ))}
            {flows.map(flow => (
              <option key={flow.id} value={`flow:${flow.id}`}>
                Flow {flow.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {to === FORWARD && <NumberField label="Forward to" value={destination} onChange={setDestination} />}
      <Field id={`${id}-label`} label="Name" hint="For people; may be empty.">
        {field => (
          <input {...field} maxLength={200} value={label} onChange={event => setLabel(event.target.value)} />
        )}
      </Field>
    </>
  )
}
