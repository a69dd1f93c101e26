import { useState } from 'react'
import { PartylineError } from '../../client/index.js'
import { partyline } from '../api/client.js'
import { useStream } from '../api/use-stream.js'
import { type CallLegState, type HangupCause, LiveCallDocument, PullDocument } from '../generated/graphql.js'
import { Dialog } from '../ui/dialog.js'
import { isNumber, NumberField } from '../ui/number-field.js'
import { CAUSE_WORDS } from '../ui/words.js'

interface Leg {
  state: CallLegState
  hangupCause: HangupCause | null
}

/** Calls somebody and seats them; shows what becomes of it. */
export function PullDialog({ conferenceId, onClose }: { conferenceId: string; onClose(): void }) {
  const [to, setTo] = useState('')
  const [muted, setMuted] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [asked, setAsked] = useState(false)
  const [placed, setPlaced] = useState<{ legId: string; callId: string }>()
  const leg = useLeg(placed)

  const pull = async () => {
    setRefused(undefined)
    setPlaced(undefined)
    setAsked(true)
    try {
      const { outcome } = await partyline.mutate(PullDocument, { input: { conferenceId, to, muted } })
      setPlaced({ legId: outcome.callLeg.id, callId: outcome.callLeg.call.id })
    } catch (error) {
      setRefused(error instanceof PartylineError ? error.message : String(error))
    }
    setAsked(false)
  }
  const outcome = outcomeOf(asked, placed !== undefined, leg)
  const done = leg?.state === 'IN_CONFERENCE'
  return (
    <Dialog
      title="Pull a number into the conference"
      verb={done ? 'Done' : leg?.state === 'ENDED' ? 'Call again' : 'Call'}
      disabled={asked || !isNumber(to) || (placed !== undefined && !done && leg?.state !== 'ENDED')}
      onClose={onClose}
      onSubmit={() => (done ? onClose() : void pull())}
    >
      <NumberField label="Number" value={to} refused={refused} onChange={setTo} />
      <label className="check">
        <input type="checkbox" checked={muted} onChange={event => setMuted(event.target.checked)} />
        Join muted
      </label>
      <p className={`pull-outcome ${done ? 'good' : ''}`} role="status">
        {outcome}
      </p>
    </Dialog>
  )
}

function outcomeOf(asked: boolean, placed: boolean, leg: Leg | undefined): string {
  if (asked) return 'Requested…'
  if (!placed) return ''
  switch (leg?.state) {
    case undefined:
    case 'INITIATED':
      return 'Accepted: the carrier is calling.'
    case 'RINGING':
      return 'It rings…'
    case 'ANSWERED':
    case 'BRIDGED':
      return 'Answered; joining…'
    case 'IN_CONFERENCE':
      return 'Confirmed: in the conference.'
    case 'ENDED':
      return `Nobody joined: ${leg.hangupCause === null ? 'ended' : CAUSE_WORDS[leg.hangupCause]}.`
  }
}

/** The leg as it stands, followed live. */
function useLeg(placed: { legId: string; callId: string } | undefined): Leg | undefined {
  const [leg, setLeg] = useState<Leg & { id: string }>()
  useStream(LiveCallDocument, placed === undefined ? undefined : { id: placed.callId }, items => {
    for (const { call } of items) setLeg(call.legs.find(({ id }) => id === placed?.legId))
  })
  return leg !== undefined && leg.id === placed?.legId ? leg : undefined
}
