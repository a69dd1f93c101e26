import type { Sounding } from '../state.js'

const RATE = 8_000
const SAMPLE_BYTES = 2
const HEAD_BYTES = 44
/** A sounding is as loud as this share of what fits. */
const LOUDNESS = 0.08

/** A file made while it is read. */
export interface AudioFile {
  readonly bytes: number
  chunks(): Generator<Buffer>
}

/**
 * A recording as a WAV file: 16-bit PCM at 8 kHz, one channel or two. Each sounding is a faint tone whose pitch
 * comes from its text and its side; the rest is silence.
 */
export function wavOf(soundings: readonly Sounding[], durationMs: number, channels: 1 | 2): AudioFile {
  const frames = Math.round((durationMs * RATE) / 1_000)
  const frameBytes = channels * SAMPLE_BYTES
  const bytes = HEAD_BYTES + frames * frameBytes
  return {
    bytes,
    *chunks() {
      yield head(frames, channels)
      for (let start = 0; start < frames; start += RATE) {
        const count = Math.min(RATE, frames - start)
        const chunk = Buffer.alloc(count * frameBytes)
        for (const sounding of soundings) mix(chunk, sounding, start, count, channels)
        yield chunk
      }
    },
  }
}

function head(frames: number, channels: number): Buffer {
  const frameBytes = channels * SAMPLE_BYTES
  const buffer = Buffer.alloc(HEAD_BYTES)
  buffer.write('RIFF', 0, 'latin1')
  buffer.writeUInt32LE(HEAD_BYTES - 8 + frames * frameBytes, 4)
  buffer.write('WAVEfmt ', 8, 'latin1')
  buffer.writeUInt32LE(16, 16)
  buffer.writeUInt16LE(1, 20)
  buffer.writeUInt16LE(channels, 22)
  buffer.writeUInt32LE(RATE, 24)
  buffer.writeUInt32LE(RATE * frameBytes, 28)
  buffer.writeUInt16LE(frameBytes, 32)
  buffer.writeUInt16LE(SAMPLE_BYTES * 8, 34)
  buffer.write('data', 36, 'latin1')
  buffer.writeUInt32LE(frames * frameBytes, 40)
  return buffer
}

function mix(chunk: Buffer, sounding: Sounding, start: number, count: number, channels: 1 | 2): void {
  const first = Math.round((sounding.offsetMs * RATE) / 1_000)
  const last = first + (sounding.durationMs * RATE) / 1_000
  const from = Math.max(start, first)
  const to = Math.min(start + count, last)
  const pitch = 220 + (sum(sounding.text) % 12) * 20 + sounding.channel * 110
  const channel = channels === 2 ? sounding.channel : 0
  for (let frame = from; frame < to; frame++) {
    const at = ((frame - start) * channels + channel) * SAMPLE_BYTES
    const sample = Math.round(Math.sin((2 * Math.PI * pitch * (frame - first)) / RATE) * LOUDNESS * 32_767)
    chunk.writeInt16LE(Math.max(-32_768, Math.min(32_767, chunk.readInt16LE(at) + sample)), at)
  }
}

function sum(text: string): number {
  return [...text].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0)
}
