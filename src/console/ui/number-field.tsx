import { useId } from 'react'
import { Field } from './dialog.js'

/** A telephone number in international form. */
const E164 = /^\+[1-9]\d{6,14}$/
const WRONG = 'This is no number in international form, such as +12025550133.'

export const isNumber = (text: string) => E164.test(text)

interface NumberFieldProps {
  label: string
  value: string
  /** What the server said of it. */
  refused?: string | undefined
  onChange(value: string): void
}

/** Asks for a number; blanks and the like that people write between digits are left out. */
export function NumberField({ label, value, refused, onChange }: NumberFieldProps) {
  const id = useId()
  // Whoever is still typing has not made a mistake yet.
  const wrong = value.length > 3 && !isNumber(value) && !/^\+[1-9]\d*$/.test(value) ? WRONG : undefined
  return (
    <Field
      id={id}
      label={label}
      hint="International form: + and country code, then the number."
      wrong={refused ?? wrong}
    >
      {field => (
        <input
          {...field}
          type="tel"
          placeholder="+12025550133"
          value={value}
          onChange={event => onChange(event.target.value.replace(/[\s().-]/g, ''))}
        />
      )}
    </Field>
  )
}
