import { ObjectType } from 'type-graphql'
import type { FlowOutcome } from '../../flow/effects.js'
import { HangupCauseEnum } from '../call/enums.js'
import { Endpoint } from '../scalars/scalars.js'
import { nullable, Shown } from '../schema/shown.js'
import { FlowFailureEnum, FlowOutcomeKindEnum } from './enums.js'

@ObjectType('FlowOutcome', { description: 'How a run of a call flow ended.' })
export class FlowOutcomeView {
  constructor(private readonly outcome: FlowOutcome) {}

  @Shown(() => FlowOutcomeKindEnum, 'How.')
  get kind() {
    return this.outcome.kind
  }
  @Shown(() => Endpoint, 'Whom it was put through to; null unless TRANSFERRED.', nullable)
  get to() {
    return this.outcome.kind === 'TRANSFERRED' ? this.outcome.to : undefined
  }
  @Shown(() => HangupCauseEnum, 'Why the leg ended; null unless HUNG_UP and known.', nullable)
  get cause() {
    return this.outcome.kind === 'HUNG_UP' ? this.outcome.cause : undefined
  }
  @Shown(() => FlowFailureEnum, 'What went wrong; null unless FAILED.', nullable)
  get failure() {
    return this.outcome.kind === 'FAILED' ? this.outcome.code : undefined
  }
  @Shown(() => String, 'What went wrong, in words; null unless FAILED.', nullable)
  get reason() {
    return this.outcome.kind === 'FAILED' ? this.outcome.reason : undefined
  }
}
