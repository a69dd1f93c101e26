import type { CallFlow } from '../../src/flow/document.js'
import { importFlow } from '../../src/flow/import.js'
import { eventually } from './eventually.js'
import type { People } from './people.js'

/** A flow of these steps, each with its options beside its action, as the JSON dialect nests them. */
export function flowOf(steps: FlowStep[], flow: { title?: string; record?: boolean } = {}): CallFlow {
  const { flow: settled, problems } = importFlow('JSON', flowJson(steps, flow))
  if (settled === undefined) throw new Error(`The flow is wrong: ${JSON.stringify(problems)}`)
  return settled
}

export interface FlowStep {
  action: string
  options?: Record<string, unknown>
  [common: string]: unknown
}

export function flowJson(steps: FlowStep[], flow: { title?: string; record?: boolean } = {}): string {
  return JSON.stringify({ title: 'Test', ...flow, steps })
}

export const say = (payload: string, more: Record<string, unknown> = {}): FlowStep => ({
  action: 'say',
  options: { payload, voice: 'female', language: 'en-us' },
  ...more,
})

/** Waits until a person hears a text. */
export async function hears(people: People, phone: { id: string }, text: string): Promise<void> {
  await eventually(async () => {
    const { hears, heard, state } = await people.phone(phone.id)
    return hears.text === text
      ? undefined
      : `${state}, hears ${JSON.stringify(hears)} after ${JSON.stringify(heard.map(h => h.text))}`
  })
}

/** Waits until a person's call is over. */
export async function isOver(people: People, phone: { id: string }): Promise<void> {
  await eventually(async () => {
    const { state, hears } = await people.phone(phone.id)
    return state === 'ended' ? undefined : `${state}, hears ${JSON.stringify(hears)}`
  })
}
