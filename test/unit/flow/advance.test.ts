import { describe, expect, test } from 'vitest'
import { machineCheckOf } from '../../../src/flow/machine.js'
import { APOLOGY } from '../../../src/flow/outcomes.js'
import { FETCH_DEPTH, STEP_BUDGET } from '../../../src/flow/run.js'
import { flowOf, hangup, pause, record, say, transfer, when } from './documents.js'
import { OUTBOUND, Phone } from './phone.js'

const end = { ...say('The end'), id: 'end' }
const fetch = (more: object = {}) => ({
  action: 'fetchCallFlow',
  url: 'https://flows.example.com/next?a=1',
  ...more,
})
const play = (more: object = {}) => ({ action: 'play', media: 'https://media.example.com/a.wav', ...more })

describe('a run', () => {
  test('goes from the first step to the last, then hangs up (S3.32, S3.61)', () => {
    const phone = new Phone(flowOf([say('Hello {{source}}', { repeat: 2 }), play(), pause(3)]))
    expect(phone.effects).toEqual([
      {
        type: 'speak',
        id: 'run:1',
        speech: { text: 'Hello +12025550100', voice: 'female', language: 'en-GB' },
        loop: 2,
      },
    ])
    expect(phone.done().effects).toEqual([
      { type: 'play', id: 'run:2', audioUrl: 'https://media.example.com/a.wav' },
    ])
    expect(phone.done().effects).toEqual([{ type: 'startTimer', id: 'run:3', ms: 3000 }])
    expect(phone.done().asked).toEqual(['hangUp', 'setOutcome'])
    expect(phone.run).toMatchObject({
      status: 'ENDED',
      outcome: { kind: 'COMPLETED' },
      wait: null,
      position: null,
    })
  })

  test('ends the call by a hangup step (S3.58)', () => {
    const phone = new Phone(flowOf([hangup, end]))
    expect(phone.asked).toEqual(['hangUp', 'setOutcome'])
    expect(phone.run.trace.map(e => e.stepId)).toEqual(['step-1'])
  })

  test('leaves out steps whose conditions do not hold (S3.60)', () => {
    const phone = new Phone(flowOf([{ ...hangup, ...when('source', 'contains', '999') }, say('x')]))
    expect(phone.run.trace.map(e => e.event)).toEqual(['SKIPPED', 'ENTERED'])
    expect(phone.asked).toEqual(['speak'])
  })

  test('does not change for what means nothing to it', () => {
    const phone = new Phone(flowOf([say('x')]))
    const { run } = phone
    phone
      .press('1')
      .tell({ type: 'started', leg: OUTBOUND })
      .tell({ type: 'effectDone', effectId: 'run:9', result: { kind: 'ended' } })
    phone.done({ kind: 'bridged' }).tell({ type: 'commandFailed', effectId: 'x', refusal: 'INVALID' })
    expect(phone.run).toBe(run)
    phone.done()
    const ended = phone.run
    expect(phone.tell({ type: 'hungUp' }).run).toBe(ended)
    expect(phone.effects).toEqual([])
  })

  test('is over when the caller hangs up, and its timer with it', () => {
    const phone = new Phone(flowOf([pause(9)])).tell({ type: 'hungUp', cause: 'NORMAL_CLEARING' })
    expect(phone.effects).toEqual([
      { type: 'cancelTimer', id: 'run:2', timerId: 'run:1' },
      { type: 'setOutcome', id: 'run:3', outcome: { kind: 'HUNG_UP', cause: 'NORMAL_CLEARING' } },
    ])
  })

  test('never begins when the called phone is busy', () => {
    const phone = new Phone(flowOf([say('x')]), null).tell({ type: 'hungUp', cause: 'USER_BUSY' })
    expect(phone.run.outcome).toEqual({ kind: 'HUNG_UP', cause: 'USER_BUSY' })
    expect(phone.asked).toEqual(['setOutcome'])
  })

  test('can be stopped without a hang-up', () => {
    const phone = new Phone(flowOf([say('x')], { record: true })).tell({ type: 'stopped' })
    expect(phone.asked).toEqual(['stopAudio', 'stopRecording', 'setOutcome'])
    expect(phone.run.outcome).toEqual({ kind: 'STOPPED' })
    expect(new Phone(flowOf([pause(1)])).tell({ type: 'stopped' }).asked).toEqual([
      'cancelTimer',
      'setOutcome',
    ])
    expect(new Phone(flowOf([record()])).tell({ type: 'stopped' }).asked).toEqual([
      'stopRecording',
      'setOutcome',
    ])
  })

  test('skips a step that the carrier refuses, and takes an ended call for a hang-up', () => {
    const phone = new Phone(flowOf([play(), say('x')])).refuse()
    expect(phone.asked).toEqual(['speak'])
    expect(phone.run.trace.map(e => [e.event, e.detail])).toEqual([
      ['ENTERED', undefined],
      ['FAILED', 'INVALID'],
      ['ENTERED', undefined],
    ])
    expect(phone.refuse('CALL_ENDED').run.outcome).toEqual({ kind: 'HUNG_UP' })
  })

  test('leaves out what has nothing to say, nowhere to go or nothing to send', () => {
    const empty = flowOf([
      say('{{k}}'),
      transfer({ destination: '+1{{k}}' }),
      { action: 'sendKeys', keys: '{{k}}' },
      end,
    ])
    const phone = new Phone(empty)
    expect(phone.run.trace.filter(e => e.event === 'FAILED')).toHaveLength(3)
    expect(phone.at).toBe('end')
  })

  test('says no more at once than the carrier can, however long its variables are', () => {
    const phone = new Phone(
      flowOf([say('x', { onKeypressVar: 'k', maxNumKeys: 128 }), say('{{k}}'.repeat(200))]),
    )
    expect(phone.gathered('1'.repeat(128)).effect('speak').speech.text).toHaveLength(3000)
  })

  test('sends keys and waits for their tones (S3.38)', () => {
    const phone = new Phone(flowOf([{ action: 'sendKeys', keys: '1w2W' }, end]))
    expect(phone.effects).toEqual([
      { type: 'sendDigits', id: 'run:1', digits: '1w2W' },
      { type: 'startTimer', id: 'run:2', ms: 350 + 500 + 350 + 1000 },
    ])
    expect(phone.done().at).toBe('end')
  })
})

