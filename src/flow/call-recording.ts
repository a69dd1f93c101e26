import type { TransferRecording } from './document.js'
import type { FlowEffects } from './effects.js'
import { emit, type Turn } from './turn.js'

/** Records the whole call where the flow asks for it and nothing does yet (S3.35). */
export function recordCall(turn: Turn): void {
  const { run } = turn
  if (!run.flow.record || run.callRecording !== null) return
  run.callRecording = emit(turn, 'startRecording', {
    scope: 'CALL',
    channels: 'DUAL',
    track: 'BOTH',
    beep: false,
    transcribe: false,
  })
}

/** Interrupts the recording of the whole call, because the carrier cannot stop one of two by name. */
export function interruptCallRecording(turn: Turn): void {
  const { callRecording } = turn.run
  if (callRecording === null) return
  turn.run.callRecording = null
  emit(turn, 'stopRecording', { recordingEffectId: callRecording })
}

/** What a transfer step records, seen from the leg that is transferred: its phone hears the destination (S3.42). */
export const TRANSFER_TRACKS: Readonly<
  Record<TransferRecording, Pick<FlowEffects['startRecording'], 'channels' | 'track'>>
> = {
  in: { channels: 'SINGLE', track: 'OUTBOUND' },
  out: { channels: 'SINGLE', track: 'INBOUND' },
  both: { channels: 'DUAL', track: 'BOTH' },
}

/** Records a transferred call; a recording of the whole call holds both sides by themselves already. */
export function recordTransfer(turn: Turn, sides: TransferRecording | undefined): void {
  if (sides === undefined || turn.run.callRecording !== null) return
  emit(turn, 'startRecording', {
    scope: 'TRANSFER',
    ...TRANSFER_TRACKS[sides],
    beep: false,
    transcribe: false,
  })
}
