import type { Reference } from '@apollo/client'
import type { ItemOf } from '../../client/index.js'
import { cache } from '../api/client.js'
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

/** Puts what the board's stream tells in place of what was known. */
export function takeBoard(items: readonly BoardItem[]): void {
  for (const item of items) {
    if (item.__typename === 'BoardSnapshot') {
      const { conferences, calls } = item
      cache.writeQuery({ query: BoardConferencesDocument, data: { conferences: { nodes: conferences } } })
      cache.writeQuery({ query: BoardCallsDocument, data: { calls: { nodes: calls } } })
    } else {
      takeConference(item)
      takeCall(item)
    }
  }
}

/** A change of a conference and of those in it, who are in its list from then on. */
export function takeConference({ conference, participants, changed }: BoardChange | ConferenceChange): void {
  if (conference === null) return
  const ref = cache.writeFragment({
    fragment: ConferencePartsFragmentDoc,
    fragmentName: 'ConferenceParts',
    data: conference,
  })
  const seats = participants.map(participant =>
    cache.writeFragment({
      fragment: ParticipantPartsFragmentDoc,
      fragmentName: 'ParticipantParts',
      data: participant,
    }),
  )
  if (ref === undefined) return
  const come = seats.filter(seat => seat !== undefined)
  const speaker = changed.includes('participant.speaking')
    ? participants.find(({ speaking }) => speaking)
    : undefined
  let listed = false
  cache.modify<{ participants: readonly Reference[] }>({
    id: ref.__ref,
    fields: {
      participants(known, { readField }) {
        listed = true
        const list = known as readonly Reference[]
        // When somebody speaks, nobody else does; the stream tells of the one only.
        const speakers = speaker === undefined ? [] : list.filter(other => readField('speaking', other))
        for (const other of speakers) if (readField('id', other) !== speaker?.id) silence(other)
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
      data: { participants: participants.map(({ id }) => ({ __typename: 'Participant', id })) },
    })
  }
  placeOnBoard('conferences', ref, conference.status === 'ENDED')
}

function takeCall({ call }: BoardChange): void {
  if (call === null) return
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
