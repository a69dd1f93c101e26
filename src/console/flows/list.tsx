import { useQuery } from '@apollo/client/react'
import { Plus } from 'lucide-react'
import { Link } from 'wouter'
import { useMay } from '../api/viewer.js'
import { FlowsDocument } from '../generated/graphql.js'
import { counted, spoken } from '../ui/words.js'

/** Every call flow. */
export function FlowsPage() {
  const { data } = useQuery(FlowsDocument, { fetchPolicy: 'cache-and-network', pollInterval: 15_000 })
  const mayEdit = useMay('ADMIN')
  const flows = data?.callFlows.nodes
  const bindings = data?.numberBindings.nodes ?? []
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Call flows</h1>
          <p className="quiet">What a caller hears and may press, step by step.</p>
        </div>
        {mayEdit && (
          <Link href="/flows/new" className="button primary">
            <Plus size={16} aria-hidden /> New flow
          </Link>
        )}
      </div>
      {flows === undefined && <p className="empty">Loading…</p>}
      {flows?.length === 0 && (
        <p className="panel empty">
          <strong>No call flow yet.</strong>
          {mayEdit ? 'Write one, rehearse it, and bind a number to it.' : 'Administrators write them.'}
        </p>
      )}
      <ul className="cards">
        {flows?.map(flow => {
          const numbers = bindings.filter(({ callFlowId }) => callFlowId === flow.id)
          return (
            <li key={flow.id} className="panel card">
              <div className="row spread">
                <Link href={`/flows/${flow.id}`} className="name">
                  {flow.title}
                </Link>
                {flow.default && <span className="chip accent">Default</span>}
              </div>
              <p className="quiet">
                Version {flow.version} · {counted(flow.steps.length, 'step')}
              </p>
              <p className="number">
                {numbers.length === 0
                  ? 'No number leads here'
                  : numbers.map(({ trackingNumber }) => spoken(trackingNumber)).join(', ')}
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
