import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { eventually } from './eventually.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

const node = (...script: string[]) => promisify(execFile)(process.execPath, script, { cwd: root })
const lock = join(root, 'node_modules/.partyline-build')
const STALE_MS = 120_000

/** Compiles the server, as `npm start` does. */
export const build = () => alone(compile)

/** Compiles the server and builds its pages. */
export const buildWithPages = () =>
  alone(async () => {
    await compile()
    await node('scripts/pages.mjs')
  })

const compile = () => node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json')

/** Builds while no other test file does, and none starts what is half built. */
async function alone(work: () => Promise<unknown>): Promise<void> {
  await eventually(takeLock, STALE_MS)
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

async function takeLock(): Promise<string | undefined> {
  try {
    mkdirSync(lock)
    return undefined
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && Date.now() - since > STALE_MS) rmSync(lock, { recursive: true, force: true })
    return 'Another test file is building.'
  }
}

/** The built server in a process of its own. */
export interface ServerProcess {
  url: string
  /** Of the embedded simulator; undefined when there is none. */
  simulatorUrl: string | undefined
  kill(signal: NodeJS.Signals): Promise<void>
}

export async function startBuilt(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { url, simulator } = await listening(child)
  return {
    url,
    simulatorUrl: simulator,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

function listening(child: ChildProcess): Promise<{ url: string; simulator?: string }> {
  return new Promise((resolve, reject) => {
    let complaint = ''
    child.stderr?.on('data', chunk => {
      complaint += String(chunk)
    })
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${complaint}`)))
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', line => {
      if (line.includes('"listening"')) resolve(JSON.parse(line) as { url: string; simulator?: string })
    })
  })
}
