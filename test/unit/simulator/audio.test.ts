import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mp3Of } from '../../../src/simulator/recording/mp3.js'
import { wavOf } from '../../../src/simulator/recording/wav.js'
import type { Sounding } from '../../../src/simulator/state.js'

const all = (file: { chunks(): Iterable<Buffer> }) => Buffer.concat([...file.chunks()])

describe('a WAV file', () => {
  it('is as long as it says, for any length, sounds and number of channels', () => {
    const sounding: fc.Arbitrary<Sounding> = fc.record({
      offsetMs: fc.nat(4_000),
      durationMs: fc.oneof(fc.nat(4_000), fc.constant(Number.POSITIVE_INFINITY)),
      channel: fc.constantFrom(0 as const, 1 as const),
      text: fc.string(),
      spoken: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(sounding, { maxLength: 5 }),
        fc.nat(3_000),
        fc.constantFrom(1 as const, 2 as const),
        (soundings, ms, channels) => {
          const file = wavOf(soundings, ms, channels)
          const bytes = all(file)
          expect(bytes.length).toBe(file.bytes)
          expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8)
          expect(bytes.readUInt32LE(40)).toBe(ms * 8 * channels * 2)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('sounds the same where a chunk begins as if it had not been cut', () => {
    const sounding: Sounding = { offsetMs: 500, durationMs: 2_000, channel: 0, text: 'hello', spoken: true }
    const bytes = all(wavOf([sounding], 3_000, 1))
    let largest = 0
    for (let frame = 4_000; frame < 20_000 - 1; frame++)
      largest = Math.max(
        largest,
        Math.abs(bytes.readInt16LE(46 + frame * 2) - bytes.readInt16LE(44 + frame * 2)),
      )
    expect(largest).toBeLessThan(1_500)
  })
})

describe('an MP3 file', () => {
  it('is whole frames, as many as the length takes', () => {
    const bytes = all(mp3Of(7_200))
    expect(bytes.length).toBe(100 * 72)
    for (let at = 0; at < bytes.length; at += 72) expect(bytes.readUInt32BE(at)).toBe(0xffe318c0)
  })
})
