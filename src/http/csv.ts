/** What a cell may hold. */
export type Cell = string | number | boolean | undefined

/** A line of RFC 4180, with no cell that a spreadsheet would run as a formula. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

/**
 * The characters that begin a formula, with the full-width and small forms that spreadsheets take for the same. They
 * count at the start of a cell and behind anything that a spreadsheet of another language may split cells at, whatever
 * blank or invisible characters and quotation marks stand between.
 */
const FORMULA =
  /(^|[,;|\t\r\n])([\s\p{C}"']*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212])/gu
/** Spreadsheets of old take these for the start of a formula or drop them, and read on behind them. */
const LEADING_CONTROL = /^[\t\r\n\0]/

/** A phone number is no formula, and stays as it is. */
const PHONE_NUMBER = /^\+\d+$/

function cellOf(value: Cell): string {
  const text = value === undefined ? '' : String(value)
  const safe = typeof value !== 'string' || PHONE_NUMBER.test(text) ? text : guarded(text)
  return /[",;|\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** An apostrophe has a spreadsheet take what follows for text. */
function guarded(text: string): string {
  const inside = text.replace(FORMULA, "$1$2'")
  return LEADING_CONTROL.test(inside) ? `'${inside}` : inside
}
