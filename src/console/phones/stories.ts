import { partyline } from '../api/client.js'
import { SeatOfLegDocument, SetRoleDocument } from '../generated/graphql.js'
import { type Faults, type PhoneCall, phonesApi } from './api.js'

/** Where a story is played. */
interface Stage {
  /** The number that its people call. */
  number: string
  calls(): readonly PhoneCall[]
}

export interface Scenario {
  title: string
  steps: readonly { words: string; act(stage: Stage): Promise<void> }[]
}

/** Webhooks come twice, late and in another order, and commands are turned away at first. */
export const HICCUP: Faults = {
  seed: 20,
  duplicate: 0.4,
  reorder: 0.4,
  delay_ms: [0, 1_200],
  unavailable: 0.15,
  refuse_commands: 0.15,
}

const [FIRST, SECOND, THIRD] = ['+12025550131', '+12025550132', '+12025550133'] as const
const LONGEST_MS = 30_000
const LOOK_MS = 200
const WATCHED_MS = 2_500

const callOf = ({ calls }: Stage, owner: string) =>
  calls().findLast(({ from, state }) => from === owner && state !== 'ended')

/** Waits until what somebody hears fits; gives up after half a minute. */
async function until(stage: Stage, owner: string, fits: (call: PhoneCall) => boolean): Promise<void> {
  const deadline = Date.now() + LONGEST_MS
  for (;;) {
    const call = callOf(stage, owner)
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
  async act(stage: Stage) {
    if (callOf(stage, owner) === undefined) await phonesApi.call(owner, stage.number)
    await until(stage, owner, fits)
  },
})

const goes = (owners: readonly string[], words: string) => ({
  words,
  async act(stage: Stage) {
    for (const owner of owners) {
      const call = callOf(stage, owner)
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
      { words: 'Phone 1 is alone again, with music', act: stage => until(stage, FIRST, isAlone) },
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
        async act(stage) {
          const call = callOf(stage, THIRD)
          if (call !== undefined) await phonesApi.do(call.id, 'say', { text: 'Offer the discount now.' })
          await pause()
        },
      },
    ],
  },
]

async function whisper(stage: Stage): Promise<void> {
  const seatOf = async (owner: string) => {
    const leg = callOf(stage, owner)?.id
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
