import { storeOf } from '../api/store.js'
import { problemWords } from '../ui/words.js'
import type { Scenario } from './stories.js'

interface Playing {
  scenario: Scenario
  /** How many of its steps are done. */
  step: number
  problem?: string
}

/** The scenario that was begun last; it goes on whatever page is looked at. */
export const playing = storeOf<Playing | undefined>(undefined)

/** Plays a scenario, whose people call this number. */
export async function play(scenario: Scenario, number: string): Promise<void> {
  let step = 0
  playing.set({ scenario, step })
  try {
    for (const { act } of scenario.steps) {
      await act(number)
      step += 1
      playing.set({ scenario, step })
    }
  } catch (error) {
    playing.set({ scenario, step, problem: problemWords(error) })
  }
}
