import { z } from 'zod'
import { gather } from '../call/gather.js'
import { playback } from '../call/speech.js'
import {
  playToRoom,
  putOnHold,
  seatsOf,
  sendTones,
  setMuted,
  stopRoom,
  takeOffHold,
} from '../conference/room.js'
import { command, known, repeatable, seatOf, several } from './conference-command.js'
import { callControlIds, region } from './conference-fields.js'
import {
  clientState,
  digitFields,
  digitsOf,
  initialTimeout,
  loop,
  mediaFields,
  mediaOf,
  optionalMediaOf,
  sayFields,
  toneLength,
  tones,
  tries,
} from './fields.js'

const mute = command(z.object(several), true, (world, conference, body) =>
  setMuted(world, seatsOf(conference, known(world, body.call_control_ids)), true),
)

const unmute = command(z.object(several), true, (world, conference, body) =>
  setMuted(world, seatsOf(conference, known(world, body.call_control_ids)), false),
)

const hold = command(z.object({ ...several, ...mediaFields }), true, (world, conference, body) => {
  const media = optionalMediaOf(body)
  const audio = media === undefined ? undefined : 'media_url' in media ? media.media_url : media.media_name
  putOnHold(world, seatsOf(conference, known(world, body.call_control_ids)), audio)
})

const unhold = command(
  z.object({ call_control_ids: z.array(z.string()), region }),
  true,
  (world, conference, body) => {
    // Unlike elsewhere the list is required here, and an empty one names nobody.
    if (body.call_control_ids.length > 0)
      takeOffHold(world, seatsOf(conference, known(world, body.call_control_ids)))
  },
)

const speak = command(
  z.object({ ...repeatable, ...sayFields, call_control_ids: callControlIds }),
  true,
  (world, conference, body) =>
    playToRoom(world, conference, known(world, body.call_control_ids), { text: body.payload }),
)

const play = command(z.object({ ...several, ...mediaFields, loop }), true, (world, conference, body) =>
  playToRoom(world, conference, known(world, body.call_control_ids), mediaOf(body), body.loop),
)

const stop = command(z.object(several), true, (world, conference, body) =>
  stopRoom(conference, known(world, body.call_control_ids)),
)

const sendDtmf = command(
  z.object({
    digits: tones,
    call_control_ids: callControlIds,
    client_state: clientState,
    duration_millis: toneLength,
  }),
  false,
  (world, conference, body) =>
    sendTones(world, seatsOf(conference, known(world, body.call_control_ids)), body.digits),
)

const gatherUsingAudio = command(
  z.object({
    ...digitFields,
    ...mediaFields,
    call_control_id: z.string().min(1),
    client_state: clientState,
    gather_id: z.string().max(100).optional(),
    initial_timeout_millis: initialTimeout,
    invalid_audio_url: z.string().min(1).optional(),
    invalid_media_name: z.string().min(1).optional(),
    maximum_tries: tries,
    stop_playback_on_dtmf: z.boolean().optional(),
  }),
  false,
  (world, conference, body) => {
    const { leg } = seatOf(world, conference, body.call_control_id)
    const digits = digitsOf(body)
    const media = optionalMediaOf(body)
    const reproach = optionalMediaOf({
      audio_url: body.invalid_audio_url,
      media_name: body.invalid_media_name,
    })
    if (body.client_state !== undefined) leg.clientState = body.client_state
    gather(world, leg, {
      ...digits,
      initialMs: body.initial_timeout_millis,
      tries: media === undefined ? 1 : (body.maximum_tries ?? 3),
      promptStays: body.stop_playback_on_dtmf === false,
      ...(media !== undefined && { prompt: () => playback(world, leg, media) }),
      ...(reproach !== undefined && { reproach: () => playback(world, leg, reproach) }),
    })
  },
)

/** What happens inside the room: who is heard, who waits, what is played. */
export const roomCommands = {
  mute,
  unmute,
  hold,
  unhold,
  speak,
  play,
  stop,
  send_dtmf: sendDtmf,
  gather_using_audio: gatherUsingAudio,
}
