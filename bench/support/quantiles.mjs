/** Median and 99th percentile, to a tenth. */
export function quantiles(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = q => Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]?.toFixed(1))
  return { p50: at(0.5), p99: at(0.99) }
}
