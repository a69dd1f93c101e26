import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../support/built.js'
import { eventually } from '../support/eventually.js'
import { flowJson, hears, say } from '../support/flows.js'
import { type House, houseAt } from '../support/house.js'
import { closeSites, openSite } from '../support/site.js'
import { ada, grace } from '../support/stories.js'

beforeAll(build, 180_000)
afterAll(closeSites)

const MENU = flowJson(
  [
    { id: 'menu', ...say('Press one.', { onKeypressVar: 'choice', onKeypressGoto: 'note' }) },
    { id: 'nothing', ...say('You pressed nothing.') },
    { id: 'note', ...say('Speak after the tone.') },
    {
      id: 'record',
      action: 'record',
      options: { maxLength: 30, finishOnKey: '#', transcribe: true, transcribeLanguage: 'en-US' },
    },
    { id: 'thanks', ...say('Putting you through.') },
    { id: 'through', action: 'transfer', options: { destination: grace } },
  ],
  { title: 'Menu' },
)

const number = '+12025550103'

/** What the caller does, one act for each step of the flow; `at` is called when an act begins. */
async function callIn(house: House, at: (act: number) => void): Promise<void> {
  const { people } = house
  at(0)
  const phone = await people.call(ada, number)
  await hears(people, phone, 'Press one.')
  at(1)
  await people.keys(phone.id, '1')
  await hears(people, phone, 'Speak after the tone.')
  at(2)
  await eventually(async () => {
    const { recordings } = await house.data<{ recordings: { nodes: object[] } }>(
      '{ recordings(filter: { status: [RECORDING] }) { nodes { id } } }',
    )
    return recordings.nodes.length === 1 ? undefined : 'nothing is being recorded'
  }, 30_000)
  at(3)
  await people.say(phone.id, 'My tap is leaking.')
  await people.keys(phone.id, '#')
  at(4)
  await hears(people, phone, 'Putting you through.')
  at(5)
  await eventually(async () => {
    const { hears } = await people.phone(phone.id)
    return hears.kind === 'bridge' ? undefined : `hears ${hears.kind}`
  }, 30_000)
}

const RUNS = `{ flowRuns(first: 5) { nodes {
  status origin variables outcome { kind to } trace { stepId event detail }
  call { recordings { status transcriptions { text } } }
} } }`

interface Seen {
  status: string
  origin: string
  variables: Record<string, string>
  outcome: { kind: string; to: string | null }
  trace: { stepId: string; event: string; detail: string | null }[]
  call: { recordings: { status: string; transcriptions: { text: string | null }[] }[] }
}

/** The run as it ended, however it was disturbed, without what differs from one telling to the next. */
async function ended(house: House): Promise<object> {
  let runs: Seen[] = []
  await eventually(async () => {
    runs = (await house.data<{ flowRuns: { nodes: Seen[] } }>(RUNS)).flowRuns.nodes
    const [run] = runs
    const text = run?.call.recordings[0]?.transcriptions[0]?.text
    return run?.status === 'ENDED' && text != null ? undefined : JSON.stringify(run)
  }, 30_000)
  return runs.map(({ origin, variables, outcome, trace, call }) => ({
    origin,
    choice: variables.choice,
    outcome,
    trace: trace.map(({ stepId, event, detail }) => [stepId, event, detail].filter(Boolean).join(' ')),
    recordings: call.recordings,
  }))
}

const ENDED = [
  {
    origin: 'ROUTED',
    choice: '1',
    outcome: { kind: 'TRANSFERRED', to: grace },
    trace: [
      'menu ENTERED',
      'menu KEYS 1',
      'menu WENT_TO note',
      'note ENTERED',
      'record ENTERED',
      'record KEYS #',
      'thanks ENTERED',
      'through ENTERED',
    ],
    recordings: [{ status: 'AVAILABLE', transcriptions: [{ text: 'My tap is leaking.' }] }],
  },
]

test('a flow that is killed in any of its steps ends the same (S3.41–S3.64)', async () => {
  const acts = process.env.CI === undefined ? [1, 3] : [0, 1, 2, 3, 4, 5]
  const differing: string[] = []
  const worker = async () => {
    for (let act = acts.pop(); act !== undefined; act = acts.pop()) {
      const site = await openSite()
      const server = await site.start()
      const house = houseAt(server.url, site.simulator.url, 'Bearer test-key')
      await house.people.behave(grace, { answer: 'auto', after_ms: 300 })
      await serve(house)
      let killed: Promise<unknown> = Promise.resolve()
      const failure = await callIn(house, now => {
        if (now === act) killed = server.kill('SIGKILL').then(() => site.start())
      }).then(
        () => undefined,
        (error: unknown) => String(error),
      )
      await killed
      const end = failure ?? JSON.stringify(await ended(house))
      const sent = await commands(house)
      if (end !== JSON.stringify(ENDED) || sent !== SENT)
        differing.push(`killed in act ${act}: ${sent}; ${end}`)
      await site.close()
    }
  }
  await Promise.all([worker(), worker()])
  expect(differing).toEqual([])
}, 300_000)

const SENT = 'answerCall 1, gatherDigits 1, speakOnCall 2, startRecording 1, stopRecording 1, transferCall 1'

/** How often each command was accepted, by name. */
async function commands(house: House): Promise<string> {
  const { commands } = await house.data<{ commands: { nodes: { kind: string; status: string }[] } }>(
    '{ commands(first: 100) { nodes { kind status } } }',
  )
  const counts = new Map<string, number>()
  for (const { kind, status } of commands.nodes) {
    const name = status === 'ACCEPTED' ? kind : `${kind} ${status}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

async function serve(house: House): Promise<void> {
  const { importCallFlow } = await house.data<{ importCallFlow: { callFlow: { id: string } } }>(
    'mutation ($source: String!) { importCallFlow(input: { source: $source }) { callFlow { id } } }',
    { source: MENU },
  )
  await house.data('mutation ($id: ID!) { setDefaultCallFlow(input: { id: $id }) { callFlow { id } } }', {
    id: importCallFlow.callFlow.id,
  })
}
