import { useQuery } from '@apollo/client/react'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay, useViewer } from '../api/viewer.js'
import { RoomsDocument } from '../generated/graphql.js'
import { spoken } from '../ui/words.js'
import type { PhoneCall } from './api.js'
import { PhoneCard } from './phone-card.js'
import { Scenarios } from './scenarios.js'
import { usePhones } from './use-phones.js'

const OWNERS = ['+12025550131', '+12025550132', '+12025550133', '+12025550134']

/** Simulated telephones: whatever happens with them is seen on the other pages as with real ones. */
export function PhonesPage() {
  const { service } = useViewer()
  const mayCall = useMay('OPERATOR')
  if (service.simulatorUrl === null) {
    return (
      <p className="panel empty">
        <strong>There are no simulated phones here.</strong>
        The carrier is a real one.
      </p>
    )
  }
  if (!mayCall) {
    return (
      <p className="panel empty">
        <strong>Phones are for operators.</strong>
        Your role lets you watch what they do on the other pages.
      </p>
    )
  }
  return <Phones />
}

function Phones() {
  const { calls, manners, problem, look } = usePhones()
  const { data, loading } = useQuery(RoomsDocument, { fetchPolicy: 'cache-and-network' })
  const [more, setMore] = useState<readonly string[]>([])
  const rooms = data?.rooms.nodes ?? []
  const targets = rooms.flatMap(({ name, numbers }) =>
    numbers.map(number => ({ number, words: `${name}, ${spoken(number)}` })),
  )
  const owners = [...new Set([...OWNERS, ...more, ...calls.map(ownerOf)])]
  // A number that came into a field later would mix with what somebody types there.
  if (data === undefined && loading) return <p className="empty">Loading…</p>
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Phones</h1>
          <p className="quiet">Simulated telephones: call in, answer, press keys, talk.</p>
        </div>
        <button type="button" className="button" onClick={() => setMore([...more, nextNumber(owners)])}>
          <Plus size={16} aria-hidden /> Another phone
        </button>
      </div>
      {problem !== undefined && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
      <Scenarios number={targets[0]?.number} />
      <ul className="phones">
        {owners.map((owner, index) => (
          <PhoneCard
            key={owner}
            title={`Phone ${index + 1}`}
            owner={owner}
            calls={calls.filter(call => ownerOf(call) === owner)}
            manner={manners.get(owner) ?? 'auto'}
            targets={targets}
            onDone={() => void look()}
          />
        ))}
      </ul>
    </>
  )
}

/** Whose phone it is: the caller's, or the one's who is called. */
function ownerOf({ direction, from, to }: PhoneCall): string {
  return direction === 'incoming' ? from : to
}

function nextNumber(taken: readonly string[]): string {
  for (let line = 135; ; line += 1) {
    const number = `+1202555${String(line).padStart(4, '0')}`
    if (!taken.includes(number)) return number
  }
}
