import 'reflect-metadata'
import { Field, type FieldOptions } from 'type-graphql'
import { guarded } from './guarded.js'

/** A thunk, so that types may be declared in any order. */
export type TypeThunk = () => object
type Options = Omit<FieldOptions, 'description' | 'simple'>

/**
 * A field that is read off the view, whether it is a property or a getter. type-graphql would wrap a getter in
 * an async function for each value; what is read as a property stays one in the compiled query too.
 */
export function Shown(type: TypeThunk, description: string, options: Options = {}) {
  return (prototype: object, key: string, descriptor?: PropertyDescriptor): void => {
    Field(type, { ...options, description, simple: true })(prototype, key)
    if (descriptor?.get !== undefined) descriptor.get = guarded(descriptor.get)
  }
}

/** A field of an input, or an argument among others. */
export function Taken(type: TypeThunk, description: string, options: Options = {}) {
  return (prototype: object, key: string): void => {
    Field(type, { ...options, description })(prototype, key)
  }
}

export const nullable = { nullable: true } as const