describe('keys', () => {
  test('are gathered with the text, kept, and lead to another step (S3.61–S3.64)', () => {
    const keys = { onKeypressVar: 'pin', onKeypressGoto: 'end', endKey: '#' }
    const phone = new Phone(flowOf([say('Your PIN', keys), hangup, { ...say('{{pin}}'), id: 'end' }]))
    expect(phone.effects).toEqual([
      {
        type: 'gather',
        id: 'run:1',
        prompt: { speech: { text: 'Your PIN', voice: 'female', language: 'en-GB' } },
        minimumDigits: 1,
        maximumDigits: 128,
        terminatingDigit: '#',
        timeoutMs: 5000,
      },
    ])
    phone.press('1')
    expect(phone.gathered('4071#').run.variables).toMatchObject({ pin: '4071' })
    expect(phone.effect('speak').speech.text).toBe('4071')
    expect(phone.run.trace.map(e => e.event)).toEqual(['ENTERED', 'KEYS', 'WENT_TO', 'ENTERED'])
  })

  test('are one by default, and without an end key every key counts (S3.63, S3.64)', () => {
    const phone = new Phone(flowOf([play({ onKeypressVar: 'k' }), end]))
    expect(phone.effect('gather')).toMatchObject({
      maximumDigits: 1,
      prompt: { audioUrl: expect.any(String) },
    })
    expect(phone.effect('gather')).not.toHaveProperty('terminatingDigit')
    expect(phone.gathered('#').run.variables.k).toBe('#')
  })

  test('that do not come let the text be repeated, then the next step follow (S3.46)', () => {
    const phone = new Phone(flowOf([say('x', { repeat: 2, onKeypressVar: 'k' }), end]))
    expect(phone.gathered('').asked).toEqual(['gather'])
    expect(phone.gathered('').at).toBe('end')
    expect(phone.run.variables).not.toHaveProperty('k')
  })

  test('may be fewer than wanted when the time is up (S3.63)', () => {
    const phone = new Phone(flowOf([say('x', { maxNumKeys: 4, onKeypressVar: 'k' }), end]))
    phone.done({ kind: 'gathered', digits: '12', status: 'TIMEOUT' })
    expect([phone.run.variables.k, phone.at]).toEqual(['12', 'end'])
  })

  test('are never more than wanted, whatever the carrier says (S3.63)', () => {
    const phone = new Phone(flowOf([say('x', { maxNumKeys: 2, onKeypressVar: 'k' }), end]))
    expect(phone.gathered('1234').run.variables.k).toBe('12')
  })

  test('gathered when the caller hung up wait for the hang-up', () => {
    const phone = new Phone(flowOf([say('x', { onKeypressVar: 'k' })]))
    const { run } = phone
    expect(phone.done({ kind: 'gathered', digits: '', status: 'CALL_HANGUP' }).run).toBe(run)
  })

  test('interrupt a pause (S3.50)', () => {
    const keys = { onKeypressVar: 'k', onKeypressGoto: 'end', maxNumKeys: 3, endKey: '*' }
    const phone = new Phone(flowOf([pause(60, keys), hangup, end]))
    expect(phone.press('*').effects).toEqual([])
    expect(phone.press('1').effects).toEqual([
      { type: 'cancelTimer', id: 'run:2', timerId: 'run:1' },
      { type: 'startTimer', id: 'run:3', ms: 5000 },
    ])
    expect(phone.press('2*').asked).toEqual(['cancelTimer', 'speak'])
    expect([phone.run.variables.k, phone.at]).toEqual(['12', 'end'])
  })

  test('in a pause are complete with the last one wanted, or when no more come', () => {
    const flow = flowOf([pause(60, { onKeypressVar: 'k', maxNumKeys: 2 }), end])
    expect(new Phone(flow).press('12').run.variables.k).toBe('12')
    expect(new Phone(flow).press('1').done().run.variables.k).toBe('1')
    expect(new Phone(flow).done().run.variables).not.toHaveProperty('k')
  })

  test('mean nothing where nobody asked for them', () => {
    const phone = new Phone(flowOf([pause(60)]))
    const { run } = phone
    expect(phone.press('123#').run).toBe(run)
  })
})

describe('a recording', () => {
  const saved = { kind: 'recorded', recording: { recordingId: 'rec-1', seconds: 7 } } as const

  test('has its limits, and a transcription when asked for (S3.51, S3.52, S3.54, S3.55)', () => {
    const limits = { maxLength: 60, timeout: 5, transcribe: true, transcribeLanguage: 'es-LA' }
    expect(new Phone(flowOf([record(limits)])).effects).toEqual([
      {
        type: 'startRecording',
        id: 'run:1',
        scope: 'STEP',
        channels: 'SINGLE',
        track: 'INBOUND',
        beep: true,
        maxSeconds: 60,
        silenceSeconds: 5,
        transcribe: true,
        transcriptionLanguage: 'es-419',
      },
    ])
    const unlimited = new Phone(flowOf([record({ timeout: 0 })])).effect('startRecording')
    expect(unlimited).not.toHaveProperty('maxSeconds')
    expect(unlimited).not.toHaveProperty('silenceSeconds')
  })

  test.each([
    ['any', '5', true],
    ['#', '#', true],
    ['#', '5', false],
    ['*', '*', true],
    ['none', '#', false],
  ])('ends by its key: %s, pressed %s (S3.53)', (finishOnKey, pressed, ends) => {
    const phone = new Phone(flowOf([record({ finishOnKey }), end])).press(pressed)
    expect(phone.asked).toEqual(ends ? ['stopRecording'] : [])
    expect(phone.press(pressed).effects).toEqual([])
    expect(phone.done(saved).at).toBe('end')
  })

  test('may lead elsewhere by the key that ends it (S3.61)', () => {
    const flow = flowOf([
      record({ finishOnKey: 'any', onKeypressVar: 'k', onKeypressGoto: 'end' }),
      hangup,
      end,
    ])
    const phone = new Phone(flow).press('7').done(saved)
    expect([phone.at, phone.run.variables.k]).toEqual(['end', '7'])
    expect(new Phone(flow).done(saved).run.outcome).toEqual({ kind: 'COMPLETED' })
  })

  test('is reported, and the answer is the flow to go on with (S3.56)', () => {
    const phone = new Phone(flowOf([record({ onFinish: 'https://a.example/{{source}}' }), end])).done(saved)
    expect(phone.effects).toEqual([
      {
        type: 'postRecording',
        id: 'run:2',
        url: 'https://a.example/%2B12025550100',
        report: {
          callID: 'call-1',
          legID: 'leg-1',
          source: '+12025550100',
          destination: '+12025550199',
          recordingID: 'rec-1',
          duration: '7',
        },
        variables: {},
      },
    ])
    const next = flowOf([{ ...say('next'), id: 'next' }])
    const waiting = phone.run
    expect(phone.done({ kind: 'fetched', flow: next }).at).toBe('next')
    phone.run = waiting
    expect(phone.done({ kind: 'noFlow' }).at).toBe('end')
    phone.run = waiting
    expect(phone.done({ kind: 'failed', reason: 'The server answered 500.' }).at).toBe('end')
    expect(phone.run.trace.at(-2)).toMatchObject({ event: 'FAILED', detail: 'The server answered 500.' })
  })

  test('that the caller ends by hanging up is still reported (S3.56)', () => {
    const phone = new Phone(flowOf([record({ onFinish: 'https://a.example/' }), end])).tell({
      type: 'hungUp',
    })
    expect([phone.run.status, phone.asked]).toEqual(['RUNNING', []])
    expect(phone.tell({ type: 'hungUp' }).run.status).toBe('RUNNING')
    expect(phone.done(saved).asked).toEqual(['postRecording', 'setOutcome'])
    expect(phone.run.outcome).toEqual({ kind: 'HUNG_UP' })
    expect(new Phone(flowOf([record()])).tell({ type: 'hungUp' }).run.status).toBe('ENDED')
  })

  test('that never began is not waited for after a hang-up', () => {
    const flow = flowOf([record({ onFinish: 'https://a.example/' })])
    const over = { status: 'ENDED', outcome: { kind: 'HUNG_UP' } }
    expect(new Phone(flow).refuse('CALL_ENDED').run).toMatchObject(over)
    expect(new Phone(flow).tell({ type: 'hungUp' }).refuse('CALL_ENDED').run).toMatchObject(over)
  })

  test('of the whole call is interrupted for that of a step (S3.35)', () => {
    const phone = new Phone(flowOf([record(), end], { record: true }))
    expect(phone.asked).toEqual(['startRecording', 'stopRecording', 'startRecording'])
    expect(phone.effects[0]).toMatchObject({ scope: 'CALL', channels: 'DUAL', beep: false })
    expect(phone.effects[1]).toMatchObject({ recordingEffectId: 'run:1' })
    expect(phone.done(saved).asked).toEqual(['startRecording', 'speak'])
  })

  test('of the whole call that cannot begin leaves the flow as it is', () => {
    const phone = new Phone(flowOf([say('x')], { record: true }))
    phone.tell({ type: 'commandFailed', effectId: 'run:1', refusal: 'INVALID' })
    expect(phone.run).toMatchObject({ callRecording: null, status: 'RUNNING', position: 0 })
  })
})

describe('a transfer', () => {
  const sides = [
    ['in', 'SINGLE', 'OUTBOUND'],
    ['out', 'SINGLE', 'INBOUND'],
    ['both', 'DUAL', 'BOTH'],
  ] as const

  test('ends the flow when it is bridged (S3.41)', () => {
    const phone = new Phone(flowOf([transfer({ destination: '{{source}}' }), end]))
    expect(phone.effects).toEqual([{ type: 'transfer', id: 'run:1', to: '+12025550100' }])
    expect(phone.done({ kind: 'bridged' }).asked).toEqual(['setOutcome'])
    expect(phone.run.outcome).toEqual({ kind: 'TRANSFERRED', to: '+12025550100' })
  })

  test.each(sides)('records %s (S3.42)', (side, channels, track) => {
    const phone = new Phone(flowOf([transfer({ record: side })])).done({ kind: 'bridged' })
    expect(phone.effect('startRecording')).toMatchObject({ scope: 'TRANSFER', channels, track, beep: false })
    const whole = new Phone(flowOf([transfer({ record: side })], { record: true })).done({ kind: 'bridged' })
    expect(whole.asked).toEqual(['setOutcome'])
  })

  test('that fails lets the next step follow', () => {
    const phone = new Phone(flowOf([transfer(), end])).done({ kind: 'transferFailed', cause: 'USER_BUSY' })
    expect(phone.at).toBe('end')
    expect(phone.run.trace.at(-2)).toMatchObject({ event: 'FAILED', detail: 'USER_BUSY' })
  })
})

