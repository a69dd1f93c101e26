import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Scope } from '../../http/auth/scopes.js'
import { AccessKeyId } from '../../kernel/ids.js'
import { instantOf } from '../../kernel/instant.js'
import { admit, Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { notFound } from '../errors.js'
import { ofLength, within } from '../schema/inputs.js'
import { Shown } from '../schema/shown.js'
import { checkCreator, checkMutations } from './bounds.js'
import { CreateShareLinkInput, RevokeShareLinkInput } from './inputs.js'
import { sharedBy } from './resources.js'
import { ShareLinkView } from './views.js'

@ObjectType({ description: 'What `createShareLink` answers.' })
export class CreateShareLinkPayload {
  @Shown(() => ShareLinkView, 'The share link.')
  readonly shareLink!: ShareLinkView
  @Shown(
    () => String,
    'The token, to be sent as `Authorization: Bearer <token>`. It is shown only now: the server keeps a digest of it.',
  )
  readonly token!: string
  @Shown(
    () => String,
    'The page of the resource with the token in its fragment, which browsers do not send to servers.',
  )
  readonly url!: string
}

@ObjectType({ description: 'What `revokeShareLink` answers.' })
export class RevokeShareLinkPayload {
  @Shown(() => ShareLinkView, 'The share link as it stands now.')
  readonly shareLink!: ShareLinkView
}

const WHAT = { description: 'What to share or revoke.' }
const LIFETIME = [60, 2_592_000] as const

@Resolver()
export class ShareLinkMutations {
  @Needs('OPERATOR')
  @Mutation(() => CreateShareLinkPayload, {
    description:
      'Creates a link to one room, conference or call that works without any other credential until it expires. ' +
      'It grants nothing that its creator is not permitted.',
  })
  async createShareLink(
    @Arg('input', () => CreateShareLinkInput, WHAT) input: CreateShareLinkInput,
    @Ctx() context: GraphContext,
  ): Promise<CreateShareLinkPayload> {
    const { mutations, recordings, label } = input
    const viewer = admit(context.viewer, 'OPERATOR')
    checkMutations(mutations, recordings)
    checkCreator(viewer, input)
    const lifetimeMs = within(input.expiresInSeconds, LIFETIME, 'expiresInSeconds') * 1_000
    const { resources, path } = await sharedBy(context, input)
    const scope: Scope = { recordings, mutations, within: resources }
    const expiresAtMs = Math.min(Date.now() + lifetimeMs, viewer.expiresAt ?? Number.POSITIVE_INFINITY)
    const outcome = await context.keys.issue({
      kind: 'SHARE',
      name: ofLength(label, [1, 100], 'label'),
      role: mutations.length === 0 ? 'VIEWER' : 'OPERATOR',
      scope,
      expiresAt: instantOf(expiresAtMs),
      createdBy: viewer.identity,
    })
    if (outcome.kind !== 'done') throw new Error(`a share link could not be created: ${outcome.kind}`)
    const { key, secret } = outcome
    const url = `${context.publicUrl ?? ''}${path}#token=${secret}`
    return { shareLink: new ShareLinkView(key), token: secret, url }
  }

  @Needs('OPERATOR')
  @Mutation(() => RevokeShareLinkPayload, {
    description:
      'Revokes a share link. Its streams are closed at once. Revoking it again returns it as it is. NOT_FOUND when there is no such share link.',
  })
  async revokeShareLink(
    @Arg('input', () => RevokeShareLinkInput, WHAT) { id }: RevokeShareLinkInput,
    @Ctx() { keys, viewer }: GraphContext,
  ): Promise<RevokeShareLinkPayload> {
    const key = await keys.revoke(AccessKeyId(id), 'SHARE', admit(viewer, 'OPERATOR').identity)
    if (key === undefined) throw notFound('There is no such share link.', 'input.id')
    return { shareLink: new ShareLinkView(key) }
  }
}
