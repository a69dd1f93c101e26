const PLACE = 'partyline.key'
/** Set while the key is the token of a share link. */
const LINK = 'partyline.link'

/** The key that somebody logged in with; it is forgotten when the tab is closed, unless it was to be kept. */
export const session = {
  get key(): string | undefined {
    return sessionStorage.getItem(PLACE) ?? localStorage.getItem(PLACE) ?? undefined
  },
  get authorization(): string | undefined {
    const { key } = session
    return key === undefined ? undefined : `Bearer ${key}`
  },
  get isLink(): boolean {
    return sessionStorage.getItem(LINK) !== null
  },
  /** Takes the token out of the address that a share link leads to; a key that was kept stays for other tabs. */
  followLink(): void {
    const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
    if (token === null) return
    sessionStorage.setItem(PLACE, token)
    sessionStorage.setItem(LINK, 'yes')
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
  },
  logIn(key: string, keep: boolean): void {
    session.logOut()
    const storage = keep ? localStorage : sessionStorage
    storage.setItem(PLACE, key)
  },
  logOut(): void {
    sessionStorage.removeItem(PLACE)
    if (!session.isLink) localStorage.removeItem(PLACE)
    sessionStorage.removeItem(LINK)
  },
}
