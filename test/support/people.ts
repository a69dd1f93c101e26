/** A leg as the simulator's people see it. */
export interface Phone {
  id: string
  call_leg_id: string
  call_session_id: string
  state: 'ringing' | 'up' | 'ended'
  direction: 'incoming' | 'outgoing'
  from: string
  to: string
  hears: {
    kind: string
    text?: string
    url?: string
    on_hold?: boolean
    muted?: boolean
    conference_id?: string
  }
  heard: { kind: string; text?: string; url?: string }[]
  hangup_cause: string | null
}

/** The people's side of the simulator. */
export interface People {
  call(from: string, to: string): Promise<Phone>
  phone(id: string): Promise<Phone>
  phones(): Promise<Phone[]>
  answer(id: string): Promise<void>
  hangUp(id: string): Promise<void>
  say(id: string, text: string): Promise<void>
  keys(id: string, digits: string): Promise<void>
  behave(number: string, behaviour: object): Promise<void>
  faults(plan: object): Promise<void>
  deliveries(): Promise<{ event_type: string; status: number | null; attempt: number }[]>
}

export function peopleAt(url: string): People {
  const send = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${method} ${path}`)
    return response.json()
  }
  const at = (id: string) => `/phones/calls/${encodeURIComponent(id)}`
  return {
    call: (from, to) => send('POST', '/phones/calls', { from, to }) as Promise<Phone>,
    phone: id => send('GET', at(id)) as Promise<Phone>,
    phones: () => send('GET', '/phones/calls') as Promise<Phone[]>,
    answer: async id => void (await send('POST', `${at(id)}/answer`, {})),
    hangUp: async id => void (await send('POST', `${at(id)}/hangup`, {})),
    say: async (id, text) => void (await send('POST', `${at(id)}/say`, { text })),
    keys: async (id, digits) => void (await send('POST', `${at(id)}/keys`, { digits })),
    behave: async (number, behaviour) =>
      void (await send('PUT', `/phones/${encodeURIComponent(number)}`, behaviour)),
    faults: async plan => void (await send('PUT', '/faults', plan)),
    deliveries: () =>
      send('GET', '/deliveries') as Promise<{ event_type: string; status: number; attempt: number }[]>,
  }
}
