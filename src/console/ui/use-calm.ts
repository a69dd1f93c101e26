import { useCallback, useEffect, useRef } from 'react'

const CALM_MS = 1_500

/** Does it at once, and then at most every second and a half, however often it is wanted; the last wish counts. */
export function useCalm(deed: () => Promise<unknown>): () => void {
  const latest = useRef(deed)
  latest.current = deed
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wanted = useRef(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(function calmly() {
    if (timer.current !== undefined) {
      wanted.current = true
      return
    }
    // What could not be had now is asked for again with the next news.
    latest.current().catch(() => {})
    timer.current = setTimeout(() => {
      timer.current = undefined
      if (!wanted.current) return
      wanted.current = false
      calmly()
    }, CALM_MS)
  }, [])
}
