import fc from 'fast-check'

/** What chance decides. */
export interface Dice {
  /** 0 to `max`. */
  number(max: number): number
  /** True once in `of` times. */
  once(of: number): boolean
  one<T>(values: readonly T[]): T
  text(): string
}

/** Values that chance makes; one number of fast-check's is what all of a value comes from, so that many are made quickly. */
export function drawn<T>(make: (dice: Dice) => T): fc.Arbitrary<T> {
  return fc.noBias(fc.integer()).map(seed => make(diceOf(seed)))
}

function diceOf(seed: number): Dice {
  const next = mulberry(seed)
  const number = (max: number) => Math.floor(next() * (max + 1))
  const one = <V>(values: readonly V[]) => values[number(values.length - 1)] as V
  const unit = () => String.fromCharCode(number(one([0x7f, 0x7f, 0x17f, 0xffff])))
  const text = () => Array.from({ length: number(12) }, unit).join('')
  return {
    number,
    one,
    once: of => number(of - 1) === 0,
    text: () => (number(2) === 0 ? text() : one(WORDS)),
  }
}

/** Mulberry32: numbers from 0 to 1 that one seed determines. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Texts that have been trouble elsewhere. */
const WORDS = [
  '',
  ' ',
  'a',
  '0',
  '-1',
  '1e999',
  'null',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u0000',
  '\uD800',
  '\uFEFF',
  '\u202Ea',
  'ı',
  '🦊',
  '../../etc/passwd',
  '%00',
  '{{a}}',
  '=1+1',
  '+12025550100',
  'sip:a@b.example',
  'https://a.example/',
  '2026-01-01T00:00:00Z',
  'x'.repeat(300),
  'eyJhbGciOiJub25lIn0.e30.',
  '9'.repeat(40),
]
