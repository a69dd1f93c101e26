import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { session } from '../api/session.js'
import type { RecordingPartsFragment, RecordingStatus } from '../generated/graphql.js'
import { clockTime, duration } from './clock.js'

const STATUS_WORDS: Record<RecordingStatus, string> = {
  RECORDING: 'Recording',
  PAUSED: 'Paused',
  PROCESSING: 'Being processed',
  AVAILABLE: 'Available',
  FAILED: 'Failed',
  DELETED: 'Deleted',
}

/** Recordings to listen to, each with its transcription beside it. */
export function Recordings({ recordings }: { recordings: readonly RecordingPartsFragment[] }) {
  if (recordings.length === 0) return null
  return (
    <section className="panel recordings" aria-label="Recordings">
      <header>
        <h2>Recordings</h2>
      </header>
      <ul>
        {recordings.map(recording => (
          <Recording key={recording.id} recording={recording} />
        ))}
      </ul>
    </section>
  )
}

function Recording({ recording }: { recording: RecordingPartsFragment }) {
  const { id, status, startedAt, durationMs, failure, transcribed, transcriptions } = recording
  const running = status === 'RECORDING' || status === 'PAUSED'
  return (
    <li>
      <div className="row wrap spread">
        <span>
          {startedAt === null ? 'Recording' : clockTime(startedAt)}
          {durationMs !== null && <span className="quiet"> · {duration(durationMs)}</span>}
        </span>
        <span
          className={`chip ${running || status === 'FAILED' ? 'bad' : status === 'AVAILABLE' ? 'good' : ''}`}
        >
          {STATUS_WORDS[status]}
          {failure !== null && `: ${failure}`}
        </span>
      </div>
      <div className="listen">
        {status === 'AVAILABLE' && <Player id={id} />}
        {transcriptions.map(each => (
          <blockquote key={each.id}>{each.text ?? each.failure ?? 'Could not be transcribed.'}</blockquote>
        ))}
        {transcribed && transcriptions.length === 0 && <p className="quiet">The transcription follows.</p>}
      </div>
    </li>
  )
}

/** Plays a recording. It is fetched first: an audio element sends no API key. */
function Player({ id }: { id: string }) {
  const [address, setAddress] = useState<string>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    const abort = new AbortController()
    let made: string | undefined
    const { authorization } = session
    const load = async () => {
      const response = await fetch(`/recordings/${encodeURIComponent(id)}.wav`, {
        signal: abort.signal,
        headers: authorization === undefined ? {} : { authorization },
      })
      if (!response.ok) throw new Error(((await response.json()) as { error?: string }).error)
      made = URL.createObjectURL(await response.blob())
      setAddress(made)
    }
    load().catch((error: unknown) => {
      if (!abort.signal.aborted)
        setProblem(error instanceof Error ? error.message : 'It cannot be fetched now.')
    })
    return () => {
      abort.abort()
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [id])
  if (problem !== undefined) return <p className="wrong">{problem}</p>
  return (
    <div className="row">
      {/* biome-ignore lint/a11y/useMediaCaption: the transcription, where there is one, stands beside it */}
      <audio controls src={address} preload="metadata" />
      <a className="button small icon plain" href={address} download={`${id}.wav`} aria-label="Download">
        <Download size={16} />
      </a>
    </div>
  )
}
