const PLACE = 'partyline.key'

/** The key that somebody logged in with; it is forgotten when the tab is closed, unless it was to be kept. */
export const session = {
  get key(): string | undefined {
    return sessionStorage.getItem(PLACE) ?? localStorage.getItem(PLACE) ?? undefined
  },
  get authorization(): string | undefined {
    const { key } = session
    return key === undefined ? undefined : `Bearer ${key}`
  },
  logIn(key: string, keep: boolean): void {
    session.logOut()
    const storage = keep ? localStorage : sessionStorage
    storage.setItem(PLACE, key)
  },
  logOut(): void {
    sessionStorage.removeItem(PLACE)
    localStorage.removeItem(PLACE)
  },
}
