import { readFileSync } from 'node:fs'
import { importFlow } from '../dist/flow/import.js'
import { rehearse } from '../dist/flow/rehearse.js'
import { table } from './support/children.mjs'

const TIMES = 500
/** What ten seconds of a rehearsed call may take. */
const ALLOWED_MS = 50

/** What a rehearsed call costs, in proportion to how long it would last. */
export async function run() {
  const say = (id, payload, more = {}) => ({
    id,
    action: 'say',
    payload,
    language: 'en-gb',
    voice: 'female',
    ...more,
  })
  const pause = id => ({ id, action: 'pause', length: 1 })
  const calls = [
    {
      call: 'a menu, a key, ten seconds',
      flow: flowOf([
        say('menu', 'Press 1 for sales.', { onKeypressVar: 'choice', onKeypressGoto: 'chosen' }),
        { action: 'hangup' },
        say('chosen', 'You pressed {{choice}}.'),
        { action: 'pause', length: 8 },
      ]),
      caller: { keys: [{ keys: '1', afterPrompt: 1 }] },
    },
    { call: 'as many steps as a run may have', flow: flowOf(many(1000, n => pause(`p${n}`))), caller: {} },
    {
      call: 'a key that leads back, all the time',
      flow: flowOf([say('menu', 'Again?', { onKeypressGoto: 'menu', onKeypressVar: 'key' })]),
      caller: { keys: many(200, n => ({ keys: '1', afterPrompt: n + 1 })) },
    },
    { call: 'the menu of the tests', flow: fixture(), caller: { keys: [{ keys: '2', atStep: 'menu' }] } },
  ]
  const rows = calls.map(({ call, flow, caller }) => {
    rehearse(flow, caller)
    const took = many(TIMES, () => {
      const since = performance.now()
      rehearse(flow, caller)
      return performance.now() - since
    }).sort((a, b) => a - b)
    const ms = took[Math.floor(TIMES / 2)]
    const seconds = rehearse(flow, caller).durationMs / 1000
    return { call, seconds, ms, perTen: (ms / seconds) * 10 }
  })
  table(
    'Time to rehearse a call',
    rows.map(({ call, seconds, ms, perTen }) => ({
      call,
      'seconds of call': seconds.toFixed(1),
      'ms (median)': ms.toFixed(3),
      'ms for ten seconds': perTen.toFixed(3),
      'times faster than the call': Math.round((seconds * 1000) / ms),
    })),
  )
  const worst = Math.max(...rows.map(({ perTen }) => perTen))
  console.log(
    `Ten seconds of a call take at most ${((worst / ALLOWED_MS) * 100).toFixed(2)} % of ${ALLOWED_MS} ms`,
  )
}

function flowOf(steps) {
  return read(JSON.stringify({ title: 'A flow', steps }))
}

function fixture() {
  return read(readFileSync(new URL('../test/fixtures/flow/menu.json', import.meta.url), 'utf8'))
}

function read(text) {
  const { flow, problems } = importFlow('JSON', text)
  if (flow === undefined) throw new Error(JSON.stringify(problems))
  return flow
}

function many(count, make) {
  return Array.from({ length: count }, (_, n) => make(n))
}
