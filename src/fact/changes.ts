/** The names of the fields in which two states differ; an absent field equals an undefined one. */
export function changes<State extends object>(before: State | undefined, after: State): string[] {
  if (before === after) return []
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]) as Set<keyof State & string>
  return [...keys].filter(key => !equal(before?.[key], after[key]))
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
