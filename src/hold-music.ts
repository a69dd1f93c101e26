import { fileURLToPath } from 'node:url'
import type { Request, Response } from 'express'

/** Where this server's own music for those on hold is, for whoever can reach it. */
export const HOLD_MUSIC_PATH = '/audio/hold.wav'

// The sources and what is built of them lie equally deep.
const FILE = fileURLToPath(new URL('../assets/hold.wav', import.meta.url))

/** Sends it: twelve seconds without a seam, 8 kHz, 16 bit, one channel. */
export function holdMusic(_request: Request, response: Response): void {
  response.sendFile(FILE, { maxAge: '1d' })
}
