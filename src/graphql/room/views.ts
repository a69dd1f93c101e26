import { ID, Int, ObjectType } from 'type-graphql'
import type { Greeting } from '../../conference/room.js'
import type { SeatedRoom } from '../../journal/rooms.js'
import { BeepModeEnum } from '../conference/enums.js'
import { DateTime, E164, WebUrl } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'

@ObjectType('Greeting', { description: 'What a caller hears before taking a seat.' })
export class GreetingView {
  @Shown(() => String, 'To the caller who opens the conference; empty: nothing is said.')
  readonly first!: string
  @Shown(() => String, 'To those who come while it is open; empty: nothing is said.')
  readonly next!: string
  @Shown(() => String, '`female`, `male`, or a voice by the carrier’s name for it.')
  readonly voice!: string
  @Shown(() => String, 'The language tag it is spoken in, e.g. `en-GB`.')
  readonly language!: string
}

@ObjectType('Room', {
  implements: Node,
  description:
    'Where callers are sent to meet: greeting, hold music and the rules that run by themselves. ' +
    'It has at most one conference in progress; the next caller after its end opens a new one.',
})
export class RoomView implements Node {
  constructor(readonly seated: SeatedRoom) {}

  private get room() {
    return this.seated.room
  }

  @Shown(() => ID, 'Given when the room was created.')
  get id() {
    return this.room.id
  }
  @Shown(() => String, 'Unique among rooms; its conferences are opened under it.')
  get name() {
    return this.room.name
  }
  @Shown(() => [E164], 'Our numbers whose callers are sent here; each leads to one room only.')
  get numbers() {
    return this.room.numbers
  }
  @Shown(() => GreetingView, 'What is said to callers first.')
  get greeting(): Greeting {
    return this.room.greeting
  }
  @Shown(
    () => WebUrl,
    'What those on hold hear; null: the server’s own music, which is HOLD_AUDIO_URL.',
    nullable,
  )
  get holdAudioUrl() {
    return this.room.holdAudioUrl
  }
  @Shown(() => BeepModeEnum, 'When its conferences beep.')
  get beep() {
    return this.room.beep
  }
  @Shown(() => Boolean, 'Whether a participant who is alone is put on hold until a second one joins.')
  get holdLoneParticipant() {
    return this.room.holdLoneParticipant
  }
  @Shown(() => Boolean, 'Whether a caller is seated only when the greeting has been said.')
  get waitForGreeting() {
    return this.room.waitForGreeting
  }
  @Shown(() => Int, 'How many a conference can seat; who comes after them is told so and hung up.', nullable)
  get maxParticipants() {
    return this.room.maxParticipants
  }
  @Shown(() => Boolean, 'Whether its conferences are recorded from the start.')
  get record() {
    return this.room.record
  }
  @Shown(() => [E164], 'Whose calls are a host’s.')
  get hostNumbers() {
    return this.room.hostNumbers
  }
  @Shown(() => Boolean, 'Whether everybody waits on hold until a host joins.')
  get startWhenHostJoins() {
    return this.room.startWhenHostJoins
  }
  @Shown(() => Boolean, 'Whether the conference ends when the last host leaves.')
  get endWhenHostLeaves() {
    return this.room.endWhenHostLeaves
  }
  @Shown(
    () => Int,
    'How many seconds somebody waits on hold, alone or for a host, before being sent away; null: for ever.',
    nullable,
  )
  get maxWaitSeconds() {
    return this.room.maxWaitSeconds
  }
  @Shown(() => DateTime, 'When it was created.')
  get createdAt() {
    return this.room.createdAt
  }
  @Shown(() => DateTime, 'When its settings were changed last.')
  get updatedAt() {
    return this.room.updatedAt
  }
}
