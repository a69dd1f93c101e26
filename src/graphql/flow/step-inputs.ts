import { ID, InputType, Int } from 'type-graphql'
import { STEP_OPTIONS } from '../../flow/common-options.js'
import type {
  Condition,
  ConditionOperator,
  FinishOnKey,
  FlowVoice,
  OnMachine,
  SpeechLanguage,
  StepAction,
  StepDraft,
  TranscriptionLanguage,
  TransferRecording,
} from '../../flow/document.js'
import { OPTIONS } from '../../flow/options.js'
import { given } from '../schema/given.js'
import { OneOfInput } from '../schema/one-of.js'
import { nullable, Taken } from '../schema/shown.js'
import {
  ConditionOperatorEnum,
  FinishOnKeyEnum,
  OnMachineEnum,
  SpeechLanguageEnum,
  TranscriptionLanguageEnum,
  TransferRecordingEnum,
  VoiceEnum,
} from './enums.js'
import { OptionTaken } from './option.js'

@InputType({ description: 'A comparison of a variable. An ordered one holds for numbers only.' })
export class ConditionInput implements Condition {
  @Taken(() => String, 'The name of the variable: letters, digits, `_`, `.` and `-`.')
  variable!: string
  @Taken(() => ConditionOperatorEnum, 'How it is compared.', { defaultValue: '==' })
  operator!: ConditionOperator
  @Taken(() => String, 'What it is compared with; may hold variables, `{{name}}`.')
  value!: string
}

@InputType()
abstract class StepInputFields {
  @OptionTaken(STEP_OPTIONS.id, () => ID)
  id?: string | null
  @OptionTaken(STEP_OPTIONS.onKeypressGoto, () => ID)
  onKeypressGoto?: string | null
  @OptionTaken(STEP_OPTIONS.onKeypressVar, () => String)
  onKeypressVar?: string | null
  @OptionTaken(STEP_OPTIONS.endKey, () => String)
  endKey?: string | null
  @OptionTaken(STEP_OPTIONS.maxNumKeys, () => Int)
  maxNumKeys?: number | null
  @Taken(() => [ConditionInput], 'All must hold, otherwise the step is skipped.', { defaultValue: [] })
  conditions!: ConditionInput[]
}

@InputType({ description: 'Puts the call through to somebody.' })
export class TransferStepInput extends StepInputFields {
  @OptionTaken(OPTIONS.transfer.destination, () => String)
  destination!: string
  @OptionTaken(OPTIONS.transfer.record, () => TransferRecordingEnum)
  record?: TransferRecording | null
}

@InputType({ description: 'Says a text.' })
export class SayStepInput extends StepInputFields {
  @OptionTaken(OPTIONS.say.payload, () => String)
  payload!: string
  @OptionTaken(OPTIONS.say.language, () => SpeechLanguageEnum)
  language!: SpeechLanguage
  @OptionTaken(OPTIONS.say.voice, () => VoiceEnum)
  voice!: FlowVoice
  @OptionTaken(OPTIONS.say.repeat, () => Int)
  repeat!: number
  @OptionTaken(OPTIONS.say.ifMachine, () => OnMachineEnum)
  ifMachine!: OnMachine
  @OptionTaken(OPTIONS.say.machineTimeout, () => Int)
  machineTimeout!: number
}

@InputType({ description: 'Plays an audio file.' })
export class PlayStepInput extends StepInputFields {
  @OptionTaken(OPTIONS.play.media, () => String)
  media!: string
}

@InputType({ description: 'Is silent for a while.' })
export class PauseStepInput extends StepInputFields {
  @OptionTaken(OPTIONS.pause.length, () => Int)
  length!: number
}

@InputType({ description: 'Records what the caller says.' })
export class RecordStepInput extends StepInputFields {
  @OptionTaken(OPTIONS.record.maxLength, () => Int)
  maxLength!: number
  @OptionTaken(OPTIONS.record.timeout, () => Int)
  timeout?: number | null
  @OptionTaken(OPTIONS.record.finishOnKey, () => FinishOnKeyEnum)
  finishOnKey!: FinishOnKey
  @OptionTaken(OPTIONS.record.transcribe, () => Boolean)
  transcribe!: boolean
  @OptionTaken(OPTIONS.record.transcribeLanguage, () => TranscriptionLanguageEnum)
  transcribeLanguage?: TranscriptionLanguage | null
  @OptionTaken(OPTIONS.record.onFinish, () => String)
  onFinish?: string | null
}

@InputType({ description: 'Fetches the flow that takes the place of this one.' })
export class FetchCallFlowStepInput extends StepInputFields {
  @OptionTaken(OPTIONS.fetchCallFlow.url, () => String)
  url!: string
}

@InputType({ description: 'Ends the call.' })
export class HangupStepInput extends StepInputFields {}

@InputType({ description: 'Sends tones, as if keys were pressed.' })
export class SendKeysStepInput extends StepInputFields {
  @OptionTaken(OPTIONS.sendKeys.keys, () => String)
  keys!: string
}

@OneOfInput('A step of a call flow: exactly one action with its options.')
export class CallFlowStepInput implements Partial<Record<StepAction, StepInputFields | null>> {
  @Taken(() => TransferStepInput, 'Puts the call through to somebody.', nullable)
  transfer?: TransferStepInput | null
  @Taken(() => SayStepInput, 'Says a text.', nullable)
  say?: SayStepInput | null
  @Taken(() => PlayStepInput, 'Plays an audio file.', nullable)
  play?: PlayStepInput | null
  @Taken(() => PauseStepInput, 'Is silent for a while.', nullable)
  pause?: PauseStepInput | null
  @Taken(() => RecordStepInput, 'Records what the caller says.', nullable)
  record?: RecordStepInput | null
  @Taken(() => FetchCallFlowStepInput, 'Fetches the flow that takes the place of this one.', nullable)
  fetchCallFlow?: FetchCallFlowStepInput | null
  @Taken(() => HangupStepInput, 'Ends the call: `hangup: {}`.', nullable)
  hangup?: HangupStepInput | null
  @Taken(() => SendKeysStepInput, 'Sends tones, as if keys were pressed.', nullable)
  sendKeys?: SendKeysStepInput | null
}

/** The step as the core reads it. */
export function stepDraftOf(input: CallFlowStepInput): StepDraft {
  const [[action, options] = ['', {}]] = Object.entries(given(input))
  return { ...given(options as StepInputFields), action }
}
