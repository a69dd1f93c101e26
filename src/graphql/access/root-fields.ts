/**
 * What a root field does for a credential that is limited to some resources (`Scope.within`):
 * - `OPEN`: what it shows belongs to no resource.
 * - `FILTERED`: it shows permitted resources only; everything else is as if it did not exist.
 * - `CHECKED`: its arguments have to name resources, and all of them have to be permitted: NOT_FOUND otherwise.
 * - `LISTED`: as `CHECKED`, and the credential has to list it in `Scope.mutations`, since it reaches further.
 * - `REFUSED`: FORBIDDEN.
 */
export type WithinRule = 'OPEN' | 'FILTERED' | 'CHECKED' | 'LISTED' | 'REFUSED'

/** The kinds of resources that a credential can be limited to, and what leads to them. */
export type ResourceKind = 'room' | 'conference' | 'call' | 'leg' | 'participant' | 'recording'

export interface RootRule {
  within: WithinRule
  /** What its argument `id` names. */
  id?: ResourceKind
  /** True when it is about recordings or transcripts: FORBIDDEN without `Scope.recordings`. */
  recordings?: true
}

const OPEN: RootRule = { within: 'OPEN' }
const FILTERED: RootRule = { within: 'FILTERED' }
const CHECKED: RootRule = { within: 'CHECKED' }
const LISTED: RootRule = { within: 'LISTED' }
const REFUSED: RootRule = { within: 'REFUSED' }
const ON_RECORDINGS: RootRule = { within: 'CHECKED', recordings: true }

