import { hidden, maskedEndpoint, originOf, plainId, plainText } from '../../observability/masking.js'

/** What differs between two states of a thing, by path: `{"greeting.first": …}`. Null: it was not there, or is gone. */
export interface Changes {
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What changes with every change, and which says nothing of it. */
const BESIDE: readonly string[] = ['createdAt', 'updatedAt']

/** Of a longer list, which is compared as a whole, the start is shown. */
const LONGEST_LIST = 100

/** What may be shown of a text, by the last part of its path; any other text is hidden. */
const TEXTS: Readonly<Record<string, (text: string) => string>> = {
  ...all(plainText, 'name', 'title', 'label', 'voice', 'language', 'beep', 'kind', 'status', 'shownNumber'),
  ...all(plainText, 'areaCode', 'features', 'code', 'role', 'scope', 'since', 'until', 'requestedAt'),
  ...all(plainText, 'completedAt', 'expiresAt', 'revokedAt'),
  ...all(plainId, 'id', 'identity', 'roomId', 'callFlowId', 'bindingId', 'carrierOrderId'),
  ...all(plainId, 'createdBy', 'revokedBy', 'rooms', 'conferences', 'calls', 'mutations'),
  ...all(maskedEndpoint, 'number', 'numbers', 'hostNumbers', 'destination'),
  ...all(originOf, 'holdAudioUrl', 'whisperAudioUrl'),
}

/** What changed; undefined when nothing did. Compared as it is, shown as far as it is safe. */
export function changesBetween(before: object | undefined, after: object | undefined): Changes | undefined {
  const [old, now] = [before, after].map(state => new Map(state === undefined ? [] : leavesOf('', state)))
  const isOther = (path: string) => JSON.stringify(old?.get(path)) !== JSON.stringify(now?.get(path))
  const paths = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].filter(isOther)
  if (paths.length === 0) return undefined
  const shown = (state: Map<string, unknown> | undefined) =>
    Object.fromEntries(
      paths.filter(path => state?.has(path)).map(path => [path, shownAt(path, state?.get(path))]),
    )
  return { before: before === undefined ? null : shown(old), after: after === undefined ? null : shown(now) }
}

function leavesOf(path: string, state: object): [string, unknown][] {
  return Object.entries(state).flatMap(([name, value]): [string, unknown][] => {
    const here = path === '' ? name : `${path}.${name}`
    if (value === undefined || BESIDE.includes(name)) return []
    return isRecord(value) ? leavesOf(here, value) : [[here, value]]
  })
}

function shownAt(path: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map(each => shownAt(path, each))
  if (isRecord(value)) return Object.fromEntries(leavesOf('', value).map(([at, v]) => [at, shownAt(at, v)]))
  if (typeof value !== 'string') return value
  return (TEXTS[path.slice(path.lastIndexOf('.') + 1)] ?? hidden)(value)
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function all(show: (text: string) => string, ...names: string[]): Record<string, (text: string) => string> {
  return Object.fromEntries(names.map(name => [name, show]))
}
