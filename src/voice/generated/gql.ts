/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Me {\n  viewer {\n    identity\n    name\n    role\n  }\n}\n\nquery Lines {\n  serviceLines(first: 50) {\n    nodes {\n      id\n      name\n      operators {\n        identity\n        name\n        available\n        listening\n      }\n    }\n  }\n}\n\nsubscription Signals {\n  voiceSignals {\n    __typename\n    issuer\n    cid\n    peerInfo\n    data\n    voiceSession {\n      id\n      starterName\n      status\n    }\n    ... on StopSignal {\n      reason\n    }\n  }\n}\n\nmutation Start($input: StartVoiceSessionInput!) {\n  startVoiceSession(input: $input) {\n    outcome\n    voiceSession {\n      id\n      status\n      operatorName\n    }\n  }\n}\n\nmutation Accept($input: AcceptVoiceSessionInput!) {\n  acceptVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Busy($input: BusyVoiceSessionInput!) {\n  busyVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Stop($input: StopVoiceSessionInput!) {\n  stopVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Candidate($input: SignalVoiceSessionInput!) {\n  signalVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Available($available: Boolean!) {\n  setAvailability(available: $available) {\n    available\n  }\n}\n\nmutation OpenLine($input: CreateServiceLineInput!) {\n  createServiceLine(input: $input) {\n    serviceLine {\n      id\n    }\n  }\n}\n\nmutation Staff($input: UpdateServiceLineInput!) {\n  updateServiceLine(input: $input) {\n    serviceLine {\n      id\n    }\n  }\n}": typeof types.MeDocument,
};
const documents: Documents = {
    "query Me {\n  viewer {\n    identity\n    name\n    role\n  }\n}\n\nquery Lines {\n  serviceLines(first: 50) {\n    nodes {\n      id\n      name\n      operators {\n        identity\n        name\n        available\n        listening\n      }\n    }\n  }\n}\n\nsubscription Signals {\n  voiceSignals {\n    __typename\n    issuer\n    cid\n    peerInfo\n    data\n    voiceSession {\n      id\n      starterName\n      status\n    }\n    ... on StopSignal {\n      reason\n    }\n  }\n}\n\nmutation Start($input: StartVoiceSessionInput!) {\n  startVoiceSession(input: $input) {\n    outcome\n    voiceSession {\n      id\n      status\n      operatorName\n    }\n  }\n}\n\nmutation Accept($input: AcceptVoiceSessionInput!) {\n  acceptVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Busy($input: BusyVoiceSessionInput!) {\n  busyVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Stop($input: StopVoiceSessionInput!) {\n  stopVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Candidate($input: SignalVoiceSessionInput!) {\n  signalVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Available($available: Boolean!) {\n  setAvailability(available: $available) {\n    available\n  }\n}\n\nmutation OpenLine($input: CreateServiceLineInput!) {\n  createServiceLine(input: $input) {\n    serviceLine {\n      id\n    }\n  }\n}\n\nmutation Staff($input: UpdateServiceLineInput!) {\n  updateServiceLine(input: $input) {\n    serviceLine {\n      id\n    }\n  }\n}": types.MeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me {\n  viewer {\n    identity\n    name\n    role\n  }\n}\n\nquery Lines {\n  serviceLines(first: 50) {\n    nodes {\n      id\n      name\n      operators {\n        identity\n        name\n        available\n        listening\n      }\n    }\n  }\n}\n\nsubscription Signals {\n  voiceSignals {\n    __typename\n    issuer\n    cid\n    peerInfo\n    data\n    voiceSession {\n      id\n      starterName\n      status\n    }\n    ... on StopSignal {\n      reason\n    }\n  }\n}\n\nmutation Start($input: StartVoiceSessionInput!) {\n  startVoiceSession(input: $input) {\n    outcome\n    voiceSession {\n      id\n      status\n      operatorName\n    }\n  }\n}\n\nmutation Accept($input: AcceptVoiceSessionInput!) {\n  acceptVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Busy($input: BusyVoiceSessionInput!) {\n  busyVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Stop($input: StopVoiceSessionInput!) {\n  stopVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Candidate($input: SignalVoiceSessionInput!) {\n  signalVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Available($available: Boolean!) {\n  setAvailability(available: $available) {\n    available\n  }\n}\n\nmutation OpenLine($input: CreateServiceLineInput!) {\n  createServiceLine(input: $input) {\n    serviceLine {\n      id\n    }\n  }\n}\n\nmutation Staff($input: UpdateServiceLineInput!) {\n  updateServiceLine(input: $input) {\n    serviceLine {\n      id\n    }\n  }\n}"): (typeof documents)["query Me {\n  viewer {\n    identity\n    name\n    role\n  }\n}\n\nquery Lines {\n  serviceLines(first: 50) {\n    nodes {\n      id\n      name\n      operators {\n        identity\n        name\n        available\n        listening\n      }\n    }\n  }\n}\n\nsubscription Signals {\n  voiceSignals {\n    __typename\n    issuer\n    cid\n    peerInfo\n    data\n    voiceSession {\n      id\n      starterName\n      status\n    }\n    ... on StopSignal {\n      reason\n    }\n  }\n}\n\nmutation Start($input: StartVoiceSessionInput!) {\n  startVoiceSession(input: $input) {\n    outcome\n    voiceSession {\n      id\n      status\n      operatorName\n    }\n  }\n}\n\nmutation Accept($input: AcceptVoiceSessionInput!) {\n  acceptVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Busy($input: BusyVoiceSessionInput!) {\n  busyVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Stop($input: StopVoiceSessionInput!) {\n  stopVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Candidate($input: SignalVoiceSessionInput!) {\n  signalVoiceSession(input: $input) {\n    outcome\n  }\n}\n\nmutation Available($available: Boolean!) {\n  setAvailability(available: $available) {\n    available\n  }\n}\n\nmutation OpenLine($input: CreateServiceLineInput!) {\n  createServiceLine(input: $input) {\n    serviceLine {\n      id\n    }\n  }\n}\n\nmutation Staff($input: UpdateServiceLineInput!) {\n  updateServiceLine(input: $input) {\n    serviceLine {\n      id\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;