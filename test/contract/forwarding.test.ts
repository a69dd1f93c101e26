import { afterEach, expect, test } from 'vitest'
import type { SendableCommand } from '../../src/carrier/carrier.js'
import type { CarrierCommand } from '../../src/carrier/commands.js'
import type { FlowDocument } from '../../src/journal/call-flows.js'
import { readEvents } from '../../src/journal/events.js'
import type { Journal } from '../../src/journal/journal.js'
import type { E164, Endpoint } from '../../src/kernel/endpoint.js'
import { CallFlowId } from '../../src/kernel/ids.js'
import type { Policy } from '../../src/switchboard/workspace.js'
import type { TargetChange } from '../../src/tracking/binding.js'
import { eventually } from '../support/eventually.js'
import { at, callOf, legOf, numberOf, told } from '../support/facts.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { accepted, type Line, openLine, scriptedCarrier } from '../support/line.js'
import { flowOf, say } from '../unit/flow/documents.js'

const tracking = '+19195550110' as E164
const shop = '+13035550141' as Endpoint
const flowId = CallFlowId('sorry')
const bound: TargetChange = { kind: 'FORWARD', destination: shop }
const ada = { callId: callOf('ada'), legId: legOf('ada') }
const ringing = told(1, {
  type: 'CallInitiated',
  ...ada,
  controlId: 'token' as never,
  direction: 'INBOUND',
  from: numberOf('ada'),
  to: tracking as unknown as Endpoint,
  startedAt: at(1),
})
const { title, record, steps } = flowOf([say('We call you back.')], { title: 'Sorry' })
const flow: FlowDocument = { title, record, steps }

onEachDatabase('forwarding', place => {
  let home: Place | undefined
  let journal: Journal | undefined
  let line: Line | undefined
  let sent: SendableCommand[] = []
  afterEach(async () => {
    await line?.close()
    await journal?.close()
    await home?.remove()
  })

  async function open(
    target: TargetChange | undefined,
    { refuse, policy }: { refuse?: CarrierCommand['kind']; policy?: Policy } = {},
  ) {
    home = await place()
    journal = await home.open()
    await journal.append(tx => tx.flows.add(flowId, flow, at(0)))
    const script = scriptedCarrier(({ command }) =>
      command.kind === refuse
        ? { kind: 'refused', refusal: { reason: 'INVALID', retryable: false, uncertain: false } }
        : accepted,
    )
    sent = script.sent
    line = await openLine(journal, script.carrier, undefined, undefined, policy)
    if (target !== undefined) await line.switchboard.createBinding({ number: tracking, target })
    await line.hear(ringing)
    return line
  }
  const was = (kind: CarrierCommand['kind'], times = 1) =>
    eventually(async () => {
      const kinds = sent.map(({ command }) => command.kind)
      return kinds.filter(k => k === kind).length === times ? undefined : `sent: ${kinds.join(', ')}`
    })
  const hear = (second: number, type: 'CallAnswered' | 'SpeechEnded') =>
    line?.hear(
      type === 'SpeechEnded'
        ? told(second, { type, ...ada, status: 'completed' })
        : told(second, { type, ...ada }),
    )

  test('takes a refused transfer for one that failed, and says so to the caller (S2.19)', async () => {
    await open({ kind: 'FORWARD', destination: shop }, { refuse: 'transferCall' })
    await was('answerCall')
    await hear(2, 'CallAnswered')
    await was('speakOnCall')
    const events = await readEvents(
      journal?.reader as never,
      { types: ['TransferFailed'] },
      { after: 0, limit: 9 },
    )
    expect(events.map(({ fact }) => fact.body)).toMatchObject([{ to: shop, cause: 'UNSPECIFIED' }])
    await hear(3, 'SpeechEnded')
    await was('hangUpCall')
  })

  test('goes on when even the apology cannot be said', async () => {
    const script = { kind: 'FORWARD', destination: shop } as const
    await open(script, { refuse: 'speakOnCall' })
    await hear(2, 'CallAnswered')
    await was('transferCall')
    const grace = { callId: callOf('ada'), legId: legOf('grace') }
    await line?.hear(
      told(3, {
        type: 'CallInitiated',
        ...grace,
        direction: 'OUTBOUND',
        from: numberOf('ada'),
        to: shop,
        startedAt: at(3),
      }),
    )
    await line?.hear(told(4, { type: 'CallEnded', ...grace, cause: 'NO_ANSWER', endedBy: 'UNKNOWN' }))
    await was('hangUpCall')
  })

  test('hangs up whom it has reached when the caller is gone by then, and counts the call', async () => {
    await open({ kind: 'FORWARD', destination: shop, whisperAudioUrl: 'https://media.example.test/w.mp3' })
    await hear(2, 'CallAnswered')
    await was('transferCall')
    const grace = { callId: callOf('ada'), legId: legOf('grace') }
    const [from, to] = [numberOf('ada'), shop]
    await line?.hear(
      told(3, {
        ...{ type: 'CallInitiated', ...grace, controlId: 'token' as never },
        ...{ direction: 'OUTBOUND', from, to, startedAt: at(3) },
      }),
    )
    await line?.hear(told(4, { type: 'CallAnswered', ...grace }))
    await line?.hear(told(5, { type: 'CallEnded', ...ada, cause: 'NORMAL_CLEARING', endedBy: 'CALLER' }))
    await was('hangUpCall')
    expect(sent.at(-1)?.command).toMatchObject(grace)
    await line?.hear(told(6, { type: 'CallEnded', ...grace, cause: 'NORMAL_CLEARING', endedBy: 'CALLEE' }))
    const tracked = await journal?.reader.selectFrom('tracked_calls').selectAll().execute()
    expect(tracked).toHaveLength(1)
  })

  test('hands a caller over to the fallback flow, which then runs', async () => {
    await open(
      { kind: 'FORWARD', destination: shop, fallback: { callFlowId: flowId } },
      { refuse: 'transferCall' },
    )
    await hear(2, 'CallAnswered')
    await was('speakOnCall')
    await hear(3, 'SpeechEnded')
    await was('speakOnCall', 2)
    expect(sent.at(-1)?.command).toMatchObject({ speech: { text: 'We call you back.' } })
    const call = await journal?.append(async tx =>
      (await tx.states.calls([callOf('ada')])).get(callOf('ada')),
    )
    expect(call?.state.legs[0]).toMatchObject({ ledTo: 'CALL_FLOW', flowRunId: expect.any(String) })
    expect(call?.state.legs[0]?.bindingId).toBeDefined()
  })

  test('leads a bound number, and one without a binding, through its flow (S2.14)', async () => {
    await open({ kind: 'CALL_FLOW', callFlowId: flowId })
    await hear(2, 'CallAnswered')
    await was('speakOnCall')
    await line?.close()
    await journal?.close()
    await home?.remove()
    home = await place()
    journal = await home.open()
    await journal.append(async tx => {
      await tx.flows.add(flowId, flow, at(0))
      await tx.flows.setDefault(flowId)
    })
    const script = scriptedCarrier(() => accepted)
    sent = script.sent
    line = await openLine(journal, script.carrier)
    await line.hear(ringing)
    await was('answerCall')
    await hear(2, 'CallAnswered')
    await was('speakOnCall')
  })

  test('lets a caller whom an operator answered wait no longer to be told that the number leads nowhere', async () => {
    await open(undefined, { policy: { unboundRingMs: 60_000 } })
    const timers = () => journal?.reader.selectFrom('timers').select('id').execute()
    expect(await timers()).toHaveLength(1)
    await hear(2, 'CallAnswered')
    expect(await timers()).toEqual([])
  })

  test('leads a call by what was bound, or made the default, in the same append', async () => {
    const ledTo = async () =>
      (await journal?.append(tx => tx.states.calls([ada.callId])))?.get(ada.callId)?.state.legs[0]?.ledTo
    for (const [prepare, way] of [
      [() => line?.switchboard.createBinding({ number: tracking, target: bound }), 'FORWARD'],
      [() => line?.switchboard.setDefaultCallFlow(flowId, true), 'CALL_FLOW'],
    ] as const) {
      home = await place()
      journal = await home.open()
      await journal.append(tx => tx.flows.add(flowId, flow, at(0)))
      line = await openLine(journal)
      await Promise.all([prepare(), line.hear(ringing)])
      expect(await ledTo()).toBe(way)
      await line.close()
      await journal.close()
      await home.remove()
      line = journal = home = undefined
    }
  })
})
