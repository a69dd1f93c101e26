import {
  Circle,
  CircleStop,
  Grid3x3,
  MessageSquare,
  PhoneForwarded,
  PhoneIncoming,
  PhoneOff,
  PhoneOutgoing,
} from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useCommands } from '../api/commands.js'
import type { CallLegState, MachineDetection } from '../generated/graphql.js'
import { Elapsed } from '../ui/clock.js'
import { SpeechDialog } from '../ui/speech-dialog.js'
import { Steps } from '../ui/steps.js'
import { CAUSE_WORDS, spoken } from '../ui/words.js'
import { answer, hangUp, recordLeg, reject, say } from './ask.js'
import { KeysDialog, TransferDialog } from './dialogs.js'
import type { Call, Leg } from './page.js'

const STATE_WORDS: Record<CallLegState, string> = {
  INITIATED: 'Beginning',
  RINGING: 'Ringing',
  ANSWERED: 'Answered',
  BRIDGED: 'Connected',
  IN_CONFERENCE: 'In conference',
  ENDED: 'Ended',
}

const DETECTED_WORDS: Record<MachineDetection, string> = {
  FAX_DETECTED: 'a fax',
  HUMAN: 'a person',
  HUMAN_BUSINESS: 'a business',
  HUMAN_RESIDENCE: 'a home',
  MACHINE: 'a machine',
  NOT_SURE: 'not sure who',
  SILENCE: 'silence',
}

/** One endpoint's part of a call, and what can be done with it. */
export function LegCard({ leg, call, mayCommand }: { leg: Leg; call: Call; mayCommand: boolean }) {
  const { id, state, direction, from, to, answeredAt, endedAt, startedAt, participant, transferringTo } = leg
  const over = state === 'ENDED'
  const Icon = over ? PhoneOff : direction === 'OUTBOUND' ? PhoneOutgoing : PhoneIncoming
  return (
    <li className="panel leg" data-leg={id}>
      <div className="row wrap">
        <Icon size={17} aria-hidden className="quiet" />
        <strong className="number">
          {spoken(from)} <span className="quiet">→</span> {spoken(to)}
        </strong>
        <span
          className={`chip ${over ? '' : state === 'RINGING' || state === 'INITIATED' ? 'wait' : 'good'}`}
        >
          {STATE_WORDS[state]}
        </span>
      </div>
      <p className="quiet">
        {answeredAt === null ? (over ? 'Never answered' : 'Not answered yet') : 'Since it was answered: '}
        {answeredAt !== null && <Elapsed since={answeredAt} end={endedAt} />}
        {answeredAt === null && !over && (
          <>
            {' '}
            · <Elapsed since={startedAt} />
          </>
        )}
        {leg.answeredByMachine !== null && ` · answered by ${DETECTED_WORDS[leg.answeredByMachine]}`}
        {over && leg.hangupCause !== null && ` · ${endWords(leg)}`}
        {transferringTo !== null && ` · being transferred to ${spoken(transferringTo)}`}
      </p>
      {participant !== null && (
        <Link href={`/conferences/${participant.conference.id}`} className="link">
          In the conference {participant.conference.name}
        </Link>
      )}
      {mayCommand && !over && <LegActions leg={leg} call={call} />}
      {mayCommand && <Steps target={id} />}
    </li>
  )
}

function endWords({ hangupCause, endedBy, sipCode }: Leg): string {
  const cause = hangupCause === null ? 'ended' : CAUSE_WORDS[hangupCause]
  const by = endedBy === null || endedBy === 'UNKNOWN' ? '' : ` by the ${endedBy.toLowerCase()}`
  return `${cause}${by}${sipCode === null ? '' : ` (SIP ${sipCode})`}`
}

function LegActions({ leg, call }: { leg: Leg; call: Call }) {
  const { id, state, direction } = leg
  const [open, setOpen] = useState<'transfer' | 'keys' | 'say'>()
  const commands = useCommands()
  const close = () => setOpen(undefined)
  const running = call.recordings.find(
    ({ leg: of, status }) => of?.id === id && (status === 'RECORDING' || status === 'PAUSED'),
  )
  const ringing = state === 'INITIATED' || state === 'RINGING'
  if (ringing && direction === 'INBOUND') {
    return (
      <div className="row wrap">
        <button type="button" className="button primary" onClick={() => commands.ask(answer(id))}>
          <PhoneIncoming size={16} aria-hidden /> Answer
        </button>
        <button type="button" className="button danger" onClick={() => commands.ask(reject(id))}>
          <PhoneOff size={16} aria-hidden /> Turn away
        </button>
      </div>
    )
  }
  return (
    <div className="row wrap">
      {!ringing && (
        <>
          <button type="button" className="button" onClick={() => setOpen('transfer')}>
            <PhoneForwarded size={16} aria-hidden /> Transfer
          </button>
          <button type="button" className="button" onClick={() => setOpen('say')}>
            <MessageSquare size={16} aria-hidden /> Speak
          </button>
          <button type="button" className="button" onClick={() => setOpen('keys')}>
            <Grid3x3 size={16} aria-hidden /> Send keys
          </button>
          <button type="button" className="button" onClick={() => commands.ask(recordLeg(id, running?.id))}>
            {running === undefined ? <Circle size={15} aria-hidden /> : <CircleStop size={16} aria-hidden />}
            {running === undefined ? 'Record' : 'Stop recording'}
          </button>
        </>
      )}
      <button type="button" className="button danger" onClick={() => commands.ask(hangUp(id))}>
        <PhoneOff size={16} aria-hidden /> Hang up
      </button>
      {open === 'transfer' && <TransferDialog legId={id} onClose={close} />}
      {open === 'keys' && <KeysDialog legId={id} onClose={close} />}
      {open === 'say' && (
        <SpeechDialog
          title="Speak a text on the call"
          onClose={close}
          onText={text => commands.ask(say(id, text))}
        />
      )}
    </div>
  )
}
