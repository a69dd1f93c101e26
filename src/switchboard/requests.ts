import { randomUUID } from 'node:crypto'
import type { CarrierCommand } from '../carrier/commands.js'
import { type Actor, type EventSource, type Fact, type FactBody, orderAfter } from '../fact/fact.js'
import type { CommandRecord } from '../journal/commands.js'
import { CommandId, EventId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import { laneOf } from './lanes.js'
import { LEASE_MS } from './leases.js'
import { checkOutbound, countOutbound, refusalOf } from './outbound.js'
import { record } from './record.js'
import type { Workspace } from './workspace.js'

/** Writes a command into the outbox, with its CommandRequested in the journal. */
export async function request(
  ws: Workspace,
  command: CarrierCommand,
  by: { actor: Actor; key?: string; fingerprint?: string },
): Promise<CommandRecord> {
  const id = CommandId(randomUUID())
  const targets = targetsOf(command)
  // With its refusal it is never sent, and settled as if the carrier had refused it.
  const denied = await checkOutbound(ws, command, by.actor)
  if (denied === undefined) await countOutbound(ws, command, by.actor)
  // A call that is placed has no past of its own.
  const anchor = command.kind === 'placeCall' ? undefined : await ws.states.lastAbout(targets)
  const entry: CommandRecord = {
    id,
    seq: ws.nextSeq(),
    status: 'REQUESTED',
    lane: laneOf(command, id),
    ...(by.key !== undefined && { key: by.key }),
    ...(by.fingerprint !== undefined && { fingerprint: by.fingerprint }),
    command,
    actor: by.actor,
    ...targets,
    ...(denied !== undefined && { refusal: refusalOf(denied) }),
    ...(anchor !== undefined && { anchor }),
    requestedAt: ws.now,
    attempts: 0,
    dueMs: ws.nowMs + LEASE_MS,
    lease: ws.holder,
  }
  ws.addCommand(entry)
  await record(
    ws,
    commandFact(ws, entry, { type: 'CommandRequested', commandId: id, kind: command.kind, ...targets }),
  )
  return entry
}

/** Has a command sent that a rule decided, once for each key. */
export async function ask(ws: Workspace, rule: string, key: string, command: CarrierCommand): Promise<void> {
  const full = `rule:${key}`
  if ((await ws.commandWithKey(full)) !== undefined) return
  await request(ws, command, { actor: { kind: 'POLICY', name: rule }, key: full })
}

/** The fact about a command itself. */
export function commandFact(ws: Workspace, entry: CommandRecord, body: FactBody): Fact {
  return factOf(ws, { body, source: sourceOf(entry.actor), entry, name: body.type })
}

/** A fact that an accepted command made true. */
export function consequence(ws: Workspace, entry: CommandRecord, body: FactBody, index: number): Fact {
  return factOf(ws, { body, source: 'COMMAND', entry, name: `${body.type}.${index}` })
}

function factOf(
  ws: Workspace,
  { body, source, entry, name }: { body: FactBody; source: EventSource; entry: CommandRecord; name: string },
): Fact {
  return {
    id: EventId(`${entry.id}.${name}`),
    occurredAt: ws.now,
    order: orderAfter(entry.anchor, entry.seq),
    source,
    actor: entry.actor,
    causedBy: entry.id,
    body,
  } as Fact
}

/** A fact that one of our rules decided; `cause` is the fact it decided on, `last` the latest of its streams. */
export function decided(
  ws: Workspace,
  rule: string,
  cause: EventId,
  last: Instant | undefined,
  body: FactBody,
): Fact {
  return {
    id: EventId(`${cause}.${body.type}`),
    occurredAt: ws.now,
    order: orderAfter(last, ws.nextSeq()),
    source: 'POLICY',
    actor: { kind: 'POLICY', name: rule },
    body,
  } as Fact
}

function sourceOf(actor: Actor): EventSource {
  return actor.kind === 'POLICY' ? 'POLICY' : 'COMMAND'
}

/** What a command is about, for timelines and filters. */
function targetsOf(
  command: CarrierCommand,
): Pick<CommandRecord, 'callId' | 'legId' | 'conferenceId' | 'roomId'> {
  const ids: Partial<CommandRecord> = command as object
  const pulledInto = command.kind === 'placeCall' ? command.pull?.conferenceId : undefined
  const conferenceId = ids.conferenceId ?? pulledInto
  return {
    ...(ids.callId !== undefined && { callId: ids.callId }),
    ...(ids.legId !== undefined && { legId: ids.legId }),
    ...(conferenceId !== undefined && { conferenceId }),
    ...(ids.roomId !== undefined && { roomId: ids.roomId }),
  }
}
