import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useMay } from '../api/viewer.js'
import { type CallFlowFormat, FlowPageDocument, type FlowPageQuery } from '../generated/graphql.js'
import { FIRST_FLOW } from './first-flow.js'
import { draftOf } from './use-draft.js'
import { Workbench } from './workbench.js'

export type Flow = NonNullable<FlowPageQuery['callFlow']>

/** A call flow that is kept, or one to be written. */
export function FlowPage({ id }: { id: string }) {
  const [format, setFormat] = useState<CallFlowFormat>(() => draftOf(id)?.format ?? 'JSON')
  const fresh = id === 'new'
  const mayEdit = useMay('ADMIN')
  const { data, error, refetch } = useQuery(FlowPageDocument, {
    variables: { id, format },
    skip: fresh,
    fetchPolicy: 'network-only',
  })
  const shared = { format, onFormat: setFormat }
  if (fresh && !mayEdit) {
    return (
      <div className="panel empty">
        <strong>Administrators write call flows.</strong>
        <Link href="/flows" className="link">
          All call flows
        </Link>
      </div>
    )
  }
  if (fresh)
    return <Workbench key="new" source={FIRST_FLOW} flow={undefined} {...shared} onSaved={() => {}} />
  const flow = data?.callFlow
  if (flow === null || error !== undefined) {
    return (
      <div className="panel empty">
        <strong>{error?.message ?? 'There is no such call flow.'}</strong>
        <Link href="/flows" className="link">
          All call flows
        </Link>
      </div>
    )
  }
  if (flow === undefined) return <p className="empty">Loading…</p>
  return <Workbench key={flow.id} source={flow.source} flow={flow} {...shared} onSaved={() => refetch()} />
}
