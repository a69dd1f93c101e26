import { useEffect } from 'react'
import { storeOf, useStore } from '../api/store.js'

/** The time, in milliseconds since the epoch, that moves once a second while anybody looks at it. */
const second = storeOf(Date.now())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

export function useNow(): number {
  useEffect(() => {
    watchers += 1
    timer ??= setInterval(() => second.set(Date.now()), 1_000)
    return () => {
      watchers -= 1
      if (watchers > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }, [])
  return useStore(second)
}

/** How long it has lasted; until `end`, when there is one. */
export function Elapsed({ since, end }: { since: string; end?: string | null | undefined }) {
  return end == null ? (
    <Running since={since} />
  ) : (
    <time>{duration(Date.parse(end) - Date.parse(since))}</time>
  )
}

function Running({ since }: { since: string }) {
  return <time>{duration(useNow() - Date.parse(since))}</time>
}

/** Minutes and seconds, with hours where there are any: `4:07`, `1:04:07`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The time of day, to the second. */
export function clockTime(instant: string | number): string {
  return new Date(instant).toLocaleTimeString([], { timeStyle: 'medium', hourCycle: 'h23' })
}