/** The rule of every root field, by `Type.field`. A field without a row is refused, and fails a test. */
export const ROOT_RULES: Readonly<Record<string, RootRule>> = {
  'Query.apiKey': REFUSED,
  'Query.apiKeys': REFUSED,
  'Query.auditLog': REFUSED,
  'Query.availableNumbers': REFUSED,
  'Query.bindingStats': REFUSED,
  'Query.call': FILTERED,
  'Query.callFlow': REFUSED,
  'Query.callFlows': REFUSED,
  'Query.callLeg': FILTERED,
  'Query.calls': FILTERED,
  'Query.commands': CHECKED,
  'Query.conference': FILTERED,
  'Query.conferences': FILTERED,
  'Query.defaultCallFlow': REFUSED,
  'Query.events': CHECKED,
  'Query.flowRun': REFUSED,
  'Query.flowRuns': REFUSED,
  'Query.node': FILTERED,
  'Query.numberBinding': REFUSED,
  'Query.numberBindings': REFUSED,
  'Query.numberOrder': REFUSED,
  'Query.numberOrders': REFUSED,
  'Query.phoneNumbers': REFUSED,
  'Query.recording': { within: 'FILTERED', recordings: true },
  'Query.recordings': ON_RECORDINGS,
  'Query.rehearseCallFlow': REFUSED,
  'Query.room': FILTERED,
  'Query.rooms': FILTERED,
  'Query.service': OPEN,
  'Query.serviceLine': REFUSED,
  'Query.serviceLines': REFUSED,
  'Query.shareLinks': REFUSED,
  'Query.trackedCalls': REFUSED,
  'Query.transcription': { within: 'FILTERED', recordings: true },
  'Query.validateCallFlow': REFUSED,
  'Query.viewer': OPEN,
  'Query.voiceApplication': REFUSED,
  'Query.voiceSession': REFUSED,
  'Query.voiceSessions': REFUSED,
  'Query.webhookDeliveries': REFUSED,

  'Mutation.acceptVoiceSession': REFUSED,
  'Mutation.answerCall': CHECKED,
  'Mutation.bridgeCalls': CHECKED,
  'Mutation.busyVoiceSession': REFUSED,
  'Mutation.createApiKey': REFUSED,
  'Mutation.createCallFlow': REFUSED,
  'Mutation.createConference': REFUSED,
  'Mutation.createNumberBinding': REFUSED,
  'Mutation.createRoom': REFUSED,
  'Mutation.createServiceLine': REFUSED,
  'Mutation.createTrackingNumber': REFUSED,
  'Mutation.createShareLink': REFUSED,
  'Mutation.deleteCallFlow': REFUSED,
  'Mutation.deleteNumberBinding': REFUSED,
  'Mutation.deleteRecording': ON_RECORDINGS,
  'Mutation.deleteRoom': REFUSED,
  'Mutation.deleteServiceLine': REFUSED,
  'Mutation.endConference': CHECKED,
  'Mutation.gatherDigits': CHECKED,
  'Mutation.hangUpCall': CHECKED,
  'Mutation.holdParticipants': CHECKED,
  'Mutation.importCallFlow': REFUSED,
  'Mutation.joinConference': CHECKED,
  'Mutation.muteParticipants': CHECKED,
  'Mutation.orderPhoneNumber': REFUSED,
  'Mutation.pauseRecording': ON_RECORDINGS,
  'Mutation.placeCall': REFUSED,
  'Mutation.playOnCall': CHECKED,
  'Mutation.playToConference': CHECKED,
  'Mutation.pullParticipant': LISTED,
  'Mutation.reconcile': REFUSED,
  'Mutation.rejectCall': CHECKED,
  'Mutation.removeParticipants': CHECKED,
  'Mutation.requestTranscription': ON_RECORDINGS,
  'Mutation.resumeRecording': ON_RECORDINGS,
  'Mutation.revokeApiKey': REFUSED,
  'Mutation.revokeShareLink': REFUSED,
  'Mutation.rotateApiKey': REFUSED,
  'Mutation.runCallFlow': REFUSED,
  'Mutation.sendDigits': CHECKED,
  'Mutation.sendDigitsToConference': CHECKED,
  'Mutation.setAvailability': REFUSED,
  'Mutation.setDefaultCallFlow': REFUSED,
  'Mutation.setSupervisorRole': CHECKED,
  'Mutation.signalVoiceSession': REFUSED,
  'Mutation.speakOnCall': CHECKED,
  'Mutation.speakToConference': CHECKED,
  'Mutation.startRecording': ON_RECORDINGS,
  'Mutation.startVoiceSession': REFUSED,
  'Mutation.stopCallAudio': CHECKED,
  'Mutation.stopConferenceAudio': CHECKED,
  'Mutation.stopFlowRun': REFUSED,
  'Mutation.stopRecording': ON_RECORDINGS,
  'Mutation.stopVoiceSession': REFUSED,
  'Mutation.transferCall': LISTED,
  'Mutation.unholdParticipants': CHECKED,
  'Mutation.unmuteParticipants': CHECKED,
  'Mutation.updateCallFlow': REFUSED,
  'Mutation.updateNumberBinding': REFUSED,
  'Mutation.updateRoom': REFUSED,
  'Mutation.updateServiceLine': REFUSED,

  'Subscription.callEvents': CHECKED,
  'Subscription.commandEvents': REFUSED,
  'Subscription.conferenceEvents': CHECKED,
  'Subscription.events': CHECKED,
  'Subscription.flowRunEvents': REFUSED,
  'Subscription.liveBoard': FILTERED,
  'Subscription.liveCall': { within: 'CHECKED', id: 'call' },
  'Subscription.liveConference': { within: 'CHECKED', id: 'conference' },
  'Subscription.liveRoom': { within: 'CHECKED', id: 'room' },
  'Subscription.numberOrderEvents': REFUSED,
  'Subscription.participantEvents': CHECKED,
  'Subscription.recordingEvents': ON_RECORDINGS,
  'Subscription.trackedCallEvents': REFUSED,
  'Subscription.voiceSignals': REFUSED,
}

/** The rule of a root field. */
export function ruleOf(type: string, field: string): RootRule {
  return ROOT_RULES[`${type}.${field}`] ?? REFUSED
}
