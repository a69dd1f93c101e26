import type {
  ConditionOperator,
  FinishOnKey,
  FlowVoice,
  OnMachine,
  SpeechLanguage,
  StepAction,
  TranscriptionLanguage,
  TransferRecording,
} from '../../flow/document.js'
import type { SourceFormat } from '../../flow/import.js'
import type { Problem, ProblemCode } from '../../flow/problems.js'
import { describedEnum, taggedEnum } from '../schema/enums.js'

export const StepActionEnum = taggedEnum<StepAction>('StepAction', 'What a step of a call flow does.', {
  transfer: ['TRANSFER', 'Puts the call through to somebody.'],
  say: ['SAY', 'Says a text.'],
  play: ['PLAY', 'Plays an audio file.'],
  pause: ['PAUSE', 'Is silent for a while.'],
  record: ['RECORD', 'Records what the caller says.'],
  fetchCallFlow: ['FETCH_CALL_FLOW', 'Fetches the flow that takes the place of this one.'],
  hangup: ['HANGUP', 'Ends the call.'],
  sendKeys: ['SEND_KEYS', 'Sends tones, as if keys were pressed.'],
})

export const TransferRecordingEnum = taggedEnum<TransferRecording>(
  'TransferRecording',
  'Whose voice the recording of a transferred call holds.',
  {
    in: ['IN', 'The destination’s.'],
    out: ['OUT', 'The source’s.'],
    both: ['BOTH', 'Each by itself.'],
  },
)

export const VoiceEnum = taggedEnum<FlowVoice>('Voice', 'The voice that says a text.', {
  male: ['MALE', 'A man’s.'],
  female: ['FEMALE', 'A woman’s.'],
})

export const OnMachineEnum = taggedEnum<OnMachine>(
  'OnMachine',
  'What a say step does when a machine picks up an outbound call that was placed with detection.',
  {
    continue: ['CONTINUE', 'Does not check, and speaks at once.'],
    delay: ['DELAY', 'Waits until the machine stops talking.'],
    hangup: ['HANGUP', 'Hangs up.'],
  },
)

export const FinishOnKeyEnum = taggedEnum<FinishOnKey>('FinishOnKey', 'The key that ends a recording.', {
  any: ['ANY', 'Every key.'],
  '#': ['POUND', 'The key #.'],
  '*': ['STAR', 'The key *.'],
  none: ['NONE', 'No key.'],
})

export const ConditionOperatorEnum = taggedEnum<ConditionOperator>(
  'ConditionOperator',
  'How a condition compares. A variable that was never set is empty.',
  {
    '==': ['EQUAL', 'The same text: `0123` is not `123`.'],
    '!=': ['NOT_EQUAL', 'Another text.'],
    '<': ['LESS', 'A smaller number; does not hold when either is no number.'],
    '<=': ['LESS_OR_EQUAL', 'A number that is not larger; does not hold when either is no number.'],
    '>': ['GREATER', 'A larger number; does not hold when either is no number.'],
    '>=': ['GREATER_OR_EQUAL', 'A number that is not smaller; does not hold when either is no number.'],
    contains: ['CONTAINS', 'The value is part of the text.'],
  },
)

