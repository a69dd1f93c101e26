import { z } from 'zod'
import {
  bridgeWhenReady,
  callFor,
  type Destination,
  dial,
  dialInto,
  firstAnswered,
  reserved,
} from '../call/dial.js'
import { listen } from '../call/hearing.js'
import { closed, findConference } from '../conference/conference.js'
import { refuse } from '../refusal.js'
import type { Leg } from '../state.js'
import type { World } from '../world.js'
import { parse } from './body.js'
import { entranceFields, entranceOf } from './conference-fields.js'
import {
  common,
  detection,
  endpoint,
  mediaFields,
  optionalMediaOf,
  overrideOf,
  recordFields,
  recordingOf,
  timeLimitSecs,
  timeoutSecs,
  webhookFields,
} from './fields.js'
import { digitsOnAnswer, lineFields, streamFields } from './line-fields.js'
import { legOf } from './lookup.js'
import { callView } from './views.js'

const conferenceConfig = z.object({
  id: z.string().optional(),
  conference_name: z.string().min(1).optional(),
  early_media: z.boolean().optional(),
  start_conference_on_create: z.boolean().optional(),
  ...entranceFields,
})

const schema = z.object({
  ...common,
  ...recordFields,
  ...webhookFields,
  ...mediaFields,
  ...lineFields,
  ...streamFields,
  connection_id: z.string().min(1),
  from: endpoint('from'),
  to: z.union([z.string().min(1), z.array(endpoint('to')).min(1)]),
  timeout_secs: timeoutSecs,
  time_limit_secs: timeLimitSecs,
  retry_on_timeout: z.boolean().optional(),
  link_to: z.string().optional(),
  bridge_intent: z.boolean().optional(),
  bridge_on_answer: z.boolean().optional(),
  park_after_unbridge: z.string().optional(),
  prevent_double_bridge: z.boolean().optional(),
  answering_machine_detection: detection,
  send_digits_on_answer: digitsOnAnswer.optional(),
  supervise_call_control_id: z.string().optional(),
  supervisor_role: z.enum(['barge', 'whisper', 'monitor']).optional(),
  conference_config: conferenceConfig.optional(),
})

type Dial = z.infer<typeof schema>

/**
 * `POST /calls`. Several numbers ring at once in one session and the first that answers stops the others; the
 * answer names the first leg (what the API does there is not documented).
 */
export function runDial(world: World, body: unknown): object {
  const given = parse(schema, body)
  if (!world.account.applications.get(given.connection_id)?.active) throw refuse.connection()
  const { numbers, digits } = destinations(given)
  const link = given.link_to === undefined ? undefined : legOf(world, given.link_to, '/link_to')
  for (const [field, wanted] of Object.entries({
    bridge_intent: given.bridge_intent,
    bridge_on_answer: given.bridge_on_answer,
    park_after_unbridge: given.park_after_unbridge,
  }))
    if (wanted && link === undefined)
      throw refuse.invalid('/link_to', `link_to is required when ${field} is set.`)
  if (link?.status === 'ended') throw refuse.callEnded()
  const supervised =
    given.supervise_call_control_id === undefined
      ? undefined
      : legOf(world, given.supervise_call_control_id, '/supervise_call_control_id')
  if (supervised?.status === 'ended') throw refuse.callEnded()
  const seat =
    given.conference_config === undefined
      ? undefined
      : destinationOf(world, given.conference_config, numbers.length)

  const sessionId = link?.callSessionId ?? world.ids.callId()
  const recording = recordingOf(given, 'DialVerb')
  const record = recording === undefined ? undefined : reserved(world, recording)
  const legs = numbers.map((to, index) =>
    dial(world, {
      connectionId: given.connection_id,
      from: given.bridge_intent && link !== undefined ? link.from : given.from,
      to,
      sessionId,
      clientState: given.client_state,
      override: overrideOf(given),
      timeoutSecs: given.timeout_secs ?? 30,
      timeLimitSecs: given.time_limit_secs ?? 14_400,
      retryOnTimeout: given.retry_on_timeout ?? true,
      detection: given.answering_machine_detection ?? 'disabled',
      greeting: optionalMediaOf(given),
      digitsOnAnswer: given.send_digits_on_answer ?? digits,
      record: index === 0 ? record : recording,
    }),
  )
  if (legs.length > 1) firstAnswered(world, legs)
  for (const leg of legs) {
    if (link !== undefined && (given.bridge_on_answer || given.bridge_intent)) tie(world, link, leg, given)
    leg.parkAfterUnbridge = given.park_after_unbridge === 'self'
    if (supervised !== undefined) supervise(world, leg, supervised, given.supervisor_role ?? 'barge')
    if (seat !== undefined) dialInto(world, leg, seat)
  }
  return {
    ...callView(world, legs[0] as Leg),
    // Documented: always false here, and no sign of an end.
    is_alive: false,
    ...(record !== undefined && { recording_id: record.id }),
  }
}

function tie(world: World, link: Leg, leg: Leg, given: Dial): void {
  callFor(world, link, leg, given.bridge_on_answer ?? false, () => {
    const taken = given.prevent_double_bridge && link.peer !== undefined
    if (given.bridge_on_answer && !taken) bridgeWhenReady(world, link, leg)
  })
}

function supervise(world: World, leg: Leg, supervised: Leg, role: 'barge' | 'whisper' | 'monitor'): void {
  leg.onAnswer.push(() => {
    leg.supervises = { leg: supervised, role }
    supervised.onEnd.add(() => listen(world, leg))
    listen(world, leg)
  })
}

function destinations({ to }: Dial): { numbers: string[]; digits: string | undefined } {
  if (typeof to !== 'string') return { numbers: to, digits: undefined }
  const [number = '', digits] = to.split(',', 2)
  parse(z.object({ to: endpoint('to') }), { to: number })
  if (digits !== undefined) parse(z.object({ to: digitsOnAnswer }), { to: digits })
  return { numbers: [number], digits }
}

function destinationOf(
  world: World,
  config: z.infer<typeof conferenceConfig>,
  newcomers: number,
): Destination {
  if (config.id === undefined && config.conference_name === undefined)
    throw refuse.missing('/conference_config/conference_name')
  const conference = config.id === undefined ? undefined : findConference(world, config.id, false)
  const name = config.conference_name ?? ''
  const there = conference ?? world.activeConferences.get(name)
  const early = config.early_media ?? true
  const refusal = there === undefined ? undefined : closed(there, early ? newcomers : 1)
  if (refusal !== undefined) throw refusal
  const entrance = entranceOf(config)
  return {
    conference,
    plan: {
      name,
      beep: config.beep_enabled,
      startOnCreate: config.start_conference_on_create,
      holdAudio: entrance.holdAudio,
    },
    entrance,
    early,
  }
}
