import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'
import { accessKeyById, listAccessKeys } from '../../journal/reads/access-keys.js'
import { AccessKeyId } from '../../kernel/ids.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { PageArgs } from '../schema/page-args.js'
import { ApiKeyConnection, ApiKeyView } from './key-views.js'

@Resolver()
export class ApiKeyQueries {
  @Needs('ADMIN')
  @Query(() => ApiKeyView, {
    nullable: true,
    description: 'The API key with this id; null when there is none.',
  })
  async apiKey(
    @Arg('id', () => ID, { description: 'The key’s id.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<ApiKeyView | undefined> {
    return apiKeyById(context, id)
  }

  @Needs('ADMIN')
  @Query(() => ApiKeyConnection.type, {
    description:
      'The API keys that were created at run time, newest first, those revoked and expired included. Keys of the ' +
      'configuration are not among them.',
  })
  async apiKeys(@Args(() => PageArgs) page: PageArgs, @Ctx() { reader }: GraphContext) {
    return ApiKeyConnection.of(await listAccessKeys(reader, 'KEY', page), key => new ApiKeyView(key))
  }
}

export async function apiKeyById({ reader }: GraphContext, id: string): Promise<ApiKeyView | undefined> {
  const key = await accessKeyById(reader, AccessKeyId(id))
  return key?.kind === 'KEY' ? new ApiKeyView(key) : undefined
}
