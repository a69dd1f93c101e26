import { afterEach, expect, test } from 'vitest'
import { Identity, type VoiceSessionId } from '../../src/kernel/ids.js'
import { onEachDatabase } from '../support/journals.js'
import { openStageLine, openVoiceStage, type VoiceStage } from '../support/voice-stage.js'

const SECOND = 1_000
const [ada, ben] = ['ada', 'ben'].map(Identity) as [Identity, Identity]

onEachDatabase('who is there', place_ => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const open = async () => {
    const place = await place_()
    closing.push(place.remove)
    const stage = await openVoiceStage(place)
    closing.push(() => stage.close())
    return stage
  }
  const talking = async ({ voice, listen }: VoiceStage) => {
    listen('ada')
    listen('ben')
    const started = await voice.start({
      ...{ by: ada, to: { receiver: ben }, cid: 'c1', ringMs: 20 * SECOND, peerInfo: 'o', data: {} },
    })
    const id = started.session?.id as VoiceSessionId
    await voice.say({ id }, { type: 'accept', by: ben, peerInfo: 'a', data: {} })
    return id
  }
  const status = async ({ journal }: VoiceStage) => {
    const { status, state } = await journal.reader
      .selectFrom('voice_sessions')
      .select(['status', 'state'])
      .executeTakeFirstOrThrow()
    return [status, (JSON.parse(state) as { endReason?: string }).endReason]
  }
  const rungAt = async (
    { voice }: VoiceStage,
    lineId: Awaited<ReturnType<typeof openStageLine>>,
    cid: string,
  ) => {
    const { session } = await voice.start({
      ...{ by: Identity(`customer ${cid}`), to: { lineId }, cid, ringMs: SECOND, peerInfo: 'o', data: {} },
    })
    await voice.say({ cid }, { type: 'stop', by: Identity(`customer ${cid}`) })
    return session?.receiver
  }

  test('ends a call when one of the two went and does not come back, and tells both', async () => {
    const stage = await open()
    await talking(stage)
    await stage.pass(300 * SECOND)
    expect(await status(stage)).toEqual(['ACTIVE', undefined])
    stage.leave('ben')
    await stage.pass(120 * SECOND)
    expect(await status(stage)).toEqual(['FAILED', 'GONE'])
    expect((await stage.relayed()).slice(-2).toSorted()).toEqual(['STOP server→ada', 'STOP server→ben'])
  })

  test('leaves a call alone when somebody is away for some seconds', async () => {
    const stage = await open()
    await talking(stage)
    for (let time = 0; time < 5; time += 1) {
      stage.leave('ben')
      await stage.pass(15 * SECOND)
      stage.listen('ben')
      await stage.pass(30 * SECOND)
    }
    expect(await status(stage)).toEqual(['ACTIVE', undefined])
  })

  test('leaves calls alone when the server itself was away for long', async () => {
    const stage = await open()
    await talking(stage)
    await stage.restart(3_600 * SECOND)
    await stage.pass(120 * SECOND)
    expect(await status(stage)).toEqual(['ACTIVE', undefined])
  })

  test('leaves calls alone when the server is away again, before or after it looked who is back', async () => {
    const stage = await open()
    await talking(stage)
    for (const upFor of [1, 29, 31, 46]) {
      await stage.restart(300 * SECOND)
      await stage.pass(upFor * SECOND)
    }
    await stage.restart(20 * SECOND)
    await stage.restart(300 * SECOND)
    await stage.pass(120 * SECOND)
    expect(await status(stage)).toEqual(['ACTIVE', undefined])
  })

  test('gives both the time to come back from when the server is there again, and no more', async () => {
    const stage = await open()
    await talking(stage)
    stage.leave('ben')
    await stage.restart(300 * SECOND)
    await stage.pass(29 * SECOND)
    expect(await status(stage)).toEqual(['ACTIVE', undefined])
    await stage.pass(2 * SECOND)
    expect(await status(stage)).toEqual(['FAILED', 'GONE'])
  })

  test('rings on after a restart, for as long as it was to', async () => {
    const stage = await open()
    const { voice } = stage
    stage.listen('ada')
    await voice.start({
      ...{ by: ada, to: { receiver: ben }, cid: 'c1', ringMs: 20 * SECOND, peerInfo: 'o', data: {} },
    })
    await stage.pass(15 * SECOND)
    await stage.restart(SECOND)
    expect(await status(stage)).toEqual(['RINGING', undefined])
    await stage.pass(5 * SECOND)
    expect(await status(stage)).toEqual(['EXPIRED', 'NO_ANSWER'])
  })

  test('an operator whose node dies is rung at no more when the lease is over, and is again when back', async () => {
    const stage = await open()
    const line = await openStageLine(stage, ['op1'])
    expect(await rungAt(stage, line, 'first')).toBe('op1')
    await stage.vanish('op1')
    await stage.pass(31 * SECOND)
    expect(await rungAt(stage, line, 'second')).toBeUndefined()
    stage.listen('op1')
    await stage.pass(0)
    expect(await rungAt(stage, line, 'third')).toBe('op1')
  })

  test('an operator with two windows is there as long as one of them is', async () => {
    const stage = await open()
    const line = await openStageLine(stage, ['op1'])
    const closeSecond = stage.voice.attend(Identity('op1'), { takesCalls: true })
    stage.leave('op1')
    await stage.pass(60 * SECOND)
    expect(await rungAt(stage, line, 'first')).toBe('op1')
    closeSecond()
    closeSecond()
    await stage.pass(6 * SECOND)
    expect(await rungAt(stage, line, 'second')).toBeUndefined()
  })

  test('however many listen, all of them are there as long as they do', async () => {
    const stage = await open()
    const many = Array.from({ length: 1_200 }, (_, n) => `customer${n}`)
    for (const each of many) stage.listen(each)
    await stage.pass(60 * SECOND)
    const { there } = await stage.journal.reader
      .selectFrom('voice_presence')
      .select(e => e.fn.countAll().as('there'))
      .where('until_ms', '>', stage.now())
      .executeTakeFirstOrThrow()
    expect(Number(there)).toBe(many.length)
  })

  test('who comes is last in line; who was asked in vain is behind those who waited', async () => {
    const stage = await open()
    const line = await openStageLine(stage, ['op1', 'op2', 'op3'])
    await stage.pass(60 * SECOND)
    stage.leave('op1')
    await stage.pass(10 * SECOND)
    stage.listen('op1')
    await stage.pass(10 * SECOND)
    const order: (string | undefined)[] = []
    for (let n = 0; n < 4; n += 1) {
      order.push(await rungAt(stage, line, `c${n}`))
      await stage.pass(SECOND)
    }
    expect(order).toEqual(['op2', 'op3', 'op1', 'op2'])
  })

  test('who just said busy is behind those who waited, also while the same call still rings', async () => {
    const stage = await open()
    const line = await openStageLine(stage, ['op1', 'op2', 'op3'])
    await stage.pass(60 * SECOND)
    const { session } = await stage.voice.start({
      ...{ by: ada, to: { lineId: line }, cid: 'c1', ringMs: SECOND, peerInfo: 'o', data: {} },
    })
    expect(session?.receiver).toBe('op1')
    const busy = await stage.voice.say({ cid: 'c1' }, { type: 'busy', by: Identity('op1') })
    expect(busy.session?.receiver).toBe('op2')
    expect(await rungAt(stage, line, 'next')).toBe('op3')
  })
})
