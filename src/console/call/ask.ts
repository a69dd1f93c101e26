import { partyline } from '../api/client.js'
import type { Ask } from '../api/commands.js'
import {
  AnswerDocument,
  HangUpDocument,
  RejectDocument,
  SayOnCallDocument,
  SendKeysDocument,
  StartRecordingDocument,
  StopRecordingDocument,
  TransferDocument,
} from '../generated/graphql.js'
import type { Line } from '../timeline/words.js'

type Events = readonly Line['__typename'][]

/** Something for one leg, which the first of the events that is about it confirms. */
function ofLeg(legId: string, verb: string, events: Events, send: Ask['send']): Ask {
  return {
    verb,
    targets: [legId],
    send,
    confirms: line =>
      events.includes(line.__typename) && (!('leg' in line) || line.leg === null || line.leg.id === legId),
  }
}

export const answer = (callLegId: string) =>
  ofLeg(callLegId, 'Answer', ['CallAnswered'], idempotencyKey =>
    partyline.mutate(AnswerDocument, { input: { callLegId, idempotencyKey } }),
  )

export const reject = (callLegId: string) =>
  ofLeg(callLegId, 'Turn away', ['CallEnded'], idempotencyKey =>
    partyline.mutate(RejectDocument, { input: { callLegId, cause: 'CALL_REJECTED', idempotencyKey } }),
  )

export const hangUp = (callLegId: string) =>
  ofLeg(callLegId, 'Hang up', ['CallEnded'], idempotencyKey =>
    partyline.mutate(HangUpDocument, { input: { callLegId, idempotencyKey } }),
  )

export const transfer = (callLegId: string, to: string) =>
  ofLeg(callLegId, 'Transfer', ['CallTransferred', 'CallBridged'], idempotencyKey =>
    partyline.mutate(TransferDocument, { input: { callLegId, to, idempotencyKey } }),
  )

export const sendKeys = (callLegId: string, digits: string) =>
  ofLeg(callLegId, 'Send keys', [], idempotencyKey =>
    partyline.mutate(SendKeysDocument, { input: { callLegId, digits, idempotencyKey } }),
  )

export const say = (callLegId: string, text: string) =>
  ofLeg(callLegId, 'Speak', ['SpeechStarted'], idempotencyKey =>
    partyline.mutate(SayOnCallDocument, { input: { callLegId, text, idempotencyKey } }),
  )

/** Starts a recording of the leg, with a transcription to follow, or ends the one that runs. */
export const recordLeg = (callLegId: string, running: string | undefined) =>
  running === undefined
    ? ofLeg(callLegId, 'Record', ['RecordingStarted'], idempotencyKey =>
        partyline.mutate(StartRecordingDocument, { input: { callLegId, transcribe: true, idempotencyKey } }),
      )
    : ofLeg(callLegId, 'Stop recording', ['RecordingStopped', 'RecordingSaved'], idempotencyKey =>
        partyline.mutate(StopRecordingDocument, { input: { recordingId: running, idempotencyKey } }),
      )
