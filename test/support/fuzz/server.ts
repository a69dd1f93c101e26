import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A key of each role. */
export const KEYS = {
  customer: 'fuzz-customer-9a1f4c7e2b8d6053',
  viewer: 'fuzz-viewer-3c5e7a9b1d2f4860',
  operator: 'fuzz-operator-7e2b8d60539a1f4c',
  admin: 'fuzz-admin-1d2f48603c5e7a9b',
} as const

/** The built server with a log-in and the simulator as its carrier, and everything it complains about. */
export interface WatchedServer {
  url: string
  port: number
  /** Lines on the bare standard error, log lines of level error or worse, and the end of the process. */
  complaints(): string[]
  stop(): Promise<void>
}

const ERROR_LEVEL = 50
/** Otherwise most of what is tried would be refused for there being so much of it. */
const UNLIMITED = {
  OPERATIONS_PER_MINUTE: '100000000',
  COST_PER_MINUTE: '100000000000',
  CONNECTIONS_PER_IDENTITY: '100000',
  SUBSCRIPTIONS_PER_IDENTITY: '100000',
  DISTINCT_SUBSCRIPTIONS_PER_IDENTITY: '100000',
}

/** Starts what `build` has built. Every client may say where it comes from, so that no limit of an address hides a fault. */
export async function startWatched(): Promise<WatchedServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-fuzz-'))
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      LOG_LEVEL: 'info',
      PORT: '0',
      SIMULATOR_PORT: '0',
      DATA_DIR: dataDir,
      TRUST_PROXY: 'true',
      ...UNLIMITED,
      API_KEYS: Object.entries(KEYS)
        .map(([role, key]) => `${role}:${role}:${key}`)
        .join(','),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaints: string[] = []
  let stopping = false
  child.once('exit', (code, signal) => {
    if (!stopping) complaints.push(`The process ended: ${code ?? signal}`)
  })
  createInterface({ input: child.stderr }).on('line', line => complaints.push(`stderr: ${line}`))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${complaints.join('\n')}`)))
    createInterface({ input: child.stdout }).on('line', line => {
      if (line.includes('"listening"')) resolve((JSON.parse(line) as { url: string }).url)
      const complaint = complaintIn(line)
      if (complaint !== undefined) complaints.push(complaint)
    })
  })
  return {
    url,
    port: Number(new URL(url).port),
    complaints: () => [...complaints],
    async stop() {
      stopping = true
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function complaintIn(line: string): string | undefined {
  try {
    const { level } = JSON.parse(line) as { level: number }
    return level >= ERROR_LEVEL ? `log: ${line}` : undefined
  } catch {
    return `not a log line: ${line}`
  }
}
