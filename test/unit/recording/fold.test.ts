import { describe, expect, test } from 'vitest'
import { compareFacts, type FactBody } from '../../../src/fact/fact.js'
import { RecordingId } from '../../../src/kernel/ids.js'
import { foldRecordings, type RecordingFact, type RecordingState } from '../../../src/recording/fold.js'
import { at, callOf, commanded, legOf, told } from '../../support/facts.js'

const of = { callId: callOf('ada'), legId: legOf('ada') }
const recordingId = RecordingId('recording-1')
const begin = (second: number, id = recordingId) =>
  commanded(second, second, {
    type: 'RecordingStarted',
    ...of,
    recordingId: id,
    channels: 'DUAL',
    format: 'MP3',
    transcribed: true,
  })
const by = (second: number, body: FactBody) => commanded(second, second, body)
const saved = (second: number, carrierId: string) =>
  told(second, { type: 'RecordingSaved', ...of, carrierId, startedAt: at(1), endedAt: at(5) })
const fold = (...facts: object[]) =>
  (facts as RecordingFact[]).sort(compareFacts).reduce<RecordingState[]>(foldRecordings, [])

describe('a recording', () => {
  test('runs, pauses, resumes, stops and is available with its length', () => {
    const story = [
      begin(1),
      by(2, { type: 'RecordingPaused', ...of, recordingId }),
      by(3, { type: 'RecordingResumed', ...of, recordingId }),
      by(5, { type: 'RecordingStopped', ...of, recordingId }),
      saved(6, 'file-1'),
    ]
    const statuses = story.map((_, index) => fold(...story.slice(0, index + 1))[0]?.status)
    expect(statuses).toEqual(['RECORDING', 'PAUSED', 'RECORDING', 'PROCESSING', 'AVAILABLE'])
    expect(fold(...story)).toMatchObject([
      { id: recordingId, carrierId: 'file-1', durationMs: 4000, format: 'MP3' },
    ])
  })

  test('that the carrier began by itself appears with its file', () => {
    expect(fold(saved(6, 'file-1'))).toMatchObject([{ id: 'file-1', status: 'AVAILABLE' }])
  })

  test('two of one leg get their files in order, and a file told twice stays one', () => {
    const second = RecordingId('recording-2')
    const all = fold(begin(1), saved(6, 'file-1'), begin(7, second), saved(9, 'file-2'), saved(10, 'file-1'))
    expect(all.map(r => [r.id, r.carrierId])).toEqual([
      [recordingId, 'file-1'],
      [second, 'file-2'],
    ])
  })

  test('a transcription finds its recording by the file', () => {
    const text = told(8, {
      type: 'TranscriptionCompleted',
      ...of,
      carrierId: 'file-1',
      transcriptionId: 't-1',
      text: 'good morning',
    })
    expect(fold(begin(1), saved(6, 'file-1'), text)).toMatchObject([
      { id: recordingId, transcriptions: [{ id: 't-1', status: 'COMPLETED', text: 'good morning' }] },
    ])
  })

  test('that failed says why', () => {
    const failed = told(4, { type: 'RecordingFailed', ...of, reason: 'Internal server error' })
    expect(fold(begin(1), failed)).toMatchObject([{ status: 'FAILED', failure: 'Internal server error' }])
  })
})
