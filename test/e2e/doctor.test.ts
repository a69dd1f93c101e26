import { execFile } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSimulator } from '../../src/simulator/index.js'
import { build } from '../support/built.js'

let simulator: Awaited<ReturnType<typeof startSimulator>>
beforeAll(async () => {
  await build()
  simulator = await startSimulator({ webhookUrl: 'http://127.0.0.1:9/webhooks/telnyx' })
}, 180_000)
afterAll(() => simulator.close())

const SECRET = 'a-secret-of-the-console'
const account = () => ({
  TELNYX_API_KEY: simulator.apiKey,
  TELNYX_PUBLIC_KEY: simulator.publicKey,
  TELNYX_CONNECTION_ID: simulator.connectionId,
  TELNYX_BASE_URL: `${simulator.url}/v2`,
  API_KEYS: `console:admin:${SECRET}`,
})

function doctor(environment: Record<string, string>): Promise<{ code: number; said: string }> {
  return new Promise(resolve => {
    const env = { PATH: process.env.PATH, ...environment }
    execFile(process.execPath, ['dist/doctor/main.js'], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr })
    })
  })
}

test('the doctor says of each setting how it does, and fails when one is wrong (S1.1, S2.28)', async () => {
  const well = await doctor({ ...account(), FROM_NUMBER: '+12025550100' })
  expect(well.said).toMatch(/^good {6}TELNYX_API_KEY/m)
  expect(well.said).toMatch(/^doubtful {2}webhook_event_url .*does not answer/m)
  expect(well.code).toBe(0)

  const ill = await doctor({ ...account(), FROM_NUMBER: '+12025550999' })
  expect(ill.said).toMatch(/^WRONG {5}FROM_NUMBER/m)
  expect(ill.code).toBe(1)
  for (const secret of [simulator.apiKey, SECRET, '+12025550999']) expect(ill.said).not.toContain(secret)
})

test('the doctor needs no account, and says what is missing of half of one', async () => {
  expect(await doctor({})).toEqual({
    code: 0,
    said: 'There is no TELNYX_API_KEY: the embedded simulator is the carrier, and it is set up.\n',
  })
  const { code, said } = await doctor({ TELNYX_API_KEY: 'KEY' })
  expect(code).toBe(1)
  expect(said).toContain('TELNYX_CONNECTION_ID: needed with TELNYX_API_KEY')
})
