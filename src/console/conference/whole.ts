import { partyline } from '../api/client.js'
import type { Ask } from '../api/commands.js'
import {
  EndConferenceDocument,
  PauseRecordingDocument,
  PlayDocument,
  type RecordingStatus,
  ResumeRecordingDocument,
  SpeakDocument,
  StartRecordingDocument,
  StopAudioDocument,
  StopRecordingDocument,
} from '../generated/graphql.js'
import type { Line } from '../timeline/words.js'
import { WHOLE } from './ask.js'

function whole(verb: string, events: readonly Line['__typename'][], send: Ask['send']): Ask {
  return { verb, targets: [WHOLE], send, confirms: line => events.includes(line.__typename) }
}

export const speak = (conferenceId: string, text: string) =>
  whole('Speak', ['ConferenceSpeechStarted'], idempotencyKey =>
    partyline.mutate(SpeakDocument, { input: { conferenceId, text, idempotencyKey } }),
  )

export const play = (conferenceId: string, audioUrl: string, loop: number | null) =>
  whole('Play', ['ConferencePlaybackStarted'], idempotencyKey =>
    partyline.mutate(PlayDocument, { input: { conferenceId, audioUrl, loop, idempotencyKey } }),
  )

export const stopAudio = (conferenceId: string) =>
  whole('Stop audio', ['ConferencePlaybackEnded', 'ConferenceSpeechEnded'], idempotencyKey =>
    partyline.mutate(StopAudioDocument, { input: { conferenceId, idempotencyKey } }),
  )

export const endConference = (conferenceId: string) =>
  whole('End', ['ConferenceEnded'], idempotencyKey =>
    partyline.mutate(EndConferenceDocument, { input: { conferenceId, idempotencyKey } }),
  )

/** Starts a recording of everybody, or ends the one that runs. */
export const record = (conferenceId: string, running?: string) =>
  running === undefined
    ? whole('Record', ['RecordingStarted'], idempotencyKey =>
        partyline.mutate(StartRecordingDocument, { input: { conferenceId, idempotencyKey } }),
      )
    : whole('Stop recording', ['RecordingStopped', 'RecordingSaved'], idempotencyKey =>
        partyline.mutate(StopRecordingDocument, { input: { recordingId: running, idempotencyKey } }),
      )

/** Pauses a recording that runs, or lets one go on that is paused. */
export const pause = ({ id, status }: { id: string; status: RecordingStatus }) =>
  status === 'PAUSED'
    ? whole('Resume recording', ['RecordingResumed'], idempotencyKey =>
        partyline.mutate(ResumeRecordingDocument, { input: { recordingId: id, idempotencyKey } }),
      )
    : whole('Pause recording', ['RecordingPaused'], idempotencyKey =>
        partyline.mutate(PauseRecordingDocument, { input: { recordingId: id, idempotencyKey } }),
      )
