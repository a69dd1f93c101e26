import { createUnionType, ID, Int, InterfaceType, ObjectType } from 'type-graphql'
import { STEP_OPTIONS } from '../../flow/common-options.js'
import type {
  CallStep,
  Condition,
  ConditionOperator,
  FinishOnKey,
  FlowVoice,
  OnMachine,
  SpeechLanguage,
  StepAction,
  TranscriptionLanguage,
  TransferRecording,
} from '../../flow/document.js'
import { OPTIONS } from '../../flow/options.js'
import { nullable, Shown } from '../schema/shown.js'
import {
  ConditionOperatorEnum,
  FinishOnKeyEnum,
  OnMachineEnum,
  SpeechLanguageEnum,
  StepActionEnum,
  TranscriptionLanguageEnum,
  TransferRecordingEnum,
  VoiceEnum,
} from './enums.js'
import { OptionShown } from './option.js'

@ObjectType('Condition', { description: 'A comparison of a variable, which a step asks for.' })
export class ConditionView implements Condition {
  @Shown(() => String, 'The name of the variable.')
  readonly variable!: string
  @Shown(() => ConditionOperatorEnum, 'How it is compared.')
  readonly operator!: ConditionOperator
  @Shown(() => String, 'What it is compared with; may hold variables, `{{name}}`.')
  readonly value!: string
}

@InterfaceType('Step', { description: 'What every step of a call flow has, whatever it does.' })
export abstract class StepFields {
  constructor(step: CallStep) {
    Object.assign(this, step)
  }

  @Shown(() => ID, 'Unique in the flow; generated when none was given.')
  readonly id!: string
  @Shown(() => StepActionEnum, 'What it does.')
  readonly action!: StepAction
  @OptionShown(STEP_OPTIONS.onKeypressGoto, () => ID)
  readonly onKeypressGoto?: string
  @OptionShown(STEP_OPTIONS.onKeypressVar, () => String)
  readonly onKeypressVar?: string
  @OptionShown(STEP_OPTIONS.endKey, () => String)
  readonly endKey?: string
  @OptionShown(STEP_OPTIONS.maxNumKeys, () => Int)
  readonly maxNumKeys?: number
  @Shown(() => [ConditionView], 'All must hold, otherwise the step is skipped.')
  readonly conditions!: Condition[]
}

@ObjectType('TransferStep', { implements: StepFields, description: 'Puts the call through to somebody.' })
export class TransferStepView extends StepFields {
  @OptionShown(OPTIONS.transfer.destination, () => String)
  readonly destination!: string
  @OptionShown(OPTIONS.transfer.record, () => TransferRecordingEnum)
  readonly record?: TransferRecording
}

@ObjectType('SayStep', { implements: StepFields, description: 'Says a text.' })
export class SayStepView extends StepFields {
  @OptionShown(OPTIONS.say.payload, () => String)
  readonly payload!: string
  @OptionShown(OPTIONS.say.language, () => SpeechLanguageEnum)
  readonly language!: SpeechLanguage
  @Shown(() => String, 'The language as the dialect spells it, e.g. `en-gb-wls`.')
  get languageTag(): string {
    return this.language
  }
  @OptionShown(OPTIONS.say.voice, () => VoiceEnum)
  readonly voice!: FlowVoice
  @OptionShown(OPTIONS.say.repeat, () => Int)
  readonly repeat!: number
  @OptionShown(OPTIONS.say.ifMachine, () => OnMachineEnum)
  readonly ifMachine!: OnMachine
  @OptionShown(OPTIONS.say.machineTimeout, () => Int)
  readonly machineTimeout!: number
}

@ObjectType('PlayStep', { implements: StepFields, description: 'Plays an audio file.' })
export class PlayStepView extends StepFields {
  @OptionShown(OPTIONS.play.media, () => String)
  readonly media!: string
}

@ObjectType('PauseStep', { implements: StepFields, description: 'Is silent for a while.' })
export class PauseStepView extends StepFields {
  @OptionShown(OPTIONS.pause.length, () => Int)
  readonly length!: number
}

@ObjectType('RecordStep', { implements: StepFields, description: 'Records what the caller says.' })
export class RecordStepView extends StepFields {
  @OptionShown(OPTIONS.record.maxLength, () => Int)
  readonly maxLength!: number
  @OptionShown(OPTIONS.record.timeout, () => Int)
  readonly timeout?: number
  @OptionShown(OPTIONS.record.finishOnKey, () => FinishOnKeyEnum)
  readonly finishOnKey!: FinishOnKey
  @OptionShown(OPTIONS.record.transcribe, () => Boolean)
  readonly transcribe!: boolean
  @OptionShown(OPTIONS.record.transcribeLanguage, () => TranscriptionLanguageEnum)
  readonly transcribeLanguage?: TranscriptionLanguage
  @Shown(() => String, 'The language as the dialect spells it, e.g. `en-UK`.', nullable)
  get transcribeLanguageTag(): string | undefined {
    return this.transcribeLanguage
  }
  @OptionShown(OPTIONS.record.onFinish, () => String)
  readonly onFinish?: string
}

@ObjectType('FetchCallFlowStep', {
  implements: StepFields,
  description: 'Fetches the flow that takes the place of this one.',
})
export class FetchCallFlowStepView extends StepFields {
  @OptionShown(OPTIONS.fetchCallFlow.url, () => String)
  readonly url!: string
}

@ObjectType('HangupStep', { implements: StepFields, description: 'Ends the call.' })
export class HangupStepView extends StepFields {}

@ObjectType('SendKeysStep', {
  implements: StepFields,
  description: 'Sends tones, as if keys were pressed.',
})
export class SendKeysStepView extends StepFields {
  @OptionShown(OPTIONS.sendKeys.keys, () => String)
  readonly keys!: string
}

type StepView = new (step: CallStep) => StepFields
const VIEWS: Readonly<Record<StepAction, StepView>> = {
  transfer: TransferStepView,
  say: SayStepView,
  play: PlayStepView,
  pause: PauseStepView,
  record: RecordStepView,
  fetchCallFlow: FetchCallFlowStepView,
  hangup: HangupStepView,
  sendKeys: SendKeysStepView,
}

/** A step as the API shows it. */
export function stepView(step: CallStep): StepFields {
  return new VIEWS[step.action](step)
}

export const CallFlowStep = createUnionType({
  name: 'CallFlowStep',
  description: 'A step of a call flow. All are a `Step`; each action has its own options.',
  types: () =>
    [
      TransferStepView,
      SayStepView,
      PlayStepView,
      PauseStepView,
      RecordStepView,
      FetchCallFlowStepView,
      HangupStepView,
      SendKeysStepView,
    ] as const,
})
