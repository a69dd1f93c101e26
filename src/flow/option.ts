/** What a value may be. Texts, addresses and keys may hold variables, `{{name}}`. */
export type Rule =
  | { type: 'text'; maxLength: number }
  | { type: 'integer'; min: number; max: number }
  | { type: 'boolean' }
  | { type: 'choice'; of: readonly string[] }
  | { type: 'url' }
  | { type: 'endpoint' }
  | { type: 'keys' }
  | { type: 'key' }
  | { type: 'name' }
  | { type: 'instant' }

/** One option: what it may be, what it is when absent, what it means, and where that is written. */
export interface Option {
  rule: Rule
  required: boolean
  default?: string | number | boolean
  about: string
  source: string
  /** Its name in the XML form, where that differs; `#text` is the content of the element. */
  xml?: string
}
