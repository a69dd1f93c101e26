import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Advance, advance } from '../../../src/flow/advance.js'
import { Agenda } from '../../../src/flow/agenda.js'
import { resultOfAnswer } from '../../../src/flow/answer.js'
import { exportFlow } from '../../../src/flow/export.js'
import { APOLOGY } from '../../../src/flow/outcomes.js'
import { type Rehearsal, rehearse } from '../../../src/flow/rehearse.js'
import { createRun, type FlowRun } from '../../../src/flow/run.js'
import type { CallerScript, ScriptedAnswer } from '../../../src/flow/script.js'
import type { FlowSignal } from '../../../src/flow/signals.js'
import { arbitraryFlow } from './arbitrary-flow.js'
import { flowOf, hangup, pause, record, say, transfer, when } from './documents.js'

const SERVER = 'https://flows.example.com'
const keys = { onKeypressVar: 'choice', onKeypressGoto: 'chosen' }
/** say → key → goto → record → transcribe → transfer (acceptance scenario 9). */
const MENU = flowOf([
  { ...say('Press 1 to leave a message, 2 to speak to us.', keys), id: 'menu' },
  { ...pause(5, keys), id: 'think' },
  { ...say('Goodbye.'), id: 'goodbye' },
  { ...hangup, id: 'out' },
  { ...say('You chose {{choice}}.'), id: 'chosen' },
  {
    ...record({ finishOnKey: '#', maxLength: 30, timeout: 4, transcribe: true, transcribeLanguage: 'en-UK' }),
    ...when('choice', '==', '1'),
    id: 'message',
  },
  { ...transfer({ record: 'both' }), id: 'desk' },
  { ...say('Nobody is there.'), id: 'nobody' },
])

const effects = (of: Rehearsal) => of.timeline.flatMap(m => (m.kind === 'effect' ? [m.effect] : []))
const signals = (of: Rehearsal) => of.timeline.flatMap(m => (m.kind === 'signal' ? [m.signal] : []))
const said = (of: Rehearsal) =>
  effects(of).flatMap(e => {
    if (e.type === 'speak') return [e.speech.text]
    return e.type === 'gather' && 'speech' in e.prompt ? [e.prompt.speech.text] : []
  })

const CALLERS: [string, CallerScript][] = [
  [
    'leaves a message',
    {
      keys: [
        { afterPrompt: 1, keys: '1' },
        { atStep: 'message', delayMs: 8000, keys: '#' },
      ],
      speaks: [{ fromMs: 0, toMs: 60_000 }],
    },
  ],
  ['thinks, then speaks to us', { keys: [{ atStep: 'think', keys: '2' }] }],
  ['interrupts, and nobody is there', { keys: [{ atMs: 500, keys: '2' }], transfers: ['NO_ANSWER'] }],
  ['is silent', {}],
  [
    'hangs up in the message',
    { keys: [{ atMs: 500, keys: '1' }], hangsUpAtMs: 9000, speaks: [{ fromMs: 0, toMs: 60_000 }] },
  ],
]

