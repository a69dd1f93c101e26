/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How far a conference has come. */
export type ConferenceStatus =
  /** The carrier ended it, or the last participant left. Its id is never used again. */
  | 'ENDED'
  /** People are in it. */
  | 'IN_PROGRESS'
  /** It was opened; nobody is in it yet, or it waits for whoever starts it. */
  | 'STARTING';

/** Why a participant is on hold. */
export type HoldReason =
  /** Nobody else is there; the room’s rule, which releases when a second one joins. */
  | 'LONE_PARTICIPANT'
  /** Somebody asked for it by mutation. */
  | 'OPERATOR'
  /** The conference waits for whoever starts it. */
  | 'WAITING_FOR_HOST';

export type PeopleInTheLobbyQueryVariables = Exact<{ [key: string]: never; }>;


export type PeopleInTheLobbyQuery = { room: { conference: { id: string, status: ConferenceStatus, startedAt: string, participants: Array<{ number: string | null, onHold: boolean, holdReason: HoldReason | null }>, timeline: { nodes: Array<
          | { __typename: 'CallAnswered' }
          | { __typename: 'CallBridged' }
          | { __typename: 'CallEnded' }
          | { __typename: 'CallHeld' }
          | { __typename: 'CallInitiated' }
          | { __typename: 'CallNoticed' }
          | { __typename: 'CallPlaced' }
          | { __typename: 'CallRouted' }
          | { __typename: 'CallTransferred' }
          | { __typename: 'CallUnheld' }
          | { __typename: 'CommandAccepted' }
          | { __typename: 'CommandFailed' }
          | { __typename: 'CommandRequested' }
          | { __typename: 'ConferenceCreated' }
          | { __typename: 'ConferenceEnded' }
          | { __typename: 'ConferenceExpiring' }
          | { __typename: 'ConferenceFailed' }
          | { __typename: 'ConferenceNearlyFull' }
          | { __typename: 'ConferencePlaybackEnded' }
          | { __typename: 'ConferencePlaybackStarted' }
          | { __typename: 'ConferenceSpeechEnded' }
          | { __typename: 'ConferenceSpeechStarted' }
          | { __typename: 'ConferenceStarted' }
          | { __typename: 'DigitReceived' }
          | { __typename: 'DigitsGathered' }
          | { __typename: 'FlowRunEnded' }
          | { __typename: 'FlowRunStarted' }
          | { __typename: 'MachineDetected' }
          | { __typename: 'MachineGreetingEnded' }
          | { __typename: 'NumberOrderFailed' }
          | { __typename: 'NumberOrderPlaced' }
          | { __typename: 'NumberOrderRequested' }
          | { __typename: 'NumberOrderSucceeded' }
          | { __typename: 'OperatorAvailabilityChanged' }
          | { __typename: 'ParticipantHeld', reason: HoldReason, participant: { number: string | null } | null }
          | { __typename: 'ParticipantJoined' }
          | { __typename: 'ParticipantJoining' }
          | { __typename: 'ParticipantLeft' }
          | { __typename: 'ParticipantMuted' }
          | { __typename: 'ParticipantPlaybackEnded' }
          | { __typename: 'ParticipantPlaybackStarted' }
          | { __typename: 'ParticipantSpeechEnded' }
          | { __typename: 'ParticipantSpeechStarted' }
          | { __typename: 'ParticipantUnheld' }
          | { __typename: 'ParticipantUnmuted' }
          | { __typename: 'PlaybackEnded' }
          | { __typename: 'PlaybackStarted' }
          | { __typename: 'RecordingDeleted' }
          | { __typename: 'RecordingFailed' }
          | { __typename: 'RecordingPaused' }
          | { __typename: 'RecordingResumed' }
          | { __typename: 'RecordingSaved' }
          | { __typename: 'RecordingStarted' }
          | { __typename: 'RecordingStopped' }
          | { __typename: 'RoomCreated' }
          | { __typename: 'RoomDeleted' }
          | { __typename: 'RoomUpdated' }
          | { __typename: 'SpeakerChanged' }
          | { __typename: 'SpeechEnded' }
          | { __typename: 'SpeechStarted' }
          | { __typename: 'StepEntered' }
          | { __typename: 'StepFailed' }
          | { __typename: 'StreamGap' }
          | { __typename: 'SupervisorRoleChanged' }
          | { __typename: 'TranscriptionCompleted' }
          | { __typename: 'TranscriptionFailed' }
          | { __typename: 'TranscriptionRequested' }
          | { __typename: 'TransferFailed' }
          | { __typename: 'TransferStarted' }
          | { __typename: 'UnknownEvent' }
          | { __typename: 'VoiceSessionAnswered' }
          | { __typename: 'VoiceSessionEnded' }
          | { __typename: 'VoiceSessionStarted' }
          | { __typename: 'VoiceSignalRefused' }
          | { __typename: 'VoiceSignalRelayed' }
        > } } | null } | null };


export const PeopleInTheLobbyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PeopleInTheLobby"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"room"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"StringValue","value":"lobby","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"EnumValue","value":"JOINED"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"holdReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PeopleInTheLobbyQuery, PeopleInTheLobbyQueryVariables>;