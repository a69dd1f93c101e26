import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql'
import {
  hidden,
  maskedEndpoint,
  maskedNumber,
  originOf,
  plainId,
  plainText,
} from '../../observability/masking.js'

/** Inputs that are documents: what they hold is kept as a version, and only counted here. */
const DOCUMENTS: readonly string[] = ['CallFlowStepInput', 'CallFlowDocumentInput']

/** Texts that are names or words of a short list. Any other text is hidden, those of new inputs too. */
export const SHOWN_TEXTS: ReadonlySet<string> = new Set([
  ...['CreateRoomInput.name', 'UpdateRoomInput.name', 'GreetingInput.language', 'GreetingInput.voice'],
  ...['CreateConferenceInput.name', 'CreateCallFlowInput.title', 'UpdateCallFlowInput.title'],
  ...['CreateServiceLineInput.name', 'UpdateServiceLineInput.name'],
  ...['VoiceOperatorInput.name', 'VoiceOperatorInput.identity'],
  ...['CreateNumberBindingInput.label', 'UpdateNumberBindingInput.label'],
  ...['CreateTrackingNumberInput.label', 'CreateTrackingNumberInput.areaCode', 'OrderPhoneNumberInput.label'],
  ...['GatherDigitsInput.language', 'GatherDigitsInput.voice', 'StartRecordingInput.transcriptionLanguage'],
  ...['SpeakOnCallInput.language', 'SpeakOnCallInput.voice'],
  ...['SpeakToConferenceInput.language', 'SpeakToConferenceInput.voice'],
])

const LONGEST_LIST = 20

/** What may be shown of each scalar's values; a scalar that is not here is hidden. */
const SCALARS: Readonly<Record<string, (text: string) => string>> = {
  ID: plainId,
  E164: maskedNumber,
  Endpoint: maskedEndpoint,
  URL: originOf,
  DateTime: text => text,
}

const COUNTS: readonly string[] = ['Boolean', 'Int', 'Float']

/**
 * The outline of a mutation's arguments: which fields were given, and the values that are safe to keep and to show.
 * Never a secret, a spoken text, a document, an SDP or a whole telephone number. What was left at its default is
 * left out.
 */
export function outlineOf(
  args: readonly GraphQLArgument[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const outline = fieldsOf('', args, values)
  const { input } = outline
  // Nearly all mutations have this one argument.
  return Object.keys(outline).length === 1 && isRecord(input) ? input : outline
}

function fieldsOf(
  of: string,
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const outline: Record<string, unknown> = {}
  for (const { name, type, defaultValue } of fields) {
    const value = values[name]
    if (value === undefined || JSON.stringify(value) === JSON.stringify(defaultValue)) continue
    outline[name] = shownOf(`${of}.${name}`, type, value)
  }
  return outline
}

function shownOf(path: string, outer: GraphQLInputType, value: unknown): unknown {
  const type = getNullableType(outer) as GraphQLInputType
  if (value === null || COUNTS.includes(String(type))) return value
  if (isListType(type)) return Array.isArray(value) ? listOf(path, type.ofType, value) : typeName(value)
  if (isInputObjectType(type)) {
    if (!isRecord(value) || DOCUMENTS.includes(type.name)) return typeName(value)
    return fieldsOf(type.name, Object.values(type.getFields()), value)
  }
  if (typeof value !== 'string') return typeName(value)
  if (isEnumType(type)) return type.getValues().find(each => each.value === value)?.name ?? hidden(value)
  if (SHOWN_TEXTS.has(path)) return path.endsWith('.identity') ? plainId(value) : plainText(value)
  return (SCALARS[(type as { name: string }).name] ?? hidden)(value)
}

function listOf(path: string, type: GraphQLInputType, values: readonly unknown[]): unknown {
  const named = getNullableType(type) as GraphQLInputType
  if ('name' in named && DOCUMENTS.includes(named.name)) return `[${values.length} items]`
  const shown = values.slice(0, LONGEST_LIST).map(value => shownOf(path, type, value))
  return values.length > LONGEST_LIST ? [...shown, `[${values.length - LONGEST_LIST} more]`] : shown
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? `[${value.length} items]` : `[${typeof value}]`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
