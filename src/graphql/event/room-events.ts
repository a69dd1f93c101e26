import type { RoomFacts } from '../../conference/room.js'
import type { EventSpecs } from './spec.js'

const kind = 'room'

export const ROOM_EVENTS: EventSpecs<keyof RoomFacts> = {
  RoomCreated: { kind, description: 'A room was added. `actor` says by whom.' },
  RoomUpdated: {
    kind,
    description:
      'Settings of a room were changed. Where its numbers lead can also be changed by their bindings.',
  },
  RoomDeleted: { kind, description: 'A room was taken away; `room` is as it was.' },
}
