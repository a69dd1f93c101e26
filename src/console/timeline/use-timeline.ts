import { useCallback, useEffect, useRef, useState } from 'react'
import { cache, partyline } from '../api/client.js'
import { persist } from '../api/persist.js'
import { useStream } from '../api/use-stream.js'
import {
  CallTimelineDocument,
  ConferenceTimelineDocument,
  EventsAboutDocument,
} from '../generated/graphql.js'
import type { Line } from './words.js'

/** More lines are not kept on the page; the server has them. */
const MOST = 2_000

interface Timeline {
  /** Oldest first. */
  lines: readonly Line[]
  /** Gets those before the first one; undefined when there are none. */
  earlier: (() => void) | undefined
  /** Why those before the first one could not be had. */
  problem: string | undefined
  ready: boolean
}

/** What happened on a call or in a conference: its past, then each event once. `hear` gets the new ones. */
export function useTimeline(of: 'call' | 'conference', id: string, hear?: (line: Line) => void): Timeline {
  const [lines, setLines] = useState<readonly Line[]>([])
  const [after, setAfter] = useState<string>()
  const [before, setBefore] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const known = useRef(new Set<string>())

  const add = useCallback((found: readonly Line[], where: 'end' | 'start') => {
    const fresh = found.filter(line => !known.current.has(line.id))
    if (fresh.length === 0) return
    for (const line of fresh) known.current.add(line.id)
    setLines(lines => (where === 'end' ? [...lines, ...fresh].slice(-MOST) : [...fresh, ...lines]))
  }, [])

  const load = useCallback(
    async (place?: string) => {
      const document = of === 'call' ? CallTimelineDocument : ConferenceTimelineDocument
      const { of: found } = await partyline.query(cache.transformDocument(document) as typeof document, {
        id,
        before: place ?? null,
      })
      if (found === null) return
      const { nodes, pageInfo } = found.timeline
      add(nodes, 'start')
      setBefore(pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined)
      if (place === undefined) setAfter(pageInfo.endCursor ?? found.cursor)
    },
    [of, id, add],
  )
  useEffect(() => {
    const abort = new AbortController()
    void persist(() => load(), abort.signal)
    return () => abort.abort()
  }, [load])

  const filter = of === 'call' ? { callId: id } : { conferenceId: id }
  useStream(EventsAboutDocument, after === undefined ? undefined : { filter, after }, items => {
    add(items, 'end')
    for (const item of items) hear?.(item)
  })

  return {
    lines,
    earlier:
      before === undefined
        ? undefined
        : () => {
            setProblem(undefined)
            load(before).catch((error: Error) => setProblem(error.message))
          },
    problem,
    ready: after !== undefined,
  }
}
