import { ID, Int, ObjectType } from 'type-graphql'
import { encodeCursor, type Cursor as Place } from '../../journal/cursor.js'
import type { LineSummary, OperatorState } from '../../journal/reads/voice.js'
import { Cursor, DateTime } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import { VoiceEndReasonEnum, VoiceSessionStatusEnum } from './enums.js'
import type { ShownSession } from './secrecy.js'

@ObjectType('VoiceSession', {
  implements: Node,
  description:
    'A conversation from browser to browser, as it is set up and ended by signals. What the two tell each other, ' +
    '`peerInfo` and `data`, is in their own `voiceSignals` and nowhere else. Viewers with the role customer see their ' +
    'own identity in it, and never that of the other party.',
})
export class VoiceSessionView implements Node {
  constructor(
    readonly session: ShownSession,
    private readonly at: Place,
  ) {}

  @Shown(() => ID, 'Given when it was started.')
  get id() {
    return this.session.id
  }
  @Shown(() => String, 'The starter’s name for the dialogue, of which this is one call.')
  get cid() {
    return this.session.cid
  }
  @Shown(() => String, 'The starter’s name for this one call; the session’s id when the starter gave none.')
  get callId() {
    return this.session.callRef
  }
  @Shown(
    () => String,
    'The identity of the party that started it, such as `key:console`; null for a customer who was called.',
    nullable,
  )
  get starter() {
    return this.session.starter
  }
  @Shown(
    () => String,
    'The display name of the party that started it; null for a customer who was called.',
    nullable,
  )
  get starterName() {
    return this.session.starterName
  }
  @Shown(
    () => String,
    'The identity of the party it rings at, or that accepted; null while a line looks for an operator, when it found ' +
      'none, and for a customer who called.',
    nullable,
  )
  get receiver() {
    return this.session.receiver
  }
  @Shown(() => String, 'The name of the operator in it; null when neither of the two is one.', nullable)
  get operatorName() {
    return this.session.operatorName
  }
  @Shown(() => VoiceSessionStatusEnum, 'How it stands.')
  get status() {
    return this.session.status
  }
  @Shown(() => DateTime, 'When it was started.')
  get startedAt() {
    return this.session.startedAt
  }
  @Shown(() => DateTime, 'When it was accepted; null when it was not.', nullable)
  get answeredAt() {
    return this.session.answeredAt
  }
  @Shown(() => DateTime, 'When it ended; null while it has not.', nullable)
  get endedAt() {
    return this.session.endedAt
  }
  @Shown(() => VoiceEndReasonEnum, 'Why it ended; null while it has not.', nullable)
  get endReason() {
    return this.session.endReason
  }
  @Shown(
    () => String,
    'The identity of the party that ended it; null when neither did, while it has not ended, and for a customer when ' +
      'the other party did.',
    nullable,
  )
  get endedBy() {
    return this.session.endedBy
  }
  @Shown(() => Cursor, 'Where the journal stood when this was so.')
  get cursor() {
    return encodeCursor(this.at)
  }
}

@ObjectType('VoiceOperator', { description: 'Somebody who takes calls of service lines.' })
export class VoiceOperatorView {
  @Shown(() => String, 'The operator’s identity, such as `key:console`.')
  readonly identity!: OperatorState['identity']
  @Shown(() => String, 'What customers are told.')
  readonly name!: string
  @Shown(() => Boolean, 'Whether the operator is switched on: see `setAvailability`.')
  readonly available!: boolean
  @Shown(() => Boolean, 'Whether the operator listens to `voiceSignals`, or did until some seconds ago.')
  readonly listening!: boolean
}

@ObjectType('ServiceLine', {
  implements: Node,
  description:
    'Where customers ask for any of several operators: the one who has been idle for longest is rung at.',
})
export class ServiceLineView implements Node {
  constructor(private readonly line: LineSummary) {}

  @Shown(() => ID, 'Given when the line was created.')
  get id() {
    return this.line.id
  }
  @Shown(() => String, 'Unique among lines.')
  get name() {
    return this.line.name
  }
  @Shown(() => Int, 'How long it rings at one operator before it rings at the next.')
  get ringSeconds() {
    return this.line.ringSeconds
  }
  @Shown(() => DateTime, 'When it was created.')
  get createdAt() {
    return this.line.createdAt
  }
  @Shown(() => DateTime, 'When it was changed last.')
  get updatedAt() {
    return this.line.updatedAt
  }
}
