/** A value that components read and that changes as a whole. */
export interface Store<Value> {
  get(): Value
  set(value: Value): void
  listen(listener: () => void): () => void
}

export function storeOf<Value>(initial: Value): Store<Value> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      for (const listener of [...listeners]) listener()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
