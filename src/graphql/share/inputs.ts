import { ID, InputType, Int } from 'type-graphql'
import { nullable, Taken } from '../schema/shown.js'

@InputType({ description: 'The resource to share, what the holder of the link can do, and for how long.' })
export class CreateShareLinkInput {
  @Taken(() => ID, 'The room to share. Give exactly one of `roomId`, `conferenceId` and `callId`.', nullable)
  roomId?: string | null
  @Taken(() => ID, 'The conference to share.', nullable)
  conferenceId?: string | null
  @Taken(() => ID, 'The call to share.', nullable)
  callId?: string | null
  @Taken(
    () => [String],
    'The names of the mutations that the holder can use on the resource, e.g. `muteParticipants`. Empty: read-only.',
    { defaultValue: [] },
  )
  mutations!: string[]
  @Taken(() => Boolean, 'Whether the holder can access recordings and transcripts.', { defaultValue: false })
  recordings!: boolean
  @Taken(() => Int, 'The lifetime of the link, in seconds: 60 to 2592000, which is 30 days.', {
    defaultValue: 3_600,
  })
  expiresInSeconds!: number
  @Taken(() => String, 'A label by which people recognise the link, 1 to 100 characters.', {
    defaultValue: 'Share link',
  })
  label!: string
}

@InputType({ description: 'The link to revoke.' })
export class RevokeShareLinkInput {
  @Taken(() => ID, 'The id of the share link.')
  id!: string
}
