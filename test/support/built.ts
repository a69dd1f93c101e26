import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))

const node = (...script: string[]) => promisify(execFile)(process.execPath, script, { cwd: root })

/** Compiles the server, as `npm start` does. */
export async function build(): Promise<void> {
  await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json')
}

/** Compiles the server and builds its pages. */
export async function buildWithPages(): Promise<void> {
  await build()
  await node('scripts/pages.mjs')
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
