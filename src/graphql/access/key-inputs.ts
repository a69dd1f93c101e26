import { ID, InputType, Int } from 'type-graphql'
import type { Role } from '../../http/auth/roles.js'
import type { Instant } from '../../kernel/instant.js'
import { DateTime } from '../scalars/scalars.js'
import { nullable, Taken } from '../schema/shown.js'
import { RoleEnum } from './role-enum.js'
import { AccessScopeInput } from './scope-input.js'

@InputType({ description: 'An API key to be created.' })
export class CreateApiKeyInput {
  @Taken(
    () => String,
    'The key’s name: 1 to 64 letters without accents, digits, dots, hyphens, underscores and spaces. CONFLICT when ' +
      'another key has it, configured ones included.',
  )
  name!: string
  @Taken(() => RoleEnum, 'What its holder may do.')
  role!: Role
  @Taken(() => DateTime, 'When it expires, in the future; null: never.', nullable)
  expiresAt?: Instant | null
  @Taken(() => AccessScopeInput, 'What the role is narrowed to; null: nothing.', nullable)
  scope?: AccessScopeInput | null
}

@InputType({ description: 'An API key that is to have another secret.' })
export class RotateApiKeyInput {
  @Taken(() => ID, 'The key.')
  id!: string
  @Taken(
    () => Int,
    'How many seconds the old secret is accepted beside the new one: 0 to 604800. Then what was opened with it is closed.',
    { defaultValue: 0 },
  )
  overlapSeconds!: number
}

@InputType({ description: 'An API key to be revoked.' })
export class RevokeApiKeyInput {
  @Taken(() => ID, 'The key.')
  id!: string
}
