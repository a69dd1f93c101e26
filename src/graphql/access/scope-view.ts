import { ID, ObjectType } from 'type-graphql'
import type { Scope } from '../../http/auth/scopes.js'
import { E164 } from '../scalars/scalars.js'
import { nullable, Shown } from '../schema/shown.js'

@ObjectType('AccessScope', {
  description:
    'What a role is narrowed to. When one of the four lists of resources is given, nothing else can be seen or acted ' +
    'on: conferences that are listed or in a listed room, and calls that are listed or of a listed number.',
})
export class AccessScopeView {
  constructor(private readonly scope: Scope) {}

  @Shown(() => Boolean, 'Whether recordings and transcriptions can be read and downloaded.')
  get recordings() {
    return this.scope.recordings
  }
  @Shown(
    () => [String],
    'The mutations that can be used, by field name; null: all that the role permits.',
    nullable,
  )
  get mutations() {
    return this.scope.mutations
  }
  @Shown(() => [ID], 'The rooms that can be reached; null when resources are not limited.', nullable)
  get roomIds() {
    return this.scope.within?.rooms
  }
  @Shown(() => [ID], 'The conferences that can be reached; null when resources are not limited.', nullable)
  get conferenceIds() {
    return this.scope.within?.conferences
  }
  @Shown(() => [ID], 'The calls that can be reached; null when resources are not limited.', nullable)
  get callIds() {
    return this.scope.within?.calls
  }
  @Shown(
    () => [E164],
    'The numbers whose calls can be reached; null when resources are not limited.',
    nullable,
  )
  get numbers() {
    return this.scope.within?.numbers
  }
}
