import { z } from 'zod'
import { overhear } from '../call/hearing.js'
import { pauseTape, resumeTape, startTape, stopTape } from '../recording/tape.js'
import { refuse } from '../refusal.js'
import type { Tape } from '../state.js'
import type { World } from '../world.js'
import { type CallCommand, command } from './command.js'
import { common } from './fields.js'

const recordStart = command(
  z.object({
    ...common,
    channels: z.enum(['single', 'dual']),
    format: z.enum(['wav', 'mp3']),
    max_length: z.number().int().min(0).max(14_400).optional(),
    timeout_secs: z.number().int().min(0).max(14_400).optional(),
    play_beep: z.boolean().optional(),
    recording_track: z.enum(['both', 'inbound', 'outbound']).optional(),
    trim: z.enum(['trim-silence']).optional(),
    custom_file_name: z.string().min(1).max(40).optional(),
    transcription: z.boolean().optional(),
    transcription_engine: z.enum(['A', 'B', 'deepgram/nova-3']).optional(),
  }),
  'ringing or up',
  (world, leg, body) => {
    if (leg.status === 'ringing') throw refuse.recordingTooEarly()
    if (body.play_beep) overhear(world, leg, { kind: 'playback', url: 'beep' })
    startTape(world, {
      leg,
      channels: body.channels,
      format: body.format,
      track: body.recording_track ?? 'both',
      initiatedBy: 'StartCallRecordingAPI',
      transcribe: body.transcription ?? false,
      maxSeconds: body.max_length ?? 0,
      silenceSeconds: body.timeout_secs ?? 0,
    })
  },
)

const onTapes = (act: (world: World, tape: Tape) => void): CallCommand =>
  command(z.object({ ...common, recording_id: z.string().optional() }), 'up', (world, leg, body) => {
    for (const tape of chosen(leg.tapes, body.recording_id)) act(world, tape)
  })

/** The running recordings a command means: the one it names, or all. */
export function chosen(tapes: ReadonlySet<Tape>, id: string | undefined): Tape[] {
  const running = [...tapes].filter(tape => id === undefined || tape.id === id)
  if (id !== undefined && running.length === 0)
    throw refuse.notFound(
      'The recording could not be found. Please check the recording_id and try again.',
      '/recording_id',
    )
  return running
}

/** What records a leg. */
export const recordingCommands = {
  record_start: recordStart,
  record_stop: onTapes(stopTape),
  record_pause: onTapes(pauseTape),
  record_resume: onTapes(resumeTape),
}
