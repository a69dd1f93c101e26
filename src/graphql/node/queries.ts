import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { kindOf, type NodeKind } from '../../journal/reads/node.js'
import {
  CallFlowId,
  CallId,
  CommandId,
  ConferenceId,
  NumberBindingId,
  NumberOrderId,
  type ParticipantId,
  RoomId,
} from '../../kernel/ids.js'
import { apiKeyById } from '../access/key-queries.js'
import { auditEntryNode } from '../audit/queries.js'
import { Needs } from '../auth.js'
import { legById } from '../call/queries.js'
import { CallView } from '../call/views.js'
import { CommandView } from '../command/views.js'
import { conferenceById } from '../conference/queries.js'
import { ParticipantView } from '../conference/views.js'
import type { GraphContext } from '../context.js'
import { CallFlowView } from '../flow/views.js'
import { flowRunById } from '../flow-run/queries.js'
import { recordingById, transcriptionById } from '../recording/queries.js'
import { RoomView } from '../room/views.js'
import { Node } from '../schema/node.js'
import { NumberOrderView } from '../tracking/order-views.js'
import { NumberBindingView } from '../tracking/views.js'
import { serviceLineById, voiceSessionById } from '../voice/queries.js'

type Find = (context: GraphContext, id: string) => Promise<Node | undefined>

/** How each kind of thing is found by its id; total. */
const FIND: Record<NodeKind, Find> = {
  async Call({ load, epoch }, id) {
    const found = await load.call.load(CallId(id))
    return found && new CallView(found.state, { epoch, seq: found.seq })
  },
  CallLeg: legById,
  Conference: (context, id) => conferenceById(context, ConferenceId(id)),
  async Participant({ load, epoch }, id) {
    const stay = await load.participant.load(id as ParticipantId)
    return stay && new ParticipantView(stay, { epoch, seq: stay.seq })
  },
  Recording: recordingById,
  Transcription: transcriptionById,
  async Room({ load }, id) {
    const seated = await load.room.load(RoomId(id))
    return seated && new RoomView(seated)
  },
  FlowRun: flowRunById,
  async NumberBinding({ load }, id) {
    const binding = await load.binding.load(NumberBindingId(id))
    return binding && new NumberBindingView(binding)
  },
  async CallFlow({ load }, id) {
    const stored = await load.callFlow.load(CallFlowId(id))
    return stored && new CallFlowView(stored)
  },
  async NumberOrder({ load }, id) {
    const order = await load.numberOrder.load(NumberOrderId(id))
    return order && new NumberOrderView(order)
  },
  async Command({ load }, id) {
    const record = await load.command.load(CommandId(id))
    return record && new CommandView(record)
  },
  VoiceSession: voiceSessionById,
  ServiceLine: serviceLineById,
  async ApiKey(context, id) {
    return context.viewer?.role === 'ADMIN' ? apiKeyById(context, id) : undefined
  },
  AuditEntry: auditEntryNode,
}

const FOR_CUSTOMERS: readonly NodeKind[] = ['VoiceSession', 'ServiceLine']

@Resolver()
export class NodeQueries {
  @Needs('CUSTOMER')
  @Query(() => Node, {
    nullable: true,
    description:
      'Whatever has this id; null when nothing has. Viewers with the role customer see service lines and their own voice sessions; only administrators see API keys.',
  })
  async node(
    @Arg('id', () => ID, {
      description:
        'Of a call, leg, conference, participant, recording, transcription, room, call flow, flow run, number binding, number order, command, voice session, service line, or for administrators an API key or audit entry.',
    })
    id: string,
    @Ctx() context: GraphContext,
  ): Promise<Node | undefined> {
    const kind = await kindOf(context.reader, id)
    if (kind === undefined) return undefined
    if (context.viewer?.role === 'CUSTOMER' && !FOR_CUSTOMERS.includes(kind)) return undefined
    return FIND[kind](context, id)
  }
}
