import {
  AudioLines,
  Circle,
  CircleStop,
  MessageSquare,
  Pause,
  Play,
  Share2,
  Square,
  UserPlus,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useCommands } from '../api/commands.js'
import { useMayUse } from '../api/viewer.js'
import { SpeechDialog } from '../ui/speech-dialog.js'
import { Steps } from '../ui/steps.js'
import { WHOLE } from './ask.js'
import { EndDialog, PlayDialog } from './dialogs.js'
import type { Conference } from './page.js'
import { PullDialog } from './pull-dialog.js'
import { ShareDialog } from './share-dialog.js'
import { endConference, pause, record, speak, stopAudio } from './whole.js'

type Open = 'pull' | 'speak' | 'play' | 'share' | 'end' | undefined

/** What can be done with the whole conference. */
export function Actions({ conference }: { conference: Conference }) {
  const { id, recordings } = conference
  const [open, setOpen] = useState<Open>()
  const commands = useCommands()
  const mayUse = useMayUse()
  const running = recordings.find(({ status }) => status === 'RECORDING' || status === 'PAUSED')
  const close = () => setOpen(undefined)
  return (
    <div className="conference-actions">
      <div className="row wrap" role="group" aria-label="Conference">
        {mayUse('pullParticipant') && (
          <Action
            words="Pull a number"
            icon={<UserPlus size={16} />}
            primary
            onClick={() => setOpen('pull')}
          />
        )}
        {mayUse('speakToConference') && (
          <Action words="Speak" icon={<MessageSquare size={16} />} onClick={() => setOpen('speak')} />
        )}
        {mayUse('playToConference') && (
          <Action words="Play audio" icon={<AudioLines size={16} />} onClick={() => setOpen('play')} />
        )}
        {mayUse('stopConferenceAudio') && (
          <Action
            words="Stop audio"
            icon={<Square size={15} />}
            onClick={() => commands.ask(stopAudio(id))}
          />
        )}
        {mayUse('startRecording') && running === undefined && (
          <Action words="Record" icon={<Circle size={15} />} onClick={() => commands.ask(record(id))} />
        )}
        {mayUse('stopRecording') && running !== undefined && (
          <>
            <Action
              words={running.status === 'PAUSED' ? 'Resume recording' : 'Pause recording'}
              icon={running.status === 'PAUSED' ? <Play size={15} /> : <Pause size={15} />}
              onClick={() => commands.ask(pause(running))}
            />
            <Action
              words="Stop recording"
              icon={<CircleStop size={16} />}
              onClick={() => commands.ask(record(id, running.id))}
            />
          </>
        )}
        {mayUse('createShareLink') && (
          <Action words="Share" icon={<Share2 size={15} />} onClick={() => setOpen('share')} />
        )}
        {mayUse('endConference') && (
          <Action words="End" icon={<Square size={15} />} danger onClick={() => setOpen('end')} />
        )}
      </div>
      <Steps target={WHOLE} />
      {open === 'pull' && <PullDialog conferenceId={id} onClose={close} />}
      {open === 'speak' && (
        <SpeechDialog
          title="Speak a text to everybody"
          onClose={close}
          onText={text => commands.ask(speak(id, text))}
        />
      )}
      {open === 'play' && <PlayDialog conferenceId={id} onClose={close} />}
      {open === 'share' && <ShareDialog conferenceId={id} onClose={close} />}
      {open === 'end' && (
        <EndDialog
          count={conference.participantCount}
          onClose={close}
          onEnd={() => commands.ask(endConference(id))}
        />
      )}
    </div>
  )
}

interface ActionProps {
  words: string
  icon: ReactNode
  primary?: boolean
  danger?: boolean
  onClick(): void
}

function Action({ words, icon, primary, danger, onClick }: ActionProps) {
  const kind = `${primary ? ' primary' : ''}${danger ? ' danger' : ''}`
  return (
    <button type="button" className={`button${kind}`} onClick={onClick}>
      <span aria-hidden="true" className="glyph">
        {icon}
      </span>
      {words}
    </button>
  )
}
