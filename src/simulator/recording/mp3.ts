import type { AudioFile } from './wav.js'

/** One frame: MPEG 2.5 layer III, 8 kbit/s, 8 kHz, mono; its empty side information decodes to silence. */
const FRAME = Buffer.concat([Buffer.from([0xff, 0xe3, 0x18, 0xc0]), Buffer.alloc(68)])
const FRAME_MS = 72
const FRAMES_AT_ONCE = 1_000

/** A recording as an MP3 file of the right length; what it holds is silence. */
export function mp3Of(durationMs: number): AudioFile {
  const frames = Math.max(1, Math.round(durationMs / FRAME_MS))
  return {
    bytes: frames * FRAME.length,
    *chunks() {
      for (let left = frames; left > 0; left -= FRAMES_AT_ONCE)
        yield Buffer.alloc(Math.min(left, FRAMES_AT_ONCE) * FRAME.length, FRAME)
    },
  }
}
