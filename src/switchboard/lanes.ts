import { createHash } from 'node:crypto'
import type { CarrierCommand } from '../carrier/commands.js'
import type { CallFlow } from '../flow/document.js'
import type { CommandId } from '../kernel/ids.js'

/**
 * What a command has to wait in line with: commands to one leg, and to one conference, keep their order.
 * A join belongs to its leg, because what was said to the caller comes before it.
 */
export function laneOf(command: CarrierCommand, id: CommandId): string {
  // It takes as long as somebody listens, and nothing else waits for it.
  if (command.kind === 'transcribeRecording') return `own:${id}`
  if ('legId' in command) return `leg:${command.legId}`
  if ('conferenceId' in command && command.conferenceId !== undefined) {
    return `conference:${command.conferenceId}`
  }
  return `own:${id}`
}

/** Two requests are the same when they have the same fingerprint; `flow` is what a placed call is to run. */
export function fingerprintOf(command: CarrierCommand, flow?: CallFlow): string {
  const asked = withoutOurIds(command)
  return digestOf(flow === undefined ? asked : { ...asked, flow })
}

/** Our ids are made anew for each request. */
function withoutOurIds(command: CarrierCommand): object {
  switch (command.kind) {
    case 'startRecording':
    case 'startConferenceRecording':
      return { ...command, recordingId: undefined }
    case 'transcribeRecording':
      return { ...command, transcriptionId: undefined }
    default:
      return command
  }
}

/** The same for equal values, in whatever order their keys stand. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url')
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
}