describe('who answers an outbound call', () => {
  const flow = (ifMachine?: string) => flowOf([say('x', { ifMachine, machineTimeout: 400 }), end])
  const verdict = (phone: Phone, result: 'HUMAN' | 'MACHINE' | 'NOT_SURE' | 'FAX_DETECTED') =>
    phone.tell({ type: 'machineDetected', result })

  test('is not asked with continue, on an inbound call, or where the carrier does not listen (S3.47)', () => {
    expect(new Phone(flow('continue'), OUTBOUND).asked).toEqual(['speak'])
    expect(new Phone(flow(), { ...OUTBOUND, direction: 'INBOUND' }).asked).toEqual(['speak'])
    expect(new Phone(flow(), { ...OUTBOUND, detectsMachines: false }).asked).toEqual(['speak'])
  })

  test('with delay, a machine may finish its greeting; a person is spoken to at once (S3.47)', () => {
    const phone = new Phone(flow(), OUTBOUND)
    expect(phone.effects).toEqual([{ type: 'startTimer', id: 'run:1', ms: 400 }])
    expect(verdict(phone, 'MACHINE').effects).toEqual([
      { type: 'cancelTimer', id: 'run:2', timerId: 'run:1' },
      { type: 'startTimer', id: 'run:3', ms: 30_000 },
    ])
    expect(phone.tell({ type: 'machineGreetingEnded' }).asked).toEqual(['cancelTimer', 'speak'])
    expect(verdict(new Phone(flow(), OUTBOUND), 'HUMAN').asked).toEqual(['cancelTimer', 'speak'])
    expect(phone.done().asked).toEqual(['speak'])
  })

  test('with delay, an endless greeting is spoken over', () => {
    expect(verdict(new Phone(flow(), OUTBOUND), 'MACHINE').done().asked).toEqual(['speak'])
  })

  test('with hangup, a machine is hung up on, and so is a fax (S3.47)', () => {
    for (const result of ['MACHINE', 'FAX_DETECTED'] as const) {
      const phone = verdict(new Phone(flow('hangup'), OUTBOUND), result)
      expect(phone.asked).toEqual(['cancelTimer', 'hangUp', 'setOutcome'])
      expect(phone.run.outcome).toEqual({ kind: 'MACHINE_ANSWERED' })
    }
    expect(verdict(new Phone(flow('hangup'), OUTBOUND), 'NOT_SURE').asked).toEqual(['cancelTimer', 'speak'])
  })

  test('is taken for a person when the time is up, for the steps that follow as well (S3.48)', () => {
    const phone = new Phone(flow('hangup'), OUTBOUND).done()
    expect(phone.asked).toEqual(['speak'])
    expect(phone.done().asked).toEqual(['speak'])
  })

  test('may be known before the first step', () => {
    const phone = verdict(new Phone(flow(), null), 'HUMAN')
    expect(phone.tell({ type: 'started', leg: OUTBOUND }).asked).toEqual(['speak'])
  })

  test('is worth asking only for a flow that wants to know (S3.47, S3.48)', () => {
    const phone = new Phone(flow(), OUTBOUND)
    expect(machineCheckOf(phone.run.flow)).toEqual({ timeoutMs: 7000 })
    expect(machineCheckOf(flowOf([say('x', { ifMachine: 'continue' }), play()]))).toBeUndefined()
  })
})

