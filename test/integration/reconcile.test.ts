import { afterEach, expect, test } from 'vitest'
import type { Carrier } from '../../src/carrier/carrier.js'
import type { FactBody, FactType } from '../../src/fact/fact.js'
import type { JournalEvent } from '../../src/journal/event.js'
import { type CallId, type CallLegId, ConferenceId, EventId } from '../../src/kernel/ids.js'
import { instantOf } from '../../src/kernel/instant.js'
import { eventually } from '../support/eventually.js'
import { type Exchange, openExchange } from '../support/exchange.js'
import type { Phone } from '../support/people.js'

const ADA = '+12025550131'
const GRACE = '+12025550132'
const EDSGER = '+12025550133'
const client = { actor: { kind: 'CLIENT', name: 'console' } } as const

let exchange: Exchange
afterEach(() => exchange.close())

const open = async (wrap?: (carrier: Carrier) => Carrier) => {
  exchange = await openExchange(wrap)
  return exchange
}
const reconcile = () => exchange.switchboard.reconcile()
const found = async () => (await exchange.events()).filter(({ fact }) => fact.source === 'RECONCILED')
const types = (events: JournalEvent[]) => events.map(({ fact }) => fact.body.type)
const legId = (phone: Phone) => phone.id as CallLegId
const leg = (phone: Phone) => ({ callId: phone.call_session_id as CallId, legId: legId(phone) })
const head = async () => (await exchange.events()).at(-1)?.seq

async function the<T extends FactType>(type: T): Promise<JournalEvent & { fact: { body: FactBody<T> } }> {
  const [event, another] = (await exchange.events()).filter(({ fact }) => fact.body.type === type)
  if (event === undefined || another !== undefined) throw new Error(`not one ${type}`)
  return event as JournalEvent & { fact: { body: FactBody<T> } }
}

/** Waits until the last word about a participant is this. */
const last = (type: FactType, { id }: Phone) =>
  eventually(async () => {
    const said = (await exchange.events()).filter(e => e.about.legId === id && e.about.participantId)
    return said.at(-1)?.fact.body.type === type ? undefined : `${type} is not the last of ${types(said)}`
  })

/** No command is on its way and no webhook either. */
const quiet = () =>
  eventually(async () => {
    const events = await exchange.events()
    const open = events.filter(e => e.fact.body.type === 'CommandRequested').length
    const settled = events.filter(e => /^Command(Accepted|Failed)$/.test(e.fact.body.type)).length
    return open === settled ? undefined : `${open - settled} commands are on their way`
  })

async function adaAndGrace() {
  const ada = await exchange.inTheLobby(ADA)
  await last('ParticipantHeld', ada)
  const grace = await exchange.inTheLobby(GRACE)
  await last('ParticipantUnheld', ada)
  await quiet()
  const conferenceId = (await the('ConferenceCreated')).fact.body.conferenceId
  return { ada, grace, conferenceId }
}

async function tokenOf(conferenceId: ConferenceId, phone: Phone): Promise<string> {
  const { data } = await exchange.operator.conferences.listParticipants(conferenceId)
  return data.find(p => p.call_leg_id === phone.id)?.call_control_id ?? ''
}

test('finds that somebody left unheard, and holds the caller who is left alone', async () => {
  const { operator, unheard, people } = await open()
  const { ada, grace, conferenceId } = await adaAndGrace()
  const call_control_id = await tokenOf(conferenceId, grace)
  await unheard(() => operator.conferences.actions.leave(conferenceId, { call_control_id }))

  expect(await reconcile()).toEqual({ checked: 3, corrected: 1, unknownLegs: 0, complete: true })
  const [event] = await found()
  expect(event).toMatchObject({
    fact: { source: 'RECONCILED', body: { type: 'ParticipantLeft', conferenceId, ...leg(grace) } },
    changed: { participant: expect.arrayContaining(['state', 'leftAt']) },
  })
  await last('ParticipantHeld', ada)
  await eventually(async () =>
    (await people.phone(ada.id)).hears.on_hold ? undefined : 'Ada hears no hold audio',
  )
})

test('finds that somebody joined unheard, and releases the one who waited', async () => {
  const { operator, unheard, people, simulator, switchboard } = await open()
  const ada = await exchange.inTheLobby(ADA)
  await last('ParticipantHeld', ada)
  const grace = await people.call(GRACE, simulator.numbers[1] as string)
  await eventually(async () =>
    types(await exchange.events()).filter(t => t === 'CallInitiated').length === 2 ? undefined : 'not yet',
  )
  await switchboard.command({ kind: 'answerCall', ...leg(grace) }, client)
  const { data } = await operator.connections.listActiveCalls(simulator.connectionId)
  const call_control_id = data.find(c => c.call_leg_id === grace.id)?.call_control_id ?? ''
  const { conferenceId } = (await the('ConferenceCreated')).fact.body
  await unheard(() => operator.conferences.actions.join(conferenceId, { call_control_id, mute: true }))

  expect(await reconcile()).toMatchObject({ corrected: 2 })
  expect(types(await found())).toEqual(['ParticipantJoined', 'ParticipantMuted'])
  await last('ParticipantUnheld', ada)
})

