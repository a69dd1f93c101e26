const prefix = 'graphiql:'
const history = [`${prefix}queries`, `${prefix}favorites`]

/**
 * The browser's local storage, without the headers of past requests: GraphiQL's history would keep every key that
 * was typed, in clear, even when told not to persist headers.
 */
export const storage = {
  getItem: (name: string) => localStorage.getItem(name),
  setItem: (name: string, value: string) =>
    localStorage.setItem(name, history.includes(name) ? withoutHeaders(value) : value),
  removeItem: (name: string) => localStorage.removeItem(name),
  clear: () => {
    for (const name of names()) localStorage.removeItem(name)
  },
  get length() {
    return names().length
  },
}

const withoutHeaders = (json: string) =>
  JSON.stringify(JSON.parse(json), (key, value: unknown) => (key === 'headers' ? undefined : value))

const names = () => Object.keys(localStorage).filter(name => name.startsWith(prefix))
