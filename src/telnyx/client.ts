import Telnyx from 'telnyx'
import type { Acceptance, Carrier, Outcome, VoiceApplication } from '../carrier/carrier.js'
import type { CommandKind } from '../carrier/commands.js'
import { type CallLegId, ConferenceId } from '../kernel/ids.js'
import { answered, asking } from './ask.js'
import { sendCommand } from './commands.js'
import { given } from './given.js'
import { telnyxNumbers } from './numbers.js'
import { telnyxReads } from './reads.js'
import { NO_ANSWER, TelnyxRefused } from './refusal.js'
import { isPayload, legOf, type Payload, textOf } from './wire.js'

export interface TelnyxOptions {
  apiKey: string
  /** The Call Control application that our calls belong to. */
  connectionId: string
  /** Another carrier API that speaks as this one does, with its version: `http://127.0.0.1:4010/v2`. */
  baseUrl?: string
  /** How long one request may take, its answer read to the end. */
  timeoutMs?: number
}

/**
 * Telnyx as the carrier. Each request is sent once, for whoever sends decides about repetition; a refusal or a
 * broken network is an outcome. Sending throws only for a command that is impossible in itself.
 */
export function telnyxCarrier(options: TelnyxOptions): Carrier {
  const { apiKey, connectionId, baseUrl = 'https://api.telnyx.com/v2', timeoutMs = 10_000 } = options
  const telnyx = new Telnyx({
    apiKey,
    baseURL: baseUrl,
    maxRetries: 0,
    timeout: timeoutMs,
    // Its log would show bodies, and its other credentials come from the environment unless denied.
    logLevel: 'off',
    publicKey: null,
    clientID: null,
    clientSecret: null,
  })

  const ask = asking(timeoutMs)

  return {
    async send(order, signal): Promise<Outcome> {
      const { id, command } = order
      const tokenOf = (leg: CallLegId) => order.controlIdOf(leg)
      const asked = await ask(signal, signal =>
        sendCommand({ telnyx, connectionId, id, tokenOf, request: { signal } }, command),
      )
      return asked.kind === 'refused'
        ? asked
        : { kind: 'accepted', acceptance: acceptanceOf(command.kind, asked.answer) }
    },

    async findConference(name, signal) {
      // One that waits for somebody to start it holds its name too.
      for (const status of ['in_progress', 'init'] as const) {
        const page = answered(
          await ask(signal, signal => telnyx.conferences.list({ filter: { name, status } }, { signal })),
        )
        // Should the filter not be honoured, otherwise a caller would be seated among strangers.
        const found = page.data?.find(each => each.name === name && each.status !== 'completed')
        if (found !== undefined) return ConferenceId(found.id)
      }
      return undefined
    },

    ...telnyxReads(telnyx, connectionId, ask),
    numbers: telnyxNumbers(telnyx, connectionId, ask),

    async application(signal) {
      const answer: unknown = answered(
        await ask(signal, signal => telnyx.callControlApplications.retrieve(connectionId, { signal })),
      )
      if (!isPayload(answer) || !isPayload(answer.data)) throw new TelnyxRefused(NO_ANSWER)
      return { id: connectionId, ...settingsIn(answer.data) }
    },
  }
}

function settingsIn(data: Payload): Omit<VoiceApplication, 'id'> {
  const outbound = isPayload(data.outbound) ? data.outbound : {}
  return {
    active: data.active !== false,
    ...given('name', textOf(data, 'application_name')),
    ...given('webhookUrl', addressIn(data, 'webhook_event_url')),
    ...given('webhookFailoverUrl', addressIn(data, 'webhook_event_failover_url')),
    ...given('webhookApiVersion', textOf(data, 'webhook_api_version')),
    ...given('outboundVoiceProfileId', textOf(outbound, 'outbound_voice_profile_id')),
  }
}

/** An address without the name and the password that may stand in it. */
function addressIn(data: Payload, name: string): string | undefined {
  return textOf(data, name)?.replace(/\/\/[^/@]*@/, '//')
}

/** The ids in the answer; a repeated command may be accepted without them, and then webhooks bring them. */
function acceptanceOf(kind: CommandKind, answer: unknown): Acceptance {
  const data = isPayload(answer) ? answer.data : undefined
  if (!isPayload(data)) return {}
  if (kind === 'placeCall') {
    const leg = legOf(data)
    if (leg?.controlId === undefined) return {}
    return { leg: { callId: leg.callId, legId: leg.legId, controlId: leg.controlId } }
  }
  const conference = kind === 'createConference' ? textOf(data, 'id') : undefined
  return conference === undefined ? {} : { conferenceId: ConferenceId(conference) }
}
