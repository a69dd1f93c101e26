import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Stage } from '../support/simulator-stage.js'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const CALL_ACTIONS = [
  ...['answer', 'reject', 'bridge', 'transfer', 'speak', 'playback_start', 'playback_stop', 'gather'],
  ...['gather_using_speak', 'gather_using_audio', 'gather_stop', 'send_dtmf', 'record_start', 'record_stop'],
  ...['record_pause', 'record_resume', 'switch_supervisor_role', 'streaming_start', 'toString', '__proto__'],
]
const CONFERENCE_ACTIONS = [
  ...[
    'join',
    'leave',
    'mute',
    'unmute',
    'hold',
    'unhold',
    'speak',
    'play',
    'stop',
    'record_start',
    'record_stop',
  ],
  ...['record_pause', 'record_resume', 'update', 'send_dtmf', 'gather_using_audio', 'constructor'],
]
const FIELDS = [
  ...['to', 'from', 'payload', 'voice', 'audio_url', 'media_name', 'loop', 'stop', 'target_legs', 'overlay'],
  ...[
    'call_control_id',
    'call_control_ids',
    'client_state',
    'command_id',
    'digits',
    'maximum_digits',
    'cause',
  ],
  ...[
    'timeout_millis',
    'valid_digits',
    'terminating_digit',
    'channels',
    'format',
    'max_length',
    'recording_id',
  ],
  ...[
    'name',
    'connection_id',
    'webhook_url',
    'webhook_urls',
    'webhook_retries_policies',
    'record',
    'conference_config',
  ],
  ...[
    'supervisor_role',
    'whisper_call_control_ids',
    'phone_numbers',
    'ids',
    'answer',
    'after_ms',
    'text',
    'drop',
    'ms',
  ],
]

it('answers whatever it is sent, and stays on its feet', async () => {
  const ada = await stage.onTheLine('+12025550131')
  const bob = await stage.onTheLine('+12025550132')
  const { data } = await stage.telnyx.conferences.create({ call_control_id: bob.token, name: 'room' })
  const room = String(data?.id)
  const targets = [
    ...CALL_ACTIONS.map(action => ['POST', `/v2/calls/${encodeURIComponent(ada.token)}/actions/${action}`]),
    ...CONFERENCE_ACTIONS.map(action => ['POST', `/v2/conferences/${room}/actions/${action}`]),
    ...['/v2/calls', '/v2/conferences', '/v2/number_orders', '/v2/recordings/actions/delete'].map(path => [
      'POST',
      path,
    ]),
    ...['calls', `calls/${ada.id}/keys`, `calls/${ada.id}/say`].map(path => ['POST', `/phones/${path}`]),
    ['PUT', '/phones/+12025550147'],
    ['PATCH', '/v2/phone_numbers/+12025550105'],
    ['POST', '/v2/call_control_applications'],
    ['PUT', '/v2/calls/x/actions/client_state_update'],
    ['GET', '/v2/recordings?page[number]=-1&filter[created_at]=x&filter[from][gte][lt]=1'],
    ['GET', '/v2/available_phone_numbers?filter=1&filter[limit]=x'],
    ['GET', '/v2/conferences?filter[name]=a&filter[name]=b&page=3'],
    ['GET', '/recordings/..%2f..%2fetc.wav?expires=1&signature=2'],
  ] as const
  const token = fc.constantFrom(ada.token, bob.token, 'v3:nobody', '')
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
    token,
    fc.array(token, { maxLength: 3 }),
    fc.constantFrom(
      'self',
      'current',
      'infinity',
      'wav',
      'dual',
      'female',
      '+12025550150',
      '1',
      1,
      5,
      true,
      'both',
      'room',
    ),
  )
  const body = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 8 })
        .map(fields => JSON.stringify(fields)),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string() },
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...targets), body, async ([method, path], text) => {
      const answer = await fetch(`${stage.simulator.url}${path}`, {
        method: String(method),
        headers: { authorization: `Bearer ${stage.simulator.apiKey}` },
        ...(method !== 'GET' && { body: text }),
      })
      const answered = await answer.text()
      expect(answer.status, `${method} ${path} ${text} → ${answered}`).toBeLessThan(500)
      expect(() => JSON.parse(answered)).not.toThrow()
      if (answer.status >= 400) expect(JSON.parse(answered).errors[0].code).toMatch(/^\d+$/)
    }),
    { numRuns: 600 },
  )
  await stage.pass(10_000)
  expect((await stage.request('GET', '/phones/calls')).status).toBe(200)
})
