import { useQuery } from '@apollo/client/react'
import { useId, useState } from 'react'
import { partyline } from '../api/client.js'
import { NumbersForSaleDocument, OrderNumberDocument } from '../generated/graphql.js'
import { Dialog, Field } from '../ui/dialog.js'
import { problemWords, spoken } from '../ui/words.js'
import { Target, type TargetChoice, type TargetProps } from './target.js'
import { ORDER_WORDS } from './words.js'

const AREA = /^[2-9]\d{2}$/

/** Looks for numbers of an area, buys one and lets it lead somewhere. */
export function OrderDialog({
  rooms,
  flows,
  onClose,
}: Pick<TargetProps, 'rooms' | 'flows'> & { onClose(): void }) {
  const id = useId()
  const [areaCode, setAreaCode] = useState('')
  const [number, setNumber] = useState('')
  const [target, setTarget] = useState<TargetChoice>()
  const [said, setSaid] = useState<{ words: string; bad: boolean }>()
  const [stage, setStage] = useState<'choosing' | 'ordering' | 'done'>('choosing')
  const { data, error, loading } = useQuery(NumbersForSaleDocument, {
    variables: { filter: { areaCode, limit: 10 } },
    skip: !AREA.test(areaCode),
    fetchPolicy: 'network-only',
  })
  const offers = AREA.test(areaCode) ? (data?.availableNumbers ?? []) : []
  const chosen = offers.some(offer => offer.number === number) ? number : (offers[0]?.number ?? '')
  const order = async () => {
    setStage('ordering')
    setSaid({ words: ORDER_WORDS.ORDERING, bad: false })
    try {
      const { outcome } = await partyline.mutate(OrderNumberDocument, {
        input: { number: chosen, ...target },
      })
      const { status, problem } = outcome.order
      setSaid({ words: problem?.message ?? ORDER_WORDS[status], bad: problem !== null })
      setStage('done')
    } catch (error) {
      setSaid({ words: problemWords(error), bad: true })
      setStage('choosing')
    }
  }
  const none = AREA.test(areaCode) && !loading && offers.length === 0
  return (
    <Dialog
      title="Order a number"
      verb={stage === 'done' ? 'Done' : 'Order'}
      disabled={stage === 'ordering' || (stage === 'choosing' && (chosen === '' || target === undefined))}
      onClose={onClose}
      onSubmit={() => (stage === 'done' ? onClose() : void order())}
    >
      <Field
        id={`${id}-area`}
        label="Area code"
        hint="Three digits, e.g. 919."
        wrong={error?.message ?? (none ? 'No number of this area is for sale.' : undefined)}
      >
        {field => (
          <input
            {...field}
            inputMode="numeric"
            maxLength={3}
            value={areaCode}
            onChange={event => setAreaCode(event.target.value.replace(/\D/g, ''))}
          />
        )}
      </Field>
      <Field id={`${id}-number`} label="Number">
        {field => (
          <select
            {...field}
            disabled={offers.length === 0}
            value={chosen}
            onChange={event => setNumber(event.target.value)}
          >
            {offers.map(({ number, locality, region, monthlyCost, currency }) => (
              <option key={number} value={number}>
                {[
                  spoken(number),
                  locality,
                  region,
                  monthlyCost === null ? null : `${monthlyCost} ${currency ?? ''} a month`,
                ]
                  .filter(each => each !== null)
                  .join(', ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Target rooms={rooms} flows={flows} onChange={setTarget} />
      <p className={said?.bad ? 'wrong' : 'pull-outcome'} role={said?.bad ? 'alert' : 'status'}>
        {said?.words}
      </p>
    </Dialog>
  )
}
