import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Outcome } from '../../src/carrier/carrier.js'
import { encodeCursor } from '../../src/journal/cursor.js'
import type { Journal } from '../../src/journal/journal.js'
import { callsById, callsOfLegs, listCalls } from '../../src/journal/reads/calls.js'
import { commandOfClient, commandsById, listCommands } from '../../src/journal/reads/commands.js'
import { conferencesById, listConferences } from '../../src/journal/reads/conferences.js'
import { listDeliveries } from '../../src/journal/reads/deliveries.js'
import { ExpiredCursor, headOf, listEvents } from '../../src/journal/reads/events.js'
import { kindOf } from '../../src/journal/reads/node.js'
import { ImpossiblePage, type Page, type PageArgs } from '../../src/journal/reads/page.js'
import {
  participantsById,
  participantsOf,
  participantsOfCalls,
  participantsOfLegs,
} from '../../src/journal/reads/participants.js'
import { listRecordings, recordingsById } from '../../src/journal/reads/recordings.js'
import { listRooms, roomByName, roomsById } from '../../src/journal/reads/rooms.js'
import type { E164 } from '../../src/kernel/endpoint.js'
import { CallId, CallLegId, ConferenceId, ParticipantId, RecordingId } from '../../src/kernel/ids.js'
import {
  answered,
  at,
  callOf,
  hungUp,
  initiated,
  joined,
  legOf,
  numberOf,
  standup,
  started,
  told,
} from '../support/facts.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { type Line, openLine, scriptedCarrier } from '../support/line.js'

const PEOPLE = ['ada', 'grace', 'edsger', 'barbara', 'niklaus']
const client = { kind: 'CLIENT' as const, name: 'console' }