test('finds that somebody hung up unheard, and when', async () => {
  const { unheard, people } = await open()
  const { ada, grace } = await adaAndGrace()
  await unheard(() => people.hangUp(grace.id))
  expect(await reconcile()).toMatchObject({ corrected: 2 })
  expect(types(await found())).toEqual(['ParticipantLeft', 'CallEnded'])
  const { body } = (await the('CallEnded')).fact
  expect(body).toMatchObject({ ...leg(grace), cause: 'UNSPECIFIED', endedBy: 'UNKNOWN' })
  expect(body.endedAt).toBeDefined()
  await last('ParticipantHeld', ada)
})

test('finds that a conference ended unheard, and opens another for the next caller', async () => {
  const { operator, unheard } = await open()
  const { conferenceId } = await adaAndGrace()
  await unheard(() => operator.conferences.actions.endConference(conferenceId, {}))
  expect(await reconcile()).toMatchObject({ corrected: 5 })
  expect(types(await found())).toEqual([
    ...['ConferenceEnded', 'ParticipantLeft', 'ParticipantLeft', 'CallEnded', 'CallEnded'],
  ])
  expect((await the('ConferenceEnded')).fact.body.reason).toBe('ENDED_VIA_API')
  const edsger = await exchange.inTheLobby(EDSGER)
  await last('ParticipantHeld', edsger)
  const another = (await exchange.events()).findLast(e => e.fact.body.type === 'ConferenceCreated')
  expect(another?.about.conferenceId).not.toBe(conferenceId)
})

test('finds who sits in a conference that seemed empty', async () => {
  const { operator, unheard, people, simulator, switchboard } = await open()
  const ada = await exchange.inTheLobby(ADA)
  await last('ParticipantHeld', ada)
  const { conferenceId } = (await the('ConferenceCreated')).fact.body
  const grace = await people.call(GRACE, simulator.numbers[1] as string)
  await eventually(async () =>
    types(await exchange.events()).filter(t => t === 'CallInitiated').length === 2 ? undefined : 'not yet',
  )
  await switchboard.command({ kind: 'answerCall', ...leg(grace) }, client)
  const { data } = await operator.connections.listActiveCalls(simulator.connectionId)
  const call_control_id = data.find(c => c.call_leg_id === grace.id)?.call_control_id ?? ''
  await unheard(() => operator.conferences.actions.join(conferenceId, { call_control_id }))
  await people.hangUp(ada.id)
  await last('ParticipantLeft', ada)
  await quiet()

  expect(await reconcile()).toMatchObject({ corrected: 1 })
  expect((await found())[0]).toMatchObject({
    fact: { body: { type: 'ParticipantJoined', ...leg(grace) } },
    changed: { conference: expect.arrayContaining(['status', 'participantCount']) },
  })
})

test('finds what the carrier’s own operator did: mute, unmute, hold, unhold', async () => {
  const { operator } = await open()
  const { grace, conferenceId } = await adaAndGrace()
  const call_control_ids = [await tokenOf(conferenceId, grace)]
  const { actions } = operator.conferences
  await actions.mute(conferenceId, { call_control_ids })
  await actions.hold(conferenceId, { call_control_ids })
  expect(await reconcile()).toMatchObject({ corrected: 2 })
  await actions.unmute(conferenceId, { call_control_ids })
  await actions.unhold(conferenceId, { call_control_ids })
  expect(await reconcile()).toMatchObject({ corrected: 2 })
  await actions.mute(conferenceId, { call_control_ids })
  expect(await reconcile()).toMatchObject({ corrected: 1 })
  const events = await found()
  expect(types(events)).toEqual([
    ...['ParticipantMuted', 'ParticipantHeld', 'ParticipantUnmuted', 'ParticipantUnheld', 'ParticipantMuted'],
  ])
  expect(events.map(({ after: { participant } }) => [participant?.muted, participant?.onHold])).toEqual([
    ...[
      [true, false],
      [true, true],
      [false, true],
      [false, false],
      [true, false],
    ],
  ])
  expect(events[1]?.fact.body).toMatchObject({ reason: 'OPERATOR' })
})

test('records nothing where both views agree', async () => {
  await open()
  await adaAndGrace()
  const before = await head()
  expect(await reconcile()).toEqual({ checked: 3, corrected: 0, unknownLegs: 0, complete: true })
  expect(await head()).toBe(before)
})

