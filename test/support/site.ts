import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator } from '../../src/simulator/index.js'
import { type ServerProcess, startBuilt } from './built.js'
import { freePort } from './free-port.js'
import { lobby } from './house.js'
import { vector } from './signed.js'

const sites: { close(): Promise<void> }[] = []

/** Closes every site that a test opened, also when it failed. */
export async function closeSites(): Promise<void> {
  for (const site of sites.splice(0)) await site.close()
}

/** A carrier and a place for a server that may come and go. */
export async function openSite(environment: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-site-'))
  const port = await freePort()
  const simulator = await startSimulator({
    keySeed: vector.privateSeedHex,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/telnyx`,
  })
  let server: ServerProcess | undefined
  const site = {
    simulator,
    async start(): Promise<ServerProcess> {
      server = await startBuilt({
        PORT: String(port),
        DATA_DIR: dataDir,
        TELNYX_API_KEY: simulator.apiKey,
        TELNYX_PUBLIC_KEY: simulator.publicKey,
        TELNYX_CONNECTION_ID: simulator.connectionId,
        TELNYX_BASE_URL: `${simulator.url}/v2`,
        FROM_NUMBER: lobby,
        API_KEYS: 'test:admin:test-key-of-a-test-0001',
        ...environment,
      })
      return server
    },
    async close() {
      await server?.kill('SIGKILL')
      await simulator.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  sites.push(site)
  return site
}