onEachDatabase('the journal’s read side', newPlace => {
  let place: Place
  let journal: Journal
  let line: Line
  let outcome: Outcome = { kind: 'accepted', acceptance: {} }

  beforeEach(async () => {
    place = await newPlace()
    journal = await place.open()
    outcome = { kind: 'accepted', acceptance: {} }
    line = await openLine(journal, scriptedCarrier(() => outcome).carrier)
  })
  afterEach(async () => {
    await line.close()
    await journal.close()
    await place.remove()
  })

  /** Everybody calls, a second apart; the first two are answered, the first hangs up. */
  async function callers() {
    for (const [index, who] of PEOPLE.entries()) await line.hear(initiated(who, index))
    await line.hear(answered('ada', 10))
    await line.hear(answered('grace', 11))
    await line.hear(hungUp('ada', 12))
  }

  const idsOf = (page: Page<{ state: { id: string } }>) => page.edges.map(({ item }) => item.state.id)
  const calls = (args: PageArgs, wanted = {}) => listCalls(journal.reader, wanted, args)
  const newestFirst = PEOPLE.map(callOf).reverse()

  it('lists calls newest first, page after page, in both directions, each once', async () => {
    await callers()
    expect(idsOf(await calls({}))).toEqual(newestFirst)

    const forwards: string[] = []
    let after: string | undefined
    for (let page = await calls({ first: 2 }); ; page = await calls({ first: 2, after })) {
      forwards.push(...idsOf(page))
      if (forwards.length > PEOPLE.length) break
      after = page.edges.at(-1)?.cursor
      expect(await page.hasPrevious()).toBe(forwards.length > 2)
      if (!(await page.hasNext())) break
    }
    expect(forwards).toEqual(newestFirst)

    const backwards: string[] = []
    let before: string | undefined
    for (let page = await calls({ last: 2 }); ; page = await calls({ last: 2, before })) {
      backwards.unshift(...idsOf(page))
      if (backwards.length > PEOPLE.length) break
      before = page.edges[0]?.cursor
      expect(await page.hasNext()).toBe(backwards.length > 2)
      if (!(await page.hasPrevious())) break
    }
    expect(backwards).toEqual(newestFirst)
  })

  it('cuts a page out between two cursors', async () => {
    await callers()
    const all = await calls({})
    const [first, , , , last] = all.edges.map(({ cursor }) => cursor)
    const between = await calls({ after: first, before: last, first: 10 })
    expect(idsOf(between)).toEqual(newestFirst.slice(1, 4))
    expect(idsOf(await calls({ after: first, before: last, last: 1 }))).toEqual([newestFirst[3]])
    const nothing = await calls({ first: 0, after: first })
    expect(nothing.edges).toEqual([])
    expect([await nothing.hasNext(), await nothing.hasPrevious()]).toEqual([true, false])
  })

  it('orders callers of the same moment the same way each time', async () => {
    for (const who of PEOPLE) await line.hear(initiated(who, 0))
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await calls({ first: 1, after })
      seen.push(...idsOf(page))
      if (seen.length > PEOPLE.length) break
      after = page.edges.at(-1)?.cursor
      if (!(await page.hasNext())) break
    }
    expect(seen).toEqual(idsOf(await calls({})))
    expect(new Set(seen).size).toBe(PEOPLE.length)
  })

  it('counts a list only when asked, whatever the page', async () => {
    await callers()
    expect(await (await calls({ first: 1 })).count()).toBe(5)
    expect(await (await calls({ first: 0 }, { statuses: ['ENDED'] })).count()).toBe(1)
  })

  it.each<[string, PageArgs, keyof PageArgs]>([
    ['too many items', { first: 251 }, 'first'],
    ['fewer than none', { last: -1 }, 'last'],
    ['both ends', { first: 1, last: 1 }, 'last'],
    ['no cursor', { after: 'x' }, 'after'],
    ['another list’s cursor', { before: cursorOf(['rooms', 'lobby']) }, 'before'],
    ['a cursor of other columns', { after: cursorOf(['calls', 7, 'x']) }, 'after'],
    ['a cursor with too much in it', { after: cursorOf(['calls', 'a', 'b', 'c']) }, 'after'],
  ])('refuses a page of %s', async (_what, args, path) => {
    await expect(calls(args)).rejects.toThrow(ImpossiblePage)
    await expect(calls(args)).rejects.toMatchObject({ path })
  })

  it('finds calls by how they stand, by their ends, their time and their conference', async () => {
    await callers()
    await line.hear(started(20))
    await line.hear(joined('grace', 21))
    const found = async (wanted: Parameters<typeof listCalls>[1]) => idsOf(await calls({}, wanted))
    expect(await found({ statuses: ['ENDED', 'IN_PROGRESS'] })).toEqual([callOf('grace'), callOf('ada')])
    expect(await found({ from: numberOf('edsger') })).toEqual([callOf('edsger')])
    expect(await found({ direction: 'OUTBOUND' })).toEqual([])
    expect(await found({ startedFrom: at(1), startedBefore: at(3) })).toEqual([
      callOf('edsger'),
      callOf('grace'),
    ])
    expect(await found({ conferenceId: standup })).toEqual([callOf('grace')])
  })

  it('reads calls by id and by leg, leaving out what there is not', async () => {
    await callers()
    const byId = await callsById(journal.reader, [callOf('ada'), callOf('grace'), CallId('nobody')])
    expect([...byId.keys()].sort()).toEqual([callOf('ada'), callOf('grace')])
    const ofLegs = await callsOfLegs(journal.reader, [legOf('ada'), CallLegId('none')])
    expect(ofLegs.get(legOf('ada'))?.state.id).toBe(callOf('ada'))
    expect(ofLegs.size).toBe(1)
    expect(byId.get(callOf('ada'))?.seq).toBe(await headOf(journal.reader))
  })

  it('reads a conference with its people in the order they came', async () => {
    await callers()
    await line.hear(started(20))
    await line.hear(joined('grace', 22))
    await line.hear(joined('edsger', 21))
    const conference = (await conferencesById(journal.reader, [standup])).get(standup)
    expect(conference?.state.attendance.joined).toBe(2)
    const people = (await participantsOf(journal.reader, [standup])).get(standup)
    expect(people?.map(({ participant }) => participant.legId)).toEqual([legOf('edsger'), legOf('grace')])
    expect(people?.[0]?.call?.state.legs[0]?.from).toBe(numberOf('edsger'))
    const id = ParticipantId(standup, legOf('grace'))
    expect((await participantsById(journal.reader, [id])).get(id)?.participant.callId).toBe(callOf('grace'))
    expect((await participantsOfLegs(journal.reader, [legOf('grace')])).get(legOf('grace'))).toHaveLength(1)
    expect((await participantsOfCalls(journal.reader, [callOf('ada')])).size).toBe(0)
    const listed = await listConferences(journal.reader, { statuses: ['IN_PROGRESS'] }, {})
    expect(listed.edges.map(({ item }) => item.state.conference.id)).toEqual([standup])
    expect((await listConferences(journal.reader, { name: 'other' }, {})).edges).toEqual([])
  })

  it('lists recordings of a call and of a conference', async () => {
    await callers()
    await line.hear(started(20))
    const saved = { carrierId: 'file-1', format: 'MP3' as const, startedAt: at(30), endedAt: at(40) }
    await line.hear(
      told(41, { type: 'RecordingSaved', callId: callOf('grace'), legId: legOf('grace'), ...saved }),
    )
    await line.hear(
      told(42, { type: 'RecordingSaved', conferenceId: standup, ...saved, carrierId: 'file-2' }),
    )
    const ids = async (wanted: Parameters<typeof listRecordings>[1]) =>
      (await listRecordings(journal.reader, wanted, {})).edges.map(({ item }) => item.carrierId)
    // Another leg of the same call, recorded for itself and later.
    const other = { callId: callOf('grace'), legId: CallLegId('leg-other') }
    await line.hear(told(43, { type: 'CallAnswered', ...other }))
    const later = { ...saved, carrierId: 'file-3', startedAt: at(35) }
    await line.hear(told(44, { type: 'RecordingSaved', ...other, ...later }))
    expect(await ids({ callId: callOf('grace') })).toEqual(['file-3', 'file-1'])
    expect(await ids({ legId: legOf('grace') })).toEqual(['file-1'])
    expect(await ids({ legId: other.legId, callId: callOf('grace') })).toEqual(['file-3'])
    expect(await ids({ legId: other.legId, callId: callOf('ada') })).toEqual([])
    expect(await ids({ startedFrom: at(31) })).toEqual(['file-3'])
    expect(await ids({ startedFrom: at(30), startedBefore: at(35) })).toEqual(['file-2', 'file-1'])
    expect(await ids({ conferenceId: standup, statuses: ['AVAILABLE'] })).toEqual(['file-2'])
    expect(await ids({ statuses: ['RECORDING'] })).toEqual([])
    const id = RecordingId('file-1')
    expect((await recordingsById(journal.reader, [id])).get(id)?.durationMs).toBe(10_000)
  })

  it('lists commands newest first, by what became of them, and finds a client’s by its key', async () => {
    await callers()
    await line.hear(started(20))
    const end = { kind: 'endConference' as const, conferenceId: standup }
    await line.switchboard.command(end, { actor: client, idempotencyKey: 'bye' })
    outcome = { kind: 'refused', refusal: { reason: 'INVALID', retryable: false, uncertain: false } }
    const grace = { callId: callOf('grace'), legId: legOf('grace') }
    await line.switchboard.command({ kind: 'sendDigits', ...grace, digits: '1' }, { actor: client })
    const kinds = async (wanted: Parameters<typeof listCommands>[1], args: PageArgs = {}) =>
      (await listCommands(journal.reader, wanted, args)).edges.map(({ item }) => item.command.kind)
    expect(await kinds({})).toEqual(['sendDigits', 'endConference'])
    expect(await kinds({}, { last: 1 })).toEqual(['endConference'])
    expect(await kinds({ legId: legOf('grace') })).toEqual(['sendDigits'])
    expect(await kinds({ statuses: ['REFUSED'] })).toEqual(['sendDigits'])
    expect(await kinds({ kinds: ['endConference'], conferenceId: standup })).toEqual(['endConference'])
    const found = await commandOfClient(journal.reader, client, 'bye')
    expect(found?.command.kind).toBe('endConference')
    expect(await commandOfClient(journal.reader, { ...client, name: 'somebody else' }, 'bye')).toBeUndefined()
    expect((await commandsById(journal.reader, found === undefined ? [] : [found.id])).size).toBe(1)
  })

  it('lists rooms by name', async () => {
    const greeting = { first: '', next: '', voice: 'female', language: 'en-GB' }
    const plain = { greeting, beep: 'NEVER' as const, holdLoneParticipant: true, waitForGreeting: false }
    const hosts = { hostNumbers: [], startWhenHostJoins: false, endWhenHostLeaves: false }
    for (const name of ['studio', 'lobby', 'annex']) {
      const numbers = name === 'lobby' ? (['+12025550100'] as E164[]) : []
      await line.switchboard.createRoom(
        {
          name,
          numbers,
          maxParticipants: 9,
          record: false,
          ...plain,
          ...hosts,
        },
        client,
      )
    }
    const page = await listRooms(journal.reader, { first: 2 })
    expect(page.edges.map(({ item }) => item.room.name)).toEqual(['annex', 'lobby'])
    const rest = await listRooms(journal.reader, { after: page.edges.at(-1)?.cursor })
    expect(rest.edges.map(({ item }) => item.room.name)).toEqual(['studio'])
    const lobby = await roomByName(journal.reader, 'lobby')
    expect(lobby?.room.numbers).toEqual(['+12025550100'])
    expect((await roomsById(journal.reader, lobby === undefined ? [] : [lobby.room.id])).size).toBe(1)
  })

  it('lists webhooks newest first, by what became of them', async () => {
    await line.hear(initiated('ada', 0))
    await line.hear(initiated('ada', 0))
    await line.switchboard.note({
      id: 'zzz',
      receivedAt: at(1),
      verdict: 'MALFORMED',
      route: 'FAILOVER',
      reason: 'no JSON',
    })
    const verdicts = async (wanted: Parameters<typeof listDeliveries>[1]) =>
      (await listDeliveries(journal.reader, wanted, {})).edges.map(({ item }) => item.verdict)
    expect((await verdicts({}))[0]).toBe('MALFORMED')
    expect(await verdicts({ verdicts: ['DUPLICATE'] })).toEqual(['DUPLICATE'])
    expect((await verdicts({})).length).toBe(3)
  })

  it('tells what an id names, in one statement', async () => {
    await callers()
    await line.hear(started(20))
    await line.hear(joined('grace', 21))
    const saved = { type: 'RecordingSaved' as const, carrierId: 'file-1' }
    await line.hear(told(41, { ...saved, callId: callOf('grace'), legId: legOf('grace') }))
    const kinds = await Promise.all(
      [
        callOf('ada'),
        legOf('ada'),
        standup,
        ParticipantId(standup, legOf('grace')),
        'file-1',
        'file-1.text',
        ConferenceId('nowhere'),
      ].map(id => kindOf(journal.reader, id)),
    )
    expect(kinds).toEqual([
      'Call',
      'CallLeg',
      'Conference',
      'Participant',
      'Recording',
      'Transcription',
      undefined,
    ])
  })

  describeEvents()

  function describeEvents() {
    const types = (page: Page<{ seq: number }>) => page.edges.map(({ item }) => item.seq)

    it('lists events oldest first, and from the end when asked for the last ones', async () => {
      await callers()
      const head = await headOf(journal.reader)
      const events = (args: PageArgs, selector = {}) =>
        listEvents(journal.reader, journal.epoch, selector, args)
      expect(types(await events({ first: 3 }))).toEqual([1, 2, 3])
      const last = await events({ last: 2 })
      expect(types(last)).toEqual([head - 1, head])
      expect([await last.hasNext(), await last.hasPrevious()]).toEqual([false, true])
      const after = encodeCursor({ epoch: journal.epoch, seq: 3 })
      expect(types(await events({ first: 2, after }))).toEqual([4, 5])
      expect(types(await events({ last: 2, before: after }))).toEqual([1, 2])
      expect(await (await events({ first: 1 })).count()).toBe(head)
      expect((await events({ after: encodeCursor({ epoch: journal.epoch, seq: head + 9 }) })).edges).toEqual(
        [],
      )
    })

    it('finds events of a kind, wherever they are, and those about one thing', async () => {
      for (let i = 0; i < 60; i += 1)
        await line.hear(told(i, { type: 'DigitReceived', ...leg('ada'), digit: '1' }))
      await callers()
      const kind = { types: ['CallEnded' as const] }
      const found = await listEvents(journal.reader, journal.epoch, kind, { first: 5 })
      expect(found.edges.map(({ item }) => item.fact.body.type)).toEqual(['CallEnded'])
      expect(await found.hasNext()).toBe(false)
      const backwards = await listEvents(journal.reader, journal.epoch, kind, { last: 5 })
      expect(types(backwards)).toEqual(types(found))
      const about = { about: { callId: callOf('grace') } }
      const graces = await listEvents(journal.reader, journal.epoch, about, {})
      expect(graces.edges.every(({ item }) => item.about.callId === callOf('grace'))).toBe(true)
      expect(await graces.count()).toBe(graces.edges.length)
      // A leg without its call is looked for as a kind is: nobody counts them.
      const ofLeg = await listEvents(
        journal.reader,
        journal.epoch,
        { about: { legId: legOf('grace') } },
        { last: 50 },
      )
      expect(types(ofLeg)).toEqual(types(graces).filter(seq => types(ofLeg).includes(seq)))
      expect([ofLeg.edges.length > 1, await ofLeg.count()]).toEqual([true, undefined])
    })

    it('refuses a cursor of another journal, one that is no cursor, and a place it no longer keeps', async () => {
      await callers()
      const events = (args: PageArgs) => listEvents(journal.reader, journal.epoch, {}, args)
      await expect(events({ after: encodeCursor({ epoch: 'other', seq: 1 }) })).rejects.toThrow(ExpiredCursor)
      await expect(events({ after: 'x' })).rejects.toThrow(ImpossiblePage)
      await journal.reader.deleteFrom('events').where('seq', '<', 4).execute()
      await expect(events({ after: encodeCursor({ epoch: journal.epoch, seq: 2 }) })).rejects.toThrow(
        ExpiredCursor,
      )
      expect(
        types(await events({ after: encodeCursor({ epoch: journal.epoch, seq: 3 }), first: 1 })),
      ).toEqual([4])
    })
  }
})

function leg(who: string) {
  return { callId: callOf(who), legId: legOf(who) }
}

function cursorOf(parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}
