const LONGEST = 60

/** A text as a message or a path shows it: cut off, otherwise a long text would be answered many times over. */
export function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text
}

/** A value as a message shows it: short, whatever it is. */
export function show(value: unknown): string {
  if (value === undefined) return 'absent'
  if (typeof value === 'string') return short(JSON.stringify(value.slice(0, LONGEST)))
  // How deep a value is nested is for its sender to choose, so it is not written out.
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
