import { useCallback, useEffect, useState } from 'react'
import { LinesDocument, type LinesQuery } from './generated/graphql.js'
import { partyline } from './link.js'

export type Line = LinesQuery['serviceLines']['nodes'][number]

const LOOK_MS = 3_000

/** The service lines as they are, looked at now and then; `look` looks at once. */
export function useLines(): { lines: Line[] | undefined; look(): Promise<void> } {
  const [lines, setLines] = useState<Line[] | undefined>()
  const look = useCallback(async () => {
    const { serviceLines } = await partyline.query(LinesDocument)
    setLines(serviceLines.nodes)
  }, [])
  useEffect(() => {
    // While the server is away, what was known is shown.
    const again = () => look().catch(() => {})
    void again()
    const timer = setInterval(again, LOOK_MS)
    return () => clearInterval(timer)
  }, [look])
  return { lines, look }
}
