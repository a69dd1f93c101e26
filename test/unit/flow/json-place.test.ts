import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonPlace } from '../../../src/flow/json-place.js'

describe('where a text stops being JSON', () => {
  test.each([
    ['{"a": }', 1, 7],
    ['{\n  "a": 1,\n  b: 2}', 3, 3],
    ['[1, 2', 1, 6],
    ['[1 2]', 1, 4],
    ['{"a" 1}', 1, 6],
    ['["a\\x"]', 1, 4],
    ['["a\nb"]', 1, 4],
    ['[1,]', 1, 4],
    ['{"a":1}}', 1, 8],
    ['nul', 1, 1],
    ['', 1, 1],
  ])('%s', (text, line, column) => {
    expect(jsonPlace(text)).toEqual({ line, column })
  })

  test('is its end for every text that is JSON, and for what is only cut off', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, at) => {
        expect(jsonPlace(text).column).toBe(text.length + 1)
        const cut = text.slice(0, at % (text.length + 1))
        // A cut-off word or number may be wrong where it begins.
        expect(cut.length + 1 - jsonPlace(cut).column).toBeLessThan(25)
      }),
    )
  })

  test('comes before the end for every text that is none, unless it is only cut off', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('}', ']', ':', ',', 'x'), (text, at, wrong) => {
        const place = at % (text.length + 1)
        const broken = text.slice(0, place) + wrong + text.slice(place)
        const isJson = () => {
          try {
            JSON.parse(broken)
            return true
          } catch (error) {
            return /end of JSON|Unterminated/.test((error as Error).message)
          }
        }
        fc.pre(!isJson())
        expect(jsonPlace(broken).column).toBeLessThanOrEqual(broken.length)
      }),
    )
  })
})
