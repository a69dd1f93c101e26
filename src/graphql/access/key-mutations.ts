import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { KeyOutcome } from '../../http/auth/keys.js'
import { isWithin } from '../../http/auth/narrowing.js'
import type { Scope } from '../../http/auth/scopes.js'
import { accessKeyById } from '../../journal/reads/access-keys.js'
import { AccessKeyId } from '../../kernel/ids.js'
import { type Instant, millisOf } from '../../kernel/instant.js'
import { admit, Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound, refuse } from '../errors.js'
import { within } from '../schema/inputs.js'
import { Shown } from '../schema/shown.js'
import { CreateApiKeyInput, RevokeApiKeyInput, RotateApiKeyInput } from './key-inputs.js'
import { ApiKeyView } from './key-views.js'
import { scopeIn } from './scope-input.js'

@ObjectType('ApiKeySecretPayload', { description: 'An API key with its secret.' })
class ApiKeySecretPayload {
  @Shown(() => ApiKeyView, 'The key as it stands now.')
  readonly apiKey!: ApiKeyView
  @Shown(
    () => String,
    'The secret, for `Authorization: Bearer …`. It is shown once and cannot be read again.',
  )
  readonly secret!: string
}

@ObjectType('ApiKeyPayload', { description: 'The answer to a change of an API key.' })
class ApiKeyPayload {
  @Shown(() => ApiKeyView, 'The key as it stands now.')
  readonly apiKey!: ApiKeyView
}

const INPUT = { description: 'The key.' }
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9._-])?$/
const LONGEST_OVERLAP_S = 604_800

@Resolver()
export class ApiKeyMutations {
  @Needs('ADMIN')
  @Mutation(() => ApiKeySecretPayload, {
    description:
      'Creates an API key that is accepted at once, on all nodes within a second. It cannot reach further than the ' +
      'credential that creates it.',
  })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, INPUT) input: CreateApiKeyInput,
    @Ctx() context: GraphContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<ApiKeySecretPayload> {
    const creator = admit(context.viewer, 'ADMIN')
    const { name, role, expiresAt } = input
    if (!NAME.test(name)) {
      throw badInput('Expected 1 to 64 letters, digits, dots, hyphens, underscores and spaces.', 'input.name')
    }
    const scope = input.scope == null ? undefined : scopeIn(input.scope, schema)
    checkReach(scope, context, 'input.scope')
    const outcome = await context.keys.issue({
      ...{ kind: 'KEY', name, role, createdBy: creator.identity },
      ...(scope !== undefined && { scope }),
      ...(expiresAt != null && { expiresAt: inFuture(expiresAt) }),
    })
    return secretOf(outcome)
  }

  @Needs('ADMIN')
  @Mutation(() => ApiKeySecretPayload, {
    description:
      'Gives an API key a new secret. Sockets and streams that were opened with the old one are closed when it is ' +
      'accepted no longer. ACTION_NOT_ALLOWED when the key was revoked or has expired.',
  })
  async rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, INPUT) { id, overlapSeconds }: RotateApiKeyInput,
    @Ctx() context: GraphContext,
  ): Promise<ApiKeySecretPayload> {
    const overlapMs = within(overlapSeconds, [0, LONGEST_OVERLAP_S], 'overlapSeconds') * 1_000
    const key = await accessKeyById(context.reader, AccessKeyId(id))
    // Otherwise somebody could get at the secret of a key that reaches further.
    if (key !== undefined) checkReach(key.scope, context, 'input.id')
    return secretOf(await context.keys.rotate(AccessKeyId(id), overlapMs))
  }

  @Needs('ADMIN')
  @Mutation(() => ApiKeyPayload, {
    description:
      'Revokes an API key: it is refused from now on, and its open sockets and streams are closed at once, on other ' +
      'nodes within a second. Revoking it again changes nothing.',
  })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, INPUT) { id }: RevokeApiKeyInput,
    @Ctx() context: GraphContext,
  ): Promise<ApiKeyPayload> {
    const { identity } = admit(context.viewer, 'ADMIN')
    const key = await context.keys.revoke(AccessKeyId(id), 'KEY', identity)
    if (key === undefined) throw notFound('There is no such API key.', 'input.id')
    return { apiKey: new ApiKeyView(key) }
  }
}

function checkReach(scope: Scope | undefined, { viewer }: GraphContext, path: string): void {
  if (!isWithin(scope, viewer?.scope)) {
    throw refuse('FORBIDDEN', 'An API key cannot reach further than your own credential.', { path })
  }
}

function inFuture(at: Instant): Instant {
  if (millisOf(at) <= Date.now()) throw badInput('Expected a time in the future.', 'input.expiresAt')
  return at
}

function secretOf(outcome: KeyOutcome): ApiKeySecretPayload {
  switch (outcome.kind) {
    case 'done':
      return { apiKey: new ApiKeyView(outcome.key), secret: outcome.secret }
    case 'conflict':
      throw refuse('CONFLICT', 'Another API key has this name.', { path: 'input.name' })
    case 'unknown':
      throw notFound('There is no such API key.', 'input.id')
    case 'ended':
      throw refuse('ACTION_NOT_ALLOWED', 'This API key was revoked or has expired.', { path: 'input.id' })
  }
}
