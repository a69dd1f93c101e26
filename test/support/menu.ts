import { eventually } from './eventually.js'
import { flowJson, hears, say } from './flows.js'
import type { House } from './house.js'
import { ada, grace } from './stories.js'

/** Say, a key, goto, record, transcribe, transfer: acceptance scenario 9. */
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
export async function callIn(house: House, at: (act: number) => void): Promise<void> {
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
  })
  at(3)
  await people.say(phone.id, 'My tap is leaking.')
  await people.keys(phone.id, '#')
  at(4)
  await hears(people, phone, 'Putting you through.')
  at(5)
  await eventually(async () => {
    const { hears } = await people.phone(phone.id)
    return hears.kind === 'bridge' ? undefined : `hears ${hears.kind}`
  })
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
export async function menuEnded(house: House): Promise<object> {
  let runs: Seen[] = []
  await eventually(async () => {
    runs = (await house.data<{ flowRuns: { nodes: Seen[] } }>(RUNS)).flowRuns.nodes
    const [run] = runs
    const text = run?.call.recordings[0]?.transcriptions[0]?.text
    return run?.status === 'ENDED' && text != null ? undefined : JSON.stringify(run)
  })
  return runs.map(({ origin, variables, outcome, trace, call }) => ({
    origin,
    choice: variables.choice,
    outcome,
    trace: trace.map(({ stepId, event, detail }) => [stepId, event, detail].filter(Boolean).join(' ')),
    recordings: call.recordings,
  }))
}

export const MENU_ENDED = [
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

export const MENU_SENT =
  'answerCall 1, gatherDigits 1, speakOnCall 2, startRecording 1, stopRecording 1, transferCall 1'

/** How often each command was accepted, by name, once none is under way. */
export async function menuSent(house: House): Promise<string> {
  let nodes: { kind: string; status: string }[] = []
  await eventually(async () => {
    nodes = (
      await house.data<{ commands: { nodes: { kind: string; status: string }[] } }>(
        '{ commands(first: 100) { nodes { kind status } } }',
      )
    ).commands.nodes
    return nodes.find(({ status }) => status === 'REQUESTED')?.kind
  })
  const counts = new Map<string, number>()
  for (const { kind, status } of nodes) {
    const name = status === 'ACCEPTED' ? kind : `${kind} ${status}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

/** Makes it the default flow. */
export async function serveMenu(house: House): Promise<void> {
  const { importCallFlow } = await house.data<{ importCallFlow: { callFlow: { id: string } } }>(
    'mutation ($source: String!) { importCallFlow(input: { source: $source }) { callFlow { id } } }',
    { source: MENU },
  )
  await house.data('mutation ($id: ID!) { setDefaultCallFlow(input: { id: $id }) { callFlow { id } } }', {
    id: importCallFlow.callFlow.id,
  })
}
