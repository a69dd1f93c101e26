import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import type { Received } from './simulator-receiver.js'

interface Schema {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Schema & { readonly enum?: readonly string[] }>>
}

const description = JSON.parse(
  readFileSync(new URL('../fixtures/telnyx/voice-openapi.json', import.meta.url), 'utf8'),
) as { components: { schemas: Record<string, Schema> } }
const { schemas } = description.components

// The package is CommonJS whose default export is its namespace here.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void
const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
addFormats(ajv)
ajv.addSchema(description, 'voice')

const compiled = new Map<string, ValidateFunction>()
function validator(schema: string): ValidateFunction {
  const known = compiled.get(schema) ?? ajv.compile({ $ref: `voice#/components/schemas/${schema}` })
  compiled.set(schema, known)
  return known
}

const nameByEvent = new Map(
  Object.entries(schemas).flatMap(([name, schema]) => {
    const event = schema.properties?.event_type?.enum?.[0]
    return event === undefined ? [] : [[event, name] as const]
  }),
)

/** Where real deliveries hold more than their description: see the notes beside the fixtures. */
const SEEN_BESIDES: Readonly<Record<string, readonly string[]>> = {
  'call.hangup': ['end_time'],
  'call.recording.saved': ['call_control_id', 'recording_id', 'format', 'start_time', 'end_time'],
}

/** What is wrong with a webhook's body, by its description and nothing beyond it; empty when nothing is. */
export function flaws(webhook: Received): string[] {
  const name = nameByEvent.get(webhook.type)
  if (name === undefined) return [`${webhook.type} is not described`]
  const { data, meta } = JSON.parse(webhook.raw)
  // Deliveries say null where the description knows a string only.
  if (data.payload.client_state === null) delete data.payload.client_state
  const validate = validator(name)
  const wrong = validate(data) ? [] : [ajv.errorsText(validate.errors)]
  const payload = schemas[name]?.properties?.payload?.properties ?? {}
  const allowed = [...Object.keys(payload), ...(SEEN_BESIDES[webhook.type] ?? [])]
  const unknown = Object.keys(data.payload).filter(key => !allowed.includes(key))
  if (unknown.length > 0) wrong.push(`payload holds ${unknown.join(', ')}`)
  const missing = Object.keys(payload).filter(key => REQUIRED.includes(key) && !(key in webhook.payload))
  if (missing.length > 0) wrong.push(`payload lacks ${missing.join(', ')}`)
  if (
    Object.keys(data).some(
      key => !['record_type', 'event_type', 'id', 'occurred_at', 'payload'].includes(key),
    )
  )
    wrong.push('data holds something more')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(data.occurred_at))
    wrong.push('occurred_at lacks microseconds')
  if (typeof meta.attempt !== 'number' || typeof meta.delivered_to !== 'string')
    wrong.push('meta is incomplete')
  return wrong.map(text => `${webhook.type}: ${text}`)
}

/** What every event that knows these fields must hold. */
const REQUIRED = [
  'call_control_id',
  'call_leg_id',
  'call_session_id',
  'client_state',
  'connection_id',
  'conference_id',
  'from',
  'to',
  'occurred_at',
]

/** What is wrong with the `data` of an answer, by the description of its resource. */
export function resourceFlaws(schema: string, data: unknown): string[] {
  const validate = validator(schema)
  return validate(data) ? [] : [ajv.errorsText(validate.errors)]
}
