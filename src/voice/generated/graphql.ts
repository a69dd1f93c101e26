/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which session is accepted: either `id` or `cid`. */
export type AcceptVoiceSessionInput = {
  /** Your latest session in the dialogue of this name. */
  cid?: string | null | undefined;
  /** What else the other one is to know: an object of at most 4096 characters as JSON. */
  data?: unknown;
  /** The session. */
  id?: string | number | null | undefined;
  /** What the other browser has to know of yours, such as an SDP: 1 to 32768 characters. */
  peerInfo: string;
};

/** Which session cannot be taken: either `id` or `cid`. */
export type BusyVoiceSessionInput = {
  /** Your latest session in the dialogue of this name. */
  cid?: string | null | undefined;
  /** The session. */
  id?: string | number | null | undefined;
};

/** A service line and its operators. */
export type CreateServiceLineInput = {
  /** Its name, 1 to 100 characters. CONFLICT when another line has it. */
  name: string;
  /** Who takes its calls: at most 250. */
  operators: Array<VoiceOperatorInput>;
  /** How long it rings at one operator before it rings at the next: 1 to 120. */
  ringSeconds?: number;
};

/** What a viewer may do; each may do what those before it may. */
export type Role =
  /** Change rooms, manage API keys, and read webhook deliveries. */
  | 'ADMIN'
  /** Talk by browser with the operators of service lines, and see nothing else. */
  | 'CUSTOMER'
  /** Command calls, conferences and recordings. */
  | 'OPERATOR'
  /** Read and subscribe. */
  | 'VIEWER';

/** Which session the candidate is for: either `id` or `cid`. */
export type SignalVoiceSessionInput = {
  /** An ICE candidate or several, in a form that both browsers know: 1 to 4096 characters. A session takes 100 from each of the two. */
  candidate: string;
  /** Your latest session in the dialogue of this name. */
  cid?: string | null | undefined;
  /** The session. */
  id?: string | number | null | undefined;
};

/** Whom to talk with: either `to` or `serviceLineId`. */
export type StartVoiceSessionInput = {
  /** Your name for this one call, 1 to 128 characters, by which a repetition is recognised for ever; null: the session’s id, and a repetition is recognised while the call lasts. */
  callId?: string | null | undefined;
  /** Your name for the dialogue, 1 to 128 characters. You may have one live call under it. */
  cid: string;
  /** What else the other one is to know: an object of at most 4096 characters as JSON. */
  data?: unknown;
  /** What the other browser has to know of yours, such as an SDP: 1 to 32768 characters. */
  peerInfo: string;
  /** How long it may ring at a person: 5 to 120. A line has its own time. */
  ringSeconds?: number;
  /** Any operator of this line. */
  serviceLineId?: string | number | null | undefined;
  /** The identity of the other party, such as `key:console`; a bare name stands for an identity of the source that this server’s viewers have by default. FORBIDDEN for viewers with the role customer, who ask a line. */
  to?: string | null | undefined;
};

/** Which session is over: either `id` or `cid`. */
export type StopVoiceSessionInput = {
  /** Your latest session in the dialogue of this name. */
  cid?: string | null | undefined;
  /** The session. */
  id?: string | number | null | undefined;
};

/** What is to be different about a service line; what is left out stays. */
export type UpdateServiceLineInput = {
  /** Which line. */
  id: string | number;
  /** Its name, 1 to 100 characters. CONFLICT when another line has it. */
  name?: string | null | undefined;
  /** All its operators: at most 250. */
  operators?: Array<VoiceOperatorInput> | null | undefined;
  /** How long it rings at one operator: 1 to 120. */
  ringSeconds?: number | null | undefined;
};

/** Why a voice session is over, or does not ring here any more. */
export type VoiceEndReason =
  /** Whom it rang at last was busy. */
  | 'BUSY'
  /** One of the two listens to signals no longer, and did not come back. */
  | 'GONE'
  /** One of the two ended it. */
  | 'HUNG_UP'
  /** Whom it rang at last did not answer in time. */
  | 'NO_ANSWER'
  /** No operator of the line was there, available and free. */
  | 'NO_OPERATOR';

/** Somebody who is to take calls of a line. */
export type VoiceOperatorInput = {
  /** The operator’s identity, such as `key:console`, or a bare name as in `StartVoiceSessionInput.to`. The operator needs the role operator to take calls. */
  identity: string;
  /** What customers are told, 1 to 100 characters; the same on all lines: the last one counts. */
  name: string;
};

/** What became of a message. Only DONE changed anything. */
export type VoiceOutcome =
  /** The other one was faster and is ringing here: that session is answered, and can be accepted. Nothing was started. */
  | 'CROSSED'
  /** It was relayed, or a line looks for an operator. */
  | 'DONE'
  /** It came too late, or from the wrong side: an accept after a stop, a busy after an accept. */
  | 'IGNORED'
  /** It had been said before: nothing was relayed again. */
  | 'REPEATED'
  /** The session had been accepted with another `peerInfo`, from another window for instance. */
  | 'TAKEN'
  /** No session has this id or cid. */
  | 'UNKNOWN_SESSION';

