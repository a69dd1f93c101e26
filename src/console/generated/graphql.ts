/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What kind of somebody asked. */
export type ActorKind =
  /** A client of this API. */
  | 'CLIENT'
  /** A rule of this server, such as a room’s. */
  | 'POLICY';

/** Which leg to answer. */
export type AnswerCallInput = {
  /** Of the leg. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  callLegId: string | number;
  /** Text that the carrier leaves on the leg and repeats in its webhooks: see `CallLeg.clientState`. */
  clientState?: string | null | undefined;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
};

/** Which numbers on sale: those that fit everything given. */
export type AvailableNumberFilter = {
  /** The first digits after the country code: three in North America, e.g. `919`. */
  areaCode?: string | null | undefined;
  /** Digits that are somewhere in it. */
  contains?: string | null | undefined;
  /** Two letters, e.g. `US`; null: what the carrier sells first. */
  country?: string | null | undefined;
  /** Digits it ends with. */
  endsWith?: string | null | undefined;
  /** Usable for all of these. */
  features?: Array<NumberFeature>;
  /** At most so many: 1 to 250. */
  limit?: number;
  /** The city or place, e.g. `Chicago`. */
  locality?: string | null | undefined;
  /** The state or region, e.g. `IL`. */
  region?: string | null | undefined;
  /** Digits it starts with, after the country code. */
  startsWith?: string | null | undefined;
  /** Of this type. */
  type?: NumberType | null | undefined;
};

/** Which calls: those that fit everything given. */
export type CallFilter = {
  /** With a leg that is or was in this conference. */
  conferenceId?: string | number | null | undefined;
  /** Whose first leg goes this way. */
  direction?: Direction | null | undefined;
  /** Whose first leg comes from here. */
  from?: string | null | undefined;
  /** Started in this time. */
  startedAt?: TimeRange | null | undefined;
  /** With one of these statuses. */
  status?: Array<CallStatus> | null | undefined;
  /** Whose first leg leads here. */
  to?: string | null | undefined;
};

/** A call flow as it is written here. */
export type CallFlowDocumentInput = {
  /** Whether the whole call is recorded. */
  record?: boolean;
  /** What is done, in this order unless a key leads elsewhere; at least one. */
  steps: Array<CallFlowStepInput>;
  /** Its title, 1 to 255 characters. */
  title: string;
};

/** A text form of a call flow, in the dialect of MessageBird’s Voice Calling API. */
export type CallFlowFormat =
  /** As its endpoints take and answer it. */
  | 'JSON'
  /** With a step for each element, and `If` around steps. */
  | 'XML';

/** What can be wrong with a call flow. More may be added. */
export type CallFlowProblemCode =
  /** Two steps have the same id. */
  | 'DUPLICATE_STEP_ID'
  /** A value is none that is allowed. */
  | 'INVALID_PARAMETER'
  /** The step has options about keys and does not listen for any. */
  | 'KEYS_NOT_AWAITED'
  /** The flow exceeds a limit, which `allowed` states. No other problem is reported. */
  | 'LIMIT_EXCEEDED'
  /** The flow comes back to itself before a caller could press a key. */
  | 'LOOP_WITHOUT_INPUT'
  /** The last of a list that was cut off: its message says how many problems are not listed. */
  | 'MORE_PROBLEMS'
  /** The carrier has no voice for the language; the nearest one is taken. */
  | 'NEAREST_LANGUAGE'
  /** A language is given and nothing is transcribed. */
  | 'NOT_TRANSCRIBED'
  /** Something that has to be there is not. */
  | 'REQUIRED_PARAMETER_MISSING'
  /** There is no such action. */
  | 'UNKNOWN_ACTION'
  /** No step has the id that a key leads to. */
  | 'UNKNOWN_GOTO_TARGET'
  /** There is no such option; an import leaves it out, a strict one refuses it. */
  | 'UNKNOWN_OPTION'
  /** Nothing in this flow sets the variable. */
  | 'UNKNOWN_VARIABLE'
  /** The text is no call flow at all. */
  | 'UNPARSEABLE_BODY'
  /** No step leads here. */
  | 'UNREACHABLE_STEP';

/** What a problem does to a call flow. */
export type CallFlowProblemSeverity =
  /** The flow is refused. */
  | 'ERROR'
  /** The flow is kept; this may not be what was meant. */
  | 'WARNING';

/** Where a call flow is to be had: exactly one of these. */
export type CallFlowSourceInput =
  {   /** Written here. */
  document: CallFlowDocumentInput; id?: never; json?: never; xml?: never; }
  |  { document?: never;   /** One that is kept here. NOT_FOUND when there is none. */
  id: string | number; json?: never; xml?: never; }
  |  { document?: never; id?: never;   /** As JSON text in the dialect, at most 262,144 characters. */
  json: string; xml?: never; }
  |  { document?: never; id?: never; json?: never;   /** As XML text in the dialect, at most 262,144 characters. */
  xml: string; };

/** A step of a call flow: exactly one action with its options. */
export type CallFlowStepInput =
  {   /** Fetches the flow that takes the place of this one. */
  fetchCallFlow: FetchCallFlowStepInput; hangup?: never; pause?: never; play?: never; record?: never; say?: never; sendKeys?: never; transfer?: never; }
  |  { fetchCallFlow?: never;   /** Ends the call: `hangup: {}`. */
  hangup: HangupStepInput; pause?: never; play?: never; record?: never; say?: never; sendKeys?: never; transfer?: never; }
  |  { fetchCallFlow?: never; hangup?: never;   /** Is silent for a while. */
  pause: PauseStepInput; play?: never; record?: never; say?: never; sendKeys?: never; transfer?: never; }
  |  { fetchCallFlow?: never; hangup?: never; pause?: never;   /** Plays an audio file. */
  play: PlayStepInput; record?: never; say?: never; sendKeys?: never; transfer?: never; }
  |  { fetchCallFlow?: never; hangup?: never; pause?: never; play?: never;   /** Records what the caller says. */
  record: RecordStepInput; say?: never; sendKeys?: never; transfer?: never; }
  |  { fetchCallFlow?: never; hangup?: never; pause?: never; play?: never; record?: never;   /** Says a text. */
  say: SayStepInput; sendKeys?: never; transfer?: never; }
  |  { fetchCallFlow?: never; hangup?: never; pause?: never; play?: never; record?: never; say?: never;   /** Sends tones, as if keys were pressed. */
  sendKeys: SendKeysStepInput; transfer?: never; }
  |  { fetchCallFlow?: never; hangup?: never; pause?: never; play?: never; record?: never; say?: never; sendKeys?: never;   /** Puts the call through to somebody. */
  transfer: TransferStepInput; };

/** How far one endpoint’s part of a call has come. */
export type CallLegState =
  /** Answered, and connected to nobody but this server. */
  | 'ANSWERED'
  /** Connected to another leg. */
  | 'BRIDGED'
  /** Over. Nothing follows but recordings and their transcriptions. */
  | 'ENDED'
  /** We asked for it; the carrier has not reported it yet. */
  | 'INITIATED'
  /** A participant of a conference. */
  | 'IN_CONFERENCE'
  /** The carrier reported it; nobody has answered. */
  | 'RINGING';

/** Who ended a leg. */
export type CallParty =
  /** The one who was called. */
  | 'CALLEE'
  /** The one who called. */
  | 'CALLER'
  /** This server or the carrier. */
  | 'SYSTEM'
  /** The carrier did not say. */
  | 'UNKNOWN';

/** How far a call has come. */
export type CallStatus =
  /** Every leg has ended. Nothing follows. */
  | 'ENDED'
  /** A leg was answered and one is still up. */
  | 'IN_PROGRESS'
  /** No leg has been answered yet. */
  | 'RINGING';

/** How the caller of a rehearsal behaves. `{}` is one who calls in and listens in silence. Lists have at most 200 items. */
export type CallerScriptInput = {
  /** Who picks up; of an outbound call. */
  answer?: ScriptedAnswer;
  /** How long every audio file lasts: milliseconds, at most 14,400,000. */
  audioMs?: number;
  /** Who is called; null: +12025550199. */
  destination?: string | null | undefined;
  /** Who calls whom. */
  direction?: Direction;
  /** How long a machine’s greeting lasts: milliseconds, at most 14,400,000. */
  greetingMs?: number;
  /** When the caller hangs up: milliseconds, at most 14,400,000; null: when patience ends. */
  hangsUpAtMs?: number | null | undefined;
  /** What is pressed, and when; 1,000 keys at most in all. */
  keys?: Array<ScriptedKeysInput>;
  /** When the caller gives up at last: milliseconds, at most 14,400,000. */
  patienceMs?: number;
  /** The servers that the flow asks. Several answers under one address are given in their order; an address not named answers 404. */
  servers?: Array<ScriptedServerInput>;
  /** Who calls; null: +12025550100. */
  source?: string | null | undefined;
  /** When the caller speaks; silence ends a recording that says so. */
  speaks?: Array<ScriptedSpeechInput>;
  /** How each transfer goes, in their order; the last one counts for all that follow. Empty: they are answered. */
  transfers?: Array<ScriptedTransferInput>;
  /** Variables that are set before the flow begins. */
  variables?: Array<FlowVariableInput>;
};

/** What carries the calls. */
export type CarrierMode =
  /** The built-in simulator: no real phone rings. */
  | 'SIMULATOR'
  /** The Telnyx network. */
  | 'TELNYX';

/** A comparison of a variable. An ordered one holds for numbers only. */
export type ConditionInput = {
  /** How it is compared. */
  operator?: ConditionOperator;
  /** What it is compared with; may hold variables, `{{name}}`. */
  value: string;
  /** The name of the variable: letters, digits, `_`, `.` and `-`. */
  variable: string;
};

/** How a condition compares. A variable that was never set is empty. */
export type ConditionOperator =
  /** The value is part of the text. */
  | 'CONTAINS'
  /** The same text: `0123` is not `123`. */
  | 'EQUAL'
  /** A larger number; does not hold when either is no number. */
  | 'GREATER'
  /** A number that is not smaller; does not hold when either is no number. */
  | 'GREATER_OR_EQUAL'
  /** A smaller number; does not hold when either is no number. */
  | 'LESS'
  /** A number that is not larger; does not hold when either is no number. */
  | 'LESS_OR_EQUAL'
  /** Another text. */
  | 'NOT_EQUAL';

/** Why a conference ended. */
export type ConferenceEndReason =
  /** The last participant left. */
  | 'ALL_LEFT'
  /** It was ended by command. */
  | 'ENDED_VIA_API'
  /** Somebody left with whom it ends. */
  | 'HOST_LEFT'
  /** It reached `expiresAt`. */
  | 'TIME_EXCEEDED'
  /** The carrier did not say, or said something new. */
  | 'UNKNOWN';

/** How far a conference has come. */
export type ConferenceStatus =
  /** The carrier ended it, or the last participant left. Its id is never used again. */
  | 'ENDED'
  /** People are in it. */
  | 'IN_PROGRESS'
  /** It was opened; nobody is in it yet, or it waits for whoever starts it. */
  | 'STARTING';

/** A number and where it is to lead: exactly one of `destination`, `roomId` and `callFlowId` says where. The other fields are about a `destination`. */
export type CreateNumberBindingInput = {
  /** This call flow runs on each call. */
  callFlowId?: string | number | null | undefined;
  /** Calls are answered and transferred here. OUTBOUND_NOT_ALLOWED when the outbound policy does not allow it. */
  destination?: string | null | undefined;
  /** The call flow that takes over a call that the destination did not take. Not with `fallbackDestination`. Null: none. */
  fallbackCallFlowId?: string | number | null | undefined;
  /** Where a call is forwarded that the destination did not take. Not with `fallbackCallFlowId`. Null: nowhere. */
  fallbackDestination?: string | null | undefined;
  /** A name for people: at most 200 characters. Null: none. */
  label?: string | null | undefined;
  /** Whether the forwarded conversation is recorded: it is not unless told. */
  record?: boolean | null | undefined;
  /** Callers are seated in this room. */
  roomId?: string | number | null | undefined;
  /** Which number the called person sees: CALLER unless told. */
  shownNumber?: ShownNumber | null | undefined;
  /** How many seconds the destination rings: 5 to 600; 30 unless told. */
  timeoutSeconds?: number | null | undefined;
  /** The number that is called. BINDING_CONFLICT when it leads somewhere already. */
  trackingNumber: string;
  /** A WAV or MP3 file that the called person hears before the caller is put through. Null: nothing. */
  whisperAudioUrl?: string | null | undefined;
};

/** Which binding is to end. */
export type DeleteNumberBindingInput = {
  /** The binding. ACTION_NOT_ALLOWED when it has ended. */
  id: string | number;
};

/** Who called whom, seen from this server. */
export type Direction =
  /** Somebody called one of our numbers. */
  | 'INBOUND'
  /** We called somebody. */
  | 'OUTBOUND';

/** Which conference to end. */
export type EndConferenceInput = {
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
};

/** Which events: those that fit everything given. */
export type EventFilter = {
  /** About the calls of this number’s binding. */
  bindingId?: string | number | null | undefined;
  /** About runs of this call flow. */
  callFlowId?: string | number | null | undefined;
  /** About this call. */
  callId?: string | number | null | undefined;
  /** About this leg. */
  callLegId?: string | number | null | undefined;
  /** About this command. */
  commandId?: string | number | null | undefined;
  /** About this conference or its participants. */
  conferenceId?: string | number | null | undefined;
  /** About this run of a call flow. */
  flowRunId?: string | number | null | undefined;
  /** About this order of a number. */
  numberOrderId?: string | number | null | undefined;
  /** About this participant. */
  participantId?: string | number | null | undefined;
  /** About this recording. */
  recordingId?: string | number | null | undefined;
  /** About this room’s conferences and callers. */
  roomId?: string | number | null | undefined;
  /** Of one of these types. */
  types?: Array<EventType> | null | undefined;
  /** About this voice session. */
  voiceSessionId?: string | number | null | undefined;
};

/** How we know that something happened. */
export type EventSource =
  /** The carrier accepted a command, and sends no webhook for what it did; or it was asked of this server alone. */
  | 'COMMAND'
  /** A rule of this server decided it. */
  | 'POLICY'
  /** We found it when comparing our state with the carrier’s, or with what a reader had missed. */
  | 'RECONCILED'
  /** The carrier said so. */
  | 'WEBHOOK';

/** What can happen: the name of each event’s type. */
export type EventType =
  /** A leg was answered. */
  | 'CallAnswered'
  /** A leg was connected to another one. Told once for each of the two. */
  | 'CallBridged'
  /** A leg ended. When it was the call’s last one, the call has ended with it. */
  | 'CallEnded'
  /** The far end put its own phone on hold. This is not a conference’s hold: see ParticipantHeld. */
  | 'CallHeld'
  /** A leg began to ring: somebody called us, or somebody we call is being called. */
  | 'CallInitiated'
  /** The carrier told something of the leg that changes nothing here: queues, streaming, cost and such. */
  | 'CallNoticed'
  /** The carrier accepted our order to call somebody. What the carrier tells of the leg follows. */
  | 'CallPlaced'
  /** We decided where a caller belongs; the call is answered next. Without any of the ids nothing leads from the number: the caller is told so. */
  | 'CallRouted'
  /** The transfer was answered: the leg is connected to the new one. */
  | 'CallTransferred'
  /** The far end took its own phone off hold. */
  | 'CallUnheld'
  /** The carrier accepted a command. What it does is told by other events. */
  | 'CommandAccepted'
  /** The carrier refused a command, or could not be reached in time. */
  | 'CommandFailed'
  /** A command was recorded, and is on its way or waiting in line. */
  | 'CommandRequested'
  /** The carrier accepted our order to open a conference: its name, its room and its limits are known. */
  | 'ConferenceCreated'
  /** The conference is over, and with it the stay of everybody in it. */
  | 'ConferenceEnded'
  /** The conference will soon reach the longest time it may take, and then be ended by the carrier. */
  | 'ConferenceExpiring'
  /** The carrier refused to open a conference, so `conference` is null. The caller it was for hears so and is hung up. */
  | 'ConferenceFailed'
  /** Nine of ten seats are taken. Told each time that becomes so. */
  | 'ConferenceNearlyFull'
  /** Audio was played to everybody in it, or stopped. */
  | 'ConferencePlaybackEnded'
  /** Audio is being played to everybody in it. */
  | 'ConferencePlaybackStarted'
  /** A text was spoken to everybody in it, or stopped. */
  | 'ConferenceSpeechEnded'
  /** A text is being spoken to everybody in it. */
  | 'ConferenceSpeechStarted'
  /** The carrier opened a conference. */
  | 'ConferenceStarted'
  /** Somebody pressed a key. */
  | 'DigitReceived'
  /** Gathering digits, asked for by `gatherDigits`, is over. */
  | 'DigitsGathered'
  /** A run is over. The call need not be. */
  | 'FlowRunEnded'
  /** A call flow began to run on a leg. */
  | 'FlowRunStarted'
  /** The carrier heard whether a person or a machine answered. */
  | 'MachineDetected'
  /** The greeting of an answering machine is over: now a message could be left. */
  | 'MachineGreetingEnded'
  /** Nothing was bought: `order.problem` says why. */
  | 'NumberOrderFailed'
  /** The carrier took the order. NumberOrderSucceeded or NumberOrderFailed follows. */
  | 'NumberOrderPlaced'
  /** Somebody asked for a number to be bought. */
  | 'NumberOrderRequested'
  /** The number is ours, and its binding is active unless `order.problem` says otherwise. */
  | 'NumberOrderSucceeded'
  /** An operator was switched on or off for calls of service lines. */
  | 'OperatorAvailabilityChanged'
  /** Somebody was put on hold. The carrier sends no webhook for it: it accepted our order. */
  | 'ParticipantHeld'
  /** Somebody is in the conference. */
  | 'ParticipantJoined'
  /** The carrier accepted our order to join a leg. ParticipantJoined follows, or came already. */
  | 'ParticipantJoining'
  /** Somebody left. A stay can also end with CallEnded or ConferenceEnded, when the carrier tells those first. */
  | 'ParticipantLeft'
  /** Somebody is heard no longer. The carrier sends no webhook for it: it accepted our order. */
  | 'ParticipantMuted'
  /** Audio was played to one participant, or stopped. */
  | 'ParticipantPlaybackEnded'
  /** Audio is being played to one participant. */
  | 'ParticipantPlaybackStarted'
  /** A text was spoken to one participant, or stopped. */
  | 'ParticipantSpeechEnded'
  /** A text is being spoken to one participant. */
  | 'ParticipantSpeechStarted'
  /** Somebody was taken off hold. The carrier sends no webhook for it: it accepted our order. `actor` tells whether an operator or a room’s rule asked for it. */
  | 'ParticipantUnheld'
  /** Somebody is heard again. The carrier sends no webhook for it: it accepted our order. */
  | 'ParticipantUnmuted'
  /** Audio was played to the leg, or stopped. */
  | 'PlaybackEnded'
  /** Audio is being played to the leg. */
  | 'PlaybackStarted'
  /** The file was deleted by command. */
  | 'RecordingDeleted'
  /** There is no file. */
  | 'RecordingFailed'
  /** A recording was paused by command. */
  | 'RecordingPaused'
  /** A paused recording goes on, by command. */
  | 'RecordingResumed'
  /** The carrier saved the file. */
  | 'RecordingSaved'
  /** A recording began. The carrier sends no webhook for it: it accepted our order. */
  | 'RecordingStarted'
  /** A recording was stopped by command; RecordingSaved follows. */
  | 'RecordingStopped'
  /** A room was added. `actor` says by whom. */
  | 'RoomCreated'
  /** A room was taken away; `room` is as it was. */
  | 'RoomDeleted'
  /** Settings of a room were changed. Where its numbers lead can also be changed by their bindings. */
  | 'RoomUpdated'
  /** Somebody began to speak. The carrier sends it only where it tells speakers apart. */
  | 'SpeakerChanged'
  /** A text was spoken to the leg, or stopped. */
  | 'SpeechEnded'
  /** A text is being spoken to the leg. */
  | 'SpeechStarted'
  /** A run came to a step whose conditions hold. */
  | 'StepEntered'
  /** A step could not be done. The run goes on with the next one, unless it ends with this. */
  | 'StepFailed'
  /** What somebody hears, and by whom they are heard, was changed by command. */
  | 'SupervisorRoleChanged'
  /** The text of a recording is there: see `recording.transcriptions`. */
  | 'TranscriptionCompleted'
  /** There is no text of a recording. */
  | 'TranscriptionFailed'
  /** Somebody asked by `requestTranscription` for the text of a recording: TranscriptionCompleted or TranscriptionFailed follows. */
  | 'TranscriptionRequested'
  /** The transfer was not answered. The leg is still up and can be commanded. */
  | 'TransferFailed'
  /** The carrier accepted a transfer. CallTransferred or TransferFailed follows. */
  | 'TransferStarted'
  /** An event of a kind that this version does not know, from the carrier or from a newer version of this server. It changes nothing here. */
  | 'UnknownEvent'
  /** Whom a session rang at accepted it. */
  | 'VoiceSessionAnswered'
  /** A session is over: `voiceSession` says how, and who ended it. */
  | 'VoiceSessionEnded'
  /** Somebody asked to talk, with a person or with any operator of a line. */
  | 'VoiceSessionStarted'
  /** Somebody said something to a session and was refused: nobody was told. */
  | 'VoiceSignalRefused'
  /** One party was told something. What it was, the receiver alone can read, in `voiceSignals`. */
  | 'VoiceSignalRelayed';

/** Fetches the flow that takes the place of this one. */
export type FetchCallFlowStepInput = {
  /** All must hold, otherwise the step is skipped. */
  conditions?: Array<ConditionInput>;
  /** The key that ends the collection; it is not kept. One of 0-9 A-D * #. */
  endKey?: string | null | undefined;
  /** Unique in the flow; generated when absent. Text of 1 to 128 characters. */
  id?: string | number | null | undefined;
  /** How many keys are collected: 1 by default, without limit when only an end key is set. A whole number from 1 to 128. */
  maxNumKeys?: number | null | undefined;
  /** The step to go to when the caller pressed keys. Text of 1 to 128 characters. */
  onKeypressGoto?: string | number | null | undefined;
  /** The variable that keeps the pressed keys. A name of letters, digits, _ . - that is not source, destination, callID, legID. */
  onKeypressVar?: string | null | undefined;
  /** Where the flow that takes the place of this one is fetched from, by GET. An http or https address of at most 2048 characters. */
  url: string;
};

/** The key that ends a recording. */
export type FinishOnKey =
  /** Every key. */
  | 'ANY'
  /** No key. */
  | 'NONE'
  /** The key #. */
  | 'POUND'
  /** The key *. */
  | 'STAR';

/** How a run of a call flow ended. */
export type FlowOutcomeKind =
  /** The last step is done, or a hangup step ended the call. */
  | 'COMPLETED'
  /** The caller was told that the call cannot be continued, and hung up: `failure` says why. */
  | 'FAILED'
  /** The other side hung up, or never answered. */
  | 'HUNG_UP'
  /** A machine picked up, and a step hangs up then. */
  | 'MACHINE_ANSWERED'
  /** Somebody stopped it; the call went on without it. */
  | 'STOPPED'
  /** The call was put through. */
  | 'TRANSFERRED';

/** Which runs: those that fit everything given. */
export type FlowRunFilter = {
  /** Of this kept call flow. */
  callFlowId?: string | number | null | undefined;
  /** On this call. */
  callId?: string | number | null | undefined;
  /** On this leg. */
  callLegId?: string | number | null | undefined;
  /** With one of these statuses. */
  status?: Array<FlowRunStatus> | null | undefined;
};

/** How far a run of a call flow is. */
export type FlowRunStatus =
  /** Over: `outcome` says how. */
  | 'ENDED'
  /** The leg is not answered yet. */
  | 'READY'
  /** On its way. */
  | 'RUNNING';

/** A variable and what it holds. */
export type FlowVariableInput = {
  /** Its name: letters, digits, `_`, `.` and `-`. */
  name: string;
  /** What it holds: 255 characters at most. */
  value: string;
};

/** How gathering digits ended. */
export type GatherStatus =
  /** The leg ended meanwhile. */
  | 'CALL_HANGUP'
  /** It was stopped. */
  | 'CANCELLED'
  /** It was stopped because a machine had answered. */
  | 'CANCELLED_AMD'
  /** What was pressed does not fit what was asked for. */
  | 'INVALID'
  /** Nothing, or too little, was pressed in time. */
  | 'TIMEOUT'
  /** Enough digits were pressed. */
  | 'VALID';

/** Which leg to hang up. */
export type HangUpCallInput = {
  /** Of the leg. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  callLegId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
};

/** Why a leg ended. */
export type HangupCause =
  /** It was rejected. */
  | 'CALL_REJECTED'
  /** Somebody hung up. */
  | 'NORMAL_CLEARING'
  /** There is no such number or address. */
  | 'NOT_FOUND'
  /** It rang and nobody answered. */
  | 'NO_ANSWER'
  /** The caller gave up before it was answered. */
  | 'ORIGINATOR_CANCEL'
  /** Nobody answered in time. */
  | 'TIMEOUT'
  /** It reached the longest time a call may take. */
  | 'TIME_LIMIT'
  /** The carrier did not say, or said something new. */
  | 'UNSPECIFIED'
  /** The line was busy. */
  | 'USER_BUSY';

/** Ends the call. */
export type HangupStepInput = {
  /** All must hold, otherwise the step is skipped. */
  conditions?: Array<ConditionInput>;
  /** The key that ends the collection; it is not kept. One of 0-9 A-D * #. */
  endKey?: string | null | undefined;
  /** Unique in the flow; generated when absent. Text of 1 to 128 characters. */
  id?: string | number | null | undefined;
  /** How many keys are collected: 1 by default, without limit when only an end key is set. A whole number from 1 to 128. */
  maxNumKeys?: number | null | undefined;
  /** The step to go to when the caller pressed keys. Text of 1 to 128 characters. */
  onKeypressGoto?: string | number | null | undefined;
  /** The variable that keeps the pressed keys. A name of letters, digits, _ . - that is not source, destination, callID, legID. */
  onKeypressVar?: string | null | undefined;
};

/** Which participants to put on hold. */
export type HoldParticipantsInput = {
  /** Everybody who is in the conference now, instead of `participantIds`. ACTION_NOT_ALLOWED when nobody is. */
  all?: boolean;
  /** What those on hold hear: A WAV or MP3 file that the carrier can fetch. Null: the server’s own music. */
  audioUrl?: string | null | undefined;
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** Whom: participants of this conference, by their ids. An empty list is BAD_USER_INPUT, never everybody. NOT_FOUND when one is not of this conference, ACTION_NOT_ALLOWED when one has left. */
  participantIds?: Array<string | number> | null | undefined;
};

/** Why a participant is on hold. */
export type HoldReason =
  /** Nobody else is there; the room’s rule, which releases when a second one joins. */
  | 'LONE_PARTICIPANT'
  /** Somebody asked for it by mutation. */
  | 'OPERATOR'
  /** The conference waits for whoever starts it. */
  | 'WAITING_FOR_HOST';

/** A text to be kept as a call flow. */
export type ImportCallFlowInput = {
  /** The version that is being changed, when `id` is given. CONFLICT when somebody has changed it since. */
  expectedVersion?: number | null | undefined;
  /** Its form. */
  format?: CallFlowFormat;
  /** The call flow that gets this as its next version, and stays the default one or not; null: a new one. */
  id?: string | number | null | undefined;
  /** The text, at most 262,144 characters. Ids of steps are kept; id, version and times of the flow are given anew. */
  source: string;
  /** Whether an option that the dialect does not have refuses the text; otherwise it is left out with a warning. */
  strict?: boolean;
};

/** Who or what answered, as far as the carrier could hear. */
export type MachineDetection =
  /** A fax machine. */
  | 'FAX_DETECTED'
  /** A person. */
  | 'HUMAN'
  /** A person at work. */
  | 'HUMAN_BUSINESS'
  /** A person at home. */
  | 'HUMAN_RESIDENCE'
  /** An answering machine. */
  | 'MACHINE'
  /** The carrier could not tell. */
  | 'NOT_SURE'
  /** Nobody said anything. */
  | 'SILENCE';

/** What a number leads to. */
export type NumberBindingKind =
  /** To a call flow, which runs on each call. */
  | 'CALL_FLOW'
  /** To another number: calls are answered and transferred. */
  | 'FORWARD'
  /** To a room: callers are seated by its rules. */
  | 'ROOM';

/** Whether a number leads there now. */
export type NumberBindingStatus =
  /** It does: calls that start now go by this binding. */
  | 'ACTIVE'
  /** It did. The calls of its time still belong to it. */
  | 'ENDED';

/** What a number can be used for. */
export type NumberFeature =
  /** Emergency calls. */
  | 'EMERGENCY'
  /** Fax. */
  | 'FAX'
  /** Calls with wide-band audio. */
  | 'HD_VOICE'
  /** Text messages across borders. */
  | 'INTERNATIONAL_SMS'
  /** Calls at the local rate. */
  | 'LOCAL_CALLING'
  /** Picture messages. */
  | 'MMS'
  /** Text messages. */
  | 'SMS'
  /** Calls. */
  | 'VOICE';

/** How far the purchase of a number is. */
export type NumberOrderStatus =
  /** Nothing was bought. */
  | 'FAILURE'
  /** A number is found; the carrier is being told to sell it. */
  | 'ORDERING'
  /** The carrier has the order and has not fulfilled it yet. */
  | 'PENDING'
  /** A number is being looked for. */
  | 'SEARCHING'
  /** The number is ours, and its binding is active unless there is a problem. */
  | 'SUCCESS';

/** What kind of number it is. */
export type NumberType =
  /** Of a place. */
  | 'LOCAL'
  /** A mobile number. */
  | 'MOBILE'
  /** Of a country, and no place in it. */
  | 'NATIONAL'
  /** Paid for in part by the caller. */
  | 'SHARED_COST'
  /** Free for the caller. */
  | 'TOLL_FREE';

/** What a say step does when a machine picks up an outbound call that was placed with detection. */
export type OnMachine =
  /** Does not check, and speaks at once. */
  | 'CONTINUE'
  /** Waits until the machine stops talking. */
  | 'DELAY'
  /** Hangs up. */
  | 'HANGUP';

/** A certain number to be bought. At most one of `destination`, `roomId` and `callFlowId` says where it is to lead; without one it leads nowhere. */
export type OrderPhoneNumberInput = {
  /** This call flow runs on each call. */
  callFlowId?: string | number | null | undefined;
  /** Calls are answered and transferred here. OUTBOUND_NOT_ALLOWED when the outbound policy does not allow it. */
  destination?: string | null | undefined;
  /** The call flow that takes over a call that the destination did not take. Not with `fallbackDestination`. Null: none. */
  fallbackCallFlowId?: string | number | null | undefined;
  /** Where a call is forwarded that the destination did not take. Not with `fallbackCallFlowId`. Null: nowhere. */
  fallbackDestination?: string | null | undefined;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** A name for people: at most 200 characters. Null: none. */
  label?: string | null | undefined;
  /** The number, as availableNumbers has it. */
  number: string;
  /** Whether the forwarded conversation is recorded: it is not unless told. */
  record?: boolean | null | undefined;
  /** Callers are seated in this room. */
  roomId?: string | number | null | undefined;
  /** Which number the called person sees: CALLER unless told. */
  shownNumber?: ShownNumber | null | undefined;
  /** How many seconds the destination rings: 5 to 600; 30 unless told. */
  timeoutSeconds?: number | null | undefined;
  /** How many seconds to wait for the end of the order, 0 to 20: it goes on whatever one waits. An order that ends meanwhile is answered as it ended, or with its error; otherwise as it stands. */
  waitSeconds?: number;
  /** A WAV or MP3 file that the called person hears before the caller is put through. Null: nothing. */
  whisperAudioUrl?: string | null | undefined;
};

/** How far a leg’s stay in a conference has come. */
export type ParticipantState =
  /** In the conference. */
  | 'JOINED'
  /** The carrier accepted the join and has not reported the arrival. */
  | 'JOINING'
  /** Out of it: left, removed, hung up, or the conference ended. */
  | 'LEFT';

/** Which participants. */
export type ParticipantsInput = {
  /** Everybody who is in the conference now, instead of `participantIds`. ACTION_NOT_ALLOWED when nobody is. */
  all?: boolean;
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** Whom: participants of this conference, by their ids. An empty list is BAD_USER_INPUT, never everybody. NOT_FOUND when one is not of this conference, ACTION_NOT_ALLOWED when one has left. */
  participantIds?: Array<string | number> | null | undefined;
};

/** Is silent for a while. */
export type PauseStepInput = {
  /** All must hold, otherwise the step is skipped. */
  conditions?: Array<ConditionInput>;
  /** The key that ends the collection; it is not kept. One of 0-9 A-D * #. */
  endKey?: string | null | undefined;
  /** Unique in the flow; generated when absent. Text of 1 to 128 characters. */
  id?: string | number | null | undefined;
  /** How long to be silent, in seconds. A whole number from 1 to 14400. */
  length: number;
  /** How many keys are collected: 1 by default, without limit when only an end key is set. A whole number from 1 to 128. */
  maxNumKeys?: number | null | undefined;
  /** The step to go to when the caller pressed keys. Text of 1 to 128 characters. */
  onKeypressGoto?: string | number | null | undefined;
  /** The variable that keeps the pressed keys. A name of letters, digits, _ . - that is not source, destination, callID, legID. */
  onKeypressVar?: string | null | undefined;
};

/** Whom to call, and how. */
export type PlaceCallInput = {
  /** The name the callee is shown: at most 128 characters. Null: none. */
  callerName?: string | null | undefined;
  /** Text that the carrier leaves on the leg and repeats in its webhooks: see `CallLeg.clientState`. */
  clientState?: string | null | undefined;
  /** Whether the carrier is to listen who answers, a person or a machine: MachineDetected tells. */
  detectMachine?: boolean;
  /** The call flow that runs when it is answered: `callLeg.flowRun`. Where one of its steps cares whether a machine answers, the carrier is asked to listen. Null: none. */
  flow?: CallFlowSourceInput | null | undefined;
  /** Who calls: a number of the account. Null: the server’s own, `service.fromNumber`. */
  from?: string | null | undefined;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** How long it may ring: 5 to 600. */
  timeoutSeconds?: number;
  /** Whom to call. OUTBOUND_NOT_ALLOWED when the outbound policy does not allow it. */
  to: string;
};

/** Plays an audio file. */
export type PlayStepInput = {
  /** All must hold, otherwise the step is skipped. */
  conditions?: Array<ConditionInput>;
  /** The key that ends the collection; it is not kept. One of 0-9 A-D * #. */
  endKey?: string | null | undefined;
  /** Unique in the flow; generated when absent. Text of 1 to 128 characters. */
  id?: string | number | null | undefined;
  /** How many keys are collected: 1 by default, without limit when only an end key is set. A whole number from 1 to 128. */
  maxNumKeys?: number | null | undefined;
  /** The address of a WAV file (mono, 8 kHz, 16 bit). An http or https address of at most 2048 characters. */
  media: string;
  /** The step to go to when the caller pressed keys. Text of 1 to 128 characters. */
  onKeypressGoto?: string | number | null | undefined;
  /** The variable that keeps the pressed keys. A name of letters, digits, _ . - that is not source, destination, callID, legID. */
  onKeypressVar?: string | null | undefined;
};

/** What to play in a conference. */
export type PlayToConferenceInput = {
  /** A WAV or MP3 file that the carrier can fetch. */
  audioUrl: string;
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** How often: 1 to 100; null: until it is stopped. */
  loop?: number | null | undefined;
  /** Only these participants, by their ids; null: everybody. An empty list is BAD_USER_INPUT, never everybody. */
  participantIds?: Array<string | number> | null | undefined;
};

/** Whom to call into which conference. */
export type PullParticipantInput = {
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Whether to hear first who answered: a machine is not seated. False seats whatever answers. */
  detectMachine?: boolean;
  /** Who calls: a number of the account. Null: the server’s own, `service.fromNumber`. */
  from?: string | null | undefined;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** Whether to join muted. */
  muted?: boolean;
  /** How long it may ring, in seconds: 5 to 600. */
  timeoutSeconds?: number;
  /** Whom to call. OUTBOUND_NOT_ALLOWED when the outbound policy does not allow it. */
  to: string;
};

/** Records what the caller says. */
export type RecordStepInput = {
  /** All must hold, otherwise the step is skipped. */
  conditions?: Array<ConditionInput>;
  /** The key that ends the collection; it is not kept. One of 0-9 A-D * #. */
  endKey?: string | null | undefined;
  /** The key that ends the recording. None unless said otherwise. */
  finishOnKey?: FinishOnKey;
  /** Unique in the flow; generated when absent. Text of 1 to 128 characters. */
  id?: string | number | null | undefined;
  /** How long the recording may become, in seconds; 0 sets no limit. A whole number from 0 to 14400. 0 unless said otherwise. */
  maxLength?: number;
  /** How many keys are collected: 1 by default, without limit when only an end key is set. A whole number from 1 to 128. */
  maxNumKeys?: number | null | undefined;
  /** Receives the recording's details by POST and answers with the flow to continue with. An http or https address of at most 2048 characters. */
  onFinish?: string | null | undefined;
  /** The step to go to when the caller pressed keys. Text of 1 to 128 characters. */
  onKeypressGoto?: string | number | null | undefined;
  /** The variable that keeps the pressed keys. A name of letters, digits, _ . - that is not source, destination, callID, legID. */
  onKeypressVar?: string | null | undefined;
  /** Seconds of silence that end the recording; absent or 0: silence does not end it. A whole number from 0 to 14400. */
  timeout?: number | null | undefined;
  /** Transcribes the recording when it is saved; the flow does not wait for the text. False unless said otherwise. */
  transcribe?: boolean;
  /** The language that is spoken; required when transcribe is true. */
  transcribeLanguage?: TranscriptionLanguage | null | undefined;
};

/** How many channels a recording has. */
export type RecordingChannels =
  /** Of a leg: each side on its own channel. Of a conference: who opened it, and the others. */
  | 'DUAL'
  /** Everybody on one channel. */
  | 'SINGLE';

/** The kind of file. */
export type RecordingFormat =
  /** Compressed. */
  | 'MP3'
  /** Uncompressed. */
  | 'WAV';

/** Which recording. */
export type RecordingInput = {
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** Of the recording. NOT_FOUND when there is none. */
  recordingId: string | number;
};

/** How far a recording has come. */
export type RecordingStatus =
  /** The file is saved. */
  | 'AVAILABLE'
  /** The file was deleted by command. */
  | 'DELETED'
  /** There is no file; `failure` says why. */
  | 'FAILED'
  /** Paused by command; what is said now is not recorded. */
  | 'PAUSED'
  /** Recording has stopped and the carrier is saving the file. */
  | 'PROCESSING'
  /** It is being recorded. */
  | 'RECORDING';

/** Why the carrier did not carry a command out, in words that do not depend on the carrier. */
export type RefusalReason =
  /** The leg is in a conference already. */
  | 'ALREADY_IN_CONFERENCE'
  /** The leg is not up any more. */
  | 'CALL_ENDED'
  /** The leg has to be answered first. */
  | 'CALL_NOT_ANSWERED'
  /** The conference is over. */
  | 'CONFERENCE_ENDED'
  /** The conference has no free seat. */
  | 'CONFERENCE_FULL'
  /** Another conference in progress has this name. */
  | 'CONFERENCE_NAME_TAKEN'
  /** The carrier does not take these values. */
  | 'INVALID'
  /** The account or the state of things does not allow it. */
  | 'NOT_ALLOWED'
  /** The carrier knows no such thing. */
  | 'NOT_FOUND'
  /** The number is not on sale any more. */
  | 'NUMBER_GONE'
  /** The outbound policy does not allow the call; nothing was sent to the carrier. */
  | 'OUTBOUND_NOT_ALLOWED'
  /** Too many commands at a time. */
  | 'RATE_LIMITED'
  /** The carrier did not answer; it may have carried it out. */
  | 'TIMED_OUT'
  /** The carrier does not accept this server’s key. */
  | 'UNAUTHENTICATED'
  /** The carrier had a fault or could not be reached. */
  | 'UNAVAILABLE'
  /** The carrier refused in words this server does not know. */
  | 'UNKNOWN';

/** What a moment of a rehearsal shows. */
export type RehearsalMomentKind =
  /** What the flow wanted done: speak, gather keys, record, transfer, hang up. */
  | 'EFFECT'
  /** What the flow was told: the call was answered, a key was pressed, something has ended. */
  | 'SIGNAL'
  /** What the flow did: a step was entered, skipped, left for another one. */
  | 'TRACE';

/** Which leg to reject. */
export type RejectCallInput = {
  /** Of the leg. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  callLegId: string | number;
  /** What the caller is told. */
  cause?: RejectCause;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
};

/** What a rejected caller is told. */
export type RejectCause =
  /** That the call is not taken. */
  | 'CALL_REJECTED'
  /** That the line is busy. */
  | 'USER_BUSY';

/** Which participants to send out. */
export type RemoveParticipantsInput = {
  /** Everybody who is in the conference now, instead of `participantIds`. ACTION_NOT_ALLOWED when nobody is. */
  all?: boolean;
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Whether their legs end too; otherwise they stay up, connected to nobody. */
  hangUp?: boolean;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** Whom: participants of this conference, by their ids. An empty list is BAD_USER_INPUT, never everybody. NOT_FOUND when one is not of this conference, ACTION_NOT_ALLOWED when one has left. */
  participantIds?: Array<string | number> | null | undefined;
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

/** Says a text. */
export type SayStepInput = {
  /** All must hold, otherwise the step is skipped. */
  conditions?: Array<ConditionInput>;
  /** The key that ends the collection; it is not kept. One of 0-9 A-D * #. */
  endKey?: string | null | undefined;
  /** Unique in the flow; generated when absent. Text of 1 to 128 characters. */
  id?: string | number | null | undefined;
  /** When a machine picks up an outbound call: continue does not check, delay waits until it stops talking, hangup hangs up. Delay unless said otherwise. */
  ifMachine?: OnMachine;
  /** The language of the text. */
  language: SpeechLanguage;
  /** How long to find out whether a machine picked up, in milliseconds. A whole number from 400 to 10000. 7000 unless said otherwise. */
  machineTimeout?: number;
  /** How many keys are collected: 1 by default, without limit when only an end key is set. A whole number from 1 to 128. */
  maxNumKeys?: number | null | undefined;
  /** The step to go to when the caller pressed keys. Text of 1 to 128 characters. */
  onKeypressGoto?: string | number | null | undefined;
  /** The variable that keeps the pressed keys. A name of letters, digits, _ . - that is not source, destination, callID, legID. */
  onKeypressVar?: string | null | undefined;
  /** The text to say. Text of 1 to 1000 characters. */
  payload: string;
  /** How often the text is said. A whole number from 1 to 10. 1 unless said otherwise. */
  repeat?: number;
  /** The voice that says it. */
  voice: Voice;
};

/** Who picks up an outbound call of a rehearsal. */
export type ScriptedAnswer =
  /** Nobody: the line is busy. */
  | 'BUSY'
  /** A machine. */
  | 'MACHINE'
  /** Nobody, however long it rings. */
  | 'NO_ANSWER'
  /** A person. */
  | 'PERSON'
  /** Somebody of whom nobody can tell. */
  | 'UNDECIDED';

/** Keys that a scripted caller presses, once. */
export type ScriptedKeysInput = {
  /** So much later: milliseconds, at most 14,400,000. Null: at the given time, half a second after a prompt, a second after a step’s begin. */
  delayMs?: number | null | undefined;
  /** 1 to 128 of 0–9, A–D, * and #. */
  keys: string;
  /** When. */
  when: ScriptedMomentInput;
};

/** When a scripted caller presses keys: exactly one of these. */
export type ScriptedMomentInput =
  {   /** After this prompt has ended, counted from 1. */
  afterPrompt: number; atMs?: never; atStep?: never; }
  |  { afterPrompt?: never;   /** At this time after the answer: milliseconds, at most 14,400,000. */
  atMs: number; atStep?: never; }
  |  { afterPrompt?: never; atMs?: never;   /** When the step with this id begins. */
  atStep: string | number; };

/** What a server answers in a rehearsal; nothing is asked for over the network. */
export type ScriptedServerInput = {
  /** The body: a call flow in the dialect, or nothing. The bodies of all servers have at most 262,144 characters. */
  body?: string;
  /** The content type; null: the text itself tells whether it is JSON or XML. */
  contentType?: string | null | undefined;
  /** The HTTP status, 100 to 599. */
  status?: number;
  /** Where: it answers requests with at least the parameters of this address. */
  url: string;
};

/** When a scripted caller speaks. */
export type ScriptedSpeechInput = {
  /** From this time after the answer: milliseconds, at most 14,400,000. */
  fromMs: number;
  /** To this time after the answer: milliseconds, at most 14,400,000. */
  toMs: number;
};

/** How a transfer of a rehearsal goes. */
export type ScriptedTransferInput = {
  /** Why it fails; null: it is answered. */
  failsWith?: HangupCause | null | undefined;
};

/** Which tones to send. */
export type SendDigitsInput = {
  /** Of the leg. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  callLegId: string | number;
  /** 1 to 64 of 0–9, A–D, *, #, and w or W for half a second or a second of silence. */
  digits: string;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
};

/** Sends tones, as if keys were pressed. */
export type SendKeysStepInput = {
  /** All must hold, otherwise the step is skipped. */
  conditions?: Array<ConditionInput>;
  /** The key that ends the collection; it is not kept. One of 0-9 A-D * #. */
  endKey?: string | null | undefined;
  /** Unique in the flow; generated when absent. Text of 1 to 128 characters. */
  id?: string | number | null | undefined;
  /** The tones to send: 0-9 A-D * #, w waits half a second, W a whole one. 1 to 64 of 0-9 A-D * # w W. */
  keys: string;
  /** How many keys are collected: 1 by default, without limit when only an end key is set. A whole number from 1 to 128. */
  maxNumKeys?: number | null | undefined;
  /** The step to go to when the caller pressed keys. Text of 1 to 128 characters. */
  onKeypressGoto?: string | number | null | undefined;
  /** The variable that keeps the pressed keys. A name of letters, digits, _ . - that is not source, destination, callID, legID. */
  onKeypressVar?: string | null | undefined;
};

/** Which call flow is to be the default one. */
export type SetDefaultCallFlowInput = {
  /** True: it alone is the default one. False: it is not any longer. */
  default?: boolean;
  /** The call flow. */
  id: string | number;
};

/** Which participant is to have which role. */
export type SetSupervisorRoleInput = {
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** Of the participant. NOT_FOUND when it is not of this conference. */
  participantId: string | number;
  /** What is heard, and by whom. */
  role: SupervisorRole;
  /** Who hears the supervisor: participants of this conference. Needed for WHISPER, and for nothing else. */
  whisperTo?: Array<string | number> | null | undefined;
};

/** Which number the called person sees. */
export type ShownNumber =
  /** The caller’s own. */
  | 'CALLER'
  /** The tracking number that was called. */
  | 'TRACKING';

/** What to say to a leg. */
export type SpeakOnCallInput = {
  /** Of the leg. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  callLegId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** The language tag it is spoken in. */
  language?: string;
  /** How often: 1 to 100. */
  loop?: number;
  /** What is said: 1 to 3000 characters. */
  text: string;
  /** `female`, `male`, or a voice by the carrier’s name for it, e.g. `AWS.Polly.Joanna`. */
  voice?: string;
};

/** What to say in a conference. */
export type SpeakToConferenceInput = {
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** The language tag it is spoken in. */
  language?: string;
  /** Only these participants, by their ids; null: everybody. An empty list is BAD_USER_INPUT, never everybody. */
  participantIds?: Array<string | number> | null | undefined;
  /** What is said: 1 to 3000 characters. */
  text: string;
  /** `female`, `male`, or a voice by the carrier’s name for it, e.g. `AWS.Polly.Joanna`. */
  voice?: string;
};

/** The languages a text can be said in. `languageTag` of a say step has the tag as the dialect spells it. */
export type SpeechLanguage =
  /** Welsh. */
  | 'CY_GB'
  /** Danish. */
  | 'DA_DK'
  /** German. */
  | 'DE_DE'
  /** Greek; said by the carrier’s nearest voice, British English. */
  | 'EL_GR'
  /** English as spoken in Australia. */
  | 'EN_AU'
  /** English as spoken in Britain. */
  | 'EN_GB'
  /** English as spoken in Wales. */
  | 'EN_GB_WLS'
  /** English as spoken in India. */
  | 'EN_IN'
  /** English as spoken in the United States. */
  | 'EN_US'
  /** Spanish as spoken in Spain. */
  | 'ES_ES'
  /** Spanish as spoken in Mexico. */
  | 'ES_MX'
  /** Spanish as spoken in the United States. */
  | 'ES_US'
  /** French as spoken in Canada. */
  | 'FR_CA'
  /** French as spoken in France. */
  | 'FR_FR'
  /** Indonesian; said by the carrier’s nearest voice, American English. */
  | 'ID_ID'
  /** Icelandic. */
  | 'IS_IS'
  /** Italian. */
  | 'IT_IT'
  /** Japanese. */
  | 'JA_JP'
  /** Korean. */
  | 'KO_KR'
  /** Malay; said by the carrier’s nearest voice, American English. */
  | 'MS_MY'
  /** Norwegian Bokmål. */
  | 'NB_NO'
  /** Dutch. */
  | 'NL_NL'
  /** Polish. */
  | 'PL_PL'
  /** Portuguese as spoken in Brazil. */
  | 'PT_BR'
  /** Portuguese as spoken in Portugal. */
  | 'PT_PT'
  /** Romanian. */
  | 'RO_RO'
  /** Russian. */
  | 'RU_RU'
  /** Swedish. */
  | 'SV_SE'
  /** Tamil; said by the carrier’s nearest voice, English as spoken in India. */
  | 'TA_IN'
  /** Thai; said by the carrier’s nearest voice, American English. */
  | 'TH_TH'
  /** Turkish. */
  | 'TR_TR'
  /** Vietnamese; said by the carrier’s nearest voice, American English. */
  | 'VI_VN'
  /** Mandarin Chinese. */
  | 'ZH_CN'
  /** Cantonese; said by the carrier’s nearest voice, Mandarin. */
  | 'ZH_HK';

/** What to record: one leg, or a whole conference. */
export type StartRecordingInput = {
  /** Whether those who are recorded hear a beep first. */
  beep?: boolean;
  /** The leg to record. Exactly one of this and `conferenceId` must be given. */
  callLegId?: string | number | null | undefined;
  /** Null: DUAL of a leg, SINGLE of a conference. */
  channels?: RecordingChannels | null | undefined;
  /** The conference to record. */
  conferenceId?: string | number | null | undefined;
  /** The kind of file. */
  format?: RecordingFormat;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** Stops after so many seconds: 1 to 14400; null: at the end. Of a leg only. */
  maxSeconds?: number | null | undefined;
  /** Whether a transcription is to be made of it. Of a leg only. */
  transcribe?: boolean;
  /** The language tag that is spoken; null: en-US. Only with `transcribe`. */
  transcriptionLanguage?: string | null | undefined;
};

/** By what calls are summed up. */
export type StatsGroup =
  /** Each binding; calls that came by none are a group of their own. */
  | 'BINDING'
  /** Each area of callers: `+1` and the area code in North America, the country’s code elsewhere. */
  | 'CALLER_AREA'
  /** Each day, UTC. */
  | 'DAY'
  /** Each hour. */
  | 'HOUR';

/** What a step of a call flow does. */
export type StepAction =
  /** Fetches the flow that takes the place of this one. */
  | 'FETCH_CALL_FLOW'
  /** Ends the call. */
  | 'HANGUP'
  /** Is silent for a while. */
  | 'PAUSE'
  /** Plays an audio file. */
  | 'PLAY'
  /** Records what the caller says. */
  | 'RECORD'
  /** Says a text. */
  | 'SAY'
  /** Sends tones, as if keys were pressed. */
  | 'SEND_KEYS'
  /** Puts the call through to somebody. */
  | 'TRANSFER';

/** Which conference is to hear nothing more. */
export type StopConferenceAudioInput = {
  /** Of the conference. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  conferenceId: string | number;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** Only these participants, by their ids; null: everybody. An empty list is BAD_USER_INPUT, never everybody. */
  participantIds?: Array<string | number> | null | undefined;
};

/** Where the journal is kept. */
export type Storage =
  /** In a PostgreSQL database that servers may share. */
  | 'POSTGRESQL'
  /** In a file of this server. */
  | 'SQLITE';

/** What a participant hears, and by whom they are heard. */
export type SupervisorRole =
  /** Hears everybody and is heard by everybody. */
  | 'BARGE'
  /** Hears everybody and is heard by nobody. */
  | 'MONITOR'
  /** An ordinary participant. */
  | 'NONE'
  /** Hears everybody and is heard only by some. */
  | 'WHISPER';

/** Which moments: `from` or later, and before `before`. */
export type TimeRange = {
  /** Before this moment; null: until now. */
  before?: string | null | undefined;
  /** This moment or later; null: from the beginning. */
  from?: string | null | undefined;
};

/** Which calls: those that fit everything given. */
export type TrackedCallFilter = {
  /** That came by this binding. */
  bindingId?: string | number | null | undefined;
  /** From this caller. */
  from?: string | null | undefined;
  /** With one of these outcomes. */
  outcome?: Array<TrackedOutcome> | null | undefined;
  /** Started in this time. */
  startedAt?: TimeRange | null | undefined;
  /** That came to this number, whatever it led to. */
  trackingNumber?: string | null | undefined;
  /** True: only those that came to a number that led nowhere. Not with `bindingId`. */
  unbound?: boolean | null | undefined;
};

/** What became of a call; all but ANSWERED are missed calls. */
export type TrackedOutcome =
  /** The caller hung up before anybody answered. */
  | 'ABANDONED'
  /** Somebody talked, or a room or a flow took it. */
  | 'ANSWERED'
  /** The line was busy. */
  | 'BUSY'
  /** It could not be put through. */
  | 'FAILED'
  /** It rang until the time was over. */
  | 'NO_ANSWER'
  /** The number leads nowhere: the caller was told so. */
  | 'NO_BINDING'
  /** It was rejected. */
  | 'REJECTED';

/** The languages a recording can be transcribed in. */
export type TranscriptionLanguage =
  /** German. */
  | 'DE_DE'
  /** English as spoken in Australia. */
  | 'EN_AU'
  /** English as spoken in Britain; the dialect’s own tag, `en-UK`. */
  | 'EN_UK'
  /** English as spoken in the United States. */
  | 'EN_US'
  /** Spanish as spoken in Spain. */
  | 'ES_ES'
  /** Spanish as spoken in Latin America; the dialect’s own tag, `es-LA`. */
  | 'ES_LA'
  /** French. */
  | 'FR_FR'
  /** Italian. */
  | 'IT_IT'
  /** Dutch. */
  | 'NL_NL'
  /** Portuguese as spoken in Brazil. */
  | 'PT_BR';

/** How far a transcription has come. */
export type TranscriptionStatus =
  /** The text is there. */
  | 'COMPLETED'
  /** There is no text; `failure` says why. */
  | 'FAILED'
  /** Somebody is asked to write it down. */
  | 'REQUESTED';

/** Which leg to transfer, and where to. */
export type TransferCallInput = {
  /** What the caller hears meanwhile: A WAV or MP3 file that the carrier can fetch. Null: ringing. */
  audioUrl?: string | null | undefined;
  /** Of the leg. NOT_FOUND when there is none, ACTION_NOT_ALLOWED when it has ended. */
  callLegId: string | number;
  /** Who the new leg is called by. Null: the number that was called. */
  from?: string | null | undefined;
  /** Any text of yours that names this intent, 1 to 200 characters. The same key with the same input gives the first result again and sends nothing; with another input it is a CONFLICT. Keys are yours: other API keys do not see them. */
  idempotencyKey?: string | null | undefined;
  /** How long it may ring: 5 to 600. */
  timeoutSeconds?: number;
  /** Whom to transfer the call to. OUTBOUND_NOT_ALLOWED when the outbound policy does not allow it. */
  to: string;
};

/** Whose voice the recording of a transferred call holds. */
export type TransferRecording =
  /** Each by itself. */
  | 'BOTH'
  /** The destination’s. */
  | 'IN'
  /** The source’s. */
  | 'OUT';

/** Puts the call through to somebody. */
export type TransferStepInput = {
  /** All must hold, otherwise the step is skipped. */
  conditions?: Array<ConditionInput>;
  /** The number (E.164, with or without +) or SIP URI to transfer the call to. A number with its country code or a SIP URI. */
  destination: string;
  /** The key that ends the collection; it is not kept. One of 0-9 A-D * #. */
  endKey?: string | null | undefined;
  /** Unique in the flow; generated when absent. Text of 1 to 128 characters. */
  id?: string | number | null | undefined;
  /** How many keys are collected: 1 by default, without limit when only an end key is set. A whole number from 1 to 128. */
  maxNumKeys?: number | null | undefined;
  /** The step to go to when the caller pressed keys. Text of 1 to 128 characters. */
  onKeypressGoto?: string | number | null | undefined;
  /** The variable that keeps the pressed keys. A name of letters, digits, _ . - that is not source, destination, callID, legID. */
  onKeypressVar?: string | null | undefined;
  /** Records the destination's voice (in), the source's (out), or each by itself (both). */
  record?: TransferRecording | null | undefined;
};

/** The voice that says a text. */
export type Voice =
  /** A woman’s. */
  | 'FEMALE'
  /** A man’s. */
  | 'MALE';

export type RecordingPartsFragment = { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> };

export type ConferencePartsFragment = { id: string, name: string, status: ConferenceStatus, startedAt: string, endedAt: string | null, endReason: ConferenceEndReason | null, expiresAt: string | null, participantCount: number, maxParticipants: number | null, room: { id: string, name: string } | null, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> };

export type ParticipantPartsFragment = { id: string, number: string | null, label: string | null, state: ParticipantState, muted: boolean, onHold: boolean, holdReason: HoldReason | null, speaking: boolean, supervisorRole: SupervisorRole, joinedAt: string | null, leftAt: string | null, recording: { id: string, status: RecordingStatus } | null, leg: { id: string, call: { id: string } } };

export type LegPartsFragment = { id: string, state: CallLegState, direction: Direction | null, from: string | null, to: string | null, callerName: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, endedBy: CallParty | null, hangupCause: HangupCause | null, sipCode: number | null, transferringTo: string | null, answeredByMachine: MachineDetection | null };

export type CallPartsFragment = { id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { name: string, role: Role }, service: { version: string, carrier: CarrierMode, storage: Storage, fromNumber: string | null, retentionDays: number, simulatorUrl: string | null } };

export type LiveBoardSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type LiveBoardSubscription = { liveBoard:
    | { __typename: 'BoardChange', cursor: string, changed: Array<string>, conference: { id: string, name: string, status: ConferenceStatus, startedAt: string, endedAt: string | null, endReason: ConferenceEndReason | null, expiresAt: string | null, participantCount: number, maxParticipants: number | null, room: { id: string, name: string } | null, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> } | null, participants: Array<{ id: string, number: string | null, label: string | null, state: ParticipantState, muted: boolean, onHold: boolean, holdReason: HoldReason | null, speaking: boolean, supervisorRole: SupervisorRole, joinedAt: string | null, leftAt: string | null, recording: { id: string, status: RecordingStatus } | null, leg: { id: string, call: { id: string } } }>, call: { id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null } | null, event:
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
       }
    | { __typename: 'BoardSnapshot', cursor: string, conferences: Array<{ id: string, name: string, status: ConferenceStatus, startedAt: string, endedAt: string | null, endReason: ConferenceEndReason | null, expiresAt: string | null, participantCount: number, maxParticipants: number | null, participants: Array<{ id: string, number: string | null, label: string | null, state: ParticipantState, muted: boolean, onHold: boolean, holdReason: HoldReason | null, speaking: boolean, supervisorRole: SupervisorRole, joinedAt: string | null, leftAt: string | null, recording: { id: string, status: RecordingStatus } | null, leg: { id: string, call: { id: string } } }>, room: { id: string, name: string } | null, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> }>, calls: Array<{ id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null }> }
   };

export type BoardConferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardConferencesQuery = { conferences: { nodes: Array<{ id: string, name: string, status: ConferenceStatus, startedAt: string, endedAt: string | null, endReason: ConferenceEndReason | null, expiresAt: string | null, participantCount: number, maxParticipants: number | null, participants: Array<{ id: string, number: string | null, label: string | null, state: ParticipantState, muted: boolean, onHold: boolean, holdReason: HoldReason | null, speaking: boolean, supervisorRole: SupervisorRole, joinedAt: string | null, leftAt: string | null, recording: { id: string, status: RecordingStatus } | null, leg: { id: string, call: { id: string } } }>, room: { id: string, name: string } | null, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> }> } };

export type BoardCallsQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardCallsQuery = { calls: { nodes: Array<{ id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null }> } };

export type RoomsQueryVariables = Exact<{ [key: string]: never; }>;


export type RoomsQuery = { rooms: { nodes: Array<{ id: string, name: string, numbers: Array<string>, holdLoneParticipant: boolean, record: boolean }> } };

export type SeatsFragment = { participants: Array<{ id: string }> };

export type RunsGoingOnQueryVariables = Exact<{ [key: string]: never; }>;


export type RunsGoingOnQuery = { flowRuns: { totalCount: number | null } };

export type CallsByHourQueryVariables = Exact<{
  from: string;
}>;


export type CallsByHourQuery = { bindingStats: { from: string, before: string, groups: Array<{ startsAt: string | null, stats: { calls: number, answered: number, missed: number } }> } };

export type RoomNewsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type RoomNewsSubscription = { events:
    | { __typename: 'CallAnswered', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallBridged', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallHeld', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallInitiated', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallNoticed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallPlaced', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallRouted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallTransferred', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallUnheld', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CommandAccepted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CommandFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CommandRequested', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferenceCreated', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferenceEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferenceExpiring', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferenceFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferenceNearlyFull', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferencePlaybackEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferencePlaybackStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferenceSpeechEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferenceSpeechStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ConferenceStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'DigitReceived', id: string, cursor: string, recordedAt: string }
    | { __typename: 'DigitsGathered', id: string, cursor: string, recordedAt: string }
    | { __typename: 'FlowRunEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'FlowRunStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'MachineDetected', id: string, cursor: string, recordedAt: string }
    | { __typename: 'MachineGreetingEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'NumberOrderFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'NumberOrderPlaced', id: string, cursor: string, recordedAt: string }
    | { __typename: 'NumberOrderRequested', id: string, cursor: string, recordedAt: string }
    | { __typename: 'NumberOrderSucceeded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'OperatorAvailabilityChanged', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantHeld', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantJoined', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantJoining', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantLeft', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantMuted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantPlaybackEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantPlaybackStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantSpeechEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantSpeechStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantUnheld', id: string, cursor: string, recordedAt: string }
    | { __typename: 'ParticipantUnmuted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'PlaybackEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'PlaybackStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RecordingDeleted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RecordingFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RecordingPaused', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RecordingResumed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RecordingSaved', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RecordingStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RecordingStopped', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RoomCreated', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RoomDeleted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'RoomUpdated', id: string, cursor: string, recordedAt: string }
    | { __typename: 'SpeakerChanged', id: string, cursor: string, recordedAt: string }
    | { __typename: 'SpeechEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'SpeechStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'StepEntered', id: string, cursor: string, recordedAt: string }
    | { __typename: 'StepFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'StreamGap', id: string, cursor: string, recordedAt: string }
    | { __typename: 'SupervisorRoleChanged', id: string, cursor: string, recordedAt: string }
    | { __typename: 'TranscriptionCompleted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'TranscriptionFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'TranscriptionRequested', id: string, cursor: string, recordedAt: string }
    | { __typename: 'TransferFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'TransferStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'UnknownEvent', id: string, cursor: string, recordedAt: string }
    | { __typename: 'VoiceSessionAnswered', id: string, cursor: string, recordedAt: string }
    | { __typename: 'VoiceSessionEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'VoiceSessionStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'VoiceSignalRefused', id: string, cursor: string, recordedAt: string }
    | { __typename: 'VoiceSignalRelayed', id: string, cursor: string, recordedAt: string }
   };

export type LiveCallSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type LiveCallSubscription = { liveCall:
    | { __typename: 'CallChange', cursor: string, changed: Array<string>, call: { id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, legs: Array<{ id: string, state: CallLegState, direction: Direction | null, from: string | null, to: string | null, callerName: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, endedBy: CallParty | null, hangupCause: HangupCause | null, sipCode: number | null, transferringTo: string | null, answeredByMachine: MachineDetection | null, participant: { id: string, conference: { id: string, name: string } } | null }>, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, leg: { id: string } | null, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> }, event:
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
       }
    | { __typename: 'CallSnapshot', cursor: string, call: { id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, legs: Array<{ id: string, state: CallLegState, direction: Direction | null, from: string | null, to: string | null, callerName: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, endedBy: CallParty | null, hangupCause: HangupCause | null, sipCode: number | null, transferringTo: string | null, answeredByMachine: MachineDetection | null, participant: { id: string, conference: { id: string, name: string } } | null }>, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, leg: { id: string } | null, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> } }
   };

export type WholeCallFragment = { id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, legs: Array<{ id: string, state: CallLegState, direction: Direction | null, from: string | null, to: string | null, callerName: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, endedBy: CallParty | null, hangupCause: HangupCause | null, sipCode: number | null, transferringTo: string | null, answeredByMachine: MachineDetection | null, participant: { id: string, conference: { id: string, name: string } } | null }>, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, leg: { id: string } | null, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> };

export type CallPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CallPageQuery = { call: { id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, legs: Array<{ id: string, state: CallLegState, direction: Direction | null, from: string | null, to: string | null, callerName: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, endedBy: CallParty | null, hangupCause: HangupCause | null, sipCode: number | null, transferringTo: string | null, answeredByMachine: MachineDetection | null, participant: { id: string, conference: { id: string, name: string } } | null }>, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, leg: { id: string } | null, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> } | null };

export type CallsQueryVariables = Exact<{
  filter?: CallFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type CallsQuery = { calls: { nodes: Array<{ id: string, status: CallStatus, direction: Direction | null, from: string | null, to: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TransferMutationVariables = Exact<{
  input: TransferCallInput;
}>;


export type TransferMutation = { outcome: { cursor: string } };

export type SendKeysMutationVariables = Exact<{
  input: SendDigitsInput;
}>;


export type SendKeysMutation = { outcome: { cursor: string } };

export type SayOnCallMutationVariables = Exact<{
  input: SpeakOnCallInput;
}>;


export type SayOnCallMutation = { outcome: { cursor: string } };

export type HangUpMutationVariables = Exact<{
  input: HangUpCallInput;
}>;


export type HangUpMutation = { outcome: { cursor: string } };

export type AnswerMutationVariables = Exact<{
  input: AnswerCallInput;
}>;


export type AnswerMutation = { outcome: { cursor: string } };

export type RejectMutationVariables = Exact<{
  input: RejectCallInput;
}>;


export type RejectMutation = { outcome: { cursor: string } };

export type PlaceCallMutationVariables = Exact<{
  input: PlaceCallInput;
}>;


export type PlaceCallMutation = { outcome: { cursor: string, callLeg: { id: string, call: { id: string } } } };

export type LiveConferenceSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type LiveConferenceSubscription = { liveConference:
    | { __typename: 'ConferenceChange', cursor: string, changed: Array<string>, conference: { id: string, name: string, status: ConferenceStatus, startedAt: string, endedAt: string | null, endReason: ConferenceEndReason | null, expiresAt: string | null, participantCount: number, maxParticipants: number | null, room: { id: string, name: string } | null, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> }, participants: Array<{ id: string, number: string | null, label: string | null, state: ParticipantState, muted: boolean, onHold: boolean, holdReason: HoldReason | null, speaking: boolean, supervisorRole: SupervisorRole, joinedAt: string | null, leftAt: string | null, recording: { id: string, status: RecordingStatus } | null, leg: { id: string, call: { id: string } } }>, event:
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
        | { recordedAt: string }
       }
    | { __typename: 'ConferenceSnapshot', cursor: string, conference: { id: string, name: string, status: ConferenceStatus, startedAt: string, endedAt: string | null, endReason: ConferenceEndReason | null, expiresAt: string | null, participantCount: number, maxParticipants: number | null, participants: Array<{ id: string, number: string | null, label: string | null, state: ParticipantState, muted: boolean, onHold: boolean, holdReason: HoldReason | null, speaking: boolean, supervisorRole: SupervisorRole, joinedAt: string | null, leftAt: string | null, recording: { id: string, status: RecordingStatus } | null, leg: { id: string, call: { id: string } } }>, room: { id: string, name: string } | null, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> } }
   };

export type ConferencePageQueryVariables = Exact<{
  id: string | number;
}>;


export type ConferencePageQuery = { conference: { id: string, name: string, status: ConferenceStatus, startedAt: string, endedAt: string | null, endReason: ConferenceEndReason | null, expiresAt: string | null, participantCount: number, maxParticipants: number | null, participants: Array<{ id: string, number: string | null, label: string | null, state: ParticipantState, muted: boolean, onHold: boolean, holdReason: HoldReason | null, speaking: boolean, supervisorRole: SupervisorRole, joinedAt: string | null, leftAt: string | null, recording: { id: string, status: RecordingStatus } | null, leg: { id: string, call: { id: string } } }>, room: { id: string, name: string } | null, recordings: Array<{ id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> }> } | null };

export type OutcomeFragment = { cursor: string, failures: Array<{ participantId: string, message: string }> };

export type MuteMutationVariables = Exact<{
  input: ParticipantsInput;
}>;


export type MuteMutation = { outcome: { cursor: string, failures: Array<{ participantId: string, message: string }> } };

export type UnmuteMutationVariables = Exact<{
  input: ParticipantsInput;
}>;


export type UnmuteMutation = { outcome: { cursor: string, failures: Array<{ participantId: string, message: string }> } };

export type HoldMutationVariables = Exact<{
  input: HoldParticipantsInput;
}>;


export type HoldMutation = { outcome: { cursor: string, failures: Array<{ participantId: string, message: string }> } };

export type UnholdMutationVariables = Exact<{
  input: ParticipantsInput;
}>;


export type UnholdMutation = { outcome: { cursor: string, failures: Array<{ participantId: string, message: string }> } };

export type RemoveMutationVariables = Exact<{
  input: RemoveParticipantsInput;
}>;


export type RemoveMutation = { outcome: { cursor: string, failures: Array<{ participantId: string, message: string }> } };

export type SetRoleMutationVariables = Exact<{
  input: SetSupervisorRoleInput;
}>;


export type SetRoleMutation = { outcome: { cursor: string } };

export type PullMutationVariables = Exact<{
  input: PullParticipantInput;
}>;


export type PullMutation = { outcome: { cursor: string, callLeg: { id: string, call: { id: string } } } };

export type SpeakMutationVariables = Exact<{
  input: SpeakToConferenceInput;
}>;


export type SpeakMutation = { outcome: { cursor: string } };

export type PlayMutationVariables = Exact<{
  input: PlayToConferenceInput;
}>;


export type PlayMutation = { outcome: { cursor: string } };

export type StopAudioMutationVariables = Exact<{
  input: StopConferenceAudioInput;
}>;


export type StopAudioMutation = { outcome: { cursor: string } };

export type EndConferenceMutationVariables = Exact<{
  input: EndConferenceInput;
}>;


export type EndConferenceMutation = { outcome: { cursor: string } };

export type StartRecordingMutationVariables = Exact<{
  input: StartRecordingInput;
}>;


export type StartRecordingMutation = { outcome: { cursor: string } };

export type StopRecordingMutationVariables = Exact<{
  input: RecordingInput;
}>;


export type StopRecordingMutation = { outcome: { cursor: string } };

export type PauseRecordingMutationVariables = Exact<{
  input: RecordingInput;
}>;


export type PauseRecordingMutation = { outcome: { cursor: string } };

export type ResumeRecordingMutationVariables = Exact<{
  input: RecordingInput;
}>;


export type ResumeRecordingMutation = { outcome: { cursor: string } };

export type FlowsQueryVariables = Exact<{ [key: string]: never; }>;


export type FlowsQuery = { callFlows: { nodes: Array<{ id: string, title: string, default: boolean, version: number, updatedAt: string, steps: Array<
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
      > }> }, numberBindings: { nodes: Array<{ id: string, trackingNumber: string, callFlowId: string | null }> } };

export type FlowPageQueryVariables = Exact<{
  id: string | number;
  format: CallFlowFormat;
}>;


export type FlowPageQuery = { callFlow: { id: string, title: string, default: boolean, version: number, updatedAt: string, source: string, versions: { nodes: Array<{ version: number, savedAt: string, document: { title: string, source: string } }> } } | null };

export type FlowNumbersQueryVariables = Exact<{ [key: string]: never; }>;


export type FlowNumbersQuery = { numberBindings: { nodes: Array<{ id: string, trackingNumber: string, callFlowId: string | null, label: string | null }> } };

export type FlowRunsQueryVariables = Exact<{
  filter?: FlowRunFilter | null | undefined;
}>;


export type FlowRunsQuery = { flowRuns: { nodes: Array<{ id: string, title: string, status: FlowRunStatus, createdAt: string, startedAt: string | null, endedAt: string | null, flowVersion: number | null, outcome: { kind: FlowOutcomeKind, reason: string | null } | null, position: { stepId: string, action: StepAction } | null, call: { id: string, from: string | null, to: string | null } | null }> } };

export type FlowRunNewsSubscriptionVariables = Exact<{
  callFlowId?: string | number | null | undefined;
}>;


export type FlowRunNewsSubscription = { flowRunEvents:
    | { __typename: 'FlowRunEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'FlowRunStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'StepEntered', id: string, cursor: string, recordedAt: string }
    | { __typename: 'StepFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'StreamGap', id: string, cursor: string, recordedAt: string }
   };

export type ValidateFlowQueryVariables = Exact<{
  source: CallFlowSourceInput;
}>;


export type ValidateFlowQuery = { validateCallFlow: { valid: boolean, problemCount: number, problems: Array<{ code: CallFlowProblemCode, severity: CallFlowProblemSeverity, message: string, allowed: string | null, path: string, line: number | null, column: number | null, stepId: string | null }>, document: { title: string, steps: Array<
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
        | { id: string, action: StepAction }
      > } | null } };

export type ConvertFlowQueryVariables = Exact<{
  source: CallFlowSourceInput;
  format: CallFlowFormat;
}>;


export type ConvertFlowQuery = { validateCallFlow: { document: { source: string } | null } };

export type RehearseQueryVariables = Exact<{
  source: CallFlowSourceInput;
  caller: CallerScriptInput;
}>;


export type RehearseQuery = { rehearseCallFlow: { durationMs: number, variables: unknown, outcome: { kind: FlowOutcomeKind, reason: string | null, cause: HangupCause | null, to: string | null } | null, timeline: Array<{ atMs: number, kind: RehearsalMomentKind, type: string, stepId: string | null, details: unknown }>, neverVisited: Array<
      | { id: string, action: StepAction }
      | { id: string, action: StepAction }
      | { id: string, action: StepAction }
      | { id: string, action: StepAction }
      | { id: string, action: StepAction }
      | { id: string, action: StepAction }
      | { id: string, action: StepAction }
      | { id: string, action: StepAction }
    > } };

export type ImportFlowMutationVariables = Exact<{
  input: ImportCallFlowInput;
}>;


export type ImportFlowMutation = { outcome: { cursor: string, callFlow: { id: string, version: number, title: string }, problems: Array<{ message: string }> } };

export type SetDefaultFlowMutationVariables = Exact<{
  input: SetDefaultCallFlowInput;
}>;


export type SetDefaultFlowMutation = { outcome: { cursor: string, callFlow: { id: string, default: boolean } } };

export type BindNumberMutationVariables = Exact<{
  input: CreateNumberBindingInput;
}>;


export type BindNumberMutation = { outcome: { cursor: string, binding: { id: string } } };

export type UnbindNumberMutationVariables = Exact<{
  input: DeleteNumberBindingInput;
}>;


export type UnbindNumberMutation = { outcome: { cursor: string } };

export type SeatOfLegQueryVariables = Exact<{
  id: string | number;
}>;


export type SeatOfLegQuery = { callLeg: { id: string, participant: { id: string, conference: { id: string } } | null } | null };

type Line_CallAnswered_Fragment = { __typename: 'CallAnswered', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallBridged_Fragment = { __typename: 'CallBridged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallEnded_Fragment = { __typename: 'CallEnded', cause: HangupCause, endedBy: CallParty, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallHeld_Fragment = { __typename: 'CallHeld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallInitiated_Fragment = { __typename: 'CallInitiated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallNoticed_Fragment = { __typename: 'CallNoticed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallPlaced_Fragment = { __typename: 'CallPlaced', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallRouted_Fragment = { __typename: 'CallRouted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallTransferred_Fragment = { __typename: 'CallTransferred', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CallUnheld_Fragment = { __typename: 'CallUnheld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_CommandAccepted_Fragment = { __typename: 'CommandAccepted', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_CommandFailed_Fragment = { __typename: 'CommandFailed', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, refusal: { reason: RefusalReason, carrierTitle: string | null, retryable: boolean }, actor: { kind: ActorKind, name: string } | null };

type Line_CommandRequested_Fragment = { __typename: 'CommandRequested', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferenceCreated_Fragment = { __typename: 'ConferenceCreated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferenceEnded_Fragment = { __typename: 'ConferenceEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, endReason: ConferenceEndReason, actor: { kind: ActorKind, name: string } | null };

type Line_ConferenceExpiring_Fragment = { __typename: 'ConferenceExpiring', expiresAt: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferenceFailed_Fragment = { __typename: 'ConferenceFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferenceNearlyFull_Fragment = { __typename: 'ConferenceNearlyFull', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferencePlaybackEnded_Fragment = { __typename: 'ConferencePlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferencePlaybackStarted_Fragment = { __typename: 'ConferencePlaybackStarted', audioUrl: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferenceSpeechEnded_Fragment = { __typename: 'ConferenceSpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferenceSpeechStarted_Fragment = { __typename: 'ConferenceSpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ConferenceStarted_Fragment = { __typename: 'ConferenceStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_DigitReceived_Fragment = { __typename: 'DigitReceived', digit: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_DigitsGathered_Fragment = { __typename: 'DigitsGathered', digits: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, gatherStatus: GatherStatus, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_FlowRunEnded_Fragment = { __typename: 'FlowRunEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, outcome: { kind: FlowOutcomeKind, reason: string | null }, actor: { kind: ActorKind, name: string } | null };

type Line_FlowRunStarted_Fragment = { __typename: 'FlowRunStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null };

type Line_MachineDetected_Fragment = { __typename: 'MachineDetected', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, detection: MachineDetection, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_MachineGreetingEnded_Fragment = { __typename: 'MachineGreetingEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_NumberOrderFailed_Fragment = { __typename: 'NumberOrderFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_NumberOrderPlaced_Fragment = { __typename: 'NumberOrderPlaced', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_NumberOrderRequested_Fragment = { __typename: 'NumberOrderRequested', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_NumberOrderSucceeded_Fragment = { __typename: 'NumberOrderSucceeded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_OperatorAvailabilityChanged_Fragment = { __typename: 'OperatorAvailabilityChanged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantHeld_Fragment = { __typename: 'ParticipantHeld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, holdReason: HoldReason, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantJoined_Fragment = { __typename: 'ParticipantJoined', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantJoining_Fragment = { __typename: 'ParticipantJoining', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantLeft_Fragment = { __typename: 'ParticipantLeft', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantMuted_Fragment = { __typename: 'ParticipantMuted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantPlaybackEnded_Fragment = { __typename: 'ParticipantPlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantPlaybackStarted_Fragment = { __typename: 'ParticipantPlaybackStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantSpeechEnded_Fragment = { __typename: 'ParticipantSpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantSpeechStarted_Fragment = { __typename: 'ParticipantSpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantUnheld_Fragment = { __typename: 'ParticipantUnheld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_ParticipantUnmuted_Fragment = { __typename: 'ParticipantUnmuted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_PlaybackEnded_Fragment = { __typename: 'PlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_PlaybackStarted_Fragment = { __typename: 'PlaybackStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_RecordingDeleted_Fragment = { __typename: 'RecordingDeleted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_RecordingFailed_Fragment = { __typename: 'RecordingFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_RecordingPaused_Fragment = { __typename: 'RecordingPaused', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_RecordingResumed_Fragment = { __typename: 'RecordingResumed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_RecordingSaved_Fragment = { __typename: 'RecordingSaved', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_RecordingStarted_Fragment = { __typename: 'RecordingStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_RecordingStopped_Fragment = { __typename: 'RecordingStopped', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_RoomCreated_Fragment = { __typename: 'RoomCreated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_RoomDeleted_Fragment = { __typename: 'RoomDeleted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_RoomUpdated_Fragment = { __typename: 'RoomUpdated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_SpeakerChanged_Fragment = { __typename: 'SpeakerChanged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_SpeechEnded_Fragment = { __typename: 'SpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_SpeechStarted_Fragment = { __typename: 'SpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_StepEntered_Fragment = { __typename: 'StepEntered', stepId: string, action: StepAction, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null };

type Line_StepFailed_Fragment = { __typename: 'StepFailed', stepId: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, why: string, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null };

type Line_StreamGap_Fragment = { __typename: 'StreamGap', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, leg: { id: string, from: string | null, to: string | null } | null, flowRun: { id: string, title: string } | null, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_SupervisorRoleChanged_Fragment = { __typename: 'SupervisorRoleChanged', role: SupervisorRole, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_TranscriptionCompleted_Fragment = { __typename: 'TranscriptionCompleted', text: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_TranscriptionFailed_Fragment = { __typename: 'TranscriptionFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_TranscriptionRequested_Fragment = { __typename: 'TranscriptionRequested', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null };

type Line_TransferFailed_Fragment = { __typename: 'TransferFailed', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, transferCause: HangupCause, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_TransferStarted_Fragment = { __typename: 'TransferStarted', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null };

type Line_UnknownEvent_Fragment = { __typename: 'UnknownEvent', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_VoiceSessionAnswered_Fragment = { __typename: 'VoiceSessionAnswered', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_VoiceSessionEnded_Fragment = { __typename: 'VoiceSessionEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_VoiceSessionStarted_Fragment = { __typename: 'VoiceSessionStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_VoiceSignalRefused_Fragment = { __typename: 'VoiceSignalRefused', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

type Line_VoiceSignalRelayed_Fragment = { __typename: 'VoiceSignalRelayed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null };

export type LineFragment =
  | Line_CallAnswered_Fragment
  | Line_CallBridged_Fragment
  | Line_CallEnded_Fragment
  | Line_CallHeld_Fragment
  | Line_CallInitiated_Fragment
  | Line_CallNoticed_Fragment
  | Line_CallPlaced_Fragment
  | Line_CallRouted_Fragment
  | Line_CallTransferred_Fragment
  | Line_CallUnheld_Fragment
  | Line_CommandAccepted_Fragment
  | Line_CommandFailed_Fragment
  | Line_CommandRequested_Fragment
  | Line_ConferenceCreated_Fragment
  | Line_ConferenceEnded_Fragment
  | Line_ConferenceExpiring_Fragment
  | Line_ConferenceFailed_Fragment
  | Line_ConferenceNearlyFull_Fragment
  | Line_ConferencePlaybackEnded_Fragment
  | Line_ConferencePlaybackStarted_Fragment
  | Line_ConferenceSpeechEnded_Fragment
  | Line_ConferenceSpeechStarted_Fragment
  | Line_ConferenceStarted_Fragment
  | Line_DigitReceived_Fragment
  | Line_DigitsGathered_Fragment
  | Line_FlowRunEnded_Fragment
  | Line_FlowRunStarted_Fragment
  | Line_MachineDetected_Fragment
  | Line_MachineGreetingEnded_Fragment
  | Line_NumberOrderFailed_Fragment
  | Line_NumberOrderPlaced_Fragment
  | Line_NumberOrderRequested_Fragment
  | Line_NumberOrderSucceeded_Fragment
  | Line_OperatorAvailabilityChanged_Fragment
  | Line_ParticipantHeld_Fragment
  | Line_ParticipantJoined_Fragment
  | Line_ParticipantJoining_Fragment
  | Line_ParticipantLeft_Fragment
  | Line_ParticipantMuted_Fragment
  | Line_ParticipantPlaybackEnded_Fragment
  | Line_ParticipantPlaybackStarted_Fragment
  | Line_ParticipantSpeechEnded_Fragment
  | Line_ParticipantSpeechStarted_Fragment
  | Line_ParticipantUnheld_Fragment
  | Line_ParticipantUnmuted_Fragment
  | Line_PlaybackEnded_Fragment
  | Line_PlaybackStarted_Fragment
  | Line_RecordingDeleted_Fragment
  | Line_RecordingFailed_Fragment
  | Line_RecordingPaused_Fragment
  | Line_RecordingResumed_Fragment
  | Line_RecordingSaved_Fragment
  | Line_RecordingStarted_Fragment
  | Line_RecordingStopped_Fragment
  | Line_RoomCreated_Fragment
  | Line_RoomDeleted_Fragment
  | Line_RoomUpdated_Fragment
  | Line_SpeakerChanged_Fragment
  | Line_SpeechEnded_Fragment
  | Line_SpeechStarted_Fragment
  | Line_StepEntered_Fragment
  | Line_StepFailed_Fragment
  | Line_StreamGap_Fragment
  | Line_SupervisorRoleChanged_Fragment
  | Line_TranscriptionCompleted_Fragment
  | Line_TranscriptionFailed_Fragment
  | Line_TranscriptionRequested_Fragment
  | Line_TransferFailed_Fragment
  | Line_TransferStarted_Fragment
  | Line_UnknownEvent_Fragment
  | Line_VoiceSessionAnswered_Fragment
  | Line_VoiceSessionEnded_Fragment
  | Line_VoiceSessionStarted_Fragment
  | Line_VoiceSignalRefused_Fragment
  | Line_VoiceSignalRelayed_Fragment
;

export type ConferenceTimelineQueryVariables = Exact<{
  id: string | number;
  before?: string | null | undefined;
}>;


export type ConferenceTimelineQuery = { of: { id: string, cursor: string, timeline: { nodes: Array<
        | { __typename: 'CallAnswered', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallBridged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallEnded', cause: HangupCause, endedBy: CallParty, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallHeld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallInitiated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallNoticed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallPlaced', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallRouted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallTransferred', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallUnheld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CommandAccepted', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CommandFailed', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, refusal: { reason: RefusalReason, carrierTitle: string | null, retryable: boolean }, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CommandRequested', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceCreated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, endReason: ConferenceEndReason, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceExpiring', expiresAt: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceNearlyFull', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferencePlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferencePlaybackStarted', audioUrl: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceSpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceSpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'DigitReceived', digit: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'DigitsGathered', digits: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, gatherStatus: GatherStatus, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'FlowRunEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, outcome: { kind: FlowOutcomeKind, reason: string | null }, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'FlowRunStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'MachineDetected', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, detection: MachineDetection, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'MachineGreetingEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'NumberOrderFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'NumberOrderPlaced', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'NumberOrderRequested', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'NumberOrderSucceeded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'OperatorAvailabilityChanged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantHeld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, holdReason: HoldReason, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantJoined', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantJoining', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantLeft', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantMuted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantPlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantPlaybackStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantSpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantSpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantUnheld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantUnmuted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'PlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'PlaybackStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingDeleted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingPaused', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingResumed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingSaved', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingStopped', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RoomCreated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RoomDeleted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RoomUpdated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'SpeakerChanged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'SpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'SpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'StepEntered', stepId: string, action: StepAction, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'StepFailed', stepId: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, why: string, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'StreamGap', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, leg: { id: string, from: string | null, to: string | null } | null, flowRun: { id: string, title: string } | null, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'SupervisorRoleChanged', role: SupervisorRole, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TranscriptionCompleted', text: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TranscriptionFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TranscriptionRequested', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TransferFailed', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, transferCause: HangupCause, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TransferStarted', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'UnknownEvent', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSessionAnswered', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSessionEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSessionStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSignalRefused', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSignalRelayed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
      >, pageInfo: { hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type CallTimelineQueryVariables = Exact<{
  id: string | number;
  before?: string | null | undefined;
}>;


export type CallTimelineQuery = { of: { id: string, cursor: string, timeline: { nodes: Array<
        | { __typename: 'CallAnswered', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallBridged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallEnded', cause: HangupCause, endedBy: CallParty, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallHeld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallInitiated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallNoticed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallPlaced', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallRouted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallTransferred', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CallUnheld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CommandAccepted', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CommandFailed', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, refusal: { reason: RefusalReason, carrierTitle: string | null, retryable: boolean }, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'CommandRequested', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceCreated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, endReason: ConferenceEndReason, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceExpiring', expiresAt: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceNearlyFull', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferencePlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferencePlaybackStarted', audioUrl: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceSpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceSpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ConferenceStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'DigitReceived', digit: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'DigitsGathered', digits: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, gatherStatus: GatherStatus, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'FlowRunEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, outcome: { kind: FlowOutcomeKind, reason: string | null }, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'FlowRunStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'MachineDetected', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, detection: MachineDetection, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'MachineGreetingEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'NumberOrderFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'NumberOrderPlaced', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'NumberOrderRequested', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'NumberOrderSucceeded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'OperatorAvailabilityChanged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantHeld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, holdReason: HoldReason, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantJoined', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantJoining', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantLeft', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantMuted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantPlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantPlaybackStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantSpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantSpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantUnheld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'ParticipantUnmuted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'PlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'PlaybackStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingDeleted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingPaused', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingResumed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingSaved', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RecordingStopped', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RoomCreated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RoomDeleted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'RoomUpdated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'SpeakerChanged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'SpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'SpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'StepEntered', stepId: string, action: StepAction, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'StepFailed', stepId: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, why: string, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'StreamGap', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, leg: { id: string, from: string | null, to: string | null } | null, flowRun: { id: string, title: string } | null, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'SupervisorRoleChanged', role: SupervisorRole, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TranscriptionCompleted', text: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TranscriptionFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TranscriptionRequested', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TransferFailed', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, transferCause: HangupCause, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'TransferStarted', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'UnknownEvent', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSessionAnswered', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSessionEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSessionStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSignalRefused', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
        | { __typename: 'VoiceSignalRelayed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
      >, pageInfo: { hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type EventsAboutSubscriptionVariables = Exact<{
  filter?: EventFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type EventsAboutSubscription = { events:
    | { __typename: 'CallAnswered', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallBridged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallEnded', cause: HangupCause, endedBy: CallParty, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallHeld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallInitiated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallNoticed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallPlaced', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallRouted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallTransferred', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CallUnheld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CommandAccepted', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CommandFailed', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, refusal: { reason: RefusalReason, carrierTitle: string | null, retryable: boolean }, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'CommandRequested', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferenceCreated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferenceEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, endReason: ConferenceEndReason, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferenceExpiring', expiresAt: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferenceFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferenceNearlyFull', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferencePlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferencePlaybackStarted', audioUrl: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferenceSpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferenceSpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ConferenceStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'DigitReceived', digit: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'DigitsGathered', digits: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, gatherStatus: GatherStatus, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'FlowRunEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, outcome: { kind: FlowOutcomeKind, reason: string | null }, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'FlowRunStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'MachineDetected', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, detection: MachineDetection, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'MachineGreetingEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'NumberOrderFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'NumberOrderPlaced', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'NumberOrderRequested', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'NumberOrderSucceeded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'OperatorAvailabilityChanged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantHeld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, holdReason: HoldReason, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantJoined', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantJoining', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantLeft', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantMuted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantPlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantPlaybackStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantSpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantSpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantUnheld', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'ParticipantUnmuted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'PlaybackEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'PlaybackStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RecordingDeleted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RecordingFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RecordingPaused', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RecordingResumed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RecordingSaved', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RecordingStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RecordingStopped', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RoomCreated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RoomDeleted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'RoomUpdated', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'SpeakerChanged', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'SpeechEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'SpeechStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'StepEntered', stepId: string, action: StepAction, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'StepFailed', stepId: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, why: string, flowRun: { id: string, title: string } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'StreamGap', commandId: string | null, kind: string | null, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, leg: { id: string, from: string | null, to: string | null } | null, flowRun: { id: string, title: string } | null, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'SupervisorRoleChanged', role: SupervisorRole, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, participant: { id: string, number: string | null, label: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'TranscriptionCompleted', text: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'TranscriptionFailed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'TranscriptionRequested', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, recording: { id: string, status: RecordingStatus, startedAt: string | null, endedAt: string | null, durationMs: number | null, format: RecordingFormat | null, channels: RecordingChannels | null, failure: string | null, transcribed: boolean, transcriptions: Array<{ id: string, status: TranscriptionStatus, text: string | null, failure: string | null }> } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'TransferFailed', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, transferCause: HangupCause, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'TransferStarted', to: string, id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, leg: { id: string, from: string | null, to: string | null } | null, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'UnknownEvent', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'VoiceSessionAnswered', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'VoiceSessionEnded', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'VoiceSessionStarted', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'VoiceSignalRefused', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
    | { __typename: 'VoiceSignalRelayed', id: string, cursor: string, occurredAt: string, recordedAt: string, source: EventSource, actor: { kind: ActorKind, name: string } | null }
   };

export type BindingPartsFragment = { id: string, trackingNumber: string, label: string | null, kind: NumberBindingKind, status: NumberBindingStatus, destination: string | null, callFlowId: string | null, createdAt: string, room: { id: string, name: string } | null };

export type TrackingNumbersQueryVariables = Exact<{ [key: string]: never; }>;


export type TrackingNumbersQuery = { numberBindings: { nodes: Array<{ callCount: number, id: string, trackingNumber: string, label: string | null, kind: NumberBindingKind, status: NumberBindingStatus, destination: string | null, callFlowId: string | null, createdAt: string, room: { id: string, name: string } | null }> }, phoneNumbers: { nodes: Array<{ number: string, connected: boolean }> }, rooms: { nodes: Array<{ id: string, name: string, numbers: Array<string> }> }, callFlows: { nodes: Array<{ id: string, title: string }> } };

export type StatisticsQueryVariables = Exact<{
  bindingId?: string | number | null | undefined;
  range?: TimeRange | null | undefined;
  groupBy: StatsGroup;
}>;


export type StatisticsQuery = { over: { from: string, before: string, groups: Array<{ startsAt: string | null, stats: { calls: number, answered: number, missed: number } }> }, each: { groups: Array<{ binding: { id: string } | null, stats: { calls: number, answered: number, missed: number, uniqueCallers: number, totalTalkMs: number, averageTalkMs: number | null } }> } };

export type TrackedCallsQueryVariables = Exact<{
  filter?: TrackedCallFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type TrackedCallsQuery = { trackedCalls: { nodes: Array<{ id: string, from: string | null, trackingNumber: string | null, destination: string | null, startedAt: string, durationMs: number, talkMs: number, outcome: TrackedOutcome, firstTimeCaller: boolean, binding: { id: string, label: string | null } | null, call: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TrackedCallNewsSubscriptionVariables = Exact<{
  bindingId?: string | number | null | undefined;
}>;


export type TrackedCallNewsSubscription = { trackedCallEvents:
    | { __typename: 'CallAnswered', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallBridged', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallHeld', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallInitiated', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallNoticed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallPlaced', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallRouted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallTransferred', id: string, cursor: string, recordedAt: string }
    | { __typename: 'CallUnheld', id: string, cursor: string, recordedAt: string }
    | { __typename: 'DigitReceived', id: string, cursor: string, recordedAt: string }
    | { __typename: 'DigitsGathered', id: string, cursor: string, recordedAt: string }
    | { __typename: 'MachineDetected', id: string, cursor: string, recordedAt: string }
    | { __typename: 'MachineGreetingEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'PlaybackEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'PlaybackStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'SpeechEnded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'SpeechStarted', id: string, cursor: string, recordedAt: string }
    | { __typename: 'StreamGap', id: string, cursor: string, recordedAt: string }
    | { __typename: 'TransferFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'TransferStarted', id: string, cursor: string, recordedAt: string }
   };

export type NumberOrderNewsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type NumberOrderNewsSubscription = { numberOrderEvents:
    | { __typename: 'NumberOrderFailed', id: string, cursor: string, recordedAt: string }
    | { __typename: 'NumberOrderPlaced', id: string, cursor: string, recordedAt: string }
    | { __typename: 'NumberOrderRequested', id: string, cursor: string, recordedAt: string }
    | { __typename: 'NumberOrderSucceeded', id: string, cursor: string, recordedAt: string }
    | { __typename: 'StreamGap', id: string, cursor: string, recordedAt: string }
   };

export type NumbersForSaleQueryVariables = Exact<{
  filter: AvailableNumberFilter;
}>;


export type NumbersForSaleQuery = { availableNumbers: Array<{ number: string, locality: string | null, region: string | null, monthlyCost: string | null, currency: string | null }> };

export type OrderNumberMutationVariables = Exact<{
  input: OrderPhoneNumberInput;
}>;


export type OrderNumberMutation = { outcome: { cursor: string, order: { id: string, status: NumberOrderStatus, number: string | null, problem: { message: string } | null } } };

export const RecordingPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<RecordingPartsFragment, unknown>;
export const ConferencePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConferenceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"participantCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxParticipants"}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<ConferencePartsFragment, unknown>;
export const ParticipantPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ParticipantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Participant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"muted"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"holdReason"}},{"kind":"Field","name":{"kind":"Name","value":"speaking"}},{"kind":"Field","name":{"kind":"Name","value":"supervisorRole"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ParticipantPartsFragment, unknown>;
export const SeatsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seats"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SeatsFragment, unknown>;
export const CallPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<CallPartsFragment, unknown>;
export const LegPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LegParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallLeg"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"callerName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}},{"kind":"Field","name":{"kind":"Name","value":"hangupCause"}},{"kind":"Field","name":{"kind":"Name","value":"sipCode"}},{"kind":"Field","name":{"kind":"Name","value":"transferringTo"}},{"kind":"Field","name":{"kind":"Name","value":"answeredByMachine"}}]}}]} as unknown as DocumentNode<LegPartsFragment, unknown>;
export const WholeCallFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCall"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallParts"}},{"kind":"Field","name":{"kind":"Name","value":"legs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LegParts"}},{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}},{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LegParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallLeg"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"callerName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}},{"kind":"Field","name":{"kind":"Name","value":"hangupCause"}},{"kind":"Field","name":{"kind":"Name","value":"sipCode"}},{"kind":"Field","name":{"kind":"Name","value":"transferringTo"}},{"kind":"Field","name":{"kind":"Name","value":"answeredByMachine"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<WholeCallFragment, unknown>;
export const OutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<OutcomeFragment, unknown>;
export const LineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommandEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commandId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommandFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"carrierTitle"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"holdReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupervisorRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"endReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferencePlaybackStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"audioUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigitReceived"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigitsGathered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digits"}},{"kind":"Field","alias":{"kind":"Name","value":"gatherStatus"},"name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MachineDetected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"detection"},"name":{"kind":"Name","value":"result"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","alias":{"kind":"Name","value":"transferCause"},"name":{"kind":"Name","value":"cause"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flowRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEntered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","alias":{"kind":"Name","value":"why"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordingEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TranscriptionCompleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}}]} as unknown as DocumentNode<LineFragment, unknown>;
export const BindingPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BindingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NumberBinding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"trackingNumber"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"destination"}},{"kind":"Field","name":{"kind":"Name","value":"callFlowId"}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<BindingPartsFragment, unknown>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"carrier"}},{"kind":"Field","name":{"kind":"Name","value":"storage"}},{"kind":"Field","name":{"kind":"Name","value":"fromNumber"}},{"kind":"Field","name":{"kind":"Name","value":"retentionDays"}},{"kind":"Field","name":{"kind":"Name","value":"simulatorUrl"}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const LiveBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LiveBoard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liveBoard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BoardSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"conferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConferenceParts"}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ParticipantParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BoardChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"conference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConferenceParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ParticipantParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConferenceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"participantCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxParticipants"}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ParticipantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Participant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"muted"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"holdReason"}},{"kind":"Field","name":{"kind":"Name","value":"speaking"}},{"kind":"Field","name":{"kind":"Name","value":"supervisorRole"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<LiveBoardSubscription, LiveBoardSubscriptionVariables>;
export const BoardConferencesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BoardConferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conferences"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"STARTING"},{"kind":"EnumValue","value":"IN_PROGRESS"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConferenceParts"}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ParticipantParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConferenceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"participantCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxParticipants"}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ParticipantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Participant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"muted"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"holdReason"}},{"kind":"Field","name":{"kind":"Name","value":"speaking"}},{"kind":"Field","name":{"kind":"Name","value":"supervisorRole"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<BoardConferencesQuery, BoardConferencesQueryVariables>;
export const BoardCallsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BoardCalls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"RINGING"},{"kind":"EnumValue","value":"IN_PROGRESS"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<BoardCallsQuery, BoardCallsQueryVariables>;
export const RoomsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Rooms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rooms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"numbers"}},{"kind":"Field","name":{"kind":"Name","value":"holdLoneParticipant"}},{"kind":"Field","name":{"kind":"Name","value":"record"}}]}}]}}]}}]} as unknown as DocumentNode<RoomsQuery, RoomsQueryVariables>;
export const RunsGoingOnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunsGoingOn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flowRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"READY"},{"kind":"EnumValue","value":"RUNNING"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<RunsGoingOnQuery, RunsGoingOnQueryVariables>;
export const CallsByHourDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CallsByHour"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bindingStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"range"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"EnumValue","value":"HOUR"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"answered"}},{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CallsByHourQuery, CallsByHourQueryVariables>;
export const RoomNewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RoomNews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"types"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"RoomCreated"},{"kind":"EnumValue","value":"RoomUpdated"},{"kind":"EnumValue","value":"RoomDeleted"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}}]}}]} as unknown as DocumentNode<RoomNewsSubscription, RoomNewsSubscriptionVariables>;
export const LiveCallDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LiveCall"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liveCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeCall"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeCall"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LegParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallLeg"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"callerName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}},{"kind":"Field","name":{"kind":"Name","value":"hangupCause"}},{"kind":"Field","name":{"kind":"Name","value":"sipCode"}},{"kind":"Field","name":{"kind":"Name","value":"transferringTo"}},{"kind":"Field","name":{"kind":"Name","value":"answeredByMachine"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCall"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallParts"}},{"kind":"Field","name":{"kind":"Name","value":"legs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LegParts"}},{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}},{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<LiveCallSubscription, LiveCallSubscriptionVariables>;
export const CallPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CallPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"call"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeCall"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LegParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallLeg"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"callerName"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}},{"kind":"Field","name":{"kind":"Name","value":"hangupCause"}},{"kind":"Field","name":{"kind":"Name","value":"sipCode"}},{"kind":"Field","name":{"kind":"Name","value":"transferringTo"}},{"kind":"Field","name":{"kind":"Name","value":"answeredByMachine"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCall"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallParts"}},{"kind":"Field","name":{"kind":"Name","value":"legs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LegParts"}},{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}},{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CallPageQuery, CallPageQueryVariables>;
export const CallsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Calls"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CallFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Call"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}}]}}]} as unknown as DocumentNode<CallsQuery, CallsQueryVariables>;
export const TransferDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Transfer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransferCallInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"transferCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<TransferMutation, TransferMutationVariables>;
export const SendKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendDigitsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"sendDigits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<SendKeysMutation, SendKeysMutationVariables>;
export const SayOnCallDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SayOnCall"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SpeakOnCallInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"speakOnCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<SayOnCallMutation, SayOnCallMutationVariables>;
export const HangUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"HangUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HangUpCallInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"hangUpCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<HangUpMutation, HangUpMutationVariables>;
export const AnswerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Answer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerCallInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"answerCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<AnswerMutation, AnswerMutationVariables>;
export const RejectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Reject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RejectCallInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"rejectCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<RejectMutation, RejectMutationVariables>;
export const PlaceCallDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceCall"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceCallInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"placeCall"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"callLeg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlaceCallMutation, PlaceCallMutationVariables>;
export const LiveConferenceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LiveConference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liveConference"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"conference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConferenceParts"}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ParticipantParts"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"conference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConferenceParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ParticipantParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConferenceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"participantCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxParticipants"}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ParticipantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Participant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"muted"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"holdReason"}},{"kind":"Field","name":{"kind":"Name","value":"speaking"}},{"kind":"Field","name":{"kind":"Name","value":"supervisorRole"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<LiveConferenceSubscription, LiveConferenceSubscriptionVariables>;
export const ConferencePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConferencePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conference"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConferenceParts"}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ParticipantParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConferenceParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"participantCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxParticipants"}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ParticipantParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Participant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"muted"}},{"kind":"Field","name":{"kind":"Name","value":"onHold"}},{"kind":"Field","name":{"kind":"Name","value":"holdReason"}},{"kind":"Field","name":{"kind":"Name","value":"speaking"}},{"kind":"Field","name":{"kind":"Name","value":"supervisorRole"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ConferencePageQuery, ConferencePageQueryVariables>;
export const MuteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Mute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"muteParticipants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<MuteMutation, MuteMutationVariables>;
export const UnmuteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unmute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"unmuteParticipants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<UnmuteMutation, UnmuteMutationVariables>;
export const HoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Hold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HoldParticipantsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"holdParticipants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<HoldMutation, HoldMutationVariables>;
export const UnholdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unhold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"unholdParticipants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<UnholdMutation, UnholdMutationVariables>;
export const RemoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Remove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveParticipantsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"removeParticipants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RemoveMutation, RemoveMutationVariables>;
export const SetRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetSupervisorRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"setSupervisorRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<SetRoleMutation, SetRoleMutationVariables>;
export const PullDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Pull"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PullParticipantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"pullParticipant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"callLeg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PullMutation, PullMutationVariables>;
export const SpeakDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Speak"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SpeakToConferenceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"speakToConference"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<SpeakMutation, SpeakMutationVariables>;
export const PlayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Play"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlayToConferenceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"playToConference"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<PlayMutation, PlayMutationVariables>;
export const StopAudioDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StopAudio"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StopConferenceAudioInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"stopConferenceAudio"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<StopAudioMutation, StopAudioMutationVariables>;
export const EndConferenceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndConference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndConferenceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"endConference"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<EndConferenceMutation, EndConferenceMutationVariables>;
export const StartRecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartRecording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartRecordingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"startRecording"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<StartRecordingMutation, StartRecordingMutationVariables>;
export const StopRecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StopRecording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"stopRecording"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<StopRecordingMutation, StopRecordingMutationVariables>;
export const PauseRecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseRecording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"pauseRecording"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<PauseRecordingMutation, PauseRecordingMutationVariables>;
export const ResumeRecordingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeRecording"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"resumeRecording"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<ResumeRecordingMutation, ResumeRecordingMutationVariables>;
export const FlowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Flows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callFlows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Step"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"numberBindings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"EnumValue","value":"ACTIVE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"trackingNumber"}},{"kind":"Field","name":{"kind":"Name","value":"callFlowId"}}]}}]}}]}}]} as unknown as DocumentNode<FlowsQuery, FlowsQueryVariables>;
export const FlowPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FlowPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"format"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CallFlowFormat"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callFlow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"format"},"value":{"kind":"Variable","name":{"kind":"Name","value":"format"}}}]},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"savedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"format"},"value":{"kind":"Variable","name":{"kind":"Name","value":"format"}}}]}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FlowPageQuery, FlowPageQueryVariables>;
export const FlowNumbersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FlowNumbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numberBindings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"EnumValue","value":"ACTIVE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"trackingNumber"}},{"kind":"Field","name":{"kind":"Name","value":"callFlowId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]} as unknown as DocumentNode<FlowNumbersQuery, FlowNumbersQueryVariables>;
export const FlowRunsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FlowRuns"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flowRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"flowVersion"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FlowRunsQuery, FlowRunsQueryVariables>;
export const FlowRunNewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FlowRunNews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"callFlowId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flowRunEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"callFlowId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"callFlowId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}}]}}]} as unknown as DocumentNode<FlowRunNewsSubscription, FlowRunNewsSubscriptionVariables>;
export const ValidateFlowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ValidateFlow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"source"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CallFlowSourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validateCallFlow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"source"},"value":{"kind":"Variable","name":{"kind":"Name","value":"source"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"problemCount"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"stepId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Step"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ValidateFlowQuery, ValidateFlowQueryVariables>;
export const ConvertFlowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConvertFlow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"source"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CallFlowSourceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"format"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CallFlowFormat"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validateCallFlow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"source"},"value":{"kind":"Variable","name":{"kind":"Name","value":"source"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"format"},"value":{"kind":"Variable","name":{"kind":"Name","value":"format"}}}]}]}}]}}]}}]} as unknown as DocumentNode<ConvertFlowQuery, ConvertFlowQueryVariables>;
export const RehearseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Rehearse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"source"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CallFlowSourceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caller"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CallerScriptInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rehearseCallFlow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"source"},"value":{"kind":"Variable","name":{"kind":"Name","value":"source"}}},{"kind":"Argument","name":{"kind":"Name","value":"caller"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caller"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atMs"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}},{"kind":"Field","name":{"kind":"Name","value":"neverVisited"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Step"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"variables"}}]}}]}}]} as unknown as DocumentNode<RehearseQuery, RehearseQueryVariables>;
export const ImportFlowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportFlow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportCallFlowInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"importCallFlow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"callFlow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ImportFlowMutation, ImportFlowMutationVariables>;
export const SetDefaultFlowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetDefaultFlow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetDefaultCallFlowInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"setDefaultCallFlow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"callFlow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"default"}}]}}]}}]}}]} as unknown as DocumentNode<SetDefaultFlowMutation, SetDefaultFlowMutationVariables>;
export const BindNumberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BindNumber"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateNumberBindingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"createNumberBinding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"binding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<BindNumberMutation, BindNumberMutationVariables>;
export const UnbindNumberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnbindNumber"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteNumberBindingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"deleteNumberBinding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}}]}}]} as unknown as DocumentNode<UnbindNumberMutation, UnbindNumberMutationVariables>;
export const SeatOfLegDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeatOfLeg"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callLeg"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeatOfLegQuery, SeatOfLegQueryVariables>;
export const ConferenceTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConferenceTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"of"},"name":{"kind":"Name","value":"conference"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommandEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commandId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommandFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"carrierTitle"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"holdReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupervisorRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"endReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferencePlaybackStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"audioUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigitReceived"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigitsGathered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digits"}},{"kind":"Field","alias":{"kind":"Name","value":"gatherStatus"},"name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MachineDetected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"detection"},"name":{"kind":"Name","value":"result"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","alias":{"kind":"Name","value":"transferCause"},"name":{"kind":"Name","value":"cause"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flowRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEntered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","alias":{"kind":"Name","value":"why"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordingEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TranscriptionCompleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]} as unknown as DocumentNode<ConferenceTimelineQuery, ConferenceTimelineQueryVariables>;
export const CallTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CallTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"of"},"name":{"kind":"Name","value":"call"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommandEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commandId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommandFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"carrierTitle"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"holdReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupervisorRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"endReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferencePlaybackStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"audioUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigitReceived"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigitsGathered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digits"}},{"kind":"Field","alias":{"kind":"Name","value":"gatherStatus"},"name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MachineDetected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"detection"},"name":{"kind":"Name","value":"result"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","alias":{"kind":"Name","value":"transferCause"},"name":{"kind":"Name","value":"cause"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flowRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEntered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","alias":{"kind":"Name","value":"why"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordingEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TranscriptionCompleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]} as unknown as DocumentNode<CallTimelineQuery, CallTimelineQueryVariables>;
export const EventsAboutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"EventsAbout"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Line"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recording"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"transcribed"}},{"kind":"Field","name":{"kind":"Name","value":"transcriptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Line"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommandEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commandId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CommandFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"carrierTitle"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ParticipantHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"holdReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupervisorRoleChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"endReason"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferenceExpiring"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConferencePlaybackStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"audioUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leg"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigitReceived"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigitsGathered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digits"}},{"kind":"Field","alias":{"kind":"Name","value":"gatherStatus"},"name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MachineDetected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"detection"},"name":{"kind":"Name","value":"result"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallTransferred"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","alias":{"kind":"Name","value":"transferCause"},"name":{"kind":"Name","value":"cause"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flowRun"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowRunEnded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEntered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stepId"}},{"kind":"Field","alias":{"kind":"Name","value":"why"},"name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordingEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordingParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TranscriptionCompleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]} as unknown as DocumentNode<EventsAboutSubscription, EventsAboutSubscriptionVariables>;
export const TrackingNumbersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TrackingNumbers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numberBindings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"EnumValue","value":"ACTIVE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BindingParts"}},{"kind":"Field","name":{"kind":"Name","value":"callCount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"unbound"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"connected"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rooms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"numbers"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"callFlows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BindingParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NumberBinding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"trackingNumber"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"destination"}},{"kind":"Field","name":{"kind":"Name","value":"callFlowId"}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<TrackingNumbersQuery, TrackingNumbersQueryVariables>;
export const StatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Statistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bindingId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"range"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TimeRange"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StatsGroup"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"over"},"name":{"kind":"Name","value":"bindingStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"bindingId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bindingId"}}},{"kind":"Argument","name":{"kind":"Name","value":"range"},"value":{"kind":"Variable","name":{"kind":"Name","value":"range"}}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"answered"}},{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"each"},"name":{"kind":"Name","value":"bindingStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"bindingId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bindingId"}}},{"kind":"Argument","name":{"kind":"Name","value":"range"},"value":{"kind":"Variable","name":{"kind":"Name","value":"range"}}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"EnumValue","value":"BINDING"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"groups"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"binding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"answered"}},{"kind":"Field","name":{"kind":"Name","value":"missed"}},{"kind":"Field","name":{"kind":"Name","value":"uniqueCallers"}},{"kind":"Field","name":{"kind":"Name","value":"totalTalkMs"}},{"kind":"Field","name":{"kind":"Name","value":"averageTalkMs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StatisticsQuery, StatisticsQueryVariables>;
export const TrackedCallsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TrackedCalls"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TrackedCallFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trackedCalls"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"trackingNumber"}},{"kind":"Field","name":{"kind":"Name","value":"destination"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"talkMs"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"firstTimeCaller"}},{"kind":"Field","name":{"kind":"Name","value":"binding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<TrackedCallsQuery, TrackedCallsQueryVariables>;
export const TrackedCallNewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TrackedCallNews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bindingId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trackedCallEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"bindingId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bindingId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}}]}}]} as unknown as DocumentNode<TrackedCallNewsSubscription, TrackedCallNewsSubscriptionVariables>;
export const NumberOrderNewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NumberOrderNews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"numberOrderEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}}]}}]} as unknown as DocumentNode<NumberOrderNewsSubscription, NumberOrderNewsSubscriptionVariables>;
export const NumbersForSaleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NumbersForSale"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AvailableNumberFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"availableNumbers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"monthlyCost"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]} as unknown as DocumentNode<NumbersForSaleQuery, NumbersForSaleQueryVariables>;
export const OrderNumberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OrderNumber"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPhoneNumberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"orderPhoneNumber"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrderNumberMutation, OrderNumberMutationVariables>;