import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import type { House } from '../support/house.js'
import { openServiceLine } from '../support/voice.js'
import { is, onEachVoiceHouse, told } from '../support/voice-house.js'

onEachVoiceHouse('service lines (scenario 10)', open => {
  test('a line rings at the operator who has been idle for longest, then at the next (S4.10–S4.13)', async () => {
    const { house, party } = await open()
    const [ada, op1, op2] = [party('ada'), party('op1'), party('op2')]
    const line = await openServiceLine(party('boss'), { op1, op2 })
    const [adaHears, hears1] = [await ada.listen(), await op1.listen()]
    await eventually(async () => ((await isListening(house, 'op1')) ? undefined : 'op1 is not there yet'))
    const hears2 = await op2.listen()
    await eventually(async () => ((await isListening(house, 'op2')) ? undefined : 'op2 is not there yet'))

    const data = { topic: 'bill', customer: 'somebody else' }
    const { voiceSession } = await ada.start({
      serviceLineId: line,
      cid: 'c1',
      peerInfo: 'offer of ada',
      data,
    })
    expect(voiceSession).toMatchObject({ receiver: 'local:op1', operatorName: 'Operator op1' })
    await ada.candidate({ cid: 'c1' }, 'way 1')
    const [start] = await hears1.until(is('StartSignal'))
    expect(start).toMatchObject({ issuer: 'local:ada', peerInfo: 'offer of ada', cid: 'c1' })
    expect(start?.data).toEqual({ topic: 'bill', customer: 'ada', operatorName: 'Operator op1' })
    await hears1.until(is('CandidateSignal'))
    await op1.busy({ cid: 'c1' })

    await hears2.until(is('CandidateSignal'))
    expect(hears2.items[0]?.data).toEqual({ topic: 'bill', customer: 'ada', operatorName: 'Operator op2' })
    expect(await op1.accept({ cid: 'c1' })).toMatchObject({ outcome: 'IGNORED' })
    await op2.accept({ cid: 'c1' }, 'answer of op2', { operatorName: 'The boss' })
    const [accept] = await adaHears.until(is('AcceptSignal'))
    expect(accept).toMatchObject({
      issuer: 'local:op2',
      peerInfo: 'answer of op2',
      data: { operatorName: 'Operator op2' },
    })
    await ada.stop({ cid: 'c1' })
    await hears2.until(is('StopSignal'))
    expect(told(adaHears.items)).toEqual(['AcceptSignal local:op2'])
    // A stop goes to the other side only.
    expect(told(hears1.items)).toEqual(['StartSignal local:ada', 'CandidateSignal local:ada'])

    // op1 was asked longer ago than op2 talked.
    const again = await ada.start({ serviceLineId: line, cid: 'c2' })
    expect(again.voiceSession?.receiver).toBe('local:op1')
    const second = await party('cal').start({ serviceLineId: line, cid: 'c3' })
    expect(second.voiceSession?.receiver).toBe('local:op2')
    const third = await party('dan').start({ serviceLineId: line, cid: 'c4' })
    expect(third.voiceSession).toMatchObject({ status: 'FAILED', endReason: 'NO_OPERATOR', receiver: null })
  })

  test('a line rings at the next operator when one does not answer, and says so when nobody does', async () => {
    const { house, party } = await open()
    const [ada, op1, op2] = [party('ada'), party('op1'), party('op2')]
    const line = await openServiceLine(party('boss'), { op1, op2 }, { ringSeconds: 1 })
    const [adaHears, hears1, hears2] = [await ada.listen(), await op1.listen(), await op2.listen()]
    await eventually(async () => ((await isListening(house, 'op2')) ? undefined : 'op2 is not there yet'))
    await ada.start({ serviceLineId: line, cid: 'c1' })
    const [stop] = await adaHears.until(is('StopSignal'))
    expect(stop).toMatchObject({ issuer: null, reason: 'NO_ANSWER', voiceSession: { status: 'EXPIRED' } })
    for (const hears of [hears1, hears2]) {
      await hears.until(is('StopSignal'))
      expect(told(hears.items)).toEqual(['StartSignal local:ada', 'StopSignal server'])
    }
  })

  test('an operator who calls a customer is named (S4.10)', async () => {
    const { party } = await open()
    const [ada, op1] = [party('ada'), party('op1')]
    await openServiceLine(party('boss'), { op1 })
    const adaHears = await ada.listen()
    await op1.start({ to: 'ada', cid: 'c1', data: { operatorName: 'The boss' } })
    const [start] = await adaHears.until(is('StartSignal'))
    expect(start).toMatchObject({ issuer: 'local:op1', data: { operatorName: 'Operator op1' } })
  })

  test('only operators who are switched on and listen are rung at', async () => {
    const { house, party } = await open()
    const [ada, op1] = [party('ada'), party('op1')]
    const line = await openServiceLine(party('boss'), { op1 })
    const start = async (cid: string) => (await ada.start({ serviceLineId: line, cid })).voiceSession?.status
    expect(await start('away')).toBe('FAILED')
    const hears = await op1.listen()
    await eventually(async () => ((await isListening(house, 'op1')) ? undefined : 'op1 is not there yet'))
    await op1.available(false)
    expect(await start('off')).toBe('FAILED')
    await op1.available(true)
    expect(await start('on')).toBe('RINGING')
    await ada.stop({ cid: 'on' })
    await hears.until(is('StopSignal'))
    hears.stop()
    await eventually(async () => ((await isListening(house, 'op1')) ? 'op1 is still there' : undefined))
    expect(await start('gone')).toBe('FAILED')
    const { data } = await house.ask<{ events: { nodes: object[] } }>(
      '{ events(filter: { types: [OperatorAvailabilityChanged] }) { nodes { ... on OperatorAvailabilityChanged { available } } } }',
    )
    expect(data?.events.nodes).toEqual([{ available: true }, { available: false }, { available: true }])
    const { errors } = await ada.ask('mutation { setAvailability(available: true) { available } }')
    expect(errors?.[0]?.extensions.code).toBe('ACTION_NOT_ALLOWED')
  })
})

async function isListening(house: House, identity: string): Promise<boolean> {
  const { serviceLines } = await house.data<{
    serviceLines: { nodes: { operators: { identity: string; listening: boolean }[] }[] }
  }>('{ serviceLines { nodes { operators { identity listening } } } }')
  return serviceLines.nodes.some(({ operators }) =>
    operators.some(operator => operator.identity === `local:${identity}` && operator.listening),
  )
}
