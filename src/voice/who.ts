const KEY = 'partyline.voice.key'
const NAME = 'partyline.voice.name'
const ROLE = 'partyline.voice.role'

export type Role = 'operator' | 'customer'

/** Who this window is; forgotten when it is closed, so that two windows can be two people. */
export const who = {
  get key(): string | undefined {
    return sessionStorage.getItem(KEY) ?? undefined
  },
  get name(): string | undefined {
    return sessionStorage.getItem(NAME) ?? undefined
  },
  get role(): Role | undefined {
    return (sessionStorage.getItem(ROLE) as Role | null) ?? undefined
  },
  set(credential: { key: string } | { name: string }, role: Role): void {
    who.forget()
    if ('key' in credential) sessionStorage.setItem(KEY, credential.key)
    else sessionStorage.setItem(NAME, credential.name)
    sessionStorage.setItem(ROLE, role)
  },
  forget(): void {
    for (const place of [KEY, NAME, ROLE]) sessionStorage.removeItem(place)
  },
}
