/** What is going on right now: the service, and every conference with the people in it. */
export const overview = `# Partyline: phone calls and conferences.
#
# Run this with the play button or
# Ctrl-Enter. The other tabs watch and
# change what you see here.
#
# When the server has API_KEYS, each tab
# needs this under Headers:
# {"authorization": "Bearer <key>"}
# Then re-fetch the schema (bottom left).

query Overview {
  service {
    version
  }
  conferences(first: 10) {
    edges {
      node {
        id
        name
        status
        startedAt
        participants {
          id
          number
          state
          muted
          onHold
          holdReason
        }
      }
    }
  }
}
`

/** Who comes, leaves, is muted or held, as it happens. */
export const participantEvents = `# Stays open and shows each event as it
# happens. Now call +12025550100 on
# /phones; until then this turns.
#
# To miss nothing after a break, subscribe
# again with the last cursor you saw:
# participantEvents(after: "…")

subscription ParticipantEvents {
  participantEvents {
    __typename
    cursor
    occurredAt
    source
    conference {
      id
      name
    }
    participant {
      id
      number
      state
      muted
      onHold
      holdReason
    }
  }
}
`

/** Calls a number. */
export const placeCall = `# Calls this number from the server's own,
# FROM_NUMBER. Without TELNYX_API_KEY a
# simulated phone answers.

mutation PlaceCall($input: PlaceCallInput!) {
  placeCall(input: $input) {
    cursor
    command {
      id
      status
    }
    callLeg {
      id
      state
    }
  }
}
`
// What has a default is written too: GraphiQL calls variables wrong that leave out a field which may not be null.
export const placeCallVariables = `{
  "input": {
    "to": "+12025550131",
    "timeoutSeconds": 30,
    "detectMachine": false
  }
}
`

const participantsPayload = `{
    cursor
    command {
      id
      status
    }
    participants {
      id
      number
      muted
      onHold
      holdReason
    }
  }`

/** Silences participants for the others. */
export const muteParticipants = `# The ids are in the first tab's answer.

mutation MuteParticipants($input: ParticipantsInput!) {
  muteParticipants(input: $input) ${participantsPayload}
}
`

/** Takes participants out of the conversation, with the hold audio. */
export const holdParticipants = `# The ids are in the first tab's answer.

mutation HoldParticipants($input: HoldParticipantsInput!) {
  holdParticipants(input: $input) ${participantsPayload}
}
`

export const participantsVariables = `{
  "input": {
    "conferenceId": "",
    "participantIds": [""],
    "all": false
  }
}
`

/** The tabs that a first visit opens with; each document is valid against the schema. */
export const tabs = [
  { query: overview },
  { query: participantEvents },
  { query: placeCall, variables: placeCallVariables },
  { query: muteParticipants, variables: participantsVariables },
  { query: holdParticipants, variables: participantsVariables },
]
