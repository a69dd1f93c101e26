import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import { useStore } from '../api/store.js'
import { theme } from '../shell/theme.js'
import { useMatches } from '../ui/use-matches.js'

const HEIGHT_PX = 220

export interface Bucket {
  /** When it begins, in milliseconds since the epoch. */
  at: number
  answered: number
  missed: number
}

interface ChartProps {
  buckets: readonly Bucket[]
  /** What a bucket is called: `14:00`, `3 May`. */
  name(at: number): string
}

/** Calls by hour or day, the missed ones upon those that were answered; also as a table for who cannot see it. */
export function Chart({ buckets, name }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chosen = useStore(theme)
  const dark = useMatches('(prefers-color-scheme: dark)')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are another theme's then
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const plot = new UPlot(
      optionsOf(
        element,
        buckets.map(({ at }) => name(at)),
      ),
      dataOf(buckets),
      element,
    )
    const sized = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT_PX }))
    sized.observe(element)
    return () => {
      sized.disconnect()
      plot.destroy()
    }
  }, [buckets, name, chosen, dark])
  return (
    <figure className="chart">
      <div ref={place} aria-hidden="true" style={{ height: HEIGHT_PX }} />
      <table className="visually-hidden">
        <caption>Calls answered and missed</caption>
        <thead>
          <tr>
            <th scope="col">Begins</th>
            <th scope="col">Answered</th>
            <th scope="col">Missed</th>
          </tr>
        </thead>
        <tbody>
          {buckets.map(({ at, answered, missed }) => (
            <tr key={at}>
              <th scope="row">{name(at)}</th>
              <td>{answered}</td>
              <td>{missed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** The missed ones are drawn as the sum, behind those that were answered. */
function dataOf(buckets: readonly Bucket[]): UPlot.AlignedData {
  return [
    buckets.map((_, index) => index),
    buckets.map(({ answered, missed }) => answered + missed),
    buckets.map(({ answered }) => answered),
  ]
}

function optionsOf(element: HTMLElement, names: readonly string[]): UPlot.Options {
  const colour = (token: string) => {
    const probe = document.createElement('i')
    probe.style.color = `var(--${token})`
    element.append(probe)
    const found = getComputedStyle(probe).color
    probe.remove()
    return found
  }
  const [ink, line, good, bad] = [colour('ink-3'), colour('line'), colour('good'), colour('bad')]
  const bars = UPlot.paths.bars?.({ size: [0.6, 40], radius: 0.12 })
  const axis: UPlot.Axis = {
    stroke: ink,
    font: '12px "Inter Variable"',
    grid: { stroke: line, width: 1 },
    ticks: { show: false },
  }
  const series = (label: string, fill: string): UPlot.Series => ({
    label,
    fill,
    stroke: fill,
    width: 0,
    points: { show: false },
    ...(bars !== undefined && { paths: bars }),
  })
  return {
    width: element.clientWidth,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: (_plot, least, most) => [least - 0.6, most + 0.6] },
      y: { range: (_plot, _least, most) => [0, Math.max(4, Math.ceil(most * 1.1))] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_plot, splits) => splits.map(index => names[index] ?? ''),
      },
      { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000] },
    ],
    series: [{}, series('Missed', bad), series('Answered', good)],
  }
}
