import { getMetadataStorage } from 'type-graphql'
import type { Role } from '../../http/auth/roles.js'

/** The least role that may use each root field, by `Type.field`. */
export function leastRoles(): Map<string, Role> {
  const { queries, mutations, subscriptions } = getMetadataStorage()
  const roots = { Query: queries, Mutation: mutations, Subscription: subscriptions }
  return new Map(
    Object.entries(roots).flatMap(([type, fields]) =>
      fields.map(({ schemaName, roles = [] }) => [`${type}.${schemaName}`, roles[0] as Role] as const),
    ),
  )
}
