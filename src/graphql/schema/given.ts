type Given<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** What was given: null and undefined are left out, so that an absent field is absent. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as Given<T>
}
