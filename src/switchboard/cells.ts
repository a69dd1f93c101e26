import { closesStay } from '../conference/participant.js'
import { compareFacts, type Fact } from '../fact/fact.js'
import type { Stored } from '../journal/states.js'

export interface Transition<State> {
  before: State | undefined
  after: State | undefined
}

/** A state as read (undefined: there is none), and whether it has to be written. */
export interface Cell<State> {
  stored: Stored<State> | undefined
  dirty: boolean
}

/**
 * The state after one more fact. A fact that comes after all others in carrier order is folded on top; an earlier one
 * makes the whole small stream fold again, unless its `history` is not whole any more (undefined): what is left of it
 * would make another state.
 */
export async function fold<State>(
  cell: Cell<State>,
  fact: Fact,
  step: (before: State | undefined, fact: Fact) => State | undefined,
  history: () => Promise<Fact[] | undefined>,
  refold = false,
): Promise<Transition<State>> {
  const before = cell.stored?.state
  const last = cell.stored?.last
  const inOrder = last === undefined || compareFacts({ order: last, id: last.id }, fact) < 0
  const facts = inOrder && !refold ? undefined : await history()
  const after =
    facts === undefined
      ? step(before, fact)
      : inOrderOnce([...facts, fact]).reduce<State | undefined>(step, undefined)
  if (after === undefined) return { before, after: before }
  cell.stored = {
    state: after,
    last: inOrder ? { ...fact.order, id: fact.id } : (last as Stored<State>['last']),
    seq: cell.stored?.seq ?? 0,
  }
  cell.dirty = true
  return { before, after }
}

/** Carrier order; what ends a stay comes last, because nothing can follow it. */
function inOrderOnce(facts: Fact[]): Fact[] {
  const byId = new Map(facts.map(fact => [fact.id, fact]))
  return [...byId.values()].sort(
    (a, b) => Number(closesStay(a)) - Number(closesStay(b)) || compareFacts(a, b),
  )
}

export function fill<Id, State>(
  cells: Map<Id, Cell<State>>,
  wanted: readonly Id[],
  found: Map<Id, Stored<State>>,
): void {
  for (const id of wanted) cells.set(id, { stored: found.get(id), dirty: false })
}

export async function cellOf<Id, State>(
  cells: Map<Id, Cell<State>>,
  id: Id,
  read: (ids: readonly Id[]) => Promise<Map<Id, Stored<State>>>,
): Promise<Cell<State>> {
  const kept = cells.get(id)
  if (kept !== undefined) return kept
  const cell = { stored: (await read([id])).get(id), dirty: false }
  cells.set(id, cell)
  return cell
}

export function dirty<Id, State>(cells: Map<Id, Cell<State>>, seq: number): Stored<State>[] {
  return [...cells.values()].flatMap(cell =>
    cell.dirty && cell.stored !== undefined ? [{ ...cell.stored, seq }] : [],
  )
}
