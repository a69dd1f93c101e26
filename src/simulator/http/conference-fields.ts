import { z } from 'zod'
import type { Entrance } from '../conference/conference.js'

export const beep = z.enum(['always', 'never', 'on_enter', 'on_exit']).optional()
export const role = z.enum(['barge', 'monitor', 'none', 'whisper'])
export const region = z.enum(['Australia', 'Europe', 'Middle East', 'US']).optional()
export const callControlIds = z.array(z.string()).optional()

/** How a leg enters a conference, in a join as in a dial. */
export const entranceFields = {
  mute: z.boolean().optional(),
  hold: z.boolean().optional(),
  hold_audio_url: z.string().optional(),
  hold_media_name: z.string().optional(),
  start_conference_on_enter: z.boolean().optional(),
  end_conference_on_exit: z.boolean().optional(),
  soft_end_conference_on_exit: z.boolean().optional(),
  beep_enabled: beep,
  supervisor_role: role.optional(),
  whisper_call_control_ids: z.array(z.string()).optional(),
}

export function entranceOf(body: z.infer<z.ZodObject<typeof entranceFields>>): Entrance {
  return {
    mute: body.mute,
    hold: body.hold,
    holdAudio: body.hold_audio_url ?? body.hold_media_name,
    startOnEnter: body.start_conference_on_enter,
    endOnExit: body.end_conference_on_exit,
    softEndOnExit: body.soft_end_conference_on_exit,
    beep: body.beep_enabled,
    role: body.supervisor_role,
    whisperTo: body.whisper_call_control_ids,
  }
}
