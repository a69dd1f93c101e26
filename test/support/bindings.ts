import { eventually } from './eventually.js'
import type { Answer, House } from './house.js'

/** A binding as the API shows it. */
export interface Bound {
  id: string
  trackingNumber: string
  label: string | null
  kind: string
  status: string
  destination: string | null
  record: boolean | null
  shownNumber: string | null
  timeoutSeconds: number | null
  fallbackDestination: string | null
  room: { id: string; numbers: string[] } | null
  endedAt: string | null
}

const BOUND = `id trackingNumber label kind status destination record shownNumber timeoutSeconds
  fallbackDestination room { id numbers } endedAt`

type Change = 'create' | 'update' | 'delete'

/** Asks for a change to a binding. */
export function askBinding(
  house: House,
  change: Change,
  input: object,
): Promise<Answer<Record<string, { binding: Bound }>>> {
  const type = `${change[0]?.toUpperCase()}${change.slice(1)}NumberBindingInput`
  return house.ask(
    `mutation ($input: ${type}!) { ${change}NumberBinding(input: $input) { binding { ${BOUND} } } }`,
    { input },
  )
}

export async function changeBinding(house: House, change: Change, input: object): Promise<Bound> {
  const { data, errors } = await askBinding(house, change, input)
  const binding = data?.[`${change}NumberBinding`]?.binding
  if (binding === undefined) throw new Error(`It was refused: ${JSON.stringify(errors)}`)
  return binding
}

export async function bindingsOf(house: House, trackingNumber?: string): Promise<Bound[]> {
  const { numberBindings } = await house.data<{ numberBindings: { nodes: Bound[] } }>(
    `query ($trackingNumber: E164) { numberBindings(trackingNumber: $trackingNumber) { nodes { ${BOUND} } } }`,
    { trackingNumber },
  )
  return numberBindings.nodes
}

/** A call as an operator sees it. */
export interface SeenCall {
  status: string
  binding: { id: string } | null
  legs: { id: string; to: string; from: string; state: string }[]
  recordings: { status: string; channels: string }[]
}

export async function callOfLeg(house: House, legId: string): Promise<SeenCall | undefined> {
  const { callLeg } = await house.data<{ callLeg: { call: SeenCall } | null }>(
    `query ($id: ID!) { callLeg(id: $id) { call {
      status binding { id } legs { id to from state } recordings { status channels }
    } } }`,
    { id: legId },
  )
  return callLeg?.call
}

/** Waits until the call of a leg looks as wanted. */
export async function callBecomes(
  house: House,
  legId: string,
  holds: (call: SeenCall) => boolean,
): Promise<SeenCall> {
  let call: SeenCall | undefined
  await eventually(async () => {
    call = await callOfLeg(house, legId)
    return call !== undefined && holds(call) ? undefined : `the call is ${JSON.stringify(call)}`
  })
  return call as SeenCall
}
