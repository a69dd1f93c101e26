import { useSyncExternalStore } from 'react'
import type { Store } from './cell.js'

export { type Store, storeOf } from './cell.js'

/** The value, or a part of it; the component is drawn again when that part is another one. */
export function useStore<Value, Part = Value>(
  store: Store<Value>,
  part: (value: Value) => Part = value => value as unknown as Part,
): Part {
  return useSyncExternalStore(store.listen, () => part(store.get()))
}
