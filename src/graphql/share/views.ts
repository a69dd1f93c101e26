import { ID, ObjectType } from 'type-graphql'
import type { AccessKey } from '../../journal/access-keys.js'
import { DateTime } from '../scalars/scalars.js'
import { nullable, Shown } from '../schema/shown.js'

@ObjectType('ShareLink', {
  description:
    'Access to one room, conference or call, for whoever has the link, until it expires or is revoked.',
})
export class ShareLinkView {
  constructor(private readonly key: AccessKey) {}

  @Shown(() => ID, 'The id, for `revokeShareLink`. It is not the token.')
  get id() {
    return this.key.id
  }
  @Shown(() => String, 'The label that it was given.')
  get label() {
    return this.key.name
  }
  @Shown(() => ID, 'The room that it shares; null when it shares something else.', nullable)
  get roomId() {
    return this.key.scope?.within?.rooms[0]
  }
  @Shown(() => ID, 'The conference that it shares; null when it shares something else.', nullable)
  get conferenceId() {
    return this.key.scope?.within?.conferences[0]
  }
  @Shown(() => ID, 'The call that it shares; null when it shares something else.', nullable)
  get callId() {
    return this.key.scope?.within?.calls[0]
  }
  @Shown(() => [String], 'The mutations that its holder can use; empty when it is read-only.')
  get mutations() {
    return this.key.scope?.mutations ?? []
  }
  @Shown(() => Boolean, 'Whether its holder can access recordings and transcripts.')
  get recordings() {
    return this.key.scope?.recordings ?? false
  }
  @Shown(() => DateTime, 'When it was created.')
  get createdAt() {
    return this.key.createdAt
  }
  @Shown(() => ID, 'The identity of its creator.')
  get createdBy() {
    return this.key.createdBy
  }
  @Shown(() => DateTime, 'When it expires.')
  get expiresAt() {
    return this.key.expiresAt
  }
  @Shown(() => DateTime, 'When it was revoked; null when it was not.', nullable)
  get revokedAt() {
    return this.key.revokedAt
  }
}
