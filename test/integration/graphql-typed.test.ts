import { print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PeopleInTheLobbyQuery } from '../generated/graphql.js'
import { graphql } from '../generated/index.js'
import { found } from '../support/eventually.js'
import { type House, lobby, openHouse } from '../support/house.js'

const PEOPLE = graphql(`
  query PeopleInTheLobby {
    room(name: "lobby") {
      conference {
        id
        status
        startedAt
        participants(state: JOINED) {
          number
          onHold
          holdReason
        }
        timeline(last: 20) {
          nodes {
            __typename
            ... on ParticipantHeld {
              reason
              participant {
                number
              }
            }
          }
        }
      }
    }
  }
`)

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

async function conferenceInTheLobby() {
  const { room } = await house.data<PeopleInTheLobbyQuery>(print(PEOPLE))
  return room?.conference ?? undefined
}

describe('a client with generated types', () => {
  it('reads who waits alone in the lobby, and why', async () => {
    await house.people.call('+12025550131', lobby)
    const conference = await found(async () => {
      const now = await conferenceInTheLobby()
      return now?.participants[0]?.onHold === true ? now : undefined
    })
    expect(conference.participants).toEqual([
      { number: '+12025550131', onHold: true, holdReason: 'LONE_PARTICIPANT' },
    ])
    const held = conference.timeline.nodes.flatMap(event =>
      event.__typename === 'ParticipantHeld' ? [[event.reason, event.participant?.number]] : [],
    )
    expect(held).toEqual([['LONE_PARTICIPANT', '+12025550131']])
  })
})
