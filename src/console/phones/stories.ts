import { partyline } from '../api/client.js'
import { SeatOfLegDocument, SetRoleDocument } from '../generated/graphql.js'
import { type PhoneCall, phonesApi } from './api.js'

export interface Scenario {
  title: string
  /** Each is done when what it says has come about; its people call the number. */
  steps: readonly { words: string; act(number: string): Promise<void> }[]
}

const [FIRST, SECOND, THIRD] = ['+12025550131', '+12025550132', '+12025550133'] as const
const LONGEST_MS = 30_000
const LOOK_MS = 400
const WATCHED_MS = 2_500

// Asked of the simulator each time: a story goes on when nobody looks at the phones.
const callOf = async (owner: string) =>
  (await phonesApi.all()).findLast(({ from, state }) => from === owner && state !== 'ended')

/** Waits until what somebody hears fits; gives up after half a minute. */
async function until(owner: string, fits: (call: PhoneCall) => boolean): Promise<void> {
  const deadline = Date.now() + LONGEST_MS
  for (;;) {
    const call = await callOf(owner)
    if (call !== undefined && fits(call)) return pause()
    if (Date.now() > deadline) throw new Error('What was to come next did not come within half a minute.')
    await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}

/** Long enough for whoever watches. */
const pause = () => new Promise<void>(resolve => setTimeout(resolve, WATCHED_MS))

const isAlone = ({ hears }: PhoneCall) => hears.on_hold === true
const isInside = ({ state, hears }: PhoneCall) => state === 'up' && hears.on_hold === false

const comes = (owner: string, words: string, fits: (call: PhoneCall) => boolean) => ({
  words,
  async act(number: string) {
    if ((await callOf(owner)) === undefined) await phonesApi.call(owner, number)
    await until(owner, fits)
  },
})

const goes = (owners: readonly string[], words: string) => ({
  words,
  async act() {
    for (const owner of owners) {
      const call = await callOf(owner)
      if (call !== undefined) await phonesApi.do(call.id, 'hangup')
    }
    await pause()
  },
})

export const SCENARIOS: readonly Scenario[] = [
  {
    title: 'Lonely room',
    steps: [
      comes(FIRST, 'Phone 1 calls, is greeted, and waits alone with music', isAlone),
      comes(SECOND, 'Phone 2 joins, and phone 1 is taken off hold', isInside),
      comes(THIRD, 'Phone 3 joins; nothing changes for the others', isInside),
      goes([SECOND, THIRD], 'Phones 2 and 3 hang up'),
      { words: 'Phone 1 is alone again, with music', act: () => until(FIRST, isAlone) },
      goes([FIRST], 'Phone 1 hangs up, and the conference is over'),
    ],
  },
  {
    title: 'Three with a whisper',
    steps: [
      comes(FIRST, 'Phone 1 calls', call => call.state === 'up' && call.hears.on_hold !== undefined),
      comes(SECOND, 'Phone 2 joins', isInside),
      comes(THIRD, 'Phone 3 joins', isInside),
      { words: 'Phone 3 whispers: only phone 1 hears it', act: whisper },
      {
        words: 'Phone 3 says something; phone 2 does not hear it',
        async act() {
          const call = await callOf(THIRD)
          if (call !== undefined) await phonesApi.do(call.id, 'say', { text: 'Offer the discount now.' })
          await pause()
        },
      },
    ],
  },
]

async function whisper(): Promise<void> {
  const seatOf = async (owner: string) => {
    const leg = (await callOf(owner))?.id
    const found = leg && (await partyline.query(SeatOfLegDocument, { id: leg }))
    return found ? found.callLeg?.participant : undefined
  }
  const [supervisor, hearer] = [await seatOf(THIRD), await seatOf(FIRST)]
  if (!supervisor || !hearer) throw new Error('They are not in the conference.')
  await partyline.mutate(SetRoleDocument, {
    input: {
      conferenceId: supervisor.conference.id,
      participantId: supervisor.id,
      role: 'WHISPER',
      whisperTo: [hearer.id],
    },
  })
  await pause()
}
