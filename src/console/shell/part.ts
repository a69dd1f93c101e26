import { type ComponentType, lazy } from 'react'

const ASK_AGAIN_MS = 1_500
/** Set while the page is loaded anew for a part that could not be had. */
const RELOADED = 'partyline.reloaded'

/** A part of the page that is loaded when it is first shown. */
export interface Part<Props> {
  Shown: ComponentType<Props>
  /** Loads it before it is wanted; when that fails, nothing is lost. */
  fetchAhead(): void
}

/** A part that comes however long the server is away meanwhile. */
export function partOf<Props extends object>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  return {
    Shown: lazy(async () => ({ default: await persistently(load) })) as unknown as ComponentType<Props>,
    fetchAhead: () => void load().catch(() => {}),
  }
}

async function persistently<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    const loaded = await load().catch(() => serverAnswers().then(load))
    sessionStorage.removeItem(RELOADED)
    return loaded
  } catch (error) {
    if (sessionStorage.getItem(RELOADED) !== null) throw error
    // A new release has other names for its parts; only the whole page knows them.
    sessionStorage.setItem(RELOADED, 'yes')
    window.location.reload()
    return new Promise(() => {})
  }
}

async function serverAnswers(): Promise<void> {
  for (;;) {
    const answer = await fetch('/healthz').catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, ASK_AGAIN_MS))
  }
}