describe('a rehearsal', () => {
  test('goes say → key → goto → record → transcribe → transfer', () => {
    const [, script] = CALLERS[0] ?? ['', {}]
    const rehearsal = rehearse(MENU, script)
    expect(rehearsal.visited).toEqual(['menu', 'chosen', 'message', 'desk'])
    expect(rehearsal.neverVisited).toEqual(['think', 'goodbye', 'out', 'nobody'])
    expect(rehearsal.outcome).toEqual({ kind: 'TRANSFERRED', to: '+31612345678' })
    expect(rehearsal.variables).toMatchObject({ choice: '1', source: '+12025550100' })
    expect(said(rehearsal)).toEqual(['Press 1 to leave a message, 2 to speak to us.', 'You chose 1.'])
    expect(effects(rehearsal).map(e => e.type)).toEqual([
      'gather',
      'speak',
      'startRecording',
      'stopRecording',
      'transfer',
      'startRecording',
      'setOutcome',
    ])
    expect(effects(rehearsal)[2]).toMatchObject({ transcribe: true, transcriptionLanguage: 'en-GB' })
    const recorded = signals(rehearsal).find(s => s.type === 'effectDone' && s.result.kind === 'recorded')
    expect(recorded).toMatchObject({ result: { recording: { seconds: 8 } } })
  })

  test.each(CALLERS)('of a caller who %s ends the same when it is restarted at every signal', (_, script) => {
    const plain = rehearse(MENU, script)
    const restarted = rehearse(MENU, script, (run, signal) =>
      advance(JSON.parse(JSON.stringify(run)), signal),
    )
    expect(restarted).toEqual(plain)
    expect(plain.outcome).not.toBeNull()
  })

  test.each(CALLERS)('of a caller who %s is told again by its signals', (_, script) => {
    const plain = rehearse(MENU, script)
    let run = createRun('rehearsal', MENU)
    for (const signal of signals(plain)) run = advance(run, signal).run
    expect(run).toEqual(plain.run)
  })

  test('keys reach the step that waits for them', () => {
    expect(rehearse(MENU, CALLERS[1]?.[1]).visited).toEqual(['menu', 'think', 'chosen', 'desk'])
    const interrupted = rehearse(MENU, CALLERS[2]?.[1])
    expect(interrupted.visited).toEqual(['menu', 'chosen', 'desk', 'nobody'])
    expect(interrupted.outcome).toEqual({ kind: 'COMPLETED' })
    expect(rehearse(MENU).visited).toEqual(['menu', 'think', 'goodbye', 'out'])
  })

  test('several keys come one by one, and an end key completes them', () => {
    const pin = flowOf([say('PIN', { onKeypressVar: 'pin', endKey: '#' }), say('{{pin}}')])
    const rehearsal = rehearse(pin, { keys: [{ atMs: 100, keys: '4071#' }] })
    expect(said(rehearsal)).toEqual(['PIN', '4071'])
    const slow = rehearse(pin, { keys: [{ atMs: 100, keys: '40' }] })
    expect(slow.variables.pin).toBe('40')
    expect(rehearse(pin).variables).not.toHaveProperty('pin')
  })

  test('a prompt that was interrupted never ends', () => {
    const flow = flowOf([
      say('x'.repeat(100), { onKeypressVar: 'a' }),
      say('y'.repeat(100), { onKeypressVar: 'b' }),
    ])
    const rehearsal = rehearse(flow, {
      keys: [
        { atMs: 100, keys: '1' },
        { afterPrompt: 1, keys: '2' },
      ],
    })
    expect(
      rehearsal.timeline.filter(m => m.kind === 'signal' && m.signal.type === 'digit').map(m => m.atMs),
    ).toEqual([100, 6600])
  })

  test('keys are pressed once, and another visit takes the next ones', () => {
    const flow = flowOf([{ ...say('x', { onKeypressVar: 'k', onKeypressGoto: 'x' }), id: 'x' }])
    const atStep = (keys: string) => ({ atStep: 'x', keys })
    const rehearsal = rehearse(flow, { keys: [atStep('1'), atStep('2')] })
    expect([rehearsal.variables.k, rehearsal.run.stepCount]).toEqual(['2', 3])
  })

  test('silence, the limit and the caller end a recording (S3.51, S3.52)', () => {
    const seconds = (options: object, script: CallerScript) => {
      const rehearsal = rehearse(flowOf([record(options)]), script)
      return signals(rehearsal).flatMap(s =>
        s.type === 'effectDone' && s.result.kind === 'recorded' ? [s.result.recording.seconds] : [],
      )
    }
    expect(seconds({ timeout: 3 }, { speaks: [{ fromMs: 1000, toMs: 6000 }] })).toEqual([9])
    expect(seconds({ timeout: 3 }, {})).toEqual([3])
    const twice = flowOf([record({ maxLength: 5, finishOnKey: '#' }), record({ maxLength: 5 })])
    expect(rehearse(twice, { keys: [{ atMs: 2000, keys: '#' }] }).durationMs).toBe(2000 + 500 + 5000 + 500)
    expect(seconds({ maxLength: 20 }, {})).toEqual([20])
    expect(seconds({ onFinish: `${SERVER}/done` }, { hangsUpAtMs: 7000 })).toEqual([7])
  })

  test('an endless recording ends with the patience of the caller', () => {
    const rehearsal = rehearse(flowOf([record()]))
    expect([rehearsal.outcome?.kind, rehearsal.durationMs]).toEqual(['HUNG_UP', 3_600_000])
  })

  test('machines, people and nobody answer an outbound call three ways (S3.47)', () => {
    const outcome = (ifMachine: string, answer: ScriptedAnswer) => {
      const { outcome: of, timeline } = rehearse(flowOf([say('Hello', { ifMachine })]), {
        direction: 'OUTBOUND',
        answer,
      })
      const speech = timeline.find(m => m.kind === 'effect' && m.effect.type === 'speak')
      return [of?.kind, speech?.atMs]
    }
    expect(outcome('continue', 'MACHINE')).toEqual(['COMPLETED', 0])
    expect(outcome('delay', 'MACHINE')).toEqual(['COMPLETED', 4000])
    expect(outcome('hangup', 'MACHINE')).toEqual(['MACHINE_ANSWERED', undefined])
    expect(outcome('hangup', 'PERSON')).toEqual(['COMPLETED', 1200])
    expect(outcome('hangup', 'UNDECIDED')).toEqual(['COMPLETED', 7000])
    expect(outcome('delay', 'BUSY')).toEqual(['HUNG_UP', undefined])
    expect(outcome('delay', 'NO_ANSWER')).toEqual(['HUNG_UP', undefined])
  })

  test('flows from elsewhere are given with the script, in either form (S3.57, S3.59)', () => {
    const flow = flowOf([{ action: 'fetchCallFlow', url: `${SERVER}/next` }])
    const next = flowOf([say('From elsewhere'), { action: 'fetchCallFlow', url: `${SERVER}/last` }])
    const servers = [
      { url: `${SERVER}/next`, status: 200, contentType: 'application/xml', body: exportFlow('XML', next) },
      { url: `${SERVER}/last`, status: 200, contentType: 'application/json', body: exportFlow('JSON', MENU) },
    ]
    const rehearsal = rehearse(flow, { servers })
    expect(said(rehearsal)).toEqual([
      'From elsewhere',
      'Press 1 to leave a message, 2 to speak to us.',
      'Goodbye.',
    ])
    expect(rehearsal.visited).toEqual(['step-1'])
    expect(said(rehearse(flow))).toEqual([APOLOGY])
    expect(rehearse(flow).outcome).toMatchObject({
      code: 'FLOW_FETCH_FAILED',
      reason: 'The server answered 404.',
    })
  })

  test('a server is known by its address and by the parameters in it', () => {
    const flow = flowOf([
      say('x', { onKeypressVar: 'choice' }),
      { action: 'fetchCallFlow', url: `${SERVER}/next?c={{choice}}` },
    ])
    const answering = (choice: string) => ({
      url: `${SERVER}/next?c=${choice}`,
      status: 200,
      body: exportFlow('JSON', flowOf([say(`You chose ${choice}`)])),
    })
    const rehearsal = rehearse(flow, {
      keys: [{ atMs: 100, keys: '2' }],
      servers: [answering('1'), answering('2')],
    })
    expect(said(rehearsal)).toEqual(['x', 'You chose 2'])
  })

  test('a flow that fetches itself comes to its limit (T3.5)', () => {
    const again = flowOf([say('x', { onKeypressVar: 'k' }), { action: 'fetchCallFlow', url: SERVER }])
    const body = exportFlow('JSON', again)
    const rehearsal = rehearse(again, { servers: [{ url: SERVER, status: 200, body }] })
    expect(rehearsal.outcome).toMatchObject({ kind: 'FAILED', code: 'FLOW_LIMIT_EXCEEDED' })
  })

  test('ends for every flow and caller, and always in the same way', () => {
    const script: fc.Arbitrary<CallerScript> = fc.record({
      direction: fc.constantFrom('INBOUND' as const, 'OUTBOUND' as const),
      answer: fc.constantFrom('PERSON' as const, 'MACHINE' as const, 'UNDECIDED' as const),
      keys: fc.array(fc.record({ atMs: fc.nat(60_000), keys: fc.constantFrom('1', '12#', '***') }), {
        maxLength: 5,
      }),
      hangsUpAtMs: fc.nat(3_600_000),
      transfers: fc.array(fc.constantFrom('ANSWERED' as const, 'USER_BUSY' as const)),
    })
    fc.assert(
      fc.property(arbitraryFlow, script, (flow, caller) => {
        const rehearsal = rehearse(flow, caller)
        expect(rehearsal.outcome).not.toBeNull()
        expect(rehearse(flow, caller)).toEqual(rehearsal)
      }),
      { numRuns: 200 },
    )
  })

  test('is what a real call would be: break the interpreter, and the rehearsal breaks with it (B7)', () => {
    const deaf = (run: FlowRun, signal: FlowSignal): Advance =>
      signal.type === 'effectDone' && signal.result.kind === 'gathered'
        ? advance(run, { ...signal, result: { kind: 'gathered', digits: '', status: 'TIMEOUT' } })
        : advance(run, signal)
    expect(rehearse(MENU, CALLERS[0]?.[1], deaf).visited).not.toContain('chosen')
  })

  test('of ten seconds takes far less than 50 ms', () => {
    const flow = flowOf(Array.from({ length: 10 }, () => pause(1)))
    rehearse(flow)
    const before = performance.now()
    const rehearsal = rehearse(flow)
    expect(performance.now() - before).toBeLessThan(50)
    expect(rehearsal.durationMs).toBe(10_000)
  })
})

