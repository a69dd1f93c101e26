import { ID, InputType } from 'type-graphql'
import type { FactType } from '../../fact/fact.js'
import type { Selector } from '../../journal/selector.js'
import { given } from '../schema/given.js'
import { nullable, Taken } from '../schema/shown.js'
import { EventTypeEnum } from './types.js'

@InputType({ description: 'Which events: those that fit everything given.' })
export class EventFilter {
  @Taken(() => [EventTypeEnum], 'Of one of these types.', nullable)
  types?: FactType[] | null
  @Taken(() => ID, 'About this call.', nullable)
  callId?: string | null
  @Taken(() => ID, 'About this leg.', nullable)
  callLegId?: string | null
  @Taken(() => ID, 'About this conference or its participants.', nullable)
  conferenceId?: string | null
  @Taken(() => ID, 'About this participant.', nullable)
  participantId?: string | null
  @Taken(() => ID, 'About this recording.', nullable)
  recordingId?: string | null
  @Taken(() => ID, 'About this room’s conferences and callers.', nullable)
  roomId?: string | null
  @Taken(() => ID, 'About runs of this call flow.', nullable)
  callFlowId?: string | null
  @Taken(() => ID, 'About this run of a call flow.', nullable)
  flowRunId?: string | null
  @Taken(() => ID, 'About this voice session.', nullable)
  voiceSessionId?: string | null
  @Taken(() => ID, 'About the calls of this number’s binding.', nullable)
  bindingId?: string | null
  @Taken(() => ID, 'About this order of a number.', nullable)
  numberOrderId?: string | null
  @Taken(() => ID, 'About this command.', nullable)
  commandId?: string | null
}

/** What a filter selects. */
export function selectorOf(filter: EventFilter | null | undefined): Selector {
  const { types, callLegId, ...ids } = filter ?? {}
  return {
    ...(types != null && { types }),
    about: given({ ...ids, legId: callLegId }) as NonNullable<Selector['about']>,
  }
}
