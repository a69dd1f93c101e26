import { useQuery } from '@apollo/client/react'
import { Suspense, useMemo } from 'react'
import { useStream } from '../api/use-stream.js'
import { CallsByHourDocument, TrackedCallNewsDocument } from '../generated/graphql.js'
import { partOf } from '../shell/part.js'
import { bucketsOf, HALF_A_DAY, hourName, startOf } from '../tracking/range.js'
import { Boundary } from '../ui/boundary.js'
import { useCalm } from '../ui/use-calm.js'

// The board is there before its chart.
const Chart = partOf(async () => (await import('../tracking/chart.js')).Chart)

/** How many calls that are over came in each of the last hours, answered and missed. */
export function ByHour() {
  const { data, refetch } = useQuery(CallsByHourDocument, {
    variables: { from: startOf(HALF_A_DAY) },
    fetchPolicy: 'cache-and-network',
  })
  const again = useCalm(refetch)
  useStream(TrackedCallNewsDocument, {}, items => {
    if (items.some(({ __typename }) => __typename === 'CallEnded' || __typename === 'StreamGap')) again()
  })
  const over = data?.bindingStats
  const buckets = useMemo(
    () => (over === undefined ? [] : bucketsOf(over.groups, over, HALF_A_DAY.bucketMs)),
    [over],
  )
  return (
    <section aria-label="Finished calls by hour">
      <div className="board-head">
        <h2>Finished calls by hour</h2>
        <span className="chip good">Answered</span>
        <span className="chip bad">Missed</span>
      </div>
      <div className="panel charted">
        <Boundary of="The chart">
          <Suspense fallback={<div className="chart-to-come" />}>
            {buckets.length === 0 ? (
              <div className="chart-to-come" />
            ) : (
              <Chart.Shown buckets={buckets} name={hourName} />
            )}
          </Suspense>
        </Boundary>
      </div>
    </section>
  )
}
