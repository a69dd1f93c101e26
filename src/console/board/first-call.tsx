import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import { storeOf, useStore } from '../api/store.js'
import { useMay, useViewer } from '../api/viewer.js'
import { spoken } from '../ui/words.js'

/** How far those who call have come: somebody calls, somebody is in a conference, two are in one. */
export type Reached = 0 | 1 | 2 | 3

/** Whether the steps were shown in this tab and have not led to a conference of two yet. */
const begun = storeOf(false)

/** How a first call is placed: shown while nothing goes on, and ticked off until two are in a conference. */
export function FirstCall({ reached, numbers }: { reached: Reached; numbers: readonly string[] }) {
  const { service } = useViewer()
  const mayCall = useMay('OPERATOR')
  const going = useStore(begun)
  useEffect(() => {
    if (reached === 0) begun.set(true)
    if (reached === 3) begun.set(false)
  }, [reached])
  if (reached === 3 || (reached > 0 && !going)) return null
  const number = spoken(numbers[0] ?? service.fromNumber)
  const simulated = service.carrier === 'SIMULATOR'
  return (
    <section className="panel first-call">
      <h2>Place a first call</h2>
      <ol>
        <Step done={reached > 0}>
          {!simulated ? (
            `Call ${number} from any telephone.`
          ) : mayCall ? (
            <>
              Open{' '}
              <Link href="/phones" className="link">
                Phones
              </Link>{' '}
              and let one of them call {number}.
            </>
          ) : (
            `An operator lets one of the simulated phones call ${number}.`
          )}
        </Step>
        <Step done={reached > 1}>
          You are greeted, and wait with music until somebody joins; the room above shows you at once.
        </Step>
        <Step done={false}>
          Let a second one call: both are in the conference. Open it to mute, hold, record or pull others in.
        </Step>
      </ol>
      <p className="quiet">
        The API is explored in{' '}
        <a href="/graphiql" className="link">
          GraphiQL
        </a>
        ; on the page{' '}
        <a href="/voice" className="link">
          Voice
        </a>{' '}
        people talk from browser to browser.
      </p>
    </section>
  )
}

function Step({ done, children }: { done: boolean; children: ReactNode }) {
  return (
    <li className={done ? 'done' : undefined}>
      {done && <span className="visually-hidden">Done: </span>}
      {children}
    </li>
  )
}
