import { ID, InputType, Int } from 'type-graphql'
import type { Direction, HangupCause } from '../../call/facts.js'
import { LONGEST_SOURCE } from '../../flow/limits.js'
import { STEP_BUDGET } from '../../flow/run.js'
import type { CallerScript, ScriptedAnswer, ScriptedKeys, ScriptedServer } from '../../flow/script.js'
import { VARIABLE_NAME } from '../../flow/variables.js'
import type { Endpoint as EndpointText } from '../../kernel/endpoint.js'
import { DirectionEnum, HangupCauseEnum } from '../call/enums.js'
import { badInput } from '../errors.js'
import { Endpoint, WebUrl } from '../scalars/scalars.js'
import { describedEnum } from '../schema/enums.js'
import { given } from '../schema/given.js'
import { OneOfInput } from '../schema/one-of.js'
import { nullable, Taken } from '../schema/shown.js'

/** The longest call the carrier allows, in milliseconds. */
const LONGEST_CALL_MS = 14_400_000
/** How many keys, answers or variables a script may list: what they bring about is answered one by one. */
const LONGEST_LIST = 200
/** How many keys a caller may press in all: as many as a run has steps. */
const MOST_KEYS = STEP_BUDGET
/** How long the value of a variable may be. */
const LONGEST_VALUE = 255
const MS = 'milliseconds, at most 14,400,000'

export const ScriptedAnswerEnum = describedEnum<ScriptedAnswer>(
  'ScriptedAnswer',
  'Who picks up an outbound call of a rehearsal.',
  {
    PERSON: 'A person.',
    MACHINE: 'A machine.',
    UNDECIDED: 'Somebody of whom nobody can tell.',
    BUSY: 'Nobody: the line is busy.',
    NO_ANSWER: 'Nobody, however long it rings.',
  },
)

@OneOfInput('When a scripted caller presses keys: exactly one of these.')
export class ScriptedMomentInput {
  @Taken(() => Int, `At this time after the answer: ${MS}.`, nullable)
  atMs?: number | null
  @Taken(() => Int, 'After this prompt has ended, counted from 1.', nullable)
  afterPrompt?: number | null
  @Taken(() => ID, 'When the step with this id begins.', nullable)
  atStep?: string | null
}

@InputType({ description: 'Keys that a scripted caller presses, once.' })
export class ScriptedKeysInput {
  @Taken(() => String, '1 to 128 of 0–9, A–D, * and #.')
  keys!: string
  @Taken(() => ScriptedMomentInput, 'When.')
  when!: ScriptedMomentInput
  @Taken(
    () => Int,
    `So much later: ${MS}. Null: at the given time, half a second after a prompt, a second after a step’s begin.`,
    nullable,
  )
  delayMs?: number | null
}

@InputType({ description: 'When a scripted caller speaks.' })
export class ScriptedSpeechInput {
  @Taken(() => Int, `From this time after the answer: ${MS}.`)
  fromMs!: number
  @Taken(() => Int, `To this time after the answer: ${MS}.`)
  toMs!: number
}

@InputType({ description: 'How a transfer of a rehearsal goes.' })
export class ScriptedTransferInput {
  @Taken(() => HangupCauseEnum, 'Why it fails; null: it is answered.', nullable)
  failsWith?: HangupCause | null
}

@InputType({ description: 'What a server answers in a rehearsal; nothing is asked for over the network.' })
export class ScriptedServerInput {
  @Taken(() => WebUrl, 'Where: it answers requests with at least the parameters of this address.')
  url!: string
  @Taken(() => Int, 'The HTTP status, 100 to 599.', { defaultValue: 200 })
  status!: number
  @Taken(() => String, 'The content type; null: the text itself tells whether it is JSON or XML.', nullable)
  contentType?: string | null
  @Taken(
    () => String,
    'The body: a call flow in the dialect, or nothing. The bodies of all servers have at most 262,144 characters.',
    { defaultValue: '' },
  )
  body!: string
}

@InputType({ description: 'A variable and what it holds.' })
export class FlowVariableInput {
  @Taken(() => String, 'Its name: letters, digits, `_`, `.` and `-`.')
  name!: string
  @Taken(() => String, `What it holds: ${LONGEST_VALUE} characters at most.`)
  value!: string
}

