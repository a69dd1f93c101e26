import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { useStream } from '../api/use-stream.js'
import { FlowRunNewsDocument, FlowRunsDocument } from '../generated/graphql.js'
import { clockTime, Elapsed } from '../ui/clock.js'
import { useCalm } from '../ui/use-calm.js'
import { spoken } from '../ui/words.js'
import { ACTION_WORDS, OUTCOME_WORDS, RUN_WORDS } from './words.js'

/** The latest runs of the flow, as they go. */
export function Runs({ flowId }: { flowId: string }) {
  const { data, refetch } = useQuery(FlowRunsDocument, {
    variables: { filter: { callFlowId: flowId } },
    fetchPolicy: 'cache-and-network',
  })
  useStream(FlowRunNewsDocument, { callFlowId: flowId }, useCalm(refetch))
  const runs = data?.flowRuns.nodes ?? []
  if (runs.length === 0)
    return <p className="empty">{data === undefined ? 'Loading…' : 'It has not run yet.'}</p>
  return (
    <ul className="lines">
      {runs.map(({ id, status, createdAt, endedAt, startedAt, outcome, position, call, flowVersion }) => (
        <li key={id} className="row spread">
          <span>
            <strong className="number">
              {call === null ? 'Not placed yet' : <Link href={`/calls/${call.id}`}>{spoken(call.from)}</Link>}
            </strong>
            <small className="quiet">
              {clockTime(createdAt)}
              {flowVersion !== null && ` · version ${flowVersion}`}
              {startedAt !== null && (
                <>
                  {' '}
                  · <Elapsed since={startedAt} end={endedAt} />
                </>
              )}
            </small>
          </span>
          <span className={`chip ${outcome?.kind === 'FAILED' ? 'bad' : status === 'ENDED' ? '' : 'good'}`}>
            {outcome !== null
              ? OUTCOME_WORDS[outcome.kind]
              : position !== null
                ? `${ACTION_WORDS[position.action]} (${position.stepId})`
                : RUN_WORDS[status]}
          </span>
        </li>
      ))}
    </ul>
  )
}