test('what is planned for the same time happens in the order of planning', () => {
  const agenda = new Agenda()
  const happened: string[] = []
  agenda.after(5, () => happened.push('first'))
  agenda.after(5, () => happened.push('second'))
  agenda.after(1, () => happened.push('before'))()
  while (agenda.next(10));
  expect([happened, agenda.now]).toEqual([['first', 'second'], 5])
})

describe('an answer', () => {
  const flow = exportFlow('JSON', MENU)
  const answer = (rest: object) => resultOfAnswer({ status: 200, body: flow, ...rest })

  test('is a flow, none, or a failure that says why (S3.56, S3.57)', () => {
    expect(answer({ contentType: 'application/json' })).toEqual({ kind: 'fetched', flow: MENU })
    expect(answer({ contentType: 'text/plain' })).toEqual({ kind: 'fetched', flow: MENU })
    expect(answer({ body: exportFlow('XML', MENU) })).toEqual({ kind: 'fetched', flow: MENU })
    expect(answer({ status: 204, body: '' })).toEqual({ kind: 'noFlow' })
    expect(answer({ status: 302 })).toEqual({ kind: 'failed', reason: 'The server answered 302.' })
    expect(answer({ body: '{"title":"t","steps":[{"action":"say"}]}' })).toEqual({
      kind: 'failed',
      reason: 'The answer is no flow at steps[0].options.payload: The parameter payload is required.',
    })
    expect(answer({ body: '<html></html>' })).toEqual({
      kind: 'failed',
      reason: 'The answer is no flow: The root of a flow is <CallFlow>.',
    })
  })
})
