import { ID, InterfaceType, ObjectType } from 'type-graphql'
import { encodeCursor } from '../../journal/cursor.js'
import type { JournalEvent } from '../../journal/event.js'
import type { SignalKind } from '../../signalling/session.js'
import type { GraphContext } from '../context.js'
import { Cursor, DateTime, Json } from '../scalars/scalars.js'
import { guardGetters } from '../schema/guarded.js'
import { nullable, Shown } from '../schema/shown.js'
import { VoiceEndReasonEnum } from './enums.js'
import { sessionFor } from './secrecy.js'
import { VoiceSessionView } from './views.js'

@InterfaceType('VoiceSignal', {
  description:
    'What the other party of a voice session tells the one who listens: `__typename` says what. New kinds may be ' +
    'added; a client should ignore those it does not know.',
})
export abstract class VoiceSignalFields {
  @Shown(() => ID, 'Of the event that says that it was relayed.')
  readonly id!: string
  @Shown(() => Cursor, 'Its place in the journal. Listen with it as `after` to go on from here.')
  readonly cursor!: string
  @Shown(() => DateTime, 'When it was relayed.')
  readonly occurredAt!: string
  @Shown(() => DateTime, 'When it was written into the journal.')
  readonly recordedAt!: string
  @Shown(
    () => String,
    'The identity of the sender; for a customer the operator’s name, as far as there is one. Null when this server ' +
      'says it, and in a StreamGap.',
    nullable,
  )
  readonly issuer?: string
  @Shown(() => String, 'Of the dialogue; null in a StreamGap only.', nullable)
  readonly cid?: string
  @Shown(() => String, 'Of the call in the dialogue; null in a StreamGap only.', nullable)
  readonly callId?: string
  @Shown(() => String, 'What the sender’s browser needs yours to know; null where there is none.', nullable)
  readonly peerInfo?: string
  @Shown(
    () => Json,
    'What the sender added: an object. The server alone fills in `operatorName`, and in a StartSignal to an operator ' +
      'of a line `customer`. Null where there is none.',
    nullable,
  )
  readonly data?: unknown
  @Shown(() => VoiceSessionView, 'The session right after it; null in a StreamGap only.', nullable)
  readonly voiceSession?: VoiceSessionView
}

class SignalView {
  constructor(
    private readonly event: JournalEvent<'VoiceSignalRelayed'>,
    private readonly epoch: string,
    private readonly viewer: GraphContext['viewer'],
  ) {}

  private get body() {
    return this.event.fact.body
  }
  get id() {
    return this.event.fact.id
  }
  get cursor() {
    return encodeCursor({ epoch: this.epoch, seq: this.event.seq })
  }
  get occurredAt() {
    return this.event.fact.occurredAt
  }
  get recordedAt() {
    return this.event.recordedAt
  }
  get issuer() {
    const { sender } = this.body
    if (sender === undefined || this.viewer?.role !== 'CUSTOMER') return sender
    return this.event.after.voiceSession?.operatorName
  }
  get cid() {
    return this.body.cid
  }
  get callId() {
    return this.body.callRef
  }
  get peerInfo() {
    return this.body.peerInfo
  }
  get data() {
    return this.body.data
  }
  get reason() {
    return this.body.reason
  }
  get voiceSession() {
    const { epoch, event } = this
    const { voiceSession } = event.after
    if (voiceSession === undefined) return undefined
    // Whoever listens is the one it is told to; the viewer of shared work has no identity.
    const shown = sessionFor(this.viewer, voiceSession, this.body.receiver)
    return new VoiceSessionView(shown, { epoch, seq: event.seq })
  }
}
guardGetters(SignalView.prototype)

@ObjectType('StartSignal', {
  implements: VoiceSignalFields,
  description: 'Somebody asks to talk: accept it, or say that you are busy.',
})
class StartSignalView extends SignalView {}

@ObjectType('AcceptSignal', {
  implements: VoiceSignalFields,
  description: 'The other one accepted: the two may talk.',
})
class AcceptSignalView extends SignalView {}

@ObjectType('BusySignal', {
  implements: VoiceSignalFields,
  description: 'The other one, or every operator of the line, is busy. The session is over.',
})
class BusySignalView extends SignalView {}

@ObjectType('StopSignal', {
  implements: VoiceSignalFields,
  description:
    'The session is over, or rings at another operator now: `reason` says why. The server says it where nobody did.',
})
class StopSignalView extends SignalView {
  @Shown(() => VoiceEndReasonEnum, 'Why.', nullable)
  override get reason() {
    return super.reason
  }
}

@ObjectType('CandidateSignal', {
  implements: VoiceSignalFields,
  description: 'A way by which the audio may go, in `peerInfo`. It may come before the AcceptSignal.',
})
class CandidateSignalView extends SignalView {}

const VIEWS: Record<SignalKind, typeof SignalView> = {
  START: StartSignalView,
  ACCEPT: AcceptSignalView,
  BUSY: BusySignalView,
  STOP: StopSignalView,
  CANDIDATE: CandidateSignalView,
}

/** Every object type, for the schema: an interface does not lead to those that implement it. */
export const SIGNAL_VIEWS: readonly (typeof SignalView)[] = Object.values(VIEWS)

/** A relayed signal as its receiver sees it. */
export function viewSignal(
  event: JournalEvent<'VoiceSignalRelayed'>,
  { epoch, viewer }: Pick<GraphContext, 'epoch' | 'viewer'>,
): SignalView {
  return new VIEWS[event.fact.body.signal](event, epoch, viewer)
}
