/** Limits a list to what lies within these resources. */
export interface Within {
  rooms: readonly string[]
  conferences: readonly string[]
  calls: readonly string[]
  numbers: readonly string[]
}