export const SpeechLanguageEnum = taggedEnum<SpeechLanguage>(
  'SpeechLanguage',
  'The languages a text can be said in. `languageTag` of a say step has the tag as the dialect spells it.',
  {
    'cy-gb': ['CY_GB', 'Welsh.'],
    'da-dk': ['DA_DK', 'Danish.'],
    'de-de': ['DE_DE', 'German.'],
    'el-gr': ['EL_GR', 'Greek; said by the carrier’s nearest voice, British English.'],
    'en-au': ['EN_AU', 'English as spoken in Australia.'],
    'en-gb': ['EN_GB', 'English as spoken in Britain.'],
    'en-gb-wls': ['EN_GB_WLS', 'English as spoken in Wales.'],
    'en-in': ['EN_IN', 'English as spoken in India.'],
    'en-us': ['EN_US', 'English as spoken in the United States.'],
    'es-es': ['ES_ES', 'Spanish as spoken in Spain.'],
    'es-mx': ['ES_MX', 'Spanish as spoken in Mexico.'],
    'es-us': ['ES_US', 'Spanish as spoken in the United States.'],
    'fr-ca': ['FR_CA', 'French as spoken in Canada.'],
    'fr-fr': ['FR_FR', 'French as spoken in France.'],
    'id-id': ['ID_ID', 'Indonesian; said by the carrier’s nearest voice, American English.'],
    'is-is': ['IS_IS', 'Icelandic.'],
    'it-it': ['IT_IT', 'Italian.'],
    'ja-jp': ['JA_JP', 'Japanese.'],
    'ko-kr': ['KO_KR', 'Korean.'],
    'ms-my': ['MS_MY', 'Malay; said by the carrier’s nearest voice, American English.'],
    'nb-no': ['NB_NO', 'Norwegian Bokmål.'],
    'nl-nl': ['NL_NL', 'Dutch.'],
    'pl-pl': ['PL_PL', 'Polish.'],
    'pt-br': ['PT_BR', 'Portuguese as spoken in Brazil.'],
    'pt-pt': ['PT_PT', 'Portuguese as spoken in Portugal.'],
    'ro-ro': ['RO_RO', 'Romanian.'],
    'ru-ru': ['RU_RU', 'Russian.'],
    'sv-se': ['SV_SE', 'Swedish.'],
    'ta-in': ['TA_IN', 'Tamil; said by the carrier’s nearest voice, English as spoken in India.'],
    'th-th': ['TH_TH', 'Thai; said by the carrier’s nearest voice, American English.'],
    'tr-tr': ['TR_TR', 'Turkish.'],
    'vi-vn': ['VI_VN', 'Vietnamese; said by the carrier’s nearest voice, American English.'],
    'zh-cn': ['ZH_CN', 'Mandarin Chinese.'],
    'zh-hk': ['ZH_HK', 'Cantonese; said by the carrier’s nearest voice, Mandarin.'],
  },
)

export const TranscriptionLanguageEnum = taggedEnum<TranscriptionLanguage>(
  'TranscriptionLanguage',
  'The languages a recording can be transcribed in.',
  {
    'de-DE': ['DE_DE', 'German.'],
    'en-AU': ['EN_AU', 'English as spoken in Australia.'],
    'en-UK': ['EN_UK', 'English as spoken in Britain; the dialect’s own tag, `en-UK`.'],
    'en-US': ['EN_US', 'English as spoken in the United States.'],
    'es-ES': ['ES_ES', 'Spanish as spoken in Spain.'],
    'es-LA': ['ES_LA', 'Spanish as spoken in Latin America; the dialect’s own tag, `es-LA`.'],
    'fr-FR': ['FR_FR', 'French.'],
    'it-IT': ['IT_IT', 'Italian.'],
    'nl-NL': ['NL_NL', 'Dutch.'],
    'pt-BR': ['PT_BR', 'Portuguese as spoken in Brazil.'],
  },
)

export const CallFlowFormatEnum = describedEnum<SourceFormat>(
  'CallFlowFormat',
  'A text form of a call flow, in the dialect of MessageBird’s Voice Calling API.',
  {
    JSON: 'As its endpoints take and answer it.',
    XML: 'With a step for each element, and `If` around steps.',
  },
)

export const ProblemSeverityEnum = describedEnum<Problem['severity']>(
  'CallFlowProblemSeverity',
  'What a problem does to a call flow.',
  { ERROR: 'The flow is refused.', WARNING: 'The flow is kept; this may not be what was meant.' },
)

export const ProblemCodeEnum = describedEnum<ProblemCode>(
  'CallFlowProblemCode',
  'What can be wrong with a call flow. More may be added.',
  {
    REQUIRED_PARAMETER_MISSING: 'Something that has to be there is not.',
    INVALID_PARAMETER: 'A value is none that is allowed.',
    UNKNOWN_ACTION: 'There is no such action.',
    DUPLICATE_STEP_ID: 'Two steps have the same id.',
    UNKNOWN_GOTO_TARGET: 'No step has the id that a key leads to.',
    UNPARSEABLE_BODY: 'The text is no call flow at all.',
    LIMIT_EXCEEDED: 'The flow exceeds a limit, which `allowed` states. No other problem is reported.',
    UNKNOWN_OPTION: 'There is no such option; an import leaves it out, a strict one refuses it.',
    LOOP_WITHOUT_INPUT: 'The flow comes back to itself before a caller could press a key.',
    UNREACHABLE_STEP: 'No step leads here.',
    UNKNOWN_VARIABLE: 'Nothing in this flow sets the variable.',
    KEYS_NOT_AWAITED: 'The step has options about keys and does not listen for any.',
    NOT_TRANSCRIBED: 'A language is given and nothing is transcribed.',
    NEAREST_LANGUAGE: 'The carrier has no voice for the language; the nearest one is taken.',
    MORE_PROBLEMS: 'The last of a list that was cut off: its message says how many problems are not listed.',
  },
)
