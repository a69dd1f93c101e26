import { type GraphQLSchema, isInterfaceType, lexicographicSortSchema, printSchema } from 'graphql'
import { buildSchemaSync, getMetadataStorage } from 'type-graphql'
import { ApiKeyMutations } from './access/key-mutations.js'
import { ApiKeyQueries } from './access/key-queries.js'
import { auditMutations } from './audit/mutations.js'
import { AuditQueries } from './audit/queries.js'
import { checkRole } from './auth.js'
import { CallAudioMutations } from './call/audio-mutations.js'
import { CallMutations } from './call/mutations.js'
import { CallFields, CallLegFields, CallQueries } from './call/queries.js'
import { CommandFields, CommandQueries } from './command/queries.js'
import { ConferenceAudioMutations } from './conference/audio-mutations.js'
import { ConferenceMutations } from './conference/mutations.js'
import { ParticipantMutations } from './conference/participant-mutations.js'
import { ConferenceFields, ConferenceQueries, ParticipantFields } from './conference/queries.js'
import { DeliveryQueries } from './delivery/queries.js'
import { CommandEventRelations } from './event/fields.js'
import { StreamGapView } from './event/gap.js'
import { CallTimeline, ConferenceTimeline, EventQueries } from './event/queries.js'
import { EventSubscriptions } from './event/subscriptions.js'
import { EVENT_VIEWS } from './event/types.js'
import { CallFlowMutations } from './flow/mutations.js'
import { CallFlowFields, CallFlowQueries } from './flow/queries.js'
import { FlowRunMutations } from './flow-run/mutations.js'
import { CallFlowRuns, FlowRunFields, FlowRunQueries, LegFlowRun } from './flow-run/queries.js'
import { LiveSubscriptions, RoomChangeFields } from './live/subscriptions.js'
import { NodeQueries } from './node/queries.js'
import { RecordingMutations } from './recording/mutations.js'
import { RecordingFields, RecordingQueries, TranscriptionFields } from './recording/queries.js'
import { RoomMutations } from './room/mutations.js'
import { RoomFields, RoomQueries } from './room/queries.js'
import { markOneOf } from './schema/one-of.js'
import { ServiceMutations } from './service/mutations.js'
import { ServiceFields, ServiceQueries } from './service/queries.js'
import { VoiceApplicationQueries } from './service/voice-application.js'
import { NumberBindingMutations } from './tracking/mutations.js'
import { NumberMutations } from './tracking/number-mutations.js'
import { NumberOrderFields, NumberQueries, PhoneNumberFields } from './tracking/number-queries.js'
import {
  CallBinding,
  CallFlowBindings,
  NumberBindingFields,
  NumberBindingFlows,
  NumberBindingQueries,
  RoomBindings,
} from './tracking/queries.js'
import {
  BindingStatsGroupFields,
  CallTracking,
  NumberBindingCalls,
  TrackedCallFields,
  TrackedCallQueries,
} from './tracking/tracked-queries.js'
import { ServiceLineMutations } from './voice/line-mutations.js'
import { VoiceMutations } from './voice/mutations.js'
import { ServiceLineFields, VoiceQueries, VoiceSessionFields } from './voice/queries.js'
import { SIGNAL_VIEWS } from './voice/signals.js'
import { VoiceSubscriptions } from './voice/subscriptions.js'

const RESOLVERS = [
  ApiKeyMutations,
  ApiKeyQueries,
  CallMutations,
  CallAudioMutations,
  RecordingMutations,
  ConferenceMutations,
  ConferenceAudioMutations,
  ParticipantMutations,
  RoomMutations,
  CallFlowMutations,
  ServiceFields,
  ServiceMutations,
  ServiceQueries,
  VoiceApplicationQueries,
  NodeQueries,
  CallQueries,
  CallFields,
  CallLegFields,
  CallTimeline,
  ConferenceQueries,
  ConferenceFields,
  ConferenceTimeline,
  ParticipantFields,
  RoomQueries,
  RoomFields,
  FlowRunMutations,
  FlowRunQueries,
  FlowRunFields,
  CallFlowRuns,
  LegFlowRun,
  NumberBindingMutations,
  NumberBindingQueries,
  NumberBindingFields,
  CallFlowBindings,
  NumberBindingFlows,
  RoomBindings,
  CallBinding,
  NumberMutations,
  NumberQueries,
  NumberOrderFields,
  PhoneNumberFields,
  TrackedCallQueries,
  TrackedCallFields,
  BindingStatsGroupFields,
  NumberBindingCalls,
  CallTracking,
  CallFlowQueries,
  CallFlowFields,
  RecordingQueries,
  RecordingFields,
  TranscriptionFields,
  EventQueries,
  EventSubscriptions,
  LiveSubscriptions,
  RoomChangeFields,
  CommandEventRelations,
  CommandQueries,
  CommandFields,
  DeliveryQueries,
  AuditQueries,
  VoiceMutations,
  ServiceLineMutations,
  VoiceQueries,
  VoiceSessionFields,
  ServiceLineFields,
  VoiceSubscriptions,
] as const

let built: GraphQLSchema | undefined

/** The API. Built once: everything that differs between servers is in the context. */
export function apiSchema(): GraphQLSchema {
  built ??= auditMutations(
    guardTypes(
      markOneOf(
        sayRoles(
          buildSchemaSync({
            resolvers: [...RESOLVERS],
            orphanedTypes: [...EVENT_VIEWS, ...SIGNAL_VIEWS, StreamGapView],
            authChecker: checkRole,
            validate: false,
            pubSub: NO_PUB_SUB,
          }),
        ),
      ),
    ),
  )
  return built
}

/** Says of each root field whom it is for. */
function sayRoles(schema: GraphQLSchema): GraphQLSchema {
  const { queries, mutations, subscriptions } = getMetadataStorage()
  const roots = [
    [schema.getQueryType(), queries],
    [schema.getMutationType(), mutations],
    [schema.getSubscriptionType(), subscriptions],
  ] as const
  for (const [type, resolvers] of roots) {
    for (const { schemaName, roles = [] } of resolvers) {
      const field = type?.getFields()[schemaName]
      if (field !== undefined) field.description += ` For the role ${String(roles[0]).toLowerCase()}.`
    }
  }
  return schema
}

/** Lets an object of no known type be an error of its field; thrown, it would escape a compiled query. */
function guardTypes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type) || type.resolveType == null) continue
    const { resolveType } = type
    type.resolveType = (...args) => {
      try {
        return resolveType(...args)
      } catch {
        return undefined
      }
    }
  }
  return schema
}

/** Events come from the context's feed: type-graphql's own way of delivering them is not to be used. */
const NO_PUB_SUB = {
  publish: () => {
    throw new Error('Events are delivered by the feed.')
  },
  subscribe: () => {
    throw new Error('Events are delivered by the feed.')
  },
}

/** The API as text, in an order that does not depend on which file was loaded first. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(apiSchema()))}\n`
}
