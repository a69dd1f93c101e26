import { useQuery } from '@apollo/client/react'
import { Download, ShoppingCart } from 'lucide-react'
import { useMemo, useState } from 'react'
import { session } from '../api/session.js'
import { useStream } from '../api/use-stream.js'
import { useMay } from '../api/viewer.js'
import {
  BoardCallsDocument,
  NumberOrderNewsDocument,
  StatisticsDocument,
  TrackedCallNewsDocument,
  TrackingNumbersDocument,
} from '../generated/graphql.js'
import { duration } from '../ui/clock.js'
import { useCalm } from '../ui/use-calm.js'
import { counted, spoken } from '../ui/words.js'
import { Calls } from './calls.js'
import { Chart } from './chart.js'
import { Numbers } from './numbers.js'
import { OrderDialog } from './order-dialog.js'
import { bucketsOf, dayName, hourName, RANGES, startOf } from './range.js'

/** Numbers and where they lead, and what became of the calls that came to them. */
export function TrackingPage() {
  const [range, setRange] = useState<(typeof RANGES)[number]>(RANGES[1])
  const [bindingId, setBindingId] = useState('')
  const [ordering, setOrdering] = useState(false)
  const mayOrder = useMay('ADMIN')
  const from = startOf(range)
  const scope = { bindingId: bindingId === '' ? null : bindingId }
  const numbers = useQuery(TrackingNumbersDocument, { fetchPolicy: 'cache-and-network' })
  const statistics = useQuery(StatisticsDocument, {
    variables: { ...scope, range: { from }, groupBy: range.groupBy },
    fetchPolicy: 'cache-and-network',
  })
  const [news, setNews] = useState(0)
  const again = useCalm(async () => {
    setNews(before => before + 1)
    await Promise.all([statistics.refetch(), numbers.refetch()])
  })
  useStream(TrackedCallNewsDocument, scope, items => {
    if (!items.some(({ __typename }) => __typename === 'CallEnded' || __typename === 'StreamGap')) return
    again()
  })
  useStream(NumberOrderNewsDocument, {}, again)

  const over = statistics.data?.over
  const buckets = useMemo(
    () => (over === undefined ? [] : bucketsOf(over.groups, over, range.bucketMs)),
    [over, range],
  )
  const name = range.groupBy === 'HOUR' ? hourName : dayName
  const sums = useMemo(() => totalOf(statistics.data?.each.groups ?? []), [statistics.data])
  const bindings = numbers.data?.numberBindings.nodes ?? []
  const { data: up } = useQuery(BoardCallsDocument, { fetchPolicy: 'cache-only' })
  const number = bindings.find(({ id }) => id === bindingId)?.trackingNumber
  const goingOn =
    up?.calls.nodes.filter(
      ({ direction, to }) => direction === 'INBOUND' && (number === undefined || to === number),
    ).length ?? 0
  return (
    <>
      <div className="page-head">
        <div>
          <h1>Tracking</h1>
          <p className="quiet">
            Where numbers lead, and what became of the calls that came to them.
            {goingOn > 0 && ` ${counted(goingOn, 'call')} going on now.`}
          </p>
        </div>
        <div className="row wrap">
          <button type="button" className="button" onClick={() => void download(from, bindingId)}>
            <Download size={16} aria-hidden /> CSV
          </button>
          {mayOrder && (
            <button type="button" className="button primary" onClick={() => setOrdering(true)}>
              <ShoppingCart size={16} aria-hidden /> Order a number
            </button>
          )}
        </div>
      </div>
      <div className="row wrap choices-row">
        <div className="row" role="group" aria-label="How far back">
          {RANGES.map(each => (
            <button
              key={each.words}
              type="button"
              className="button small"
              aria-pressed={each === range}
              onClick={() => setRange(each)}
            >
              {each.words}
            </button>
          ))}
        </div>
        <select
          className="input narrow"
          aria-label="Number"
          value={bindingId}
          onChange={event => setBindingId(event.target.value)}
        >
          <option value="">All numbers</option>
          {bindings.map(({ id, trackingNumber, label }) => (
            <option key={id} value={id}>
              {label === null ? spoken(trackingNumber) : `${label}, ${spoken(trackingNumber)}`}
            </option>
          ))}
        </select>
      </div>
      <section className="totals modest" aria-label="Totals">
        <Sum figure={String(sums.calls)} of={sums.calls === 1 ? 'finished call' : 'finished calls'} />
        <Sum figure={String(sums.answered)} of="answered" />
        <Sum figure={String(sums.missed)} of="missed" />
        <Sum figure={String(sums.uniqueCallers)} of={bindingId === '' ? 'callers, by number' : 'callers'} />
        <Sum
          figure={sums.answered === 0 ? '–' : duration(sums.totalTalkMs / sums.answered)}
          of="average talk"
        />
      </section>
      <section className="panel charted" aria-label="Calls over time">
        <header>
          <h2>{range.groupBy === 'HOUR' ? 'Finished calls by hour' : 'Finished calls by day, UTC'}</h2>
          <span className="chip good">Answered</span>
          <span className="chip bad">Missed</span>
        </header>
        <Chart buckets={buckets} name={name} />
      </section>
      <div className="columns tracking">
        <Calls bindingId={scope.bindingId} from={from} news={news} />
        <Numbers
          bindings={bindings}
          unbound={numbers.data?.phoneNumbers.nodes ?? []}
          rooms={numbers.data?.rooms.nodes ?? []}
          flows={numbers.data?.callFlows.nodes ?? []}
          onChanged={() => void numbers.refetch()}
        />
      </div>
      {ordering && (
        <OrderDialog
          rooms={numbers.data?.rooms.nodes ?? []}
          flows={numbers.data?.callFlows.nodes ?? []}
          onClose={() => setOrdering(false)}
        />
      )}
    </>
  )
}

interface Sums {
  calls: number
  answered: number
  missed: number
  uniqueCallers: number
  totalTalkMs: number
}

function totalOf(groups: readonly { stats: Sums }[]): Sums {
  const total = { calls: 0, answered: 0, missed: 0, uniqueCallers: 0, totalTalkMs: 0 }
  for (const { stats } of groups) {
    for (const name of Object.keys(total) as (keyof Sums)[]) total[name] += stats[name]
  }
  return total
}

function Sum({ figure, of }: { figure: string; of: string }) {
  return (
    <div className="panel total">
      <span className="figure">{figure}</span>
      <span className="of">{of}</span>
    </div>
  )
}

/** Fetches the calls as a file. A link sends no API key. */
async function download(startedFrom: string, bindingId: string): Promise<void> {
  const { authorization } = session
  const query = new URLSearchParams({ startedFrom, ...(bindingId !== '' && { bindingId }) })
  const response = await fetch(`/tracked-calls.csv?${query}`, {
    headers: authorization === undefined ? {} : { authorization },
  })
  if (!response.ok) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = 'tracked-calls.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
