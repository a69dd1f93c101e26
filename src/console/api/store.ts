import { useSyncExternalStore } from 'react'

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

/** The value, or a part of it; the component is drawn again when that part is another one. */
export function useStore<Value, Part = Value>(
  store: Store<Value>,
  part: (value: Value) => Part = value => value as unknown as Part,
): Part {
  return useSyncExternalStore(store.listen, () => part(store.get()))
}
