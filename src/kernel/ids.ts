import type { Brand } from './brand.js'

/** A call: the legs that belong together (the carrier's call session). */
export type CallId = Brand<string, 'CallId'>
export const CallId = (id: string) => id as CallId

/** One endpoint's part of a call (the carrier's call leg). */
export type CallLegId = Brand<string, 'CallLegId'>
export const CallLegId = (id: string) => id as CallLegId

/** The carrier's token to control a leg. A secret: it never leaves the server. */
export type CallControlId = Brand<string, 'CallControlId'>
export const CallControlId = (id: string) => id as CallControlId

export type ConferenceId = Brand<string, 'ConferenceId'>
export const ConferenceId = (id: string) => id as ConferenceId

/** A leg's stay in a conference: `<conference>.<leg>`. */
export type ParticipantId = Brand<string, 'ParticipantId'>
export const ParticipantId = (conference: ConferenceId, leg: CallLegId) =>
  `${conference}.${leg}` as ParticipantId

export type RecordingId = Brand<string, 'RecordingId'>
export const RecordingId = (id: string) => id as RecordingId

export type RoomId = Brand<string, 'RoomId'>
export const RoomId = (id: string) => id as RoomId

export type CallFlowId = Brand<string, 'CallFlowId'>
export const CallFlowId = (id: string) => id as CallFlowId

/** One caller's way through a call flow. */
export type FlowRunId = Brand<string, 'FlowRunId'>
export const FlowRunId = (id: string) => id as FlowRunId

/** What a number led to, from one instant to another. */
export type NumberBindingId = Brand<string, 'NumberBindingId'>
export const NumberBindingId = (id: string) => id as NumberBindingId

export type NumberOrderId = Brand<string, 'NumberOrderId'>
export const NumberOrderId = (id: string) => id as NumberOrderId

/** A conversation from browser to browser, as it is set up. */
export type VoiceSessionId = Brand<string, 'VoiceSessionId'>
export const VoiceSessionId = (id: string) => id as VoiceSessionId

/** Where customers ask for any of several operators. */
export type ServiceLineId = Brand<string, 'ServiceLineId'>
export const ServiceLineId = (id: string) => id as ServiceLineId

/** An API key or share link that is stored. */
export type AccessKeyId = Brand<string, 'AccessKeyId'>
export const AccessKeyId = (id: string) => id as AccessKeyId

/** Who somebody is, with the source that says so: `key:<name>`, `jwt:<issuer>:<sub>`, `share:<id>` or `local:<name>`. */
export type Identity = Brand<string, 'Identity'>
export const Identity = (name: string) => name as Identity

export type CommandId = Brand<string, 'CommandId'>
export const CommandId = (id: string) => id as CommandId

export type EventId = Brand<string, 'EventId'>
export const EventId = (id: string) => id as EventId
