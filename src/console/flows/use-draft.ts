import { useEffect, useState } from 'react'
import type { CallFlowFormat } from '../generated/graphql.js'

/** A flow's text that is not saved yet. */
export interface Draft {
  text: string
  format: CallFlowFormat
  /** Of which version; undefined of a flow that is new. */
  version: number | undefined
}

const placeOf = (flow: string) => `partyline.draft.${flow}`

/** What was written in this tab and not saved; `flow` is its id, or `new`. */
export function draftOf(flow: string): Draft | undefined {
  const kept = sessionStorage.getItem(placeOf(flow))
  return kept === null ? undefined : (JSON.parse(kept) as Draft)
}

/** The draft of a flow. It is kept when another page is looked at; whoever would lose it for good is asked. */
export function useDraft(flow: string): [Draft | undefined, (draft: Draft | undefined) => void] {
  const [draft, setDraft] = useState(() => draftOf(flow))
  const unsaved = draft !== undefined
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
  const keep = (draft: Draft | undefined) => {
    if (draft === undefined) sessionStorage.removeItem(placeOf(flow))
    else sessionStorage.setItem(placeOf(flow), JSON.stringify(draft))
    setDraft(draft)
  }
  return [draft, keep]
}
