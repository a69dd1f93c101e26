import 'reflect-metadata'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { readConfig } from './config.js'
import { openLog } from './log.js'
import { startServer } from './server.js'

/** What the demo shows of each event, as any client could ask for it. */
const EVENTS = `subscription {
  conferenceEvents {
    type: __typename
    conference { name status participantCount }
    ... on ParticipantEvent { participant { number state onHold holdReason } }
    ... on ConferenceEnded { reason }
  }
}`

interface Shown {
  type: string
  conference: { name: string; status: string; participantCount: number } | null
  participant?: { number: string; state: string; onHold: boolean; holdReason: string | null }
  reason?: string
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Plays the lonely room: somebody waits alone with music, is joined, is left alone again, and goes. */
async function main(): Promise<void> {
  const unset = { TELNYX_API_KEY: '', TELNYX_API_KEY_FILE: '', API_KEYS: '', API_KEYS_FILE: '' }
  const config = readConfig({ ...process.env, ...unset, LOG_LEVEL: 'warn' })
  // A journal of its own, so that the story begins in an empty house.
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-demo-'))
  const server = await startServer({ ...config, dataDir }, openLog(config.logLevel))
  const phones = await phonesOf(server.simulatorUrl as string)

  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
  })
  client.subscribe<{ conferenceEvents: Shown }>(
    { query: EVENTS },
    {
      next: ({ data }) => data && console.log(`    ${inWords(data.conferenceEvents)}`),
      error: error => console.error(error),
      complete: () => {},
    },
  )
  await pause(500)

  console.log('\nAda calls. She is greeted, opens the conference and waits alone.')
  const ada = await phones.call('+12025550131')
  await pause(5_000)
  console.log('\nGrace calls. Ada is taken off hold.')
  const grace = await phones.call('+12025550132')
  await pause(5_000)
  console.log('\nEdsger calls. Nothing changes for the other two.')
  const edsger = await phones.call('+12025550133')
  await pause(5_000)
  console.log('\nGrace and Edsger hang up. Ada is alone again.')
  await phones.hangUp(grace)
  await phones.hangUp(edsger)
  await pause(2_000)
  console.log('\nAda hangs up. The conference is over.')
  await phones.hangUp(ada)
  await pause(2_000)
  console.log('\nBarbara calls. A new conference opens.')
  await phones.call('+12025550134')
  await pause(5_000)
  console.log(`\nThe server stays up: GraphiQL ${server.url}/graphiql, phones ${server.simulatorUrl}/`)
  console.log('Ctrl-C ends it.')
  process.on('SIGINT', () => void server.close().finally(() => process.exit(0)))
  process.on('SIGTERM', () => void server.close().finally(() => process.exit(0)))
}

function inWords({ type, conference, participant, reason }: Shown): string {
  const who = participant === undefined ? '' : ` ${participant.number ?? 'somebody'}`
  const held = participant?.onHold ? `, on hold (${participant.holdReason})` : ''
  const state =
    conference === null
      ? ''
      : ` — ${conference.name}: ${conference.status}, ${conference.participantCount} there`
  return `${type}${who}${held}${reason === undefined ? '' : ` (${reason})`}${state}`
}

/** The people's side of the simulator. */
async function phonesOf(url: string) {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${path}`)
    return response.json() as Promise<{ id: string }>
  }
  return {
    call: async (from: string) => (await post('/phones/calls', { from, to: '+12025550100' })).id,
    hangUp: (id: string) => post(`/phones/calls/${id}/hangup`, {}),
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
