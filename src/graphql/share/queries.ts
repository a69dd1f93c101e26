import { Args, Ctx, Query, Resolver } from 'type-graphql'
import { listAccessKeys } from '../../journal/reads/access-keys.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { connectionOf } from '../schema/connection.js'
import { PageArgs } from '../schema/page-args.js'
import { ShareLinkView } from './views.js'

const ShareLinkConnection = connectionOf<ShareLinkView>({
  name: 'ShareLink',
  node: () => ShareLinkView,
  description: 'Share links, newest first.',
})

@Resolver()
export class ShareLinkQueries {
  @Needs('OPERATOR')
  @Query(() => ShareLinkConnection.type, {
    description: 'Share links, newest first; expired and revoked ones too. Their tokens are not kept.',
  })
  async shareLinks(@Args(() => PageArgs) page: PageArgs, @Ctx() { reader }: GraphContext) {
    return ShareLinkConnection.of(await listAccessKeys(reader, 'SHARE', page), key => new ShareLinkView(key))
  }
}
