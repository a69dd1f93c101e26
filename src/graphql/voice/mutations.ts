import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import { identityIn } from '../../http/auth/identities.js'
import { encodeCursor } from '../../journal/cursor.js'
import { headOf } from '../../journal/reads/events.js'
import { type Identity, ServiceLineId, VoiceSessionId } from '../../kernel/ids.js'
import type { VoiceOutcome } from '../../signalling/next.js'
import { summaryOf } from '../../signalling/session.js'
import type { VoiceAnswer, VoiceReference } from '../../switchboard/voice.js'
import { admit, Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound, refuse } from '../errors.js'
import { Cursor } from '../scalars/scalars.js'
import { ofLength, within } from '../schema/inputs.js'
import { nullable, Shown } from '../schema/shown.js'
import { CANDIDATE, dataIn, identityText, nameIn, PEER_INFO } from './bounds.js'
import { VoiceOutcomeEnum } from './enums.js'
import {
  AcceptVoiceSessionInput,
  BusyVoiceSessionInput,
  SignalVoiceSessionInput,
  StartVoiceSessionInput,
  StopVoiceSessionInput,
  type VoiceSessionInput,
} from './inputs.js'
import { sessionFor } from './secrecy.js'
import { VoiceSessionView } from './views.js'

@ObjectType('VoiceSessionPayload', {
  description: 'What became of a message to the other party. It is relayed when this is answered.',
})
class VoiceSessionPayload {
  @Shown(() => VoiceOutcomeEnum, 'What became of it.')
  readonly outcome!: VoiceOutcome
  @Shown(() => VoiceSessionView, 'The session as it stands now; null when there is none.', nullable)
  readonly voiceSession?: VoiceSessionView
  @Shown(() => Cursor, 'Where the journal stands: listen from here to what follows.')
  readonly cursor!: string
}

const WHAT = { description: 'What is said.' }
const REFUSED =
  'FORBIDDEN when you are neither of the two, which is recorded as VoiceSignalRefused. ' +
  'What changes nothing is no error: see `outcome`.'