/** How a voice session stands. All but the first two are its end: nothing follows. */
export type VoiceSessionStatus =
  /** It was accepted: the two may talk. */
  | 'ACTIVE'
  /** Whom it rang at was busy; on a line, every operator who was free. */
  | 'BUSY'
  /** Nobody answered in time. */
  | 'EXPIRED'
  /** No operator was there, or one of the two went away and did not come back. */
  | 'FAILED'
  /** It was asked for and not accepted yet. */
  | 'RINGING'
  /** One of the two ended it, before or after it was accepted. */
  | 'STOPPED';

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { viewer: { identity: string, name: string, role: Role } };

export type LinesQueryVariables = Exact<{ [key: string]: never; }>;


export type LinesQuery = { serviceLines: { nodes: Array<{ id: string, name: string, operators: Array<{ identity: string, name: string, available: boolean, listening: boolean }> | null }> } };

export type SignalsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type SignalsSubscription = { voiceSignals:
    | { __typename: 'AcceptSignal', issuer: string | null, cid: string | null, peerInfo: string | null, data: unknown, voiceSession: { id: string, starterName: string | null, status: VoiceSessionStatus } | null }
    | { __typename: 'BusySignal', issuer: string | null, cid: string | null, peerInfo: string | null, data: unknown, voiceSession: { id: string, starterName: string | null, status: VoiceSessionStatus } | null }
    | { __typename: 'CandidateSignal', issuer: string | null, cid: string | null, peerInfo: string | null, data: unknown, voiceSession: { id: string, starterName: string | null, status: VoiceSessionStatus } | null }
    | { __typename: 'StartSignal', issuer: string | null, cid: string | null, peerInfo: string | null, data: unknown, voiceSession: { id: string, starterName: string | null, status: VoiceSessionStatus } | null }
    | { __typename: 'StopSignal', reason: VoiceEndReason | null, issuer: string | null, cid: string | null, peerInfo: string | null, data: unknown, voiceSession: { id: string, starterName: string | null, status: VoiceSessionStatus } | null }
    | { __typename: 'StreamGap', issuer: string | null, cid: string | null, peerInfo: string | null, data: unknown, voiceSession: { id: string, starterName: string | null, status: VoiceSessionStatus } | null }
   };

export type StartMutationVariables = Exact<{
  input: StartVoiceSessionInput;
}>;


export type StartMutation = { startVoiceSession: { outcome: VoiceOutcome, voiceSession: { id: string, status: VoiceSessionStatus, operatorName: string | null } | null } };

export type AcceptMutationVariables = Exact<{
  input: AcceptVoiceSessionInput;
}>;


export type AcceptMutation = { acceptVoiceSession: { outcome: VoiceOutcome } };

export type BusyMutationVariables = Exact<{
  input: BusyVoiceSessionInput;
}>;


export type BusyMutation = { busyVoiceSession: { outcome: VoiceOutcome } };

export type StopMutationVariables = Exact<{
  input: StopVoiceSessionInput;
}>;


export type StopMutation = { stopVoiceSession: { outcome: VoiceOutcome } };

export type CandidateMutationVariables = Exact<{
  input: SignalVoiceSessionInput;
}>;


export type CandidateMutation = { signalVoiceSession: { outcome: VoiceOutcome } };

export type AvailableMutationVariables = Exact<{
  available: boolean;
}>;


export type AvailableMutation = { setAvailability: { available: boolean } };

export type OpenLineMutationVariables = Exact<{
  input: CreateServiceLineInput;
}>;


export type OpenLineMutation = { createServiceLine: { serviceLine: { id: string } } };

export type StaffMutationVariables = Exact<{
  input: UpdateServiceLineInput;
}>;


export type StaffMutation = { updateServiceLine: { serviceLine: { id: string } } };


export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identity"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const LinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceLines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operators"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identity"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"listening"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LinesQuery, LinesQueryVariables>;
export const SignalsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Signals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceSignals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"cid"}},{"kind":"Field","name":{"kind":"Name","value":"peerInfo"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"starterName"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StopSignal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<SignalsSubscription, SignalsSubscriptionVariables>;
export const StartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Start"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartVoiceSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startVoiceSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSession"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"operatorName"}}]}}]}}]}}]} as unknown as DocumentNode<StartMutation, StartMutationVariables>;
export const AcceptDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Accept"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptVoiceSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptVoiceSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<AcceptMutation, AcceptMutationVariables>;
export const BusyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Busy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BusyVoiceSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"busyVoiceSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<BusyMutation, BusyMutationVariables>;
export const StopDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Stop"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StopVoiceSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stopVoiceSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<StopMutation, StopMutationVariables>;
export const CandidateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Candidate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignalVoiceSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signalVoiceSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]} as unknown as DocumentNode<CandidateMutation, CandidateMutationVariables>;
export const AvailableDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Available"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"available"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setAvailability"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"available"},"value":{"kind":"Variable","name":{"kind":"Name","value":"available"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}}]} as unknown as DocumentNode<AvailableMutation, AvailableMutationVariables>;
export const OpenLineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenLine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateServiceLineInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createServiceLine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceLine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<OpenLineMutation, OpenLineMutationVariables>;
export const StaffDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Staff"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateServiceLineInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateServiceLine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serviceLine"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<StaffMutation, StaffMutationVariables>;