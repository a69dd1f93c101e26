import { createContext, useContext, useState } from 'react'
import { PartylineError } from '../../client/index.js'
import type { Line } from '../timeline/words.js'
import { problemWords } from '../ui/words.js'
import { type Store, storeOf, useStore } from './store.js'

/** How far something that was asked for has come. */
export interface Progress {
  /** What was asked for, as on its button. */
  verb: string
  phase: 'requested' | 'accepted' | 'confirmed' | 'refused'
  /** Why it was refused. */
  words?: string
  /** Asks once more, for the same intent: what went through meanwhile is not done twice. */
  again?: () => void
}

/** Something to ask the server for. */
export interface Ask {
  verb: string
  /** What it is about: participants' ids, or the name of a part of the page. Each shows its progress. */
  targets: readonly string[]
  /** Sends it; the key stands for this intent, however often it is sent. */
  send(idempotencyKey: string): Promise<Answer>
  /** Whether an event shows that it has come true for a target. */
  confirms(line: Line, target: string): boolean
}

interface Answer {
  outcome: { cursor: string; failures?: readonly { participantId: string; message: string }[] }
}

/** Takes what is asked for on one page from requested over accepted to confirmed, by the answer and by the events. */
export interface Commands {
  ask(ask: Ask): void
  hear(line: Line): void
  of(target: string): Store<Progress | undefined>
  dismiss(target: string): void
}

/** An accepted command may change nothing, such as muting the muted: then no event confirms it. */
const FORGOTTEN_MS = 6_000
const CONFIRMED_MS = 1_600

export function openCommands(): Commands {
  const places = new Map<string, Store<Progress | undefined>>()
  const pending = new Set<{ ask: Ask; targets: Set<string> }>()

  const of = (target: string) => {
    const found = places.get(target) ?? storeOf<Progress | undefined>(undefined)
    places.set(target, found)
    return found
  }
  const show = (target: string, progress: Progress, forMs?: number) => {
    of(target).set(progress)
    if (forMs === undefined) return
    setTimeout(() => {
      if (of(target).get() === progress) of(target).set(undefined)
    }, forMs)
  }

  const send = async (ask: Ask, key: string) => {
    const { verb } = ask
    const open = { ask, targets: new Set(ask.targets) }
    pending.add(open)
    setTimeout(() => pending.delete(open), 60_000)
    for (const target of ask.targets) show(target, { verb, phase: 'requested' })
    try {
      const { outcome } = await ask.send(key)
      for (const { participantId, message } of outcome.failures ?? []) {
        open.targets.delete(participantId)
        show(participantId, { verb, phase: 'refused', words: message })
      }
      // What an event has confirmed by now is further than accepted.
      for (const target of open.targets) show(target, { verb, phase: 'accepted' }, FORGOTTEN_MS)
    } catch (error) {
      pending.delete(open)
      const words = problemWords(error)
      const retryable = error instanceof PartylineError && error.retryable
      const again = retryable ? { again: () => void send(ask, key) } : {}
      for (const target of ask.targets) show(target, { verb, phase: 'refused', words, ...again })
    }
  }

  return {
    of,
    ask: ask => void send(ask, keyOfIntent()),
    hear(line) {
      for (const open of pending) {
        for (const target of open.targets) {
          if (!open.ask.confirms(line, target)) continue
          open.targets.delete(target)
          show(target, { verb: open.ask.verb, phase: 'confirmed' }, CONFIRMED_MS)
        }
        if (open.targets.size === 0) pending.delete(open)
      }
    },
    dismiss: target => of(target).set(undefined),
  }
}

const CommandsContext = createContext<Commands | undefined>(undefined)
export const CommandsProvider = CommandsContext.Provider

/** The commands of the page. */
export function useCommands(): Commands {
  const commands = useContext(CommandsContext)
  if (commands === undefined) throw new Error('This page takes no commands.')
  return commands
}

export function useOwnCommands(): Commands {
  return useState(openCommands)[0]
}

export function useProgress(target: string): Progress | undefined {
  return useStore(useCommands().of(target))
}

/** A new intent's key; `crypto.randomUUID` is there on secure origins only. */
function keyOfIntent(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
