import { useId, useState } from 'react'
import { partyline } from '../api/client.js'
import { ShareDocument } from '../generated/graphql.js'
import { Dialog, Field } from '../ui/dialog.js'
import { problemWords } from '../ui/words.js'
import { MUTATIONS } from './ask.js'

const LIFETIMES: readonly [seconds: number, words: string][] = [
  [3_600, '1 hour'],
  [86_400, '1 day'],
  [604_800, '7 days'],
]
const ACTIONS = [
  ...new Set(Object.values(MUTATIONS)),
  ...['speakToConference', 'playToConference', 'stopConferenceAudio', 'setSupervisorRole'],
]

/** Creates a link to the conference for somebody without a key. */
export function ShareDialog({ conferenceId, onClose }: { conferenceId: string; onClose(): void }) {
  const [withActions, setWithActions] = useState(false)
  const [recordings, setRecordings] = useState(false)
  const [expiresInSeconds, setLifetime] = useState(3_600)
  const [url, setUrl] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [copied, setCopied] = useState(false)
  const id = useId()

  const create = async () => {
    const mutations = withActions ? ACTIONS : []
    try {
      const input = { conferenceId, mutations, recordings, expiresInSeconds }
      const { createShareLink } = await partyline.mutate(ShareDocument, { input })
      setUrl(createShareLink.url)
    } catch (error) {
      setProblem(problemWords(error))
    }
  }
  const copy = async () => {
    await navigator.clipboard?.writeText(url ?? '').then(
      () => setCopied(true),
      () => setProblem('Copy the link from the field.'),
    )
  }
  return (
    <Dialog
      title="Share this conference"
      verb={url === undefined ? 'Create link' : copied ? 'Copied' : 'Copy link'}
      onClose={onClose}
      onSubmit={() => void (url === undefined ? create() : copy())}
    >
      {url === undefined ? (
        <>
          <Field id={id} label="Expires in" wrong={problem}>
            {field => (
              <select
                {...field}
                value={expiresInSeconds}
                onChange={event => setLifetime(Number(event.target.value))}
              >
                {LIFETIMES.map(([seconds, words]) => (
                  <option key={seconds} value={seconds}>
                    {words}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <label className="check">
            <input type="checkbox" checked={withActions} onChange={e => setWithActions(e.target.checked)} />
            Allow actions (mute, hold, remove, announce)
          </label>
          <label className="check">
            <input type="checkbox" checked={recordings} onChange={e => setRecordings(e.target.checked)} />
            Include recordings and transcripts
          </label>
        </>
      ) : (
        <Field
          id={id}
          label="Link"
          hint="Anyone with this link can open the conference until it expires."
          wrong={problem}
        >
          {field => <input {...field} readOnly value={url} onFocus={event => event.target.select()} />}
        </Field>
      )}
    </Dialog>
  )
}
