import { useCallback, useEffect, useState } from 'react'
import { type PhoneCall, phonesApi } from './api.js'

const EVERY_MS = 600

/** What all phones do, asked for again and again while the page is looked at: a phone has no subscription. */
export function usePhones() {
  const [calls, setCalls] = useState<readonly PhoneCall[]>([])
  const [problem, setProblem] = useState<string>()
  const look = useCallback(async () => {
    try {
      setCalls(await phonesApi.all())
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
  return { calls, problem, look }
}