@InputType({
  description:
    'How the caller of a rehearsal behaves. `{}` is one who calls in and listens in silence. Lists have at most 200 items.',
})
export class CallerScriptInput {
  @Taken(() => DirectionEnum, 'Who calls whom.', { defaultValue: 'INBOUND' })
  direction!: Direction
  @Taken(() => Endpoint, 'Who calls; null: +12025550100.', nullable)
  source?: EndpointText | null
  @Taken(() => Endpoint, 'Who is called; null: +12025550199.', nullable)
  destination?: EndpointText | null
  @Taken(() => ScriptedAnswerEnum, 'Who picks up; of an outbound call.', { defaultValue: 'PERSON' })
  answer!: ScriptedAnswer
  @Taken(() => Int, `How long a machine’s greeting lasts: ${MS}.`, { defaultValue: 4000 })
  greetingMs!: number
  @Taken(() => [ScriptedKeysInput], 'What is pressed, and when; 1,000 keys at most in all.', {
    defaultValue: [],
  })
  keys!: ScriptedKeysInput[]
  @Taken(() => [ScriptedSpeechInput], 'When the caller speaks; silence ends a recording that says so.', {
    defaultValue: [],
  })
  speaks!: ScriptedSpeechInput[]
  @Taken(() => Int, `When the caller hangs up: ${MS}; null: when patience ends.`, nullable)
  hangsUpAtMs?: number | null
  @Taken(
    () => [ScriptedTransferInput],
    'How each transfer goes, in their order; the last one counts for all that follow. Empty: they are answered.',
    { defaultValue: [] },
  )
  transfers!: ScriptedTransferInput[]
  @Taken(
    () => [ScriptedServerInput],
    'The servers that the flow asks. Several answers under one address are given in their order; an address not named answers 404.',
    { defaultValue: [] },
  )
  servers!: ScriptedServerInput[]
  @Taken(() => [FlowVariableInput], 'Variables that are set before the flow begins.', { defaultValue: [] })
  variables!: FlowVariableInput[]
  @Taken(() => Int, `How long every audio file lasts: ${MS}.`, { defaultValue: 5000 })
  audioMs!: number
  @Taken(() => Int, `When the caller gives up at last: ${MS}.`, { defaultValue: 3_600_000 })
  patienceMs!: number
}

/** The caller as the core knows one; BAD_USER_INPUT for what is out of bounds. */
export function scriptOf(input: CallerScriptInput): CallerScript {
  const { keys, speaks, transfers, servers, variables, ...rest } = input
  for (const [name, list] of Object.entries({ keys, speaks, transfers, servers, variables })) {
    if (list.length > LONGEST_LIST) throw badInput(`Expected ${LONGEST_LIST} at most.`, `caller.${name}`)
  }
  if (keys.reduce((sum, entry) => sum + entry.keys.length, 0) > MOST_KEYS) {
    throw badInput(`Expected ${MOST_KEYS} keys at most.`, 'caller.keys')
  }
  if (servers.reduce((sum, { body }) => sum + body.length, 0) > LONGEST_SOURCE) {
    throw badInput(`Expected bodies of ${LONGEST_SOURCE} characters at most in all.`, 'caller.servers')
  }
  for (const name of ['greetingMs', 'audioMs', 'patienceMs', 'hangsUpAtMs'] as const) time(rest[name], name)
  return {
    ...given(rest),
    keys: keys.map(keysOf),
    speaks: speaks.map(({ fromMs, toMs }, index) => ({
      fromMs: time(fromMs, `speaks[${index}].fromMs`) ?? 0,
      toMs: time(toMs, `speaks[${index}].toMs`) ?? 0,
    })),
    transfers: transfers.map(({ failsWith }) => failsWith ?? 'ANSWERED'),
    servers: servers.map(serverOf),
    variables: Object.fromEntries(variables.map(variableOf)),
  }
}

function keysOf({ keys, when, delayMs }: ScriptedKeysInput, index: number): ScriptedKeys {
  if (!/^[0-9A-D*#]{1,128}$/.test(keys)) {
    throw badInput('Expected 1 to 128 of 0–9, A–D, * and #.', `caller.keys[${index}].keys`)
  }
  const later = time(delayMs, `keys[${index}].delayMs`)
  const atMs = time(when.atMs, `keys[${index}].when.atMs`)
  if (atMs !== undefined) return { keys, atMs: atMs + (later ?? 0) }
  const delay = later === undefined ? {} : { delayMs: later }
  return when.afterPrompt != null
    ? { keys, afterPrompt: when.afterPrompt, ...delay }
    : { keys, atStep: when.atStep ?? '', ...delay }
}

function serverOf({ url, status, contentType, body }: ScriptedServerInput, index: number): ScriptedServer {
  if (status < 100 || status > 599) throw badInput('Expected 100 to 599.', `caller.servers[${index}].status`)
  return { url, status, body, ...given({ contentType }) }
}

function variableOf({ name, value }: FlowVariableInput, index: number): [string, string] {
  const path = `caller.variables[${index}]`
  if (!VARIABLE_NAME.test(name)) throw badInput('Expected letters, digits, _, . and -.', `${path}.name`)
  if (value.length > LONGEST_VALUE) {
    throw badInput(`Expected ${LONGEST_VALUE} characters at most.`, `${path}.value`)
  }
  return [name, value]
}

function time(ms: number | null | undefined, path: string): number | undefined {
  if (ms == null) return undefined
  if (ms < 0 || ms > LONGEST_CALL_MS) throw badInput(`Expected 0 to ${LONGEST_CALL_MS}.`, `caller.${path}`)
  return ms
}
