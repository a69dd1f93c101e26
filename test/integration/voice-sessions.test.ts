import { expect, test } from 'vitest'
import type { House } from '../support/house.js'
import type { Session } from '../support/voice.js'
import { is, onEachVoiceHouse, told } from '../support/voice-house.js'

onEachVoiceHouse('voice sessions (scenario 10)', open => {
  test('start, accept, stop: each hears the other and nobody else (S4.2, S4.3, S4.5–S4.9, S4.16, T4.2)', async () => {
    const { house, party } = await open()
    const [ada, ben, eve] = [party('ada'), party('ben'), party('eve')]
    const [adaHears, benHears, eveHears] = await Promise.all([ada.listen(), ben.listen(), eve.listen()])
    const data = { topic: 'bill', operatorName: 'The bank' }
    const started = await ada.start({
      to: 'ben',
      cid: 'c1',
      callId: 'call-1',
      peerInfo: 'offer of ada',
      data,
    })
    expect(started).toMatchObject({
      outcome: 'DONE',
      voiceSession: { status: 'RINGING', receiver: 'local:ben' },
    })
    const { id } = started.voiceSession as Session
    const [start] = await benHears.until(is('StartSignal'))
    // Only the server says who is an operator.
    expect(start).toMatchObject({
      issuer: 'local:ada',
      cid: 'c1',
      callId: 'call-1',
      peerInfo: 'offer of ada',
    })
    expect(start?.data).toEqual({ topic: 'bill' })
    await ada.candidate({ id }, 'way 1')
    await ben.accept({ cid: 'c1' }, 'answer of ben', { mood: 'good' })
    await ben.candidate({ id }, 'way 2')
    await adaHears.until(is('CandidateSignal'))
    expect(adaHears.items[0]).toMatchObject({
      peerInfo: 'answer of ben',
      data: { mood: 'good' },
      callId: 'call-1',
    })
    await ben.stop({ id })
    const [, , stop] = await adaHears.until(is('StopSignal'))
    expect(stop).toMatchObject({ reason: 'HUNG_UP', voiceSession: { id, status: 'STOPPED' } })
    await ada.start({ to: 'ben', cid: 'c2' })
    await benHears.until(heard => heard.cid === 'c2')
    expect(told(adaHears.items)).toEqual([
      'AcceptSignal local:ben',
      'CandidateSignal local:ben',
      'StopSignal local:ben',
    ])
    expect(told(benHears.items)).toEqual([
      'StartSignal local:ada',
      'CandidateSignal local:ada',
      'StartSignal local:ada',
    ])
    expect(eveHears.items).toEqual([])
    expect(await events(house, id)).toEqual([
      'VoiceSessionStarted',
      'VoiceSignalRelayed START local:ada local:ben',
      'VoiceSignalRelayed CANDIDATE local:ada local:ben',
      'VoiceSessionAnswered',
      'VoiceSignalRelayed ACCEPT local:ben local:ada',
      'VoiceSignalRelayed CANDIDATE local:ben local:ada',
      'VoiceSessionEnded HUNG_UP',
      'VoiceSignalRelayed STOP local:ben local:ada',
    ])
  })

  test('start, busy (S4.4, S4.13); an accept after it comes too late (T4.4)', async () => {
    const { party } = await open()
    const [ada, ben] = [party('ada'), party('ben')]
    const adaHears = await ada.listen()
    const { voiceSession } = await ada.start({ to: 'ben', cid: 'c1' })
    const of = { id: voiceSession?.id }
    expect(await ben.busy(of)).toMatchObject({
      outcome: 'DONE',
      voiceSession: { status: 'BUSY', endedBy: 'local:ben' },
    })
    expect(await ben.busy(of)).toMatchObject({ outcome: 'REPEATED' })
    expect(await ben.accept(of)).toMatchObject({ outcome: 'IGNORED', voiceSession: { status: 'BUSY' } })
    expect(await ada.stop(of)).toMatchObject({ outcome: 'IGNORED' })
    await ada.start({ to: 'ben', cid: 'c2' })
    await ben.stop({ cid: 'c2' })
    await adaHears.until(is('StopSignal'))
    expect(told(adaHears.items)).toEqual(['BusySignal local:ben', 'StopSignal local:ben'])
  })

  test('what is said twice is relayed once (T4.4)', async () => {
    const { party } = await open()
    const [ada, ben] = [party('ada'), party('ben')]
    const [adaHears, benHears] = await Promise.all([ada.listen(), ben.listen()])
    const input = { to: 'ben', cid: 'c1', callId: 'k1' }
    const [first, ...again] = await Promise.all(Array.from({ length: 5 }, () => ada.start(input)))
    const id = first?.voiceSession?.id
    expect(again.every(({ voiceSession }) => voiceSession?.id === id)).toBe(true)
    expect([first, ...again].filter(each => each?.outcome === 'DONE')).toHaveLength(1)
    expect(await ada.refused('startVoiceSession', { ...input, callId: 'k2', peerInfo: 'o' })).toBe('CONFLICT')
    const accepts = await Promise.all([
      ben.accept({ id }),
      ben.accept({ id }),
      ben.accept({ id }, 'other window'),
    ])
    expect(accepts.map(({ outcome }) => outcome).sort()).toEqual(expect.arrayContaining(['DONE', 'TAKEN']))
    const stops = await Promise.all([ada.stop({ id }), ben.stop({ id }), ada.stop({ cid: 'c1' })])
    expect(stops.map(({ outcome }) => outcome).sort()).toEqual(['DONE', 'REPEATED', 'REPEATED'])
    // The same call again is the one that is over; another call of the dialogue is a new one.
    expect(await ada.start(input)).toMatchObject({
      outcome: 'REPEATED',
      voiceSession: { id, status: 'STOPPED' },
    })
    const next = await ada.start({ ...input, callId: 'k3' })
    expect(next.outcome).toBe('DONE')
    await ben.accept({ cid: 'c1' })
    await benHears.until(heard => heard.type === 'StartSignal' && heard.callId === 'k3')
    await adaHears.until(heard => heard.type === 'AcceptSignal' && heard.callId === 'k3')
    expect(benHears.items.filter(is('StartSignal'))).toHaveLength(2)
    expect(adaHears.items.filter(is('AcceptSignal'))).toHaveLength(2)
    expect([...adaHears.items, ...benHears.items].filter(is('StopSignal'))).toHaveLength(1)
  })

  test('both start at once: one session stands, and the other one can accept it (T4.4)', async () => {
    const { party } = await open()
    const [ada, ben] = [party('ada'), party('ben')]
    const both = await Promise.all([ada.start({ to: 'ben', cid: 'a' }), ben.start({ to: 'ada', cid: 'b' })])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['CROSSED', 'DONE'])
    expect(both[0]?.voiceSession?.id).toBe(both[1]?.voiceSession?.id)
    const session = both[0]?.voiceSession
    const told = await (session?.receiver === 'local:ada' ? ada : ben).accept({ id: session?.id })
    expect(told).toMatchObject({ outcome: 'DONE', voiceSession: { status: 'ACTIVE' } })
  })

  test('a stranger is refused, and it is recorded who it was (T4.3)', async () => {
    const { house, party } = await open()
    const [ada, ben, eve] = [party('ada'), party('ben'), party('eve')]
    const [adaHears, benHears] = await Promise.all([ada.listen(), ben.listen()])
    const { voiceSession } = await ada.start({ to: 'ben', cid: 'c1' })
    const { id } = voiceSession as Session
    expect(await eve.refused('acceptVoiceSession', { id, peerInfo: 'mine' })).toBe('FORBIDDEN')
    expect(await eve.refused('busyVoiceSession', { cid: 'c1' })).toBe('FORBIDDEN')
    expect(await eve.refused('stopVoiceSession', { id })).toBe('FORBIDDEN')
    expect(await eve.refused('signalVoiceSession', { id, candidate: 'mine' })).toBe('FORBIDDEN')
    await ben.accept({ id })
    await ada.stop({ id })
    await benHears.until(is('StopSignal'))
    expect(told(adaHears.items)).toEqual(['AcceptSignal local:ben'])
    expect(told(benHears.items)).toEqual(['StartSignal local:ada', 'StopSignal local:ada'])
    expect((await events(house, id)).filter(each => each.startsWith('VoiceSignalRefused'))).toEqual([
      'VoiceSignalRefused ACCEPT local:eve STRANGER',
      'VoiceSignalRefused BUSY local:eve STRANGER',
      'VoiceSignalRefused STOP local:eve STRANGER',
      'VoiceSignalRefused CANDIDATE local:eve STRANGER',
    ])
  })

  test('a session nobody knows is answered with its outcome (S4.14, T4.1)', async () => {
    const { house, party } = await open()
    const ada = party('ada')
    for (const say of [ada.accept, ada.busy, ada.stop, (of: object) => ada.candidate(of, 'way')]) {
      expect(await say({ cid: 'nobody’s' })).toMatchObject({
        outcome: 'UNKNOWN_SESSION',
        voiceSession: null,
      })
      expect(await say({ id: 'nothing' })).toMatchObject({ outcome: 'UNKNOWN_SESSION', voiceSession: null })
    }
    expect(await ada.refused('startVoiceSession', { serviceLineId: 'x', cid: 'c', peerInfo: 'o' })).toBe(
      'NOT_FOUND',
    )
    const { events } = await house.data<{ events: { nodes: object[] } }>(
      '{ events(filter: { types: [VoiceSignalRefused] }) { nodes { ... on VoiceSignalRefused { refusal voiceSession { id } } } } }',
    )
    expect(events.nodes).toHaveLength(8)
    expect(events.nodes[0]).toEqual({ refusal: 'UNKNOWN_SESSION', voiceSession: null })
  })

  test('who was away for a moment receives what was missed, in order and once (T4.6)', async () => {
    const { party } = await open()
    const [ada, ben] = [party('ada'), party('ben')]
    const before = await ben.listen()
    await ada.start({ to: 'ben', cid: 'c1' })
    const [start] = await before.until(is('StartSignal'))
    before.stop()
    await ada.candidate({ cid: 'c1' }, 'way 1')
    await ada.candidate({ cid: 'c1' }, 'way 2')
    await ada.stop({ cid: 'c1' })
    await ada.start({ to: 'ben', cid: 'c2' })
    const after = await ben.listen(start?.cursor)
    await after.until(heard => heard.cid === 'c2')
    expect(after.items.map(({ type, peerInfo }) => `${type} ${peerInfo}`)).toEqual([
      'CandidateSignal way 1',
      'CandidateSignal way 2',
      'StopSignal null',
      'StartSignal offer',
    ])
  })

  test('rings for as long as it was asked to, and tells both (T4.4, T4.6)', async () => {
    const { party } = await open()
    const [ada, ben] = [party('ada'), party('ben')]
    const [adaHears, benHears] = await Promise.all([ada.listen(), ben.listen()])
    await ada.start({ to: 'ben', cid: 'c1', ringSeconds: 5 })
    const [stop] = await adaHears.until(is('StopSignal'))
    expect(stop).toMatchObject({ issuer: null, reason: 'NO_ANSWER', voiceSession: { status: 'EXPIRED' } })
    await benHears.until(is('StopSignal'))
    expect(await ben.accept({ cid: 'c1' })).toMatchObject({
      outcome: 'IGNORED',
      voiceSession: { status: 'EXPIRED' },
    })
  })

  test('refuses what is too long, of the wrong form, or to oneself, and says which', async () => {
    const { party } = await open()
    const ada = party('ada')
    const start = (input: object) =>
      ada.refused('startVoiceSession', { to: 'ben', cid: 'c', peerInfo: 'o', ...input })
    for (const input of [
      { peerInfo: '' },
      { peerInfo: 'x'.repeat(32_769) },
      { cid: 'x'.repeat(129) },
      { cid: 'a\u0000b' },
      { callId: '' },
      { data: { x: 'x'.repeat(4_096) } },
      { data: ['list'] },
      { data: 'text' },
      { to: 'ada' },
      { serviceLineId: 'both' },
      { to: null },
      { ringSeconds: 4 },
    ]) {
      expect(await start(input), JSON.stringify(input).slice(0, 60)).toBe('BAD_USER_INPUT')
    }
    expect((await ada.start({ to: 'ben', cid: 'c', peerInfo: 'x'.repeat(32_768) })).outcome).toBe('DONE')
    expect(await ada.refused('signalVoiceSession', { cid: 'c', candidate: 'x'.repeat(4_097) })).toBe(
      'BAD_USER_INPUT',
    )
    for (let n = 0; n < 100; n += 1) await ada.candidate({ cid: 'c' }, `way ${n}`)
    expect(await ada.refused('signalVoiceSession', { cid: 'c', candidate: 'one more' })).toBe(
      'LIMIT_EXCEEDED',
    )
  })
})

/** What the journal says of a session, in short. */
async function events(house: House, id: string): Promise<string[]> {
  const { events } = await house.data<{ events: { nodes: Record<string, string | null>[] } }>(
    `query ($id: ID!) { events(filter: { voiceSessionId: $id }) { nodes { type: __typename
      ... on VoiceSignalRelayed { signal sender receiver } ... on VoiceSessionEnded { endReason }
      ... on VoiceSignalRefused { signal attemptedBy refusal } } } }`,
    { id },
  )
  return events.nodes.map(({ type, ...rest }) =>
    [type, ...Object.values(rest).map(v => v ?? 'server')].join(' '),
  )
}
