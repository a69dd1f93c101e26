import { ID, ObjectType } from 'type-graphql'
import type { AccessKey } from '../../journal/access-keys.js'
import { instantOf } from '../../kernel/instant.js'
import { DateTime } from '../scalars/scalars.js'
import { connectionOf } from '../schema/connection.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import { RoleEnum } from './role-enum.js'
import { AccessScopeView } from './scope-view.js'

@ObjectType('ApiKey', {
  implements: Node,
  description:
    'An API key that was created at run time. Its secret is in the answer to `createApiKey` or `rotateApiKey` and ' +
    'nowhere else: the server keeps a digest.',
})
export class ApiKeyView implements Node {
  constructor(private readonly key: AccessKey) {}

  @Shown(() => ID, 'Given when the key was created.')
  get id() {
    return this.key.id
  }
  @Shown(() => String, 'Unique among keys that are not revoked.')
  get name() {
    return this.key.name
  }
  @Shown(() => ID, 'The identity of whoever holds it.')
  get identity() {
    return `key:${this.key.name}`
  }
  @Shown(() => RoleEnum, 'What its holder may do.')
  get role() {
    return this.key.role
  }
  @Shown(() => AccessScopeView, 'What the role is narrowed to; null: nothing.', nullable)
  get scope() {
    return this.key.scope && new AccessScopeView(this.key.scope)
  }
  @Shown(() => DateTime, 'When it was created.')
  get createdAt() {
    return this.key.createdAt
  }
  @Shown(() => ID, 'The identity of the administrator who created it.')
  get createdBy() {
    return this.key.createdBy
  }
  @Shown(() => DateTime, 'When it expires; null: never.', nullable)
  get expiresAt() {
    return this.key.expiresAt
  }
  @Shown(
    () => DateTime,
    'Until when the secret before the last rotation is accepted; null when it is not.',
    nullable,
  )
  get previousSecretExpiresAt() {
    return this.key.previous && instantOf(this.key.previous.untilMs)
  }
  @Shown(() => DateTime, 'When it was revoked; null when it was not.', nullable)
  get revokedAt() {
    return this.key.revokedAt
  }
  @Shown(
    () => ID,
    'The identity of the administrator who revoked it; null when it was not revoked.',
    nullable,
  )
  get revokedBy() {
    return this.key.revokedBy
  }
}

export const ApiKeyConnection = connectionOf<ApiKeyView>({
  name: 'ApiKey',
  node: () => ApiKeyView,
  description: 'API keys, newest first.',
})
