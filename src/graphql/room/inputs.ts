import { ID, InputType, Int } from 'type-graphql'
import type { BeepMode } from '../../carrier/commands.js'
import type { E164 as Number164 } from '../../kernel/endpoint.js'
import { BeepModeEnum } from '../conference/enums.js'
import { E164, WebUrl } from '../scalars/scalars.js'
import { nullable, Taken } from '../schema/shown.js'

@InputType({ description: 'What callers hear before taking a seat.' })
export class GreetingInput {
  @Taken(() => String, 'To the caller who opens the conference: at most 3000 characters; empty: nothing.', {
    defaultValue: '',
  })
  first!: string
  @Taken(() => String, 'To those who come while it is open: at most 3000 characters; empty: nothing.', {
    defaultValue: '',
  })
  next!: string
  @Taken(() => String, '`female`, `male`, or a voice by the carrier’s name for it.', {
    defaultValue: 'female',
  })
  voice!: string
  @Taken(() => String, 'The language tag it is spoken in.', { defaultValue: 'en-GB' })
  language!: string
}

@InputType({ description: 'A room, and what it does with its callers.' })
export class CreateRoomInput {
  @Taken(() => String, 'Its name, 1 to 100 characters. CONFLICT when another room has it.')
  name!: string
  @Taken(
    () => [E164],
    'Our numbers whose callers are sent here: they are answered at once. CONFLICT, with the binding, when one leads elsewhere.',
    { defaultValue: [] },
  )
  numbers!: Number164[]
  @Taken(() => GreetingInput, 'What callers hear first; null: nothing.', nullable)
  greeting?: GreetingInput | null
  @Taken(
    () => WebUrl,
    'What those on hold hear: a WAV or MP3 file that the carrier can fetch. Null: the server’s own music.',
    nullable,
  )
  holdAudioUrl?: string | null
  @Taken(() => BeepModeEnum, 'When its conferences beep.', { defaultValue: 'ALWAYS' })
  beep!: BeepMode
  @Taken(() => Boolean, 'Whether a participant who is alone is put on hold until a second one joins.', {
    defaultValue: true,
  })
  holdLoneParticipant!: boolean
  @Taken(() => Boolean, 'Whether a caller is seated only when the greeting has been said.', {
    defaultValue: true,
  })
  waitForGreeting!: boolean
  @Taken(() => Int, 'How many a conference can seat: 2 to 800.', { defaultValue: 250 })
  maxParticipants!: number
  @Taken(() => Boolean, 'Whether its conferences are recorded from the start.', { defaultValue: false })
  record!: boolean
  @Taken(() => [E164], 'Whose calls are a host’s.', { defaultValue: [] })
  hostNumbers!: Number164[]
  @Taken(() => Boolean, 'Whether everybody waits on hold until a host joins.', { defaultValue: false })
  startWhenHostJoins!: boolean
  @Taken(() => Boolean, 'Whether the conference ends when the last host leaves.', { defaultValue: false })
  endWhenHostLeaves!: boolean
  @Taken(
    () => Int,
    'How many seconds somebody waits on hold, alone or for a host, before being sent away: 10 to 14400; null: for ever.',
    nullable,
  )
  maxWaitSeconds?: number | null
}

@InputType({
  description:
    'What is to be different about a room; what is left out stays. Null takes away what a room need not have.',
})
export class UpdateRoomInput {
  @Taken(() => ID, 'Which room.')
  id!: string
  @Taken(() => String, 'Its name, 1 to 100 characters. CONFLICT when another room has it.', nullable)
  name?: string | null
  @Taken(() => [E164], 'All its numbers. CONFLICT, with the binding, when one leads elsewhere.', nullable)
  numbers?: Number164[] | null
  @Taken(() => GreetingInput, 'What callers hear first, as a whole.', nullable)
  greeting?: GreetingInput | null
  @Taken(() => WebUrl, 'What those on hold hear; null: the server’s own music.', nullable)
  holdAudioUrl?: string | null
  @Taken(() => BeepModeEnum, 'When its next conferences beep.', nullable)
  beep?: BeepMode | null
  @Taken(() => Boolean, 'Whether a participant who is alone is put on hold.', nullable)
  holdLoneParticipant?: boolean | null
  @Taken(() => Boolean, 'Whether a caller is seated only when the greeting has been said.', nullable)
  waitForGreeting?: boolean | null
  @Taken(() => Int, 'How many its next conferences can seat: 2 to 800.', nullable)
  maxParticipants?: number | null
  @Taken(() => Boolean, 'Whether its conferences are recorded from the start.', nullable)
  record?: boolean | null
  @Taken(() => [E164], 'Whose calls are a host’s.', nullable)
  hostNumbers?: Number164[] | null
  @Taken(() => Boolean, 'Whether everybody waits on hold until a host joins.', nullable)
  startWhenHostJoins?: boolean | null
  @Taken(() => Boolean, 'Whether the conference ends when the last host leaves.', nullable)
  endWhenHostLeaves?: boolean | null
  @Taken(() => Int, 'How many seconds somebody waits on hold: 10 to 14400; null: for ever.', nullable)
  maxWaitSeconds?: number | null
}

@InputType({ description: 'Which room is to go.' })
export class DeleteRoomInput {
  @Taken(() => ID, 'The room. ACTION_NOT_ALLOWED while somebody is in it.')
  id!: string
}
