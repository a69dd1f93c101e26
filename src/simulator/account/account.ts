import type { Clock } from '../../kernel/clock.js'
import { instantOf } from '../../kernel/instant.js'
import type { Ids } from '../ids.js'

/** The Call Control application every account starts with. */
export const DEFAULT_CONNECTION_ID = '2471936601845926071'

/** The numbers every account starts with: +12025550100 to +12025550109. */
export const DEFAULT_NUMBERS: readonly string[] = Array.from({ length: 10 }, (_, n) => `+1202555010${n}`)

/** A Call Control application as the API shows it. */
export interface Application {
  readonly id: string
  readonly record_type: 'call_control_application'
  application_name: string
  webhook_event_url: string | null
  webhook_event_failover_url: string | null
  webhook_api_version: '1' | '2'
  webhook_timeout_secs: number | null
  active: boolean
  first_command_timeout: boolean
  first_command_timeout_secs: number
  dtmf_type: string
  anchorsite_override: string
  call_cost_in_webhooks: boolean
  redact_dtmf_debug_logging: boolean
  inbound: object
  outbound: object
  tags: string[]
  readonly created_at: string
  updated_at: string
}

/** A number of the account as the API shows it, less what is derived. */
export interface OwnedNumber {
  readonly id: string
  readonly phone_number: string
  connection_id: string | null
  customer_reference: string | null
  tags: string[]
  readonly purchased_at: string
  updated_at: string
}

export interface Account {
  readonly apiKey: string
  readonly applications: Map<string, Application>
  /** By number. */
  readonly numbers: Map<string, OwnedNumber>
}

export function newAccount(apiKey: string, webhookUrl: string | undefined, clock: Clock, ids: Ids): Account {
  const application = newApplication(DEFAULT_CONNECTION_ID, clock, {
    application_name: 'Partyline',
    webhook_event_url: webhookUrl ?? null,
    webhook_api_version: '2',
    outbound: { outbound_voice_profile_id: '1293384261075731499' },
  })
  const numbers = DEFAULT_NUMBERS.map(number => ownedNumber(number, application.id, clock, ids))
  return {
    apiKey,
    applications: new Map([[application.id, application]]),
    numbers: new Map(numbers.map(number => [number.phone_number, number])),
  }
}

/** An application with the API's own defaults for whatever is not given. */
export function newApplication(
  id: string,
  clock: Clock,
  given: { readonly application_name: string } & Partial<Application>,
): Application {
  const now = instantOf(clock.now())
  return {
    webhook_event_url: null,
    webhook_event_failover_url: null,
    webhook_api_version: '1',
    webhook_timeout_secs: null,
    active: true,
    first_command_timeout: false,
    first_command_timeout_secs: 30,
    dtmf_type: 'RFC 2833',
    anchorsite_override: 'Latency',
    call_cost_in_webhooks: false,
    redact_dtmf_debug_logging: false,
    inbound: { shaken_stir_enabled: false, sip_subdomain_receive_settings: 'from_anyone' },
    outbound: {},
    tags: [],
    ...given,
    id,
    record_type: 'call_control_application',
    created_at: now,
    updated_at: now,
  }
}

export function ownedNumber(
  number: string,
  connectionId: string | null,
  clock: Clock,
  ids: Ids,
): OwnedNumber {
  const now = instantOf(clock.now())
  return {
    id: ids.digits(),
    phone_number: number,
    connection_id: connectionId,
    customer_reference: null,
    tags: [],
    purchased_at: now,
    updated_at: now,
  }
}
