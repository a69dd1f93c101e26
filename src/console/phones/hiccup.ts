import { storeOf } from '../api/store.js'
import { problemWords } from '../ui/words.js'
import { type Faults, phonesApi } from './api.js'

const HICCUP_MS = 30_000

/** Webhooks come twice, late and in another order, and commands are turned away at first. */
const HICCUP: Faults = {
  seed: 20,
  duplicate: 0.4,
  reorder: 0.4,
  delay_ms: [0, 1_200],
  unavailable: 0.15,
  refuse_commands: 0.15,
}

interface Hiccup {
  /** Whether the carrier does badly now. */
  on: boolean
  /** When it ends, in milliseconds since the epoch; undefined when this page did not begin it. */
  until?: number
  /** Why it could not be begun or ended. */
  problem?: string
}

/** The carrier that does badly for a while; it goes on, and ends, whatever page is looked at. */
export const hiccup = storeOf<Hiccup>({ on: false })

let timer: ReturnType<typeof setTimeout> | undefined

export async function beginHiccup(): Promise<void> {
  await attempt(async () => {
    await phonesApi.setFaults(HICCUP)
    clearTimeout(timer)
    timer = setTimeout(() => void endHiccup(), HICCUP_MS)
    hiccup.set({ on: true, until: Date.now() + HICCUP_MS })
  })
}

export async function endHiccup(): Promise<void> {
  clearTimeout(timer)
  await attempt(async () => {
    await phonesApi.setFaults({})
    hiccup.set({ on: false })
  })
}

/** Looks whether the carrier does badly already: another window may have asked for it, or this one before it was loaded again. */
export async function lookForHiccup(): Promise<void> {
  const { on, until } = hiccup.get()
  if (on && until !== undefined) return
  await attempt(async () => hiccup.set({ on: isBad(await phonesApi.faults()) }))
}

async function attempt(deed: () => Promise<void>): Promise<void> {
  try {
    await deed()
  } catch (error) {
    const { on } = hiccup.get()
    hiccup.set({ on, problem: problemWords(error) })
  }
}

function isBad({ seed: _, ...plan }: Faults): boolean {
  return Object.values(plan)
    .flat()
    .some(each => each > 0)
}
