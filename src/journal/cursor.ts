/** A place in one installation's journal, as clients hold it: opaque text. */
export interface Cursor {
  /** Names the journal, so that a cursor of another installation is recognised. */
  epoch: string
  seq: number
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.epoch}:${cursor.seq}`).toString('base64url')
}

/** Reads what `encodeCursor` wrote; `undefined` for anything else. */
export function parseCursor(text: string): Cursor | undefined {
  const match = /^([0-9a-z]{4,32}):(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString('utf8'))
  if (match === null) return undefined
  const cursor = { epoch: match[1] as string, seq: Number(match[2]) }
  return encodeCursor(cursor) === text ? cursor : undefined
}
