import type { Notice } from '../carrier/carrier.js'
import type { Fact, FactBody } from '../fact/fact.js'
import { type Delivery, REFUSED_VERDICTS } from '../journal/deliveries.js'
import type { Committer } from './committer.js'
import { needsOf } from './needs.js'
import { recordAndDecide } from './rules.js'
import type { Workspace } from './workspace.js'

/** How many refused webhooks come between two looks at how many are kept. */
const BETWEEN_LOOKS = 100

/** Takes down what the carrier tells, and notes what it sends otherwise. */
export class Reception {
  private noted = 0

  constructor(
    private readonly committer: Committer,
    private readonly keepRefused: number,
  ) {}

  receive(notice: Notice, delivery: Omit<Delivery, 'verdict'>): Promise<'RECORDED' | 'DUPLICATE'> {
    return this.committer.commit({
      needs: needsOf(notice.body, [notice.id]),
      async run(ws) {
        const duplicate = ws.isRecorded(notice.id)
        const verdict = duplicate
          ? 'DUPLICATE'
          : notice.body.type === 'UnknownEvent'
            ? 'UNKNOWN_EVENT_TYPE'
            : 'ACCEPTED'
        ws.deliveries.push({ ...delivery, verdict })
        if (!duplicate) await recordAndDecide(ws, await enriched(ws, factOf(notice)))
        return duplicate ? 'DUPLICATE' : 'RECORDED'
      },
    })
  }

  note(delivery: Delivery): Promise<void> {
    return this.committer.commit({
      needs: {},
      run: async ws => {
        ws.deliveries.push(delivery)
        this.noted += 1
        if (this.noted % BETWEEN_LOOKS === 0) {
          await ws.tx.deliveries.bound(REFUSED_VERDICTS, this.keepRefused)
        }
      },
    })
  }
}

function factOf({ id, occurredAt, body }: Notice): Fact {
  return { id, occurredAt, order: { at: occurredAt, rank: 0 }, source: 'WEBHOOK', body } as Fact
}

/** What the carrier tells, with what our own commands say about it. */
async function enriched(ws: Workspace, fact: Fact): Promise<Fact> {
  const { body } = fact
  if (body.type === 'ConferenceStarted') return withRequest(ws, fact, body)
  return body.type === 'ConferenceEnded' && body.reason === 'ALL_LEFT' ? withReason(ws, fact, body) : fact
}

/**
 * A conference's first webhook may overtake the answer to our request for it. The request is known by its leg,
 * so the conference has its name and its room from the start.
 */
async function withRequest(ws: Workspace, fact: Fact, body: FactBody<'ConferenceStarted'>): Promise<Fact> {
  if (body.creatorLegId === undefined) return fact
  if ((await ws.states.conference(body.conferenceId)) !== undefined) return fact
  const asked = await ws.tx.outbox.openingWith(body.creatorLegId)
  if (asked?.command.kind !== 'createConference') return fact
  const { name, roomId } = asked.command
  return { ...fact, body: { ...body, name, ...(roomId !== undefined && { roomId }) } } as Fact
}

/** The carrier says that all left also when we ended it (FACTS §4); a rule ends one only when its host has left. */
async function withReason(ws: Workspace, fact: Fact, body: FactBody<'ConferenceEnded'>): Promise<Fact> {
  const asked = await ws.tx.outbox.ending(body.conferenceId)
  if (asked === undefined) return fact
  const reason = asked.actor.kind === 'POLICY' ? 'HOST_LEFT' : 'ENDED_VIA_API'
  return { ...fact, actor: asked.actor, causedBy: asked.id, body: { ...body, reason } } as Fact
}