describe('a flow from elsewhere', () => {
  const next = flowOf([{ ...say('next'), id: 'next' }])

  test('is asked for with what is known, and takes the place of the present one (S3.57)', () => {
    const flow = flowOf([say('x', { onKeypressVar: 'pin', maxNumKeys: 2 }), fetch(), end])
    const phone = new Phone(flow).gathered('4+7')
    const url = new URL(phone.effect('fetchFlow').url)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      a: '1',
      source: '+12025550100',
      destination: '+12025550199',
      callID: 'call-1',
      pin: '47',
      variables: '{"pin":"47"}',
    })
    phone.done({ kind: 'fetched', flow: next })
    expect([phone.at, phone.run.fetchCount, phone.run.variables.pin]).toEqual(['next', 1, '47'])
    expect(phone.run.trace.map(e => [e.flow, e.event])).toEqual([
      [0, 'ENTERED'],
      [0, 'KEYS'],
      [0, 'ENTERED'],
      [0, 'FLOW_FETCHED'],
      [1, 'ENTERED'],
    ])
    expect(phone.done().run.outcome).toEqual({ kind: 'COMPLETED' })
  })

  test('that records the call makes it recorded from then on (S3.35)', () => {
    const phone = new Phone(flowOf([fetch()])).done({ kind: 'fetched', flow: { ...next, record: true } })
    expect(phone.asked).toEqual(['startRecording', 'speak'])
  })

  test('that cannot be had is told to the caller, who is hung up', () => {
    for (const result of [
      { kind: 'failed', reason: 'The server answered 500.' },
      { kind: 'noFlow' },
    ] as const) {
      const phone = new Phone(flowOf([fetch(), end])).done(result)
      expect(phone.effect('speak').speech.text).toBe(APOLOGY)
      expect(phone.done().asked).toEqual(['hangUp', 'setOutcome'])
      expect(phone.run.outcome).toMatchObject({ kind: 'FAILED', code: 'FLOW_FETCH_FAILED' })
    }
  })

  test('may come ten times; the eleventh exceeds the limit (T3.5)', () => {
    const again = flowOf([fetch()])
    const phone = new Phone(again)
    for (let n = 0; n < FETCH_DEPTH; n++) phone.done({ kind: 'fetched', flow: again })
    expect(phone.effect('speak').speech.text).toBe(APOLOGY)
    expect(phone.done().run.outcome).toMatchObject({ kind: 'FAILED', code: 'FLOW_LIMIT_EXCEEDED' })
    expect(phone.run.fetchCount).toBe(FETCH_DEPTH)
  })

  test('counts as well when it is the answer to a recording', () => {
    const again = flowOf([record({ onFinish: 'https://a.example/' })])
    const phone = new Phone(again)
    const saved = { kind: 'recorded', recording: { recordingId: 'r', seconds: 1 } } as const
    for (let n = 0; n <= FETCH_DEPTH; n++) phone.done(saved).done({ kind: 'fetched', flow: again })
    expect(phone.done().run.outcome).toMatchObject({ code: 'FLOW_LIMIT_EXCEEDED' })
  })
})

describe('a loop', () => {
  test('of keys comes to its budget, and the caller is told and hung up (T3.5)', () => {
    const phone = new Phone(flowOf([{ ...pause(1, { onKeypressGoto: 'again' }), id: 'again' }]))
    for (let n = 0; n < STEP_BUDGET; n++) phone.press('1')
    expect(phone.effect('speak').speech.text).toBe(APOLOGY)
    expect(phone.run.stepCount).toBe(STEP_BUDGET)
    expect(phone.press('1').effects).toEqual([])
    expect(phone.done().run.outcome).toMatchObject({ kind: 'FAILED', code: 'FLOW_LIMIT_EXCEEDED' })
    expect(phone.asked).toEqual(['hangUp', 'setOutcome'])
  })

  test('counts the steps it leaves out', () => {
    const skipped = Array.from({ length: STEP_BUDGET - 2 }, () => ({
      ...hangup,
      ...when('source', '==', 'nobody'),
    }))
    const again = { ...pause(1, { onKeypressGoto: 'again' }), id: 'again' }
    const phone = new Phone(flowOf([again, ...skipped, say('x')]))
    phone.press('1').done()
    expect(phone.effect('speak').speech.text).toBe(APOLOGY)
    expect(phone.tell({ type: 'hungUp' }).run.outcome).toMatchObject({ code: 'FLOW_LIMIT_EXCEEDED' })
  })
})
