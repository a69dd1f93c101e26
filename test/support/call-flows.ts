import type { Answer, House } from './house.js'

/** A call flow as the API answers it. */
export interface Kept {
  id: string
  title: string
  record: boolean
  default: boolean
  version: number
  steps: object[]
  source: string
  createdAt: string
  updatedAt: string
}
type Payload<Name extends string> = Record<Name, { callFlow: Kept; problems: object[] }>

const STEPS = `steps {
  __typename
  ... on Step { id action onKeypressGoto onKeypressVar endKey maxNumKeys conditions { variable operator value } }
  ... on TransferStep { destination record }
  ... on SayStep { payload language languageTag voice repeat ifMachine machineTimeout }
  ... on PlayStep { media }
  ... on PauseStep { length }
  ... on RecordStep { maxLength timeout finishOnKey transcribe transcribeLanguage transcribeLanguageTag onFinish }
  ... on FetchCallFlowStep { url }
  ... on SendKeysStep { keys }
}`
const FLOW = `id title record default version createdAt updatedAt source ${STEPS}`

/** Changes and readings of call flows, and what they are refused with. */
export function flowsAt(viewer: House, admin: House) {
  const mutation = <Name extends string>(name: Name, input: object, as = admin) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    return as.ask<Payload<Name>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { callFlow { ${FLOW} } problems { code path } cursor } }`,
      { input },
    )
  }
  const read = async (id: string) => {
    const query = `query ($id: ID!) { callFlow(id: $id) { ${FLOW} } }`
    return (await viewer.data<{ callFlow: Kept | null }>(query, { id })).callFlow
  }
  return { mutation, read }
}

export const refusal = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions
export const report = (answer: Answer<unknown>) =>
  refusal(answer)?.report as { problems: Record<string, unknown>[]; problemCount: number }
