import { type Client, createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { type Answer, type Stream, streamOf } from './house.js'

/** What a party is told. */
export interface Heard {
  type: 'StartSignal' | 'AcceptSignal' | 'BusySignal' | 'StopSignal' | 'CandidateSignal' | 'StreamGap'
  cursor: string
  issuer: string | null
  cid: string
  callId: string
  peerInfo: string | null
  data: Record<string, unknown> | null
  reason?: string
  voiceSession: { id: string; status: string }
}

export interface Told {
  outcome: string
  cursor: string
  voiceSession: Session | null
}

export interface Session {
  id: string
  cid: string
  callId: string
  starter: string
  receiver: string | null
  operatorName: string | null
  status: string
  endReason: string | null
  endedBy: string | null
}

const SESSION = 'id cid callId starter receiver operatorName status endReason endedBy'
const SIGNALS = `subscription ($after: Cursor) { voiceSignals(after: $after) {
  type: __typename cursor issuer cid callId peerInfo data voiceSession { id status } ... on StopSignal { reason }
} }`

/** Somebody who talks by browser, as the API knows one. */
export interface Party {
  ask<Data = Record<string, never>>(query: string, variables?: object): Promise<Answer<Data>>
  /** Listens from now on, or from `after`. Resolves when the server has taken it. */
  listen(after?: string): Promise<Stream<Heard>>
  start(input: object): Promise<Told>
  accept(of: object, peerInfo?: string, data?: object): Promise<Told>
  busy(of: object): Promise<Told>
  stop(of: object): Promise<Told>
  candidate(of: object, candidate: string): Promise<Told>
  available(available: boolean): Promise<void>
  /** Says something that is refused; answers the code. */
  refused(field: string, input: object): Promise<unknown>
  close(): Promise<void>
}

/** Says who it is by a name where there are no keys, or by a key. */
export type Credential = { identity: string } | { authorization: string }

export function partyAt(url: string, credential: Credential): Party {
  const clients: Client[] = []
  const headers =
    'identity' in credential
      ? { 'x-identity': credential.identity }
      : { authorization: credential.authorization }
  const ask = async <Data>(query: string, variables: object = {}): Promise<Answer<Data>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer<Data>
  }
  const said = (field: string, input: object) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`
    return ask<Record<string, Told>>(
      `mutation ($input: ${type}!) { ${field}(input: $input) { outcome cursor voiceSession { ${SESSION} } } }`,
      { input },
    )
  }
  const tell = async (field: string, input: object): Promise<Told> => {
    const { data, errors } = await said(field, input)
    const told = data?.[field]
    if (told === undefined) throw new Error(`${field} was refused: ${JSON.stringify(errors)}`)
    return told
  }
  return {
    ask,
    async listen(after) {
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: credential,
        retryAttempts: 0,
      })
      clients.push(client)
      const stream = streamOf<Heard>(client, SIGNALS, { after: after ?? null })
      // What is asked over the same socket afterwards is answered afterwards.
      await new Promise<void>((resolve, reject) =>
        client.subscribe({ query: '{ viewer { name } }' }, { next() {}, error: reject, complete: resolve }),
      )
      return stream
    },
    start: input => tell('startVoiceSession', { peerInfo: 'offer', ...input }),
    accept: (of, peerInfo = 'answer', data) =>
      tell('acceptVoiceSession', { ...of, peerInfo, ...(data && { data }) }),
    busy: of => tell('busyVoiceSession', of),
    stop: of => tell('stopVoiceSession', of),
    candidate: (of, candidate) => tell('signalVoiceSession', { ...of, candidate }),
    async available(available) {
      const { errors } = await ask(
        'mutation ($on: Boolean!) { setAvailability(available: $on) { available } }',
        {
          on: available,
        },
      )
      if (errors !== undefined) throw new Error(JSON.stringify(errors))
    },
    async refused(field, input) {
      const { data, errors } = await said(field, input)
      if (errors === undefined) throw new Error(`It was not refused: ${JSON.stringify(data)}`)
      return errors[0]?.extensions.code
    },
    async close() {
      for (const client of clients) await client.dispose()
    },
  }
}

/** A line with these operators, who are all available. */
export async function openServiceLine(
  admin: Party,
  operators: Readonly<Record<string, Party>>,
  settings: { name?: string; ringSeconds?: number } = {},
): Promise<string> {
  const input = {
    name: 'support',
    ringSeconds: 20,
    ...settings,
    operators: Object.keys(operators).map(identity => ({ identity, name: `Operator ${identity}` })),
  }
  const { data, errors } = await admin.ask<{ createServiceLine: { serviceLine: { id: string } } }>(
    'mutation ($input: CreateServiceLineInput!) { createServiceLine(input: $input) { serviceLine { id } } }',
    { input },
  )
  if (!data) throw new Error(JSON.stringify(errors))
  for (const operator of Object.values(operators)) await operator.available(true)
  return data.createServiceLine.serviceLine.id
}
