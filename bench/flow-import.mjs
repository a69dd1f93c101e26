import { importFlow } from '../dist/flow/import.js'
import { table } from './support/children.mjs'

const SMALL = 8 * 1024
const LARGE = 256 * 1024
const TIMES = 15
/** How much more a kilobyte of the large text may take than one of the small text. */
const ALLOWED = 2
const PAYLOAD = 'Hello. '.repeat(20)
const IF = '<If variable="choice" operator="eq" value="1">'

/** Texts of a given length, by what they are full of. What exceeds a limit is refused, and is not read to its end. */
const SHAPES = {
  'JSON: say steps': [
    'JSON',
    jsonSteps(n => ({ ...say(n), id: `step-${n}`, onKeypressGoto: `step-${n >> 1}` })),
  ],
  'JSON: numbers to call': [
    'JSON',
    jsonSteps(n => ({
      action: 'transfer',
      destination: `+49301${100_000 + n}`,
      note: PAYLOAD.slice(0, 40),
      options: { a: PAYLOAD },
    })),
  ],
  'JSON: variables that nothing sets': [
    'JSON',
    jsonSteps(n => ({ ...say(n), payload: '{{name}} '.repeat(18) })),
  ],
  'JSON: conditions': [
    'JSON',
    jsonSteps(n => ({
      action: 'hangup',
      conditions: many(4, at => ({ variable: `v${at}`, operator: 'eq', value: `{{w${n}}}` })),
    })),
  ],
  'JSON: unknown options': [
    'JSON',
    jsonSteps(n => ({ action: 'hangup', options: Object.fromEntries(many(28, at => [`option${at}`, n])) })),
  ],
  'JSON: conditions without end': [
    'JSON',
    filled('{"title":"t","steps":[{"action":"hangup","conditions":[', () => '{},', '0]}]}'),
  ],
  'JSON: steps without end': ['JSON', filled('{"title":"t","steps":[', () => '{},', '{}]}')],
  'JSON: lists in lists': [
    'JSON',
    bytes => `{"title":${'['.repeat(bytes / 2 - 30)}${']'.repeat(bytes / 2 - 30)},"steps":[]}`,
  ],
  'JSON: a fault at the end': [
    'JSON',
    filled('{"title":"t","steps":[', () => '{"action":"hangup"},', '{}],}'),
  ],
  'XML: say steps': [
    'XML',
    filled(
      '<CallFlow title="t">',
      () =>
        `<Say language="en-gb" voice="female" repeat="1" machineTimeout="1000">${PAYLOAD}&lt;${PAYLOAD.slice(0, 60)}</Say>`,
      '</CallFlow>',
    ),
  ],
  'XML: an If each': [
    'XML',
    filled(
      '<CallFlow title="t">',
      () => `${IF.repeat(5)}<Pause length="1"/>${'</If>'.repeat(5)}`,
      '</CallFlow>',
    ),
  ],
  'XML: steps in thirty Ifs': [
    'XML',
    filled(`<CallFlow title="t">${IF.repeat(30)}`, () => '<Hangup/>', `${'</If>'.repeat(30)}</CallFlow>`),
  ],
  'XML: Ifs without steps': ['XML', filled('<CallFlow title="t">', () => '<If></If>', '</CallFlow>')],
  'XML: attributes without end': [
    'XML',
    filled('<CallFlow title="t"><Hangup', n => ` a${n}="1"`, '/></CallFlow>'),
  ],
  'XML: entities': ['XML', filled('<CallFlow title="t"><Say>', () => '&lt;', '</Say></CallFlow>')],
  'XML: comments': ['XML', filled('<CallFlow title="t">', () => '<!-- -->', '</CallFlow>')],
}

/** What a call flow takes to read, and whether a long text takes longer than in proportion. */
export async function run() {
  const rows = Object.entries(SHAPES).map(([shape, [format, make]]) => {
    const small = make(SMALL)
    const large = make(LARGE)
    // Both take turns, so that what else the machine does hits both.
    const took = many(TIMES, () =>
      [many(LARGE / SMALL, () => small), [large]].map(texts => msOf(format, texts)),
    )
    const best = at => Math.min(...took.map(times => times[at]))
    const perSmall = best(0) / ((small.length / 1024) * (LARGE / SMALL))
    const perLarge = best(1) / (large.length / 1024)
    return { shape, ms: best(1), perSmall, perLarge, ...importFlow(format, large) }
  })
  table(
    'Time to read a call flow, the best of several times',
    rows.map(({ shape, ms, perSmall, perLarge, flow, problemCount }) => ({
      shape,
      'µs/kB of 8 kB': (perSmall * 1000).toFixed(1),
      'µs/kB of 256 kB': (perLarge * 1000).toFixed(1),
      ratio: (perLarge / perSmall).toFixed(2),
      'ms for 256 kB': ms.toFixed(1),
      result: `${flow === undefined ? 'refused' : 'accepted'}, ${problemCount} problems`,
    })),
  )
  const worst = Math.max(...rows.map(({ perSmall, perLarge }) => perLarge / perSmall))
  const longest = Math.max(...rows.map(({ ms }) => ms))
  console.log(
    `At most ${worst.toFixed(2)} times as long for a kilobyte (allowed: ${ALLOWED}), ${longest.toFixed(1)} ms for a text`,
  )
  if (worst > ALLOWED) process.exitCode = 1
}

function msOf(format, texts) {
  const since = performance.now()
  for (const text of texts) importFlow(format, text)
  return performance.now() - since
}

function say(n) {
  return { action: 'say', payload: `${n} ${PAYLOAD}`, language: 'en-gb', voice: 'female' }
}

/** As many steps as make a text of this length, each padded to a thousandth of the longest text. */
function jsonSteps(make) {
  return filled(
    '{"title":"t","steps":[',
    n => `${JSON.stringify(make(n)).padEnd(265)},`,
    '{"action":"hangup"}]}',
  )
}

/** A text of this length: the middle as often as it fits between the ends. */
function filled(begin, middle, end) {
  return bytes => {
    const parts = [begin]
    let length = begin.length + end.length
    for (let n = 0; ; n++) {
      const part = middle(n)
      if (length + part.length > bytes) return [...parts, end].join('')
      parts.push(part)
      length += part.length
    }
  }
}

function many(count, make) {
  return Array.from({ length: count }, (_, n) => make(n))
}
