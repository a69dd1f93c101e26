import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

const fixtures = new URL('../../test/fixtures/telnyx/', import.meta.url)
const read = name => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'))
const { privateSeedHex } = read('signature-vector.json')
const key = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(privateSeedHex, 'hex'),
  ]),
  format: 'der',
  type: 'pkcs8',
})
// A short call: four webhooks of one leg.
const story = ['call.initiated', 'call.answered', 'call.dtmf.received', 'call.hangup'].map(type =>
  read(`webhooks/${type}.json`),
)

/** So many people call, again and again. */
const CALLERS = 1_000

/** At least so many signed webhooks of short calls, each with its id. */
export function webhooks(total) {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const all = []
  let micros = Date.now() * 1000
  const now = () =>
    `${new Date(micros / 1000).toISOString().slice(0, -1)}${String(micros % 1000).padStart(3, '0')}Z`
  while (all.length < total) {
    const call = {
      from: `+1202555${String(1000 + ((all.length / story.length) % CALLERS)).padStart(4, '0')}`,
      start_time: now(),
      call_leg_id: randomUUID(),
      call_session_id: randomUUID(),
      call_control_id: `v3:${randomUUID()}`,
    }
    for (const event of story) {
      const body = structuredClone(event)
      micros += 10
      body.data.id = randomUUID()
      body.data.occurred_at = now()
      Object.assign(body.data.payload, call)
      const text = JSON.stringify(body)
      const signature = sign(null, Buffer.from(`${timestamp}|${text}`), key).toString('base64')
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'telnyx-signature-ed25519': signature,
        'telnyx-timestamp': timestamp,
      }
      all.push({ id: body.data.id, text, headers })
    }
  }
  return all
}
