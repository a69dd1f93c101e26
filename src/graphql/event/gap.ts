import { ObjectType } from 'type-graphql'
import { encodeCursor } from '../../journal/cursor.js'
import { instantOf } from '../../kernel/instant.js'
import type { StreamGapItem, StreamItem } from '../../realtime/feed.js'
import { Cursor } from '../scalars/scalars.js'
import { Shown } from '../schema/shown.js'
import { VoiceSignalFields } from '../voice/signals.js'
import {
  CallEventFields,
  CommandEventFields,
  ConferenceEventFields,
  EventFields,
  FlowRunEventFields,
  NumberOrderEventFields,
  ParticipantEventFields,
  RecordingEventFields,
  RoomEventFields,
} from './interfaces.js'
import { viewEvent } from './types.js'
import type { EventView } from './views.js'

@ObjectType('StreamGap', {
  implements: [
    CallEventFields,
    ParticipantEventFields,
    ConferenceEventFields,
    RecordingEventFields,
    RoomEventFields,
    FlowRunEventFields,
    NumberOrderEventFields,
    CommandEventFields,
    VoiceSignalFields,
    EventFields,
  ],
  description:
    'No event: says in a subscription, once, that the journal no longer has everything after the cursor that was ' +
    'given. Events between `from` and `to` may be missing, and the stream goes on after `to`. A client reads the ' +
    'present state anew. It is in every stream, so it has the fields of every event; all that name a thing are null.',
})
export class StreamGapView {
  readonly source = 'RECONCILED'
  readonly recordedAt = instantOf(Date.now())
  readonly occurredAt = this.recordedAt

  constructor(
    private readonly item: StreamGapItem,
    private readonly epoch: string,
  ) {}

  get id() {
    return `gap.${this.item.gap.from}.${this.item.gap.to}`
  }
  get cursor() {
    return this.to
  }
  @Shown(() => Cursor, 'The first place that may be missing.')
  get from() {
    return encodeCursor({ epoch: this.epoch, seq: this.item.gap.from })
  }
  @Shown(() => Cursor, 'The last place that may be missing; the stream goes on after it.')
  get to() {
    return encodeCursor({ epoch: this.epoch, seq: this.item.gap.to })
  }
}

/** What a stream gives, as the API shows it. */
export function viewItem(item: StreamItem, epoch: string): EventView | StreamGapView {
  return 'gap' in item ? new StreamGapView(item, epoch) : viewEvent(item, epoch)
}
