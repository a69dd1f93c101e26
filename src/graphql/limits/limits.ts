/** What a single operation, and the document it is in, may request. */
export interface Limits {
  /** How deep selections may nest. */
  depth: number
  /** Aliases in a document. */
  aliases: number
  /** Fields of Query, Mutation or Subscription in one operation. */
  rootFields: number
  /** Lexical tokens in a document. */
  tokens: number
  /** Fragment definitions in a document. */
  fragments: number
  /** Operations in a document. */
  operations: number
  /** Variable definitions in a document. */
  variables: number
  /** Directives in a document. */
  directives: number
  /** Levels of lists and objects in a value or type of a document. */
  nesting: number
  /** Fields that a document selects once each fragment stands in full wherever it is spread. */
  selections: number
  /** Pairs of fields with the same response name, which validation compares with each other. */
  comparisons: number
  /** Fields that an operation may resolve: those selected, times the sizes of the lists around them. */
  cost: number
  /** The same for `__schema` and `__type`, counted over this schema. */
  introspection: number
}

export const DEFAULT_LIMITS: Limits = {
  depth: 12,
  aliases: 30,
  rootFields: 20,
  tokens: 2_000,
  fragments: 50,
  operations: 20,
  variables: 100,
  directives: 100,
  nesting: 50,
  selections: 10_000,
  comparisons: 5_000,
  cost: 50_000,
  introspection: 100_000,
}
