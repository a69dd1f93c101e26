import type { Bus } from '../bus/bus.js'
import type { Tail } from '../bus/tail.js'
import type { Carrier, Notice, Outcome } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { Transcriber } from '../carrier/transcriber.js'
import type { Fact } from '../fact/fact.js'
import type { CommandRecord } from '../journal/commands.js'
import { REFUSED_VERDICTS } from '../journal/deliveries.js'
import type { Journal } from '../journal/journal.js'
import { readCommand } from '../journal/outbox.js'
import type { Clock } from '../kernel/clock.js'
import { type CommandId, type FlowRunId, ParticipantId } from '../kernel/ids.js'
import { instantOf } from '../kernel/instant.js'
import { Attendance, RENEW_MS } from './attendance.js'
import { createBinding, deleteBinding, updateBinding } from './bindings.js'
import { createCallFlow, deleteCallFlow, setDefaultCallFlow, updateCallFlow } from './call-flows.js'
import { callerCheck } from './callers.js'
import { Committer } from './committer.js'
import { Dispatcher } from './dispatcher.js'
import { Errands, type Web } from './flows/errands.js'
import { runFlow, stopRun } from './flows/requests.js'
import { prepareRun, tellRun } from './flows/runs.js'
import { fingerprintOf } from './lanes.js'
import { openNumberDesk } from './numbers/desk.js'
import type { Order, Request, Settlement, Switchboard } from './port.js'
import { Reconciler, type ReconcilerSettings } from './reconciler.js'
import { consequence, request } from './requests.js'
import { createRoom, deleteRoom, updateRoom } from './rooms.js'
import { recordAndDecide } from './rules.js'
import { settle } from './settle.js'
import { signalling } from './signalling.js'
import { checkTargets } from './targets.js'
import { Timekeeper } from './timekeeper.js'
import { NOBODY_TRANSCRIBES, transcribing, transcriptionRequested } from './transcribe.js'
import type { Needs, Policy, Workspace } from './workspace.js'

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
  /** How long a command may wait for its answer before the caller is told that it is pending. */
  patienceMs?: number
  /** Refused webhooks that are kept. */
  keepRefused?: number
  batchSize?: number
  reconcile?: ReconcilerSettings
}

interface OrderOptions {
  fingerprint?: string
  /** The command with what only belongs to it once it is certain to be new. */
  complete?(ws: Workspace): CarrierCommand
  also?(ws: Workspace, entry: CommandRecord): Promise<void>
}

const SWEEP_MS = 5_000
/** How late an event can be that another node's announcement of was lost. */
const CATCH_UP_MS = 1_000
const PRUNE_MS = 600_000
const DAY_MS = 86_400_000

