import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

const pins = availableParallelism() > 1 && spawnSync('taskset', ['-V']).error === undefined

/** Runs a script of this repository, on one core when it says which and the system can do it. */
function run(script, { env = {}, args = [], core, errors = 'inherit' }) {
  const command = [process.execPath, join(root, script), ...args]
  if (core !== undefined && pins) command.unshift('taskset', '-c', String(core))
  return spawn(command[0], command.slice(1), {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', errors],
  })
}

/** Starts a script of this repository; resolves with it once it prints a line that `ready` accepts. */
export async function start(script, { ready, ...options }) {
  const child = run(script, options)
  const lines = createInterface({ input: child.stdout })
  const value = await new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`${script} ended with ${code}`)))
    lines.on('line', line => {
      const found = ready(line)
      if (found !== undefined) resolve(found)
    })
  })
  return {
    value,
    pid: child.pid,
    alive: () => child.exitCode === null && child.signalCode === null,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

/** Runs a script to its end and parses the JSON it prints. */
export async function result(script, args, options = {}) {
  const child = run(script, { ...options, args })
  let text = ''
  for await (const chunk of child.stdout) text += chunk
  return JSON.parse(text)
}

export const vector = JSON.parse(
  readFileSync(join(root, 'test/fixtures/telnyx/signature-vector.json'), 'utf8'),
)

export const temporary = () => mkdtempSync(join(tmpdir(), 'partyline-bench-'))

/** The real server, on a carrier that is never reached; webhooks are signed with the test vector's key. */
export function startPartyline(env = {}, options = {}) {
  return start('dist/main.js', {
    ...options,
    env: {
      PORT: '0',
      DATA_DIR: temporary(),
      TELNYX_API_KEY: 'KEY_BENCH',
      TELNYX_PUBLIC_KEY: vector.publicKey,
      TELNYX_CONNECTION_ID: '1',
      TELNYX_BASE_URL: 'http://127.0.0.1:9/v2',
      API_KEYS: 'bench:admin:bench-key-of-a-benchmark-0001',
      LOG_LEVEL: 'info',
      CONNECTIONS_PER_ADDRESS: '10000',
      CONNECTIONS_PER_IDENTITY: '10000',
      SUBSCRIPTIONS_PER_IDENTITY: '100000',
      DISTINCT_SUBSCRIPTIONS_PER_IDENTITY: '100000',
      OPERATIONS_PER_MINUTE: 'unlimited',
      COST_PER_MINUTE: 'unlimited',
      ...env,
    },
    ready(line) {
      const url = /"url":"([^"]+)"/.exec(line)?.[1]
      return url && line.includes('listening') ? url : undefined
    },
  })
}

/** Resident memory in MB. */
export function memoryOf(pid) {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kb) / 1024)
}

export const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Aligned columns under a heading. */
export function table(title, rows) {
  const names = Object.keys(rows[0])
  const widths = names.map(name => Math.max(name.length, ...rows.map(row => String(row[name]).length)))
  const line = cells => cells.map((cell, i) => String(cell).padEnd(widths[i])).join('  ')
  console.log(`\n${title}\n${line(names)}\n${line(widths.map(w => '-'.repeat(w)))}`)
  for (const row of rows) console.log(line(names.map(name => row[name])))
}
