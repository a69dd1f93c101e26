import type { FactBody, FactType } from '../../fact/fact.js'
import type { TypeThunk } from '../schema/shown.js'
import type { EventView } from './views.js'

/** What an event is an event of: its interface. */
export type EventKind =
  | 'call'
  | 'participant'
  | 'conference'
  | 'room'
  | 'recording'
  | 'flowRun'
  | 'numberOrder'
  | 'command'
  | 'voice'
  | 'other'

/** A field that one kind of event has of its own. */
export interface EventField<T extends FactType> {
  type: TypeThunk
  description: string
  nullable?: true
  of(body: FactBody<T>, event: EventView): unknown
}

/** How the API shows one kind of fact. */
export interface EventSpec<T extends FactType> {
  kind: EventKind
  /** What happened, and how we come to know. */
  description: string
  fields?: Readonly<Record<string, EventField<T>>>
}

/** Total over some facts: one that is added without a view does not compile. */
export type EventSpecs<T extends FactType> = { readonly [K in T]: EventSpec<K> }
