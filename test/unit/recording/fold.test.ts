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

  const asked = by(9, {
    type: 'TranscriptionRequested',
    ...of,
    recordingId,
    carrierId: 'file-1',
    transcriptionId: 't-2',
    language: 'de-DE',
  })
  const answered = (type: 'TranscriptionCompleted' | 'TranscriptionFailed') =>
    by(11, {
      type,
      ...of,
      carrierId: 'file-1',
      transcriptionId: 't-2',
      ...(type === 'TranscriptionCompleted' ? { text: 'guten Morgen' } : { reason: 'noise' }),
    } as FactBody)

  test('is transcribed on request: asked for, then there, or not to be had', () => {
    expect(fold(begin(1), saved(6, 'file-1'), asked)[0]?.transcriptions).toEqual([
      { id: 't-2', status: 'REQUESTED', language: 'de-DE', requestedAt: at(9) },
    ])
    const requested = { id: 't-2', language: 'de-DE', requestedAt: at(9), completedAt: at(11) }
    expect(fold(begin(1), saved(6, 'file-1'), asked, answered('TranscriptionCompleted'))).toMatchObject([
      { transcribed: true, transcriptions: [{ ...requested, status: 'COMPLETED', text: 'guten Morgen' }] },
    ])
    expect(fold(begin(1), saved(6, 'file-1'), asked, answered('TranscriptionFailed'))).toMatchObject([
      { transcriptions: [{ ...requested, status: 'FAILED', failure: 'noise' }] },
    ])
  })

  test('a request that comes after its text changes what was asked, not the text', () => {
    const facts = [begin(1), saved(6, 'file-1'), answered('TranscriptionCompleted'), asked] as RecordingFact[]
    const late = facts.reduce<RecordingState[]>(foldRecordings, [])
    expect(late).toEqual(fold(...facts))
  })

  test('the carrier’s own text is in the language its recording was started with', () => {
    const started = begin(1)
    const german = { ...started, body: { ...started.body, transcriptionLanguage: 'de-DE' } }
    const text = {
      type: 'TranscriptionCompleted' as const,
      ...of,
      carrierId: 'file-1',
      transcriptionId: 't',
      text: '',
    }
    expect(fold(german, saved(6, 'file-1'), told(8, text))[0]?.transcriptions).toEqual([
      { id: 't', status: 'COMPLETED', language: 'de-DE', text: '', completedAt: at(8) },
    ])
  })

  test('that failed says why', () => {
    const failed = told(4, { type: 'RecordingFailed', ...of, reason: 'Internal server error' })
    expect(fold(begin(1), failed)).toMatchObject([{ status: 'FAILED', failure: 'Internal server error' }])
  })
})
