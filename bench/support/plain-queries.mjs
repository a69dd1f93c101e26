import { participantStatus } from '../../dist/conference/participant.js'
import { conferencesById } from '../../dist/journal/reads/conferences.js'
import { participantsOf } from '../../dist/journal/reads/participants.js'
import { openFilledJournal } from './filled-journal.mjs'

/** Resolvers over our journal, by the same statements. */
export async function openPlainQueries() {
  const { journal, conferenceId } = await openFilledJournal()
  const { reader } = journal
  console.log(`conference ${conferenceId}`)
  return {
    Query: {
      async conference(_root, { id }) {
        const { conference } = (await conferencesById(reader, [id])).get(id).state
        return { id, name: conference.name ?? id }
      },
    },
    Conference: {
      async participants({ id }) {
        const attendees = (await participantsOf(reader, [id])).get(id) ?? []
        return attendees.map(({ participant }) => ({ ...participant, state: participantStatus(participant) }))
      },
    },
  }
}
