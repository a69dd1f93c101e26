import { type GraphQLField, type GraphQLObjectType, getNullableType, isListType } from 'graphql'

/** How many items a list of objects may have: so many, or as many as the arguments of a field request. */
export type ListSize =
  | number
  /** Of the field that returned the object: the list is one page. */
  | 'PAGE'
  /** Of the list's own field. */
  | 'ARGUMENTS'

/**
 * What lists that no argument bounds are assumed to hold; a list of objects that is missing here fails a test. Sizes
 * are those of busy installations: the largest that occur would refuse queries that answer a few hundred fields.
 */
const ASSUMED: Readonly<Record<string, ListSize>> = {
  'BindingStats.groups': 'PAGE',
  'BoardChange.participants': 10,
  'BoardSnapshot.calls': 100,
  'BoardSnapshot.conferences': 50,
  'Call.conferences': 10,
  'Call.flowRuns': 10,
  'Call.legs': 10,
  'Call.recordings': 10,
  'CallChange.participants': 10,
  'CallFlow.bindings': 10,
  'CallFlow.steps': 20,
  'CallFlowDocument.steps': 20,
  'CallFlowPayload.problems': 100,
  'CallFlowReport.problems': 100,
  'CallLeg.recordings': 10,
  'Conference.participants': 10,
  'Conference.recordings': 10,
  'ConferenceChange.participants': 10,
  'FlowRun.trace': 50,
  'ParticipantsPayload.commands': 50,
  'ParticipantsPayload.failures': 50,
  'ParticipantsPayload.participants': 50,
  'Query.availableNumbers': 'ARGUMENTS',
  'Recording.transcriptions': 10,
  'Rehearsal.neverVisited': 50,
  'Rehearsal.timeline': 100,
  'Rehearsal.visited': 50,
  'Room.bindings': 10,
  'RoomChange.participants': 10,
  'ServiceLine.operators': 10,
  'TrackedCall.recordings': 10,
}

/** The size of a field's list; 1 when it is none, undefined when it was not declared. */
export function listSizeOf(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): ListSize | undefined {
  if (!isListType(getNullableType(field.type))) return 1
  if (parent.name.endsWith('Connection') && ['edges', 'nodes'].includes(field.name)) return 'PAGE'
  // Every kind of step has them.
  if (parent.name.endsWith('Step') && field.name === 'conditions') return 10
  return ASSUMED[`${parent.name}.${field.name}`]
}
