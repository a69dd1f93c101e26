import { useEffect, useMemo, useState } from 'react'
import { PartylineError } from '../client/index.js'
import { useStore } from '../console/api/store.js'
import { CallPanel } from './call-panel.js'
import { CustomerDesk } from './customer-desk.js'
import { Enter, type Refusal } from './enter.js'
import { MeDocument, type MeQuery } from './generated/graphql.js'
import { partyline } from './link.js'
import { OperatorDesk } from './operator-desk.js'
import { Phone } from './phone.js'
import { who } from './who.js'

type Me = MeQuery['viewer']

/** The page: somebody comes in as an operator or a customer, and talks. */
export function Voice() {
  const [me, setMe] = useState<Me | undefined>()
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const comeIn = () =>
    partyline.query(MeDocument).then(
      ({ viewer }) => {
        setRefusal(undefined)
        setMe(viewer)
      },
      (error: unknown) => {
        const stranger = error instanceof PartylineError && error.code === 'UNAUTHENTICATED'
        const wantsKey = stranger && who.key === undefined
        who.forget()
        if (wantsKey) setRefusal({ wantsKey, words: 'This server wants an API key.' })
        else if (stranger) setRefusal({ wantsKey, words: 'The server does not know this key.' })
        else setRefusal({ wantsKey, words: String((error as Error).message) })
      },
    )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for a window that is loaded again.
  useEffect(() => {
    if (who.role !== undefined) void comeIn()
  }, [])
  if (me === undefined) return <Enter refusal={refusal} onEnter={comeIn} />
  return (
    <Desk
      me={me}
      onLeave={() => {
        who.forget()
        setMe(undefined)
      }}
    />
  )
}

function Desk({ me, onLeave }: { me: Me; onLeave(): void }) {
  const phone = useMemo(() => new Phone(), [])
  const connected = useStore(phone.connected)
  const [complaint, setComplaint] = useState<string | undefined>()
  useEffect(() => {
    phone.listen().catch((error: unknown) => setComplaint(String((error as Error).message)))
    const bye = () => void phone.hangUp()
    addEventListener('pagehide', bye)
    return () => {
      removeEventListener('pagehide', bye)
      void phone.switchOff()
    }
  }, [phone])
  return (
    <>
      <header className="top">
        <strong>Partyline voice</strong>
        <span className="me">
          {me.name}, {who.role}
        </span>
        <span className={connected ? 'chip good' : 'chip wait'} role="status">
          {connected ? 'listening' : (complaint ?? 'connecting…')}
        </span>
        <a href="/" className="button">
          Console
        </a>
        <button type="button" className="button" onClick={onLeave}>
          Leave
        </button>
      </header>
      <main>
        <CallPanel phone={phone} />
        {who.role === 'operator' ? <OperatorDesk me={me} phone={phone} /> : <CustomerDesk phone={phone} />}
      </main>
    </>
  )
}
