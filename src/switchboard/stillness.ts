import type { CarrierCommand } from '../carrier/commands.js'
import type { FactBody } from '../fact/fact.js'
import type { JournalEvent } from '../journal/event.js'
import type { CallId, CallLegId, ConferenceId, EventId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { Workspace } from './workspace.js'

/** From when on nothing may have happened. */
export interface Since {
  /** The place of the journal up to which the views were compared. */
  seq: number
  at: Instant
  /** What does not count: the corrections of the same run. */
  except: ReadonlySet<EventId>
}

/**
 * Tells of each fact whether what it is about is still: nothing was recorded about it since the views were
 * compared, nor lately, and no command to it is on its way or was settled lately.
 */
export async function stillness(
  ws: Workspace,
  bodies: readonly FactBody[],
  since: Since,
): Promise<(body: FactBody) => boolean> {
  const after = Math.min(since.seq, await ws.tx.placeBefore(since.at))
  const recorded: JournalEvent[] = []
  for (const about of subjectsOf(bodies)) recorded.push(...(await ws.tx.eventsAbout(about, after)))
  // What shares this append is not in the journal yet.
  const events = [...recorded, ...ws.events].filter(({ fact }) => !since.except.has(fact.id))
  const commands = [...(await ws.tx.unsettledCommands()), ...ws.newCommands].map(entry => entry.command)
  for (const { about } of events) {
    const entry = about.commandId && (await ws.command(about.commandId))
    if (entry !== undefined) commands.push(entry.command)
  }
  return body =>
    !events.some(event => isMovedBy(body, event)) && !commands.some(command => isMeantBy(body, command))
}

function subjectsOf(bodies: readonly FactBody[]): { conferenceId?: ConferenceId; callId?: CallId }[] {
  const conferences = new Set(bodies.flatMap(b => ('conferenceId' in b && b.conferenceId) || []))
  const calls = new Set(bodies.flatMap(b => ('callId' in b && b.callId) || []))
  return [
    ...[...conferences].map(conferenceId => ({ conferenceId })),
    ...[...calls].map(callId => ({ callId })),
  ]
}

/** Facts about a conference that everybody in it feels. */
const FELT_BY_ALL: readonly FactBody['type'][] = ['ConferenceCreated', 'ConferenceStarted', 'ConferenceEnded']

function isMovedBy(body: FactBody, { about, fact }: JournalEvent): boolean {
  const { conferenceId, legId } = idsIn(body)
  if (legId === undefined) return about.conferenceId === conferenceId
  if (about.legId === legId) return true
  return (
    conferenceId !== undefined && about.conferenceId === conferenceId && FELT_BY_ALL.includes(fact.body.type)
  )
}

function isMeantBy(body: FactBody, command: CarrierCommand): boolean {
  const { conferenceId, legId } = idsIn(body)
  const inThis = 'conferenceId' in command && command.conferenceId === conferenceId
  if (legId === undefined) return inThis
  if ('legId' in command && command.legId === legId) return true
  if (command.kind === 'bridgeCalls') return command.withLegId === legId
  if (!inThis) return false
  if (command.kind === 'endConference') return true
  return 'legIds' in command && (command.legIds === 'ALL' || command.legIds.includes(legId))
}

function idsIn(body: FactBody): { conferenceId?: ConferenceId; legId?: CallLegId } {
  return body as { conferenceId?: ConferenceId; legId?: CallLegId }
}
