import type { Acceptance, Carrier, Outcome } from '../carrier/carrier.js'
import type { CommandKind } from '../carrier/commands.js'
import { type CallLegId, ConferenceId } from '../kernel/ids.js'
import { answered, asking } from './ask.js'
import { sendCommand } from './commands.js'
import { telnyxNumbers } from './numbers.js'
import { telnyxReads } from './reads.js'
import { openSdk, PATIENCE_MS, type TelnyxOptions } from './sdk.js'
import { isPayload, legOf, textOf } from './wire.js'

/**
 * Telnyx as the carrier. Each request is sent once, for whoever sends decides about repetition; a refusal or a
 * broken network is an outcome. Sending throws only for a command that is impossible in itself.
 */
export function telnyxCarrier(options: TelnyxOptions): Carrier {
  const { connectionId, timeoutMs = PATIENCE_MS } = options
  const telnyx = openSdk(options)
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

    async check(signal) {
      answered(await ask(signal, signal => telnyx.callControlApplications.retrieve(connectionId, { signal })))
    },
  }
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
