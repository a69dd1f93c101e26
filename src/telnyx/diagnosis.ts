import type { VoiceApplication } from '../carrier/carrier.js'
import type { OwnedNumber } from '../carrier/numbers.js'
import { type TelnyxOptions, telnyxCarrier } from './client.js'
import { TelnyxRefused } from './refusal.js'
import { isPayload } from './wire.js'

/** One setting of the account or of ours, and how it does. */
export interface Finding {
  /** Its name in the environment or at the carrier. */
  setting: string
  /** DOUBTFUL may be meant so; WRONG keeps something from working. */
  verdict: 'GOOD' | 'DOUBTFUL' | 'WRONG'
  /** What it is, or what is to be done. */
  says: string
}

export interface Patient extends TelnyxOptions {
  publicUrl?: string | undefined
  fromNumber?: string | undefined
}

const WEBHOOKS = '/webhooks/telnyx'
const ASK_MS = 60_000
const HEALTH_MS = 5_000

/**
 * Looks at the account as it is set up at the carrier (FACTS §6) and says of each setting whether webhooks will come
 * and calls can be placed. Changes nothing, and rejects for nothing that the carrier or the network does.
 */
export async function diagnose(patient: Patient): Promise<Finding[]> {
  const carrier = telnyxCarrier(patient)
  const application = await carrier.application(AbortSignal.timeout(ASK_MS)).catch(error => error as Error)
  if (application instanceof Error) return notRead(application)
  const owned = await carrier.numbers.owned(AbortSignal.timeout(ASK_MS)).catch(error => error as Error)
  return [
    good('TELNYX_API_KEY', 'The carrier accepts it.'),
    good('TELNYX_CONNECTION_ID', `It is the application "${application.name ?? application.id}".`),
    ...switchedOn(application),
    ...version(application),
    ...webhooks(application, patient.publicUrl),
    ...(await reached(application.webhookUrl)),
    ...failover(application),
    ...outbound(application),
    ...number(patient.fromNumber, owned),
  ]
}

function notRead(error: Error): Finding[] {
  switch (error instanceof TelnyxRefused && error.refusal.reason) {
    case 'UNAUTHENTICATED':
      return [
        wrong(
          'TELNYX_API_KEY',
          'The carrier does not accept it. Create one in the portal, under Keys & Credentials.',
        ),
      ]
    case 'NOT_FOUND':
      return [
        good('TELNYX_API_KEY', 'The carrier accepts it.'),
        wrong(
          'TELNYX_CONNECTION_ID',
          'The account has no Voice API application with this id. A SIP connection does not do.',
        ),
      ]
    default:
      return [
        wrong(
          'TELNYX_BASE_URL',
          `The carrier does not answer (${error.message}). Try again, and look at the network.`,
        ),
      ]
  }
}

function switchedOn({ active }: VoiceApplication): Finding[] {
  return active ? [] : [wrong('active', 'The application is switched off: no call comes in. Switch it on.')]
}

function version({ webhookApiVersion: set }: VoiceApplication): Finding[] {
  return [
    set === '2'
      ? good('webhook_api_version', 'It is 2.')
      : wrong(
          'webhook_api_version',
          `It is ${set ?? 'not set'}; every webhook will be refused. Set it to 2.`,
        ),
  ]
}

function webhooks({ webhookUrl: url }: VoiceApplication, publicUrl: string | undefined): Finding[] {
  const setting = 'webhook_event_url'
  const meant = `${publicUrl ?? 'https://<your host>'}${WEBHOOKS}`
  if (url === undefined) return [wrong(setting, `There is none: no webhook will come. Set it to ${meant}.`)]
  if (!URL.canParse(url) || new URL(url).pathname !== WEBHOOKS) {
    return [wrong(setting, `It is ${url}, where no webhook is received. Set it to ${meant}.`)]
  }
  if (publicUrl !== undefined && url !== meant) {
    return [wrong(setting, `It is ${url}, but PUBLIC_URL says that this server is at ${publicUrl}.`)]
  }
  return [good(setting, `It is ${url}.`)]
}

/** Whether it is this program that answers where the webhooks go. */
async function reached(url: string | undefined): Promise<Finding[]> {
  if (url === undefined || !URL.canParse(url)) return []
  const health = new URL('/healthz', url)
  const answer = await fetch(health, { signal: AbortSignal.timeout(HEALTH_MS), redirect: 'error' })
    .then(response => response.json())
    .catch(() => undefined)
  return [
    isPayload(answer) && answer.status === 'ok'
      ? good('webhook_event_url', 'Partyline answers there.')
      : doubtful(
          'webhook_event_url',
          `Partyline does not answer at ${health.origin} now. Start it, and the tunnel if there is one.`,
        ),
  ]
}

function failover({ webhookFailoverUrl: url }: VoiceApplication): Finding[] {
  const setting = 'webhook_event_failover_url'
  if (url === undefined) {
    return [doubtful(setting, `There is none. ${WEBHOOKS}/failover takes what the first way loses.`)]
  }
  return [good(setting, `It is ${url}.`)]
}

function outbound({ outboundVoiceProfileId }: VoiceApplication): Finding[] {
  const setting = 'outbound_voice_profile_id'
  return [
    outboundVoiceProfileId === undefined
      ? wrong(
          setting,
          'There is none: calls cannot be placed or transferred. Connect an outbound voice profile.',
        )
      : good(setting, 'Calls can be placed.'),
  ]
}

function number(from: string | undefined, owned: OwnedNumber[] | Error): Finding[] {
  const setting = 'FROM_NUMBER'
  if (owned instanceof Error) {
    return [doubtful(setting, `The numbers of the account cannot be read (${owned.message}).`)]
  }
  if (!owned.some(({ connected }) => connected)) {
    return [wrong(setting, 'No number leads to this application: no call comes in. Give it one.')]
  }
  if (from === undefined) {
    return [doubtful(setting, 'It is not set: whoever places a call has to say from which number.')]
  }
  const ours = owned.find(each => each.number === from)
  if (ours === undefined)
    return [wrong(setting, 'It is no number of the account: calls from it are refused.')]
  return [
    ours.connected
      ? good(setting, 'It leads to this application.')
      : wrong(setting, 'It leads to another application: calls to it do not come here.'),
  ]
}

const good = (setting: string, says: string): Finding => ({ setting, verdict: 'GOOD', says })
const doubtful = (setting: string, says: string): Finding => ({ setting, verdict: 'DOUBTFUL', says })
const wrong = (setting: string, says: string): Finding => ({ setting, verdict: 'WRONG', says })
