import { z } from 'zod'
import { overhear } from '../call/hearing.js'
import { createConference, endConference, findConference, join, leave } from '../conference/conference.js'
import { setRole } from '../conference/room.js'
import { pauseTape, resumeTape, startTape, stopTape } from '../recording/tape.js'
import { refuse } from '../refusal.js'
import type { Leg, Tape } from '../state.js'
import type { World } from '../world.js'
import { asObject, parse } from './body.js'
import { chosen } from './call-recording-commands.js'
import { commandIdOf } from './command.js'
import { type ConferenceCommand, command, repeatable, seatOf } from './conference-command.js'
import { beep, entranceFields, entranceOf, region, role } from './conference-fields.js'
import { roomCommands } from './conference-room-commands.js'
import { clientState, commandId } from './fields.js'
import { legOf } from './lookup.js'
import { conferenceView } from './views.js'

const joinCommand = command(
  z.object({
    ...repeatable,
    ...entranceFields,
    client_state: clientState,
    call_control_id: z.string().min(1),
  }),
  true,
  (world, conference, body) => {
    const leg = answered(legOf(world, body.call_control_id))
    join(world, conference, leg, entranceOf(body))
    if (body.client_state === undefined) return
    leg.clientState = body.client_state
    if (leg === conference.creator) conference.clientState = body.client_state
  },
)

const leaveCommand = command(
  z.object({ ...repeatable, call_control_id: z.string().min(1), beep_enabled: beep }),
  true,
  (world, conference, body) =>
    leave(world, seatOf(world, conference, body.call_control_id), body.beep_enabled),
)

const recordStart = command(
  z.object({
    ...repeatable,
    format: z.enum(['wav', 'mp3']),
    channels: z.enum(['single', 'dual']).optional(),
    play_beep: z.boolean().optional(),
    trim: z.enum(['trim-silence']).optional(),
    custom_file_name: z.string().min(1).max(40).optional(),
  }),
  true,
  (world, conference, body) => {
    startTape(world, {
      leg: conference.creator,
      conference,
      channels: body.channels ?? 'single',
      format: body.format,
      track: 'both',
      initiatedBy: 'StartConferenceRecordingAPI',
    })
    if (!body.play_beep) return
    for (const { leg } of conference.seats.values())
      overhear(world, leg, { kind: 'playback', url: 'beep', conference_id: conference.id })
  },
)

const onTapes = (act: (world: World, tape: Tape) => void) =>
  command(
    z.object({ ...repeatable, client_state: clientState, recording_id: z.string().optional() }),
    true,
    (world, conference, body) => {
      for (const tape of chosen(conference.tapes, body.recording_id)) act(world, tape)
    },
  )

const update = command(
  z.object({
    ...repeatable,
    call_control_id: z.string().min(1),
    supervisor_role: role,
    whisper_call_control_ids: z.array(z.string()).optional(),
  }),
  true,
  (world, conference, body) =>
    setRole(
      world,
      seatOf(world, conference, body.call_control_id),
      body.supervisor_role,
      body.whisper_call_control_ids ?? [],
    ),
)

const end = command(z.object({ command_id: commandId }), false, (world, conference) =>
  endConference(world, conference, 'ended_via_api'),
)

const commands: ReadonlyMap<string, ConferenceCommand> = new Map(
  Object.entries({
    join: joinCommand,
    leave: leaveCommand,
    ...roomCommands,
    record_start: recordStart,
    record_stop: onTapes(stopTape),
    record_pause: onTapes(pauseTape),
    record_resume: onTapes(resumeTape),
    update,
    end,
  }),
)

/**
 * Runs an action on a conference. A repeated `command_id` on the same conference is answered, not executed, when
 * the action has one.
 */
export function runConferenceCommand(world: World, idOrName: string, action: string, body: unknown): object {
  const found = commands.get(action)
  if (found === undefined) throw refuse.notSimulated(`the conference action '${action}'`)
  const conference = findConference(world, idOrName, found.byName)
  const commandId = found.repeatable ? commandIdOf(asObject(body)) : undefined
  return world.commands.once(`conference ${conference.ordinal}`, commandId, () => {
    if (conference.status === 'completed') throw refuse.conferenceEnded()
    found.run(world, conference, body)
    return { result: 'ok' }
  })
}

const creation = z.object({
  client_state: clientState,
  command_id: commandId,
  call_control_id: z.string().min(1),
  name: z.string().min(1),
  beep_enabled: beep,
  comfort_noise: z.boolean().optional(),
  duration_minutes: z.number().int().min(1).optional(),
  hold_audio_url: z.string().optional(),
  hold_media_name: z.string().optional(),
  max_participants: z.number().int().min(2).max(800).optional(),
  region,
  start_conference_on_create: z.boolean().optional(),
})

/** `POST /conferences`. */
export function runCreateConference(world: World, body: unknown): object {
  return world.commands.once('create conference', commandIdOf(asObject(body)), () => {
    const given = parse(creation, body)
    const leg = answered(legOf(world, given.call_control_id))
    const conference = createConference(world, leg, {
      name: given.name,
      clientState: given.client_state,
      beep: given.beep_enabled,
      durationMinutes: given.duration_minutes,
      holdAudio: given.hold_audio_url ?? given.hold_media_name,
      maxParticipants: given.max_participants,
      region: given.region,
      startOnCreate: given.start_conference_on_create,
    })
    return conferenceView(conference)
  })
}

function answered(leg: Leg): Leg {
  if (leg.status === 'ended') throw refuse.callEnded()
  if (leg.status === 'ringing') throw refuse.notAnswered()
  leg.commanded = true
  return leg
}