export async function openSwitchboard(options: SwitchboardOptions): Promise<Switchboard> {
  const { journal, carrier, bus, tail, clock, onError } = options
  const waiters = new Map<CommandId, Set<() => void>>()
  let refusedNoted = 0
  const checkCaller = callerCheck(carrier)

  const committer = new Committer(
    journal,
    clock,
    options.policy ?? {},
    ws => {
      if (ws.events.length > 0) bus.announce(ws.events)
      dispatcher.send(ws.newCommands)
      errands.send(ws.webRequests)
      for (const { dueMs } of ws.timers) timekeeper.arm(dueMs)
    },
    options.batchSize ?? 64,
  )

  const settleCommand = async (entry: CommandRecord, outcome: Outcome, attempts: number): Promise<void> => {
    await committer.commit({
      needs: needsOfCommand(entry),
      run: ws => settle(ws, entry, outcome, attempts),
    })
  }
  const dispatcher = new Dispatcher({
    journal,
    carrier,
    transcribe: transcribing(carrier, options.transcriber),
    clock,
    settle: settleCommand,
    onError,
  })

  const errands = new Errands({
    journal,
    web: options.web,
    clock,
    onError,
    async done(request, result) {
      await committer.commit({
        needs: {},
        async run(ws) {
          // Another node was answered meanwhile.
          if (!(await ws.tx.webRequests.remove(request.id))) return
          const signal = { type: 'effectDone' as const, effectId: request.id, result }
          for (const fact of await tellRun(ws, request.flowRunId, signal)) await recordAndDecide(ws, fact)
        },
      })
    },
  })

  const numbers = openNumberDesk({ journal, market: carrier.numbers, committer, clock, tail, onError })
  const timekeeper = new Timekeeper(journal, committer, clock, onError)

  const stopListening = tail.listen(({ fact: { body } }) => {
    if (body.type !== 'CommandAccepted' && body.type !== 'CommandFailed') return
    for (const wake of waiters.get(body.commandId) ?? []) wake()
    waiters.delete(body.commandId)
  })

  const repeat = (ms: number, task: () => Promise<unknown>): (() => void) => {
    let cancel = clock.after(ms, run)
    function run() {
      task()
        .catch(onError)
        .finally(() => {
          cancel = clock.after(ms, run)
        })
    }
    return () => cancel()
  }
  const attendance = new Attendance(committer, onError)
  const stopTimers = [
    repeat(RENEW_MS, () => attendance.renew()),
    repeat(SWEEP_MS, () => dispatcher.sweep()),
    repeat(SWEEP_MS, () => errands.sweep()),
    repeat(SWEEP_MS, () => numbers.sweep()),
    repeat(CATCH_UP_MS, () => tail.catchUp()),
    repeat(PRUNE_MS, () =>
      journal.append(tx => tx.prune(instantOf(clock.now() - options.retentionDays * DAY_MS))),
    ),
  ]
  // One process has a data directory, so what it holds unsent is nobody else's.
  await dispatcher.sweep(journal.storage === 'SQLITE')
  await errands.sweep(journal.storage === 'SQLITE')
  await numbers.sweep(journal.storage === 'SQLITE')
  await timekeeper.ring()
  const reconciler = new Reconciler({ journal, carrier, committer, clock, onError, ...options.reconcile })
  reconciler.start()

  /** Resolves when a command is settled, or when patience is over. */
  const settled = async (entry: CommandRecord): Promise<CommandRecord> => {
    let cancel = () => {}
    const woken = new Promise<void>(resolve => {
      const wakes = waiters.get(entry.id) ?? new Set()
      wakes.add(resolve)
      waiters.set(entry.id, wakes)
      cancel = clock.after(options.patienceMs ?? 20_000, () => {
        wakes.delete(resolve)
        resolve()
      })
    })
    // It may have been settled before anybody waited.
    const now = await readCommand(journal.reader, entry.id)
    if (now !== undefined && now.status !== 'REQUESTED') {
      cancel()
      return now
    }
    await woken
    cancel()
    return (await readCommand(journal.reader, entry.id)) ?? entry
  }

  const settlementOf = (command: CommandRecord, replayed: boolean): Settlement => {
    if (command.status === 'ACCEPTED') return { kind: 'accepted', command, replayed }
    return command.refusal === undefined
      ? { kind: 'pending', command }
      : { kind: 'refused', command, refusal: command.refusal, replayed }
  }

  /** Records a command to be sent, unless the same was asked for before; `also` writes what belongs to a new one. */
  const order = async (
    command: CarrierCommand,
    by: Request,
    { fingerprint = fingerprintOf(command), complete = () => command, also }: OrderOptions = {},
  ): Promise<Order> => {
    const key = by.idempotencyKey === undefined ? undefined : `client:${by.actor.name}:${by.idempotencyKey}`
    return committer.commit<Order>({
      needs: needsOfCommand({ command }),
      async run(ws) {
        const earlier = key === undefined ? undefined : await ws.commandWithKey(key)
        if (earlier !== undefined) {
          if (earlier.fingerprint !== fingerprint) return { kind: 'conflict' }
          return { kind: 'recorded', command: earlier, replayed: true }
        }
        const why = await checkTargets(ws, command)
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

  /** Has a command carried out. */
  const carryOut = async (
    command: CarrierCommand,
    by: Request,
    options?: OrderOptions,
  ): Promise<Settlement> => {
    const wrongCaller = await checkCaller(command)
    if (wrongCaller !== undefined) return { kind: 'impossible', why: wrongCaller }
    const ordered = await order(command, by, options)
    if (ordered.kind !== 'recorded') return ordered
    return settlementOf(await settled(ordered.command), ordered.replayed)
  }

  return {
    receive: (notice, delivery) =>
      committer.commit({
        needs: needsOfNotice(notice),
        async run(ws) {
          const duplicate = ws.isRecorded(notice.id)
          const verdict = duplicate
            ? 'DUPLICATE'
            : notice.body.type === 'UnknownEvent'
              ? 'UNKNOWN_EVENT_TYPE'
              : 'ACCEPTED'
          ws.deliveries.push({ ...delivery, verdict })
          if (!duplicate) await recordAndDecide(ws, await enriched(ws, factOfNotice(notice)))
          return duplicate ? 'DUPLICATE' : 'RECORDED'
        },
      }),

    note: delivery =>
      committer.commit({
        needs: {},
        async run(ws) {
          ws.deliveries.push(delivery)
          refusedNoted += 1
          if (refusedNoted % 100 === 0) {
            await ws.tx.deliveries.bound(REFUSED_VERDICTS, options.keepRefused ?? 10_000)
          }
        },
      }),

    command: (command, by) => carryOut(command, by),
    placeCall: (command, flow, by) =>
      carryOut(command, by, {
        fingerprint: fingerprintOf(command, flow),
        complete(ws) {
          const { run } = prepareRun(ws, flow, 'PLACED')
          return { ...command, flowRunId: run.id as FlowRunId }
        },
      }),
    runFlow: (flow, on, by) =>
      committer.commit({ needs: { calls: [on.callId] }, run: ws => runFlow(ws, flow, on, by) }),
    stopRun: (id, by) => committer.commit({ needs: {}, run: ws => stopRun(ws, id, by) }),
    async requestTranscription(command, by) {
      if (options.transcriber === undefined) return { kind: 'impossible', why: NOBODY_TRANSCRIBES }
      return order(command, by, {
        also: (ws, entry) => recordAndDecide(ws, consequence(ws, entry, transcriptionRequested(command), 0)),
      })
    },

    createRoom: (settings, by) => committer.commit({ needs: {}, run: ws => createRoom(ws, settings, by) }),
    updateRoom: (id, changes, by) =>
      committer.commit({ needs: {}, run: ws => updateRoom(ws, id, changes, by) }),
    deleteRoom: (id, by) => committer.commit({ needs: {}, run: ws => deleteRoom(ws, id, by) }),

    createBinding: draft => committer.commit({ needs: {}, run: ws => createBinding(ws, draft) }),
    updateBinding: (id, change) => committer.commit({ needs: {}, run: ws => updateBinding(ws, id, change) }),
    deleteBinding: id => committer.commit({ needs: {}, run: ws => deleteBinding(ws, id) }),
    createCallFlow: draft => committer.commit({ needs: {}, run: ws => createCallFlow(ws, draft) }),
    updateCallFlow: (id, change) =>
      committer.commit({ needs: {}, run: ws => updateCallFlow(ws, id, change) }),
    deleteCallFlow: id => committer.commit({ needs: {}, run: ws => deleteCallFlow(ws, id) }),
    setDefaultCallFlow: (id, isDefault) =>
      committer.commit({ needs: {}, run: ws => setDefaultCallFlow(ws, id, isDefault) }),
    voice: signalling(committer, attendance),

    market: carrier.numbers,
    orderNumber: (draft, by, waitMs) => numbers.order(draft, by, waitMs),

    reconcile: () => reconciler.reconcile(),

    async close() {
      for (const stop of stopTimers) stop()
      await reconciler.close()
      timekeeper.stop()
      await numbers.close()
      await dispatcher.close()
      await errands.close()
      await committer.idle()
      stopListening()
    },
  }
}

function factOfNotice({ id, occurredAt, body }: Notice): Fact {
  return { id, occurredAt, order: { at: occurredAt, rank: 0 }, source: 'WEBHOOK', body } as Fact
}

/**
 * A conference's first webhook may overtake the answer to our request for it. The request is known by its leg,
 * so the conference has its name and its room from the start.
 */
async function enriched(ws: Workspace, fact: Fact): Promise<Fact> {
  const { body } = fact
  if (body.type !== 'ConferenceStarted' || body.creatorLegId === undefined) return fact
  if ((await ws.conference(body.conferenceId)) !== undefined) return fact
  const asked = await ws.tx.outbox.openingWith(body.creatorLegId)
  if (asked?.command.kind !== 'createConference') return fact
  const { name, roomId } = asked.command
  return { ...fact, body: { ...body, name, ...(roomId !== undefined && { roomId }) } } as Fact
}

function needsOfNotice({ id, body }: Notice): Partial<Needs> {
  const of: { callId?: string; legId?: string; conferenceId?: string } = body as object
  return needs(of, [id])
}

function needsOfCommand({ command }: Pick<CommandRecord, 'command'>): Partial<Needs> {
  return needs(command as { callId?: string; legId?: string; conferenceId?: string }, [])
}

function needs(
  of: { callId?: string; legId?: string; conferenceId?: string },
  events: Needs['events'],
): Partial<Needs> {
  return {
    events,
    calls: (of.callId === undefined ? [] : [of.callId]) as Needs['calls'],
    conferences: (of.conferenceId === undefined ? [] : [of.conferenceId]) as Needs['conferences'],
    participants: (of.conferenceId !== undefined && of.legId !== undefined
      ? [ParticipantId(of.conferenceId as never, of.legId as never)]
      : []) as Needs['participants'],
  }
}
