import type { Reference } from '@apollo/client'
import type { ItemOf } from '../../client/index.js'
import { cache } from '../api/client.js'
import { storeOf } from '../api/store.js'
import {
  BoardCallsDocument,
  BoardConferencesDocument,
  CallPartsFragmentDoc,
  ConferencePartsFragmentDoc,
  type LiveBoardSubscription,
  type LiveConferenceSubscription,
  ParticipantPartsFragmentDoc,
  SeatsFragmentDoc,
} from '../generated/graphql.js'

type BoardItem = ItemOf<LiveBoardSubscription>
type BoardChange = Extract<BoardItem, { __typename: 'BoardChange' }>
type ConferenceChange = Extract<ItemOf<LiveConferenceSubscription>, { __typename: 'ConferenceChange' }>

/** Another number whenever the board's stream told of calls, so that lists of calls may be out of date. */
export const callNews = storeOf(0)

/** Puts what the board's stream tells in place of what was known. */
export function takeBoard(items: readonly BoardItem[]): void {
  // What came before a snapshot is in it.
  const from = items.findLastIndex(({ __typename }) => __typename === 'BoardSnapshot')
  const snapshot = items[from]
  if (snapshot?.__typename === 'BoardSnapshot') {
    const { conferences, calls } = snapshot
    cache.writeQuery({ query: BoardConferencesDocument, data: { conferences: { nodes: conferences } } })
    cache.writeQuery({ query: BoardCallsDocument, data: { calls: { nodes: calls } } })
  }
  const changes = items.slice(from + 1).filter(item => item.__typename === 'BoardChange')
  takeChanges(changes)
  const calls = new Map(changes.map(({ call }) => [call?.id, call]))
  for (const call of calls.values()) if (call != null) takeCall(call)
  if (snapshot !== undefined || [...calls.values()].some(call => call != null)) {
    callNews.set(callNews.get() + 1)
  }
}

/** Changes of conferences and of those in them, in their order. */
export function takeChanges(changes: readonly (BoardChange | ConferenceChange)[]): void {
  const latest = new Map<string, Latest>()
  for (const { conference, participants, changed } of changes) {
    if (conference === null) continue
    const { participants: known, speaker } =
      latest.get(conference.id) ??
      ({ participants: new Map() } as Partial<Latest> & Pick<Latest, 'participants'>)
    for (const participant of participants) known.set(participant.id, participant)
    const speaks = changed.includes('participant.speaking') && participants.find(({ speaking }) => speaking)
    latest.set(conference.id, { conference, participants: known, speaker: speaks ? speaks.id : speaker })
  }
  for (const each of latest.values()) takeConference(each)
}

/** What some changes that came together made of a conference: writing each one by itself takes longer. */
interface Latest {
  conference: NonNullable<BoardChange['conference']>
  participants: Map<string, BoardChange['participants'][number]>
  /** Who began to speak last. */
  speaker?: string | undefined
}

function takeConference({ conference, participants, speaker }: Latest): void {
  const ref = cache.writeFragment({
    fragment: ConferencePartsFragmentDoc,
    fragmentName: 'ConferenceParts',
    data: conference,
  })
  const seats = Array.from(participants.values(), participant =>
    cache.writeFragment({
      fragment: ParticipantPartsFragmentDoc,
      fragmentName: 'ParticipantParts',
      data: participant,
    }),
  )
  if (ref === undefined) return
  const come = seats.filter(seat => seat !== undefined)
  let listed = false
  cache.modify<{ participants: readonly Reference[] }>({
    id: ref.__ref,
    fields: {
      participants(known, { readField }) {
        listed = true
        const list = known as readonly Reference[]
        // When somebody speaks, nobody else does; the stream tells of the one only.
        const speakers = speaker === undefined ? [] : list.filter(other => readField('speaking', other))
        for (const other of speakers) if (readField('id', other) !== speaker) silence(other)
        const there = new Set(list.map(({ __ref }) => __ref))
        const fresh = come.filter(({ __ref }) => !there.has(__ref))
        return fresh.length === 0 ? list : [...list, ...fresh]
      },
    },
  })
  if (!listed) {
    cache.writeFragment({
      id: ref.__ref,
      fragment: SeatsFragmentDoc,
      data: { participants: Array.from(participants.keys(), id => ({ __typename: 'Participant', id })) },
    })
  }
  placeOnBoard('conferences', ref, conference.status === 'ENDED')
}

function takeCall(call: NonNullable<BoardChange['call']>): void {
  const ref = cache.writeFragment({
    fragment: CallPartsFragmentDoc,
    fragmentName: 'CallParts',
    data: call,
  })
  if (ref !== undefined) placeOnBoard('calls', ref, call.status === 'ENDED')
}

function silence({ __ref }: Reference): void {
  cache.modify<{ speaking: boolean }>({ id: __ref, fields: { speaking: () => false } })
}

/** What tells the board's lists from others of the same field. */
const ON_BOARD = { conferences: '"STARTING"', calls: '"RINGING"' }

/** What is new stands first on the board; what has ended leaves it. */
function placeOnBoard(list: keyof typeof ON_BOARD, ref: Reference, ended: boolean): void {
  cache.modify<Record<typeof list, { nodes: readonly Reference[] }>>({
    fields: {
      [list]: (known: { nodes: readonly Reference[] }, { storeFieldName }: { storeFieldName: string }) => {
        if (!storeFieldName.includes(ON_BOARD[list])) return known
        const { nodes } = known
        const there = nodes.some(({ __ref }) => __ref === ref.__ref)
        if (there === !ended) return known
        const others = nodes.filter(({ __ref }) => __ref !== ref.__ref)
        return { ...known, nodes: ended ? others : [ref, ...others] }
      },
    },
  })
}