@Resolver()
export class VoiceMutations {
  @Needs('CUSTOMER')
  @Mutation(() => VoiceSessionPayload, {
    description:
      'Asks somebody to talk, or any operator of a line, who gets a StartSignal. An operator’s name is filled in as ' +
      '`data.operatorName`. Who is away gets it when coming back in time. With the same cid and recipient again it is ' +
      'a repetition; CONFLICT when you have another live call under the cid.',
  })
  async startVoiceSession(
    @Arg('input', () => StartVoiceSessionInput, WHAT) input: StartVoiceSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<VoiceSessionPayload> {
    const { cid, callId, peerInfo, data, ringSeconds } = input
    const party = partyOf(context)
    const answer = await context.switchboard.voice.start({
      ...party,
      to: recipientOf(input, party.by, context),
      cid: nameIn(cid, 'cid'),
      ...(callId != null && { callRef: nameIn(callId, 'callId') }),
      peerInfo: ofLength(peerInfo, PEER_INFO, 'peerInfo'),
      data: dataIn(data),
      ringMs: within(ringSeconds, [5, 120], 'ringSeconds') * 1_000,
    })
    return payloadOf(context, answer)
  }

  @Needs('CUSTOMER')
  @Mutation(() => VoiceSessionPayload, {
    description: `Accepts a session that rings at you; the other one gets an AcceptSignal. ${REFUSED}`,
  })
  async acceptVoiceSession(
    @Arg('input', () => AcceptVoiceSessionInput, WHAT) input: AcceptVoiceSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<VoiceSessionPayload> {
    const answer = await context.switchboard.voice.say(referenceOf(input), {
      type: 'accept',
      ...partyOf(context),
      peerInfo: ofLength(input.peerInfo, PEER_INFO, 'peerInfo'),
      data: dataIn(input.data),
    })
    return payloadOf(context, answer)
  }

  @Needs('CUSTOMER')
  @Mutation(() => VoiceSessionPayload, {
    description: `Says that you cannot take the call; the other one gets a BusySignal. A line rings at the next operator. ${REFUSED}`,
  })
  async busyVoiceSession(
    @Arg('input', () => BusyVoiceSessionInput, WHAT) input: BusyVoiceSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<VoiceSessionPayload> {
    const saying = { type: 'busy' as const, ...partyOf(context) }
    return payloadOf(context, await context.switchboard.voice.say(referenceOf(input), saying))
  }

  @Needs('CUSTOMER')
  @Mutation(() => VoiceSessionPayload, {
    description:
      'Ends the session, whether it rings or is talked on; the other one, and nobody else, gets a StopSignal. ' +
      `From an operator whom a line rings at it means busy. ${REFUSED}`,
  })
  async stopVoiceSession(
    @Arg('input', () => StopVoiceSessionInput, WHAT) input: StopVoiceSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<VoiceSessionPayload> {
    const saying = { type: 'stop' as const, ...partyOf(context) }
    return payloadOf(context, await context.switchboard.voice.say(referenceOf(input), saying))
  }

  @Needs('CUSTOMER')
  @Mutation(() => VoiceSessionPayload, {
    description:
      'Tells the other one a way by which the audio may go, as a CandidateSignal, while it rings or is talked on. ' +
      `What a customer tells before a line’s operator has accepted is told to the next operator, too. ${REFUSED} ` +
      'LIMIT_EXCEEDED after 100.',
  })
  async signalVoiceSession(
    @Arg('input', () => SignalVoiceSessionInput, WHAT) input: SignalVoiceSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<VoiceSessionPayload> {
    const answer = await context.switchboard.voice.say(referenceOf(input), {
      type: 'candidate',
      ...partyOf(context),
      peerInfo: ofLength(input.candidate, CANDIDATE, 'candidate'),
    })
    return payloadOf(context, answer)
  }
}

/** As whom somebody talks. */
function partyOf({ viewer }: GraphContext): { by: Identity; name: string } {
  const { identity: by, name } = admit(viewer, 'CUSTOMER')
  return { by, name }
}

function recipientOf(
  { to, serviceLineId }: StartVoiceSessionInput,
  by: Identity,
  { viewer, identitySource }: GraphContext,
): { receiver: Identity } | { lineId: ServiceLineId } {
  if ((to == null) === (serviceLineId == null)) {
    throw badInput('Give either to or serviceLineId.', 'input.to')
  }
  if (to == null) return { lineId: ServiceLineId(serviceLineId as string) }
  // Otherwise customers could ring at each other, and at everybody.
  if (viewer?.role === 'CUSTOMER')
    throw refuse('FORBIDDEN', 'Customers ask a service line.', { path: 'input.to' })
  const receiver = identityIn(identityText(to, 'to'), identitySource)
  if (receiver === by) throw badInput('Expected an identity other than yours.', 'input.to')
  return { receiver }
}

function referenceOf({ id, cid }: VoiceSessionInput): VoiceReference {
  if ((id == null) === (cid == null)) throw badInput('Give either id or cid.', 'input.id')
  return id == null ? { cid: nameIn(cid as string, 'cid') } : { id: VoiceSessionId(nameIn(id, 'id')) }
}

async function payloadOf(
  context: GraphContext,
  { outcome, session }: VoiceAnswer,
): Promise<VoiceSessionPayload> {
  switch (outcome) {
    case 'STRANGER':
      throw refuse('FORBIDDEN', 'You are neither of the two who talk.', { path: 'input' })
    case 'CONFLICT':
      throw refuse('CONFLICT', 'You have another live call under this cid.', { path: 'input.cid' })
    case 'TOO_MANY':
      throw refuse('LIMIT_EXCEEDED', 'You have sent as many candidates as a session takes.', {
        path: 'input',
      })
    case 'UNKNOWN_LINE':
      throw notFound('There is no such service line.', 'input.serviceLineId')
    default: {
      const { epoch, reader, viewer } = context
      const seq = await headOf(reader)
      const voiceSession =
        session && new VoiceSessionView(sessionFor(viewer, summaryOf(session)), { epoch, seq })
      return { outcome, ...(voiceSession && { voiceSession }), cursor: encodeCursor({ epoch, seq }) }
    }
  }
}
