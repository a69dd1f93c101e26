import type { CarrierCommand } from '../../carrier/commands.js'
import type { FlowEffect, FlowEffectType, FlowSpeech } from '../../flow/effects.js'
import type { FlowRunRecord } from '../../flow/record.js'
import type { CallId, CallLegId, FlowRunId } from '../../kernel/ids.js'
import { RecordingId } from '../../kernel/ids.js'
import { LEASE_MS } from '../leases.js'
import { request } from '../requests.js'
import type { Workspace } from '../workspace.js'

/** How long the one who is called may let it ring: the carrier's own default (FACTS §2). */
const RING_SECONDS = 30

/** The recording that an effect starts: the id follows from the effect's, so that both find each other. */
export function recordingIdOf(effectId: string): RecordingId {
  return RecordingId(effectId.replace(':', '-'))
}

/** The run that an effect is of. */
export function runOfEffect(effectId: string): FlowRunId {
  return effectId.slice(0, effectId.lastIndexOf(':')) as FlowRunId
}

/** The key by which a command of a run is found again. */
const keyOf = (effectId: string) => `flow:${effectId}`

/** The effect that a command was asked for by; undefined when no run asked for it. */
export function effectOfKey(key: string | undefined): string | undefined {
  return key?.startsWith('flow:') ? key.slice('flow:'.length) : undefined
}

interface OnLeg {
  callId: CallId
  legId: CallLegId
}

type Commands = {
  [T in FlowEffectType]?: (effect: FlowEffect<T>, on: OnLeg) => CarrierCommand
}

/** The effects that are commands to the carrier. */
const COMMANDS: Commands = {
  speak: ({ speech, loop }, on) => ({ kind: 'speakOnCall', ...on, speech: spoken(speech), loop }),
  play: ({ audioUrl }, on) => ({ kind: 'playOnCall', ...on, audioUrl }),
  gather: ({ prompt, minimumDigits, maximumDigits, terminatingDigit = '', timeoutMs }, on) => ({
    kind: 'gatherDigits',
    ...on,
    ...('speech' in prompt ? { speech: spoken(prompt.speech) } : { audioUrl: prompt.audioUrl }),
    minimumDigits,
    maximumDigits,
    terminatingDigit,
    timeoutMs,
  }),
  stopAudio: (_, on) => ({ kind: 'stopCallAudio', ...on }),
  startRecording: ({ id, type: _, scope: __, ...details }, on) => ({
    kind: 'startRecording',
    ...on,
    recordingId: recordingIdOf(id),
    format: 'WAV',
    ...details,
  }),
  stopRecording: ({ recordingEffectId }, on) => ({
    kind: 'stopRecording',
    ...on,
    recordingId: recordingIdOf(recordingEffectId),
  }),
  transfer: ({ to }, on) => ({ kind: 'transferCall', ...on, to, timeoutSeconds: RING_SECONDS }),
  sendDigits: ({ digits }, on) => ({ kind: 'sendDigits', ...on, digits }),
  hangUp: (_, on) => ({ kind: 'hangUpCall', ...on }),
}

/** Writes down what a run wants done: a command, a timer, or a request to somebody's server. */
export async function carryOut(ws: Workspace, record: FlowRunRecord, effect: FlowEffect): Promise<void> {
  const flowRunId = record.run.id as FlowRunId
  switch (effect.type) {
    case 'startTimer': {
      const signal = { type: 'flow' as const, flowRunId, effectId: effect.id, lost: false }
      return ws.setTimer({ id: effect.id, dueMs: ws.nowMs + effect.ms, signal })
    }
    case 'cancelTimer':
      return ws.cancelTimer(effect.timerId)
    case 'fetchFlow':
      ws.webRequests.push({
        id: effect.id,
        flowRunId,
        method: 'GET',
        url: effect.url,
        dueMs: ws.nowMs + LEASE_MS,
        lease: ws.holder,
      })
      return
    case 'postRecording':
      ws.webRequests.push({
        id: effect.id,
        flowRunId,
        method: 'POST',
        url: effect.url,
        form: { ...effect.variables, ...effect.report },
        dueMs: ws.nowMs + LEASE_MS,
        lease: ws.holder,
      })
      return
    // Told by FlowRunEnded.
    case 'setOutcome':
      return
    default:
      return command(ws, record, effect)
  }
}

async function command(ws: Workspace, record: FlowRunRecord, effect: FlowEffect) {
  const { run, callId, legId, requestedBy } = record
  if (callId === undefined || legId === undefined) return
  const toCommand = COMMANDS[effect.type] as ((effect: FlowEffect, on: OnLeg) => CarrierCommand) | undefined
  if (toCommand === undefined) return
  const key = keyOf(effect.id)
  if ((await ws.commandWithKey(key)) !== undefined) return
  const actor = {
    kind: 'POLICY' as const,
    name: `flow:${run.flow.title}`,
    ...(requestedBy !== undefined && { identity: requestedBy }),
  }
  await request(ws, toCommand(effect, { callId, legId }), { actor, key })
}

function spoken({ text, voice, language }: FlowSpeech) {
  return { text, voice, language }
}
