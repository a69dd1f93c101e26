import { randomUUID } from 'node:crypto'
import type { Bus } from '../bus/bus.js'
import type { Tail } from '../bus/tail.js'
import type { Carrier, Outcome } from '../carrier/carrier.js'
import type { Transcriber } from '../carrier/transcriber.js'
import type { CommandRecord } from '../journal/commands.js'
import type { Journal } from '../journal/journal.js'
import type { Clock } from '../kernel/clock.js'
import type { FlowRunId } from '../kernel/ids.js'
import { instantOf } from '../kernel/instant.js'
import { Attendance, RENEW_MS } from './attendance.js'
import { createBinding, deleteBinding, updateBinding } from './bindings.js'
import { createCallFlow, deleteCallFlow, setDefaultCallFlow, updateCallFlow } from './call-flows.js'
import { Committer } from './committer.js'
import { Dispatcher } from './dispatcher.js'
import { Errands, type Web } from './flows/errands.js'
import { runFlow, stopRun } from './flows/requests.js'
import { prepareRun, tellRun } from './flows/runs.js'
import { fingerprintOf } from './lanes.js'
import { SWEEP_MS } from './leases.js'
import { needsOf } from './needs.js'
import { openNumberDesk } from './numbers/desk.js'
import { openOrders } from './orders.js'
import type { OutboundAttempt } from './outbound.js'
import type { Switchboard } from './port.js'
import { Reception } from './reception.js'
import { Reconciler, type ReconcilerSettings } from './reconciler.js'
import { consequence } from './requests.js'
import { createRoom, deleteRoom, updateRoom } from './rooms.js'
import { recordAndDecide } from './rules.js'
import { settle } from './settle.js'
import { signalling } from './signalling.js'
import { Timekeeper } from './timekeeper.js'
import { NOBODY_TRANSCRIBES, transcribing, transcriptionRequested } from './transcribe.js'
import type { Policy, Workspace } from './workspace.js'

export interface SwitchboardOptions {
  journal: Journal
  carrier: Carrier
  /** Absent: what is saved is not transcribed any more. */
  transcriber?: Transcriber | undefined
  bus: Bus
  tail: Tail
  clock: Clock
  policy?: Policy
  /** Asks other people's servers: call flows live there, too. */
  web: Web
  /** Days that events stay readable. */
  retentionDays: number
  onError(error: unknown): void
  /** A call was not let out. */
  onOutboundRefused?(attempt: OutboundAttempt): void
  /** How long a command may wait for its answer before the caller is told that it is pending. */
  patienceMs?: number
  /** Refused webhooks that are kept. */
  keepRefused?: number
  batchSize?: number
  reconcile?: ReconcilerSettings
}

/** How late an event can be that another node's announcement of was lost. */
const CATCH_UP_MS = 1_000
const PRUNE_MS = 600_000
const DAY_MS = 86_400_000

