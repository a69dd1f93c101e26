import type { Tail } from '../bus/tail.js'
import type { Carrier } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import { keyOfClient } from '../fact/fact.js'
import type { CommandRecord } from '../journal/commands.js'
import type { Journal } from '../journal/journal.js'
import { readCommand } from '../journal/outbox.js'
import type { Clock } from '../kernel/clock.js'
import type { CommandId } from '../kernel/ids.js'
import { callerCheck } from './callers.js'
import type { Committer } from './committer.js'
import { fingerprintOf } from './lanes.js'
import { needsOf } from './needs.js'
import { whyNotDialled } from './outbound.js'
import type { Order, Request, Settlement } from './port.js'
import { request } from './requests.js'
import { checkTargets } from './targets.js'
import { Waiters } from './waiters.js'
import type { Workspace } from './workspace.js'

export interface OrdersOptions {
  journal: Journal
  carrier: Carrier
  committer: Committer
  tail: Tail
  clock: Clock
  /** How long a command may wait for its answer before whoever asked is told that it is pending. */
  patienceMs: number
}

interface OrderOptions {
  /** By which a repetition is known; of the command unless more belongs to it. */
  fingerprint?: string
  /** The command with what only belongs to it once it is certain to be new. */
  complete?(ws: Workspace): CarrierCommand
  /** Writes what belongs to a new one. */
  also?(ws: Workspace, entry: CommandRecord): Promise<void>
}

/** What clients ask the carrier for. */
export interface Orders {
  /** Records a command to be sent, unless the same was asked for before. */
  record(command: CarrierCommand, by: Request, options?: OrderOptions): Promise<Order>
  /** Records a command and waits for its answer. */
  carryOut(command: CarrierCommand, by: Request, options?: OrderOptions): Promise<Settlement>
  close(): void
}

export function openOrders({ journal, carrier, committer, tail, clock, patienceMs }: OrdersOptions): Orders {
  const checkCaller = callerCheck(carrier)
  const waiters = new Waiters<CommandId>(clock)
  const stopListening = tail.listen(({ fact: { body } }) => {
    if (body.type === 'CommandAccepted' || body.type === 'CommandFailed') waiters.wake(body.commandId)
  })

  const record: Orders['record'] = (
    command,
    by,
    { fingerprint = fingerprintOf(command), complete = () => command, also } = {},
  ) => {
    const key = by.idempotencyKey === undefined ? undefined : keyOfClient(by.actor, by.idempotencyKey)
    return committer.commit<Order>({
      needs: needsOf(command),
      async run(ws) {
        const earlier = key === undefined ? undefined : await ws.commandWithKey(key)
        if (earlier !== undefined) {
          if (earlier.fingerprint !== fingerprint) return { kind: 'conflict' }
          return { kind: 'recorded', command: earlier, replayed: true }
        }
        const why = (await checkTargets(ws, command)) ?? (await whyNotDialled(ws, command, by.actor))
        if (why !== undefined) return { kind: 'impossible', why }
        const entry = await request(ws, complete(ws), {
          actor: by.actor,
          ...(key !== undefined && { key, fingerprint }),
        })
        await also?.(ws, entry)
        return { kind: 'recorded', command: entry, replayed: false }
      },
    })
  }

  const settled = (entry: CommandRecord) =>
    waiters.settled(
      entry.id,
      patienceMs,
      async () => (await readCommand(journal.reader, entry.id)) ?? entry,
      ({ status }) => status !== 'REQUESTED',
    )

  return {
    record,
    async carryOut(command, by, options) {
      const wrongCaller = await checkCaller(command)
      if (wrongCaller !== undefined) return { kind: 'impossible', why: wrongCaller }
      const ordered = await record(command, by, options)
      if (ordered.kind !== 'recorded') return ordered
      return settlementOf(await settled(ordered.command), ordered.replayed)
    },
    close: stopListening,
  }
}

function settlementOf(command: CommandRecord, replayed: boolean): Settlement {
  if (command.status === 'ACCEPTED') return { kind: 'accepted', command, replayed }
  return command.refusal === undefined
    ? { kind: 'pending', command }
    : { kind: 'refused', command, refusal: command.refusal, replayed }
}
