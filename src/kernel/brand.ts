declare const brand: unique symbol
/** A type of its own for a value that travels with look-alikes. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }
