import { registerEnumType } from 'type-graphql'

/** A GraphQL enum with a word on every value, total over a union of names. */
export function describedEnum<Name extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Name, string>>,
): { readonly [N in Name]: N } {
  const names = Object.keys(values) as Name[]
  const members = Object.fromEntries(names.map(n => [n, n])) as { [N in Name]: N }
  registerEnumType(members, {
    name,
    description,
    valuesConfig: Object.fromEntries(names.map(n => [n, { description: values[n] }])) as Record<
      Name,
      { description: string }
    >,
  })
  return members
}
