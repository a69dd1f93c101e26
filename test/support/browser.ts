import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { describe } from 'vitest'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of this machine; undefined when there is none. */
const executablePath = process.env.TEST_BROWSER ?? PLACES.find(place => existsSync(place))
if (executablePath === undefined) {
  console.warn('The browser tests are skipped: there is no Chromium here, and TEST_BROWSER names none.')
}

/** A suite that needs a real browser. */
export const describeInBrowser = describe.skipIf(executablePath === undefined)

/** A microphone that beeps, and nobody who has to allow it. */
export const WITH_MICROPHONE = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  // Otherwise a name stands for this machine's address that only multicast can find.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
]

/** Starts the browser. It may reach this machine and nothing else. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      ...more,
    ],
  })
}
