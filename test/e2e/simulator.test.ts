import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { build } from '../support/built.js'
import { eventually } from '../support/eventually.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const children: ChildProcess[] = []

beforeAll(build)
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
})

/** The stand-alone simulator, and what it says at its start. */
async function start(environment: Record<string, string> = {}): Promise<{ url: string; said: string }> {
  const child = spawn(process.execPath, ['dist/simulator/main.js'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', SIMULATOR_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  let said = ''
  child.stdout?.on('data', chunk => {
    said += String(chunk)
  })
  await eventually(() => (said.includes('Webhooks are signed') ? undefined : `it said ${said}`))
  return { url: /(http:\S+) \(phones\)/.exec(said)?.[1] ?? '', said }
}

const applications = async (url: string, key: string) =>
  (await fetch(`${url}/v2/call_control_applications`, { headers: { authorization: `Bearer ${key}` } })).status

test('the stand-alone simulator prints the key that its API is used with', async () => {
  const { url, said } = await start()
  const key = /API key (\S+)/.exec(said)?.[1] ?? ''
  expect(await applications(url, key)).toBe(200)
  expect(await applications(url, 'KEY_SIMULATOR')).toBe(401)
})

test('the stand-alone simulator takes a key that is given, and does not print it', async () => {
  const { url, said } = await start({ SIMULATOR_KEY: 'KEY_OF_THIS_TEST' })
  expect(await applications(url, 'KEY_OF_THIS_TEST')).toBe(200)
  expect(said).not.toContain('KEY_OF_THIS_TEST')
})
