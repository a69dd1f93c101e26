import { z } from 'zod'
import { bridgeLegs, part } from '../call/bridge.js'
import { bridgeWhenReady, callFor, dial, transferTo } from '../call/dial.js'
import { listen, overhear } from '../call/hearing.js'
import { hangUp, hungUpByUs, pickUp } from '../call/leg.js'
import { startTape } from '../recording/tape.js'
import { refuse } from '../refusal.js'
import type { Leg } from '../state.js'
import type { World } from '../world.js'
import { parse } from './body.js'
import { gatherCommands } from './call-gather-commands.js'
import { mediaCommands } from './call-media-commands.js'
import { recordingCommands } from './call-recording-commands.js'
import { type CallCommand, command } from './command.js'
import {
  clientState,
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
  toneLength,
  tones,
  webhookFields,
} from './fields.js'
import { digitsOnAnswer, headerFields, lineFields, streamFields } from './line-fields.js'
import { legOf } from './lookup.js'

const answer = command(
  z.object({ ...common, ...webhookFields, ...recordFields, ...headerFields, ...streamFields }),
  'ringing or up',
  (world, leg, body) => {
    if (leg.direction === 'outgoing') throw refuse.answerOutbound()
    if (leg.status === 'up') throw refuse.alreadyAnswered()
    leg.override = { ...leg.override, ...overrideOf(body) }
    const record = recordingOf(body, 'StartCallRecordingAPI')
    pickUp(world, leg)
    if (record !== undefined) return { recording_id: startTape(world, { ...record, leg }).id }
    return {}
  },
)

const hangup = command(z.object(common), 'ringing or up', (world, leg) => {
  hangUp(world, leg, hungUpByUs(leg))
})

const reject = command(
  z.object({ ...common, cause: z.enum(['CALL_REJECTED', 'USER_BUSY']) }),
  'ringing or up',
  (world, leg, { cause }) => {
    if (leg.direction === 'outgoing' || leg.status === 'up')
      throw refuse.invalid('/cause', 'Only a ringing inbound call can be rejected.')
    hangUp(
      world,
      leg,
      cause === 'USER_BUSY'
        ? { cause: 'user_busy', source: 'callee', sip: '486' }
        : { cause: 'call_rejected', source: 'callee', sip: '603' },
    )
  },
)

const parkAfterUnbridge = z.string().optional()

const bridge = command(
  z.object({
    ...common,
    ...recordFields,
    call_control_id: z.string().optional(),
    call_control_id_to_bridge_with: z.string().optional(),
    queue: z.string().optional(),
    video_room_id: z.string().optional(),
    park_after_unbridge: parkAfterUnbridge,
    prevent_double_bridge: z.boolean().optional(),
  }),
  'up',
  (world, leg, body) => {
    if (body.queue !== undefined || body.video_room_id !== undefined)
      throw refuse.notSimulated('queues and video rooms')
    // The field's name in the documentation, and the one in the body that the SDK sends.
    const token = body.call_control_id ?? body.call_control_id_to_bridge_with
    if (token === undefined) throw refuse.missing('/call_control_id')
    const other = legOf(world, token)
    if (other.status === 'ended') throw refuse.callEnded()
    if (other.status === 'ringing') throw refuse.notAnswered()
    if (other === leg) throw refuse.callControlId()
    if (body.prevent_double_bridge && (leg.peer ?? other.peer) !== undefined)
      throw refuse.invalid('/prevent_double_bridge', 'One of the calls is already bridged.')
    bridgeLegs(world, leg, other)
    if (body.park_after_unbridge === 'self') leg.parkAfterUnbridge = true
    const record = recordingOf(body, 'StartCallRecordingAPI')
    if (record !== undefined) startTape(world, { ...record, leg })
  },
)

const transfer = command(
  z.object({
    ...common,
    ...recordFields,
    ...webhookFields,
    ...mediaFields,
    ...lineFields,
    to: endpoint('to'),
    from: endpoint('from').optional(),
    target_leg_client_state: clientState,
    timeout_secs: timeoutSecs,
    time_limit_secs: timeLimitSecs,
    early_media: z.boolean().optional(),
    park_after_unbridge: parkAfterUnbridge,
    answering_machine_detection: detection,
    send_digits_on_answer: digitsOnAnswer.optional(),
  }),
  'ringing or up',
  (world, leg, body) => {
    const greeting = optionalMediaOf(body)
    leg.seat?.release()
    part(world, leg)
    const target = dial(world, {
      connectionId: leg.connectionId,
      from: body.from ?? leg.to,
      to: body.to,
      sessionId: leg.callSessionId,
      clientState: body.target_leg_client_state,
      override: overrideOf(body),
      timeoutSecs: body.timeout_secs ?? 30,
      timeLimitSecs: body.time_limit_secs ?? 14_400,
      retryOnTimeout: true,
      detection: body.answering_machine_detection ?? 'disabled',
      greeting,
      digitsOnAnswer: body.send_digits_on_answer,
      record: recordingOf(body, 'DialVerb'),
    })
    callFor(world, leg, target, body.early_media ?? true, () => {
      if (leg.status === 'ringing') pickUp(world, leg)
      bridgeWhenReady(world, leg, target, () => {
        delete leg.target
        leg.parkAfterUnbridge = body.park_after_unbridge === 'self'
      })
    })
    transferTo(world, leg, target)
  },
)

const sendDtmf = command(
  z.object({ ...common, digits: tones, duration_millis: toneLength }),
  'up',
  (world, leg, { digits }) => overhear(world, leg, { kind: 'playback', url: `dtmf:${digits}` }),
)

const switchSupervisorRole = command(
  z.object({ role: z.enum(['barge', 'whisper', 'monitor']) }),
  'up',
  (world, leg, { role }) => {
    if (leg.supervises === undefined)
      throw refuse.invalid('/role', 'The call does not supervise another one.')
    leg.supervises.role = role
    listen(world, leg)
  },
)

/** Every action on a call that is simulated, by its name in the path. */
const callCommands: ReadonlyMap<string, CallCommand> = new Map(
  Object.entries({
    answer,
    hangup,
    reject,
    bridge,
    transfer,
    send_dtmf: sendDtmf,
    switch_supervisor_role: switchSupervisorRole,
    ...mediaCommands,
    ...gatherCommands,
    ...recordingCommands,
  }),
)

/** `PUT …/client_state_update`: no event, no `command_id`. */
export function updateClientState(leg: Leg, body: unknown): void {
  if (leg.status === 'ended') throw refuse.callEnded()
  const given = parse(z.object({ client_state: clientState.nonoptional() }), body)
  leg.clientState = given.client_state
}

/** Runs an action on a leg as the path names it. */
export function runCallCommand(world: World, token: string, action: string, body: unknown): object {
  const leg = legOf(world, token)
  const run = callCommands.get(action)
  if (run === undefined) throw refuse.notSimulated(`the call action '${action}'`)
  return run(world, leg, body)
}
