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

/** An enum whose values stand for words that no GraphQL name can be; total over them. */
export function taggedEnum<Tag extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Tag, readonly [name: string, word: string]>>,
): object {
  const entries = Object.entries<readonly [string, string]>(values)
  const members = Object.fromEntries(entries.map(([tag, [member]]) => [member, tag]))
  registerEnumType(members, {
    name,
    description,
    valuesConfig: Object.fromEntries(entries.map(([, [member, word]]) => [member, { description: word }])),
  })
  return members
}