test('does not take a mute for the carrier’s own while it is on its way', async () => {
  let answer = () => {}
  const answered = new Promise<void>(resolve => {
    answer = resolve
  })
  const { switchboard, people } = await open(carrier => ({
    ...carrier,
    async send(order, signal) {
      const outcome = await carrier.send(order, signal)
      if (order.command.kind === 'muteParticipants') await answered
      return outcome
    },
  }))
  const { grace, conferenceId } = await adaAndGrace()
  const muting = switchboard.command(
    { kind: 'muteParticipants', conferenceId, legIds: [legId(grace)] },
    client,
  )
  await eventually(async () => ((await people.phone(grace.id)).hears.muted ? undefined : 'she is not muted'))
  const meanwhile = await reconcile()
  answer()
  expect(meanwhile).toMatchObject({ corrected: 0, complete: true })
  expect(await muting).toMatchObject({ kind: 'accepted' })
  expect((await the('ParticipantMuted')).fact.source).toBe('COMMAND')
  expect(await reconcile()).toMatchObject({ corrected: 0 })
  expect(await found()).toEqual([])
})

test.each([
  ['after the first look', 1],
  ['after the second look', 2],
])('lets a webhook that comes %s go first', async (_, after) => {
  let reads = 0
  let meanwhile = async () => {}
  const { operator, unheard, switchboard } = await open(carrier => ({
    ...carrier,
    async readConference(id, signal) {
      const listed = await carrier.readConference(id, signal)
      reads += 1
      if (reads === after) await meanwhile()
      return listed
    },
  }))
  const { grace, conferenceId } = await adaAndGrace()
  const call_control_id = await tokenOf(conferenceId, grace)
  await unheard(() => operator.conferences.actions.leave(conferenceId, { call_control_id }))
  const occurredAt = instantOf(Date.now())
  reads = 0
  meanwhile = async () => {
    const body = { type: 'ParticipantLeft' as const, conferenceId, ...leg(grace) }
    const notice = { id: EventId('late'), eventType: 'late', occurredAt, attempt: 2, body }
    await switchboard.receive(notice, {
      id: 'late',
      receivedAt: occurredAt,
      route: 'PRIMARY',
      eventId: 'late',
    })
  }
  expect(await reconcile()).toMatchObject({ corrected: 0 })
  expect(reads).toBe(2)
  expect((await the('ParticipantLeft')).fact.source).toBe('WEBHOOK')
})

test('corrects once, asked twice and by two nodes at once', async () => {
  const { operator, unheard } = await open()
  const { ada, grace, conferenceId } = await adaAndGrace()
  const call_control_id = await tokenOf(conferenceId, grace)
  const another = await exchange.anotherNode()
  // Its comparison at the start is over, otherwise that one could be the third.
  await another.reconcile()
  await unheard(() => operator.conferences.actions.leave(conferenceId, { call_control_id }))
  const runs = await Promise.all([reconcile(), reconcile(), another.reconcile()])
  expect(runs.reduce((sum, run) => sum + run.corrected, 0)).toBe(1)
  await last('ParticipantHeld', ada)
  await quiet()
  expect(await reconcile()).toMatchObject({ corrected: 0 })
  expect(types(await found())).toEqual(['ParticipantLeft'])
})

test('compares at its start, and then regularly', async () => {
  const { people, unheard } = await open()
  const { ada, grace } = await adaAndGrace()
  await unheard(() => people.hangUp(grace.id))
  await exchange.anotherNode({ everyMs: 50 })
  await eventually(async () => (types(await found()).includes('CallEnded') ? undefined : 'not found'))
  await quiet()
  await unheard(() => people.hangUp(ada.id))
  await eventually(async () =>
    types(await found()).filter(t => t === 'CallEnded').length === 2 ? undefined : 'Ada not found',
  )
})

test('counts who is there on a leg that it never heard of', async () => {
  const { operator, unheard, people, simulator } = await open()
  const { conferenceId } = await adaAndGrace()
  await unheard(async () => {
    const edsger = await people.call(EDSGER, simulator.numbers[1] as string)
    const { data } = await operator.connections.listActiveCalls(simulator.connectionId)
    const call_control_id = data.find(c => c.call_leg_id === edsger.id)?.call_control_id ?? ''
    await operator.calls.actions.answer(call_control_id, {})
    await operator.conferences.actions.join(conferenceId, { call_control_id })
  })
  expect(await reconcile()).toMatchObject({ corrected: 0, unknownLegs: 1, complete: true })
})

test('leaves everything as it is when the carrier does not answer', async () => {
  const { simulator, errors } = await open()
  await adaAndGrace()
  const before = await head()
  await simulator.close()
  expect(await reconcile()).toEqual({ checked: 0, corrected: 0, unknownLegs: 0, complete: false })
  expect(await head()).toBe(before)
  expect(errors.map(String)).toEqual([expect.stringMatching(/UNAVAILABLE/)])
})

test('leaves everything as it is when the carrier does not know our connection', async () => {
  const { errors } = await open(carrier => ({
    ...carrier,
    legsUp: () => Promise.reject(new Error('no such connection')),
    readConference: async () => ({ status: 'ENDED', reason: 'UNKNOWN' }),
  }))
  await adaAndGrace()
  expect(await reconcile()).toMatchObject({ corrected: 0, complete: false })
  expect(await found()).toEqual([])
  expect(errors).toHaveLength(1)
})
