import { type Fact, orderAfter } from '../fact/fact.js'
import { type CallId, type CallLegId, type ConferenceId, ParticipantId } from '../kernel/ids.js'
import type { Correction, Look } from './comparison.js'
import { recordAndDecide } from './rules.js'
import { type Since, stillness } from './stillness.js'
import type { Needs, Workspace } from './workspace.js'

/** The corrections that a second look found again. */
export function lasting(seen: readonly Correction[], look: Look): Look {
  const before = new Set(seen.map(({ body }) => JSON.stringify(body)))
  return { ...look, corrections: look.corrections.filter(({ body }) => before.has(JSON.stringify(body))) }
}

/** Records what is missing, as far as what it is about is still; answers how many facts that were. */
export async function recordStill(
  ws: Workspace,
  corrections: readonly Correction[],
  since: Since,
): Promise<number> {
  const isStill = await stillness(
    ws,
    corrections.map(c => c.body),
    since,
  )
  const due = corrections.filter(({ id, body }) => isStill(body) && !ws.isRecorded(id))
  if (corrections[0]?.body.type === 'ConferenceEnded' && due[0] !== corrections[0]) return 0
  for (const { id, body } of due) {
    const last = await ws.states.lastAbout(body as { callId?: CallId; conferenceId?: ConferenceId })
    await recordAndDecide(ws, {
      id,
      occurredAt: ws.now,
      order: orderAfter(last, ws.nextSeq()),
      source: 'RECONCILED',
      body,
    } as Fact)
  }
  return due.length
}

/** What recording these will touch. */
export function needsOf(corrections: readonly Correction[]): Partial<Needs> {
  const bodies = corrections.map(
    c => c.body as { callId?: CallId; legId?: CallLegId; conferenceId?: ConferenceId },
  )
  return {
    events: corrections.map(c => c.id),
    calls: bodies.flatMap(b => b.callId ?? []),
    conferences: bodies.flatMap(b => b.conferenceId ?? []),
    participants: bodies.flatMap(b =>
      b.conferenceId !== undefined && b.legId !== undefined ? ParticipantId(b.conferenceId, b.legId) : [],
    ),
  }
}
