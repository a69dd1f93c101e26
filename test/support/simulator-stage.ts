import Telnyx from 'telnyx'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.js'
import { type Received, type Receiver, startReceiver } from './simulator-receiver.js'
import { flaws } from './simulator-wire.js'

/** A leg as a person sees it. */
interface PhoneLeg {
  readonly id: string
  readonly call_leg_id: string
  readonly call_session_id: string
  readonly state: 'ringing' | 'up' | 'ended'
  readonly direction: 'incoming' | 'outgoing'
  readonly from: string
  readonly to: string
  readonly hears: Readonly<Record<string, unknown>> & { readonly kind: string }
  readonly heard: readonly (Readonly<Record<string, unknown>> & { readonly kind: string })[]
  readonly hangup_cause: string | null
  readonly hangup_source: string | null
}

/** One of the errors the carrier names. */
interface CarrierFault {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly source?: { readonly pointer?: string }
}

/** What an answer may hold, as far as tests look into it. */
interface AnswerBody {
  readonly id: string
  readonly call_leg_id: string
  readonly state: string
  readonly errors: readonly CarrierFault[]
  readonly data: Readonly<Record<string, unknown>>
}

interface Answer {
  readonly status: number
  readonly body: AnswerBody
}

/** A simulator on a virtual clock, a receiver for its webhooks, the public SDK, and people. */
export interface Stage {
  readonly simulator: Simulator
  readonly receiver: Receiver
  readonly telnyx: Telnyx
  /** Lets `ms` pass, and every webhook that is due arrive. */
  pass(ms?: number): Promise<void>
  request(method: string, path: string, body?: unknown): Promise<Answer>
  v2(method: string, path: string, body?: unknown): Promise<Answer>
  /** A person calls; `token` controls the leg. */
  callIn(from?: string, to?: string): Promise<{ id: string; token: string }>
  /** A person calls and is answered. */
  onTheLine(from?: string): Promise<{ id: string; token: string }>
  phone(id: string): Promise<PhoneLeg>
  /** The leg a phone number is called on, the newest first. */
  phoneOf(number: string): Promise<PhoneLeg>
  events(type?: string): Received[]
  types(token?: string): string[]
  close(): Promise<void>
}

export async function openStage(options: SimulatorOptions = {}): Promise<Stage> {
  const receiver = await startReceiver()
  const simulator = await startSimulator({ clock: 'virtual', webhookUrl: `${receiver.url}/hook`, ...options })
  const telnyx = new Telnyx({
    apiKey: simulator.apiKey,
    publicKey: simulator.publicKey,
    baseURL: `${simulator.url}/v2`,
    maxRetries: 0,
  })

  const ask = async (method: string, url: string, body: unknown, headers: Record<string, string>) => {
    const response = await fetch(url, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') ?? false
    return { status: response.status, body: (json ? JSON.parse(text) : text) as AnswerBody }
  }

  const stage: Stage = {
    simulator,
    receiver,
    telnyx,
    pass: (ms = 0) => simulator.advance(ms),
    request: (method, path, body) => ask(method, `${simulator.url}${path}`, body, {}),
    v2: (method, path, body) =>
      ask(method, `${simulator.url}/v2${path}`, body, { authorization: `Bearer ${simulator.apiKey}` }),
    async callIn(from = '+12025550131', to = '+12025550100') {
      const { body } = await stage.request('POST', '/phones/calls', { from, to })
      await stage.pass()
      const event = receiver.received.find(({ payload }) => payload.call_leg_id === body.call_leg_id)
      return { id: body.id, token: String(event?.payload.call_control_id) }
    },
    async onTheLine(from) {
      const leg = await stage.callIn(from)
      await telnyx.calls.actions.answer(leg.token, {})
      await stage.pass()
      return leg
    },
    phone: async id => (await stage.request('GET', `/phones/calls/${id}`)).body as unknown as PhoneLeg,
    async phoneOf(number) {
      const { body } = await stage.request('GET', '/phones/calls')
      const leg = (body as unknown as PhoneLeg[]).findLast(({ from, to }) => from === number || to === number)
      if (leg === undefined) throw new Error(`nobody called ${number}`)
      return leg
    },
    events: type => receiver.received.filter(event => type === undefined || event.type === type),
    types: token =>
      receiver.received
        .filter(({ payload }) => token === undefined || payload.call_control_id === token)
        .map(({ type }) => type),
    async close() {
      const wrong = receiver.received.flatMap(flaws)
      await simulator.close()
      await receiver.close()
      if (wrong.length > 0) throw new Error([...new Set(wrong)].join('\n'))
    },
  }
  return stage
}

/** The carrier's error code in a refused SDK call. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number; code: string; pointer?: string }> {
  try {
    await call
  } catch (error) {
    const { status, error: body } = error as { status: number; error: AnswerBody }
    const [first] = body.errors
    const pointer = first?.source?.pointer
    return { status, code: String(first?.code), ...(pointer !== undefined && { pointer }) }
  }
  throw new Error('the command was accepted')
}
