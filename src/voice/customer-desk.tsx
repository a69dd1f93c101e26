import { useStore } from '../console/api/store.js'
import type { Phone } from './phone.js'
import { useLines } from './use-lines.js'

/** The lines that a customer can ask. */
export function CustomerDesk({ phone }: { phone: Phone }) {
  const { lines } = useLines()
  const isCalm = useStore(phone.state).kind === 'calm'
  return (
    <section className="panel">
      <h2>Whom do you want to talk to?</h2>
      {lines?.length === 0 && <p>There is no service line yet: an operator’s window can open one.</p>}
      <ul>
        {lines?.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <button
              type="button"
              className="button primary"
              disabled={!isCalm}
              onClick={() => phone.dial({ serviceLineId: id, name })}
            >
              Call {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