export async function openSwitchboard(options: SwitchboardOptions): Promise<Switchboard> {
  const { journal, carrier, bus, tail, clock, onError } = options
  const holder = randomUUID()
  const committer = new Committer(
    journal,
    clock,
    options.policy ?? {},
    holder,
    ws => {
      if (ws.events.length > 0) bus.announce(ws.events)
      for (const attempt of ws.outboundRefused) options.onOutboundRefused?.(attempt)
      dispatcher.send(ws.newCommands)
      errands.send(ws.webRequests)
      for (const { dueMs } of ws.timers) timekeeper.arm(dueMs)
    },
    options.batchSize ?? 64,
  )

  const settleCommand = async (entry: CommandRecord, outcome: Outcome, attempts: number): Promise<void> => {
    await committer.commit({
      needs: needsOf(entry.command),
      run: ws => settle(ws, entry, outcome, attempts),
    })
  }
  const dispatcher = new Dispatcher({
    journal,
    carrier,
    transcribe: transcribing(carrier, options.transcriber),
    clock,
    holder,
    settle: settleCommand,
    onError,
  })

  const errands = new Errands({
    journal,
    web: options.web,
    clock,
    holder,
    onError,
    async done(request, result) {
      await committer.commit({
        needs: {},
        async run(ws) {
          // Another node was answered meanwhile, or has it now.
          if (!(await ws.tx.webRequests.remove(request.id, holder))) return
          const signal = { type: 'effectDone' as const, effectId: request.id, result }
          for (const fact of await tellRun(ws, request.flowRunId, signal)) await recordAndDecide(ws, fact)
        },
      })
    },
  })

  const numbers = openNumberDesk({ journal, market: carrier.numbers, committer, clock, tail, onError })
  const timekeeper = new Timekeeper(journal, committer, clock, onError)

  const repeat = (ms: number, task: () => Promise<unknown>): (() => void) => {
    let stopped = false
    let cancel = clock.after(ms, run)
    function run() {
      task()
        .catch(onError)
        .finally(() => {
          if (!stopped) cancel = clock.after(ms, run)
        })
    }
    return () => {
      stopped = true
      cancel()
    }
  }
  const attendance = new Attendance(committer, onError)
  const stopTimers = [
    repeat(RENEW_MS, () => attendance.renew()),
    repeat(SWEEP_MS, () => dispatcher.sweep()),
    repeat(SWEEP_MS, () => errands.sweep()),
    repeat(SWEEP_MS, () => numbers.sweep()),
    repeat(CATCH_UP_MS, () => tail.catchUp()),
    repeat(PRUNE_MS, async () => {
      const before = instantOf(clock.now() - options.retentionDays * DAY_MS)
      // In parts, so that nobody else waits long.
      while (await journal.append(tx => tx.prune(before)));
    }),
  ]
  // One process has a data directory, so what it holds unsent is nobody else's.
  await dispatcher.sweep(journal.storage === 'SQLITE')
  await errands.sweep(journal.storage === 'SQLITE')
  await numbers.sweep(journal.storage === 'SQLITE')
  await timekeeper.ring()
  const reconciler = new Reconciler({ journal, carrier, committer, clock, onError, ...options.reconcile })
  reconciler.start()

  const orders = openOrders({
    journal,
    carrier,
    committer,
    tail,
    clock,
    patienceMs: options.patienceMs ?? 20_000,
  })
  const reception = new Reception(committer, options.keepRefused ?? 10_000)

  const append = <Result>(run: (ws: Workspace) => Promise<Result>) => committer.commit({ needs: {}, run })

  return {
    receive: (notice, delivery) => reception.receive(notice, delivery),
    note: delivery => reception.note(delivery),

    command: (command, by) => orders.carryOut(command, by),
    placeCall: (command, flow, by) =>
      orders.carryOut(command, by, {
        fingerprint: fingerprintOf(command, flow),
        complete(ws) {
          const { run } = prepareRun(ws, flow, 'PLACED', { actor: by.actor })
          return { ...command, flowRunId: run.id as FlowRunId }
        },
      }),
    runFlow: (flow, on, by) =>
      committer.commit({ needs: { calls: [on.callId] }, run: ws => runFlow(ws, flow, on, by) }),
    stopRun: (id, by) => append(ws => stopRun(ws, id, by)),
    async requestTranscription(command, by) {
      if (options.transcriber === undefined) return { kind: 'impossible', why: NOBODY_TRANSCRIBES }
      return orders.record(command, by, {
        also: (ws, entry) => recordAndDecide(ws, consequence(ws, entry, transcriptionRequested(command), 0)),
      })
    },

    createRoom: (settings, by) => append(ws => createRoom(ws, settings, by)),
    updateRoom: (id, changes, by) => append(ws => updateRoom(ws, id, changes, by)),
    deleteRoom: (id, by) => append(ws => deleteRoom(ws, id, by)),

    createBinding: draft => append(ws => createBinding(ws, draft)),
    updateBinding: (id, change) => append(ws => updateBinding(ws, id, change)),
    deleteBinding: id => append(ws => deleteBinding(ws, id)),
    createCallFlow: draft => append(ws => createCallFlow(ws, draft)),
    updateCallFlow: (id, change) => append(ws => updateCallFlow(ws, id, change)),
    deleteCallFlow: id => append(ws => deleteCallFlow(ws, id)),
    setDefaultCallFlow: (id, isDefault) => append(ws => setDefaultCallFlow(ws, id, isDefault)),
    voice: signalling(committer, attendance),

    market: carrier.numbers,
    application: signal => carrier.application(signal),
    orderNumber: (draft, by, waitMs) => numbers.order(draft, by, waitMs),

    reconcile: () => reconciler.reconcile(),

    async close() {
      for (const stop of stopTimers) stop()
      await reconciler.close()
      await timekeeper.close()
      await numbers.close()
      await dispatcher.close()
      await errands.close()
      await committer.idle()
      orders.close()
    },
  }
}
