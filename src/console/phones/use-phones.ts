import { useCallback, useEffect, useState } from 'react'
import { type Manner, type PhoneCall, phonesApi } from './api.js'

const EVERY_MS = 600

interface Phones {
  calls: readonly PhoneCall[]
  /** What each phone that somebody has set does when it is called. */
  manners: ReadonlyMap<string, Manner>
}

/** What all phones do, asked for again and again while the page is looked at: a phone has no subscription. */
export function usePhones() {
  const [{ calls, manners }, setPhones] = useState<Phones>({ calls: [], manners: new Map() })
  const [problem, setProblem] = useState<string>()
  const look = useCallback(async () => {
    try {
      const [calls, set] = await Promise.all([phonesApi.all(), phonesApi.set()])
      setPhones({ calls, manners: new Map(set.map(({ number, answer }) => [number, answer])) })
      setProblem(undefined)
    } catch {
      setProblem('The simulator does not answer.')
    }
  }, [])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let left = false
    const again = async () => {
      if (!document.hidden) await look()
      if (!left) timer = setTimeout(() => void again(), EVERY_MS)
    }
    void again()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [look])
  return { calls, manners, problem, look }
}
