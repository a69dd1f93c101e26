/**
 * A getter whose error is its value, which GraphQL shows as the field's error. An error that is thrown while a
 * compiled query reads a property would escape it, end the process, and leave the client without an answer.
 */
export function guarded<View>(get: (this: View) => unknown): () => unknown {
  return function read(this: View) {
    try {
      return get.call(this)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}

/** Guards all getters of a class. */
export function guardGetters(prototype: object): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (descriptor.get === undefined) continue
    Object.defineProperty(prototype, name, { ...descriptor, get: guarded(descriptor.get) })
  }
}
