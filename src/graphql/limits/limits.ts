/** What a single request may ask for. */
export interface Limits {
  /** How deep selections may nest. */
  depth: number
  aliases: number
  /** Fields of Query, Mutation or Subscription in one operation. */
  rootFields: number
  /** Lexical tokens in a document. */
  tokens: number
  /** Fields times the page sizes around them. */
  cost: number
}

export const DEFAULT_LIMITS: Limits = { depth: 12, aliases: 30, rootFields: 20, tokens: 2_000, cost: 50_000 }
