import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { partyline } from '../api/client.js'
import { BindNumberDocument, FlowNumbersDocument, UnbindNumberDocument } from '../generated/graphql.js'
import { isNumber, NumberField } from '../ui/number-field.js'
import { problemWords, spoken } from '../ui/words.js'

/** The numbers that lead to the flow. */
export function Numbers({ flowId, mayEdit }: { flowId: string; mayEdit: boolean }) {
  const { data, refetch } = useQuery(FlowNumbersDocument, { fetchPolicy: 'cache-and-network' })
  const [number, setNumber] = useState('')
  const [refused, setRefused] = useState<string>()
  const own = data?.numberBindings.nodes.filter(({ callFlowId }) => callFlowId === flowId) ?? []
  const attempt = async (deed: Promise<unknown>) => {
    setRefused(undefined)
    try {
      await deed
      setNumber('')
      await refetch()
    } catch (error) {
      setRefused(problemWords(error))
    }
  }
  const bind = (event: FormEvent) => {
    event.preventDefault()
    void attempt(
      partyline.mutate(BindNumberDocument, { input: { trackingNumber: number, callFlowId: flowId } }),
    )
  }
  return (
    <>
      {own.length === 0 && <p className="empty">No number leads here.</p>}
      <ul className="lines">
        {own.map(({ id, trackingNumber, label }) => (
          <li key={id} className="row spread">
            <span>
              <strong className="number">{spoken(trackingNumber)}</strong>
              <small className="quiet">{label}</small>
            </span>
            {mayEdit && (
              <button
                type="button"
                className="button small"
                aria-label={`Let go of ${spoken(trackingNumber)}`}
                onClick={() => void attempt(partyline.mutate(UnbindNumberDocument, { input: { id } }))}
              >
                Let go
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <form className="side-form" onSubmit={bind}>
          <NumberField label="Number to lead here" value={number} refused={refused} onChange={setNumber} />
          <button type="submit" className="button" disabled={!isNumber(number)}>
            Bind
          </button>
        </form>
      )}
    </>
  )
}
