/** Introspection that answers millions of fields: each fragment spreads the next one for every field of every type. */
function bomb(levels: number, wide: number): string {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const next = level + 1 < levels ? `...F${level + 1}` : 'name'
    const ways = Array.from(
      { length: wide },
      (_, way) => `a${way}:ofType{${next}}b${way}:fields{type{${next}}}`,
    )
    return `fragment F${level} on __Type{${ways.join('')}}`
  })
  return `{__schema{types{...F0}}}${fragments.join('')}`
}

/** Some three hundred bytes. */
export const SMALL_BOMB = bomb(2, 4)
/** Some five hundred bytes. */
export const BIG_BOMB = bomb(4, 3)
