import type { Resources, Scope } from './scopes.js'

/** Whether a scope permits nothing that another one does not; an absent scope permits everything. */
export function isWithin(scope: Scope | undefined, bounds: Scope | undefined): boolean {
  if (bounds === undefined) return true
  if (scope === undefined || (scope.recordings && !bounds.recordings)) return false
  return isSubset(scope.mutations, bounds.mutations) && areWithin(scope.within, bounds.within)
}

function areWithin(resources: Resources | undefined, bounds: Resources | undefined): boolean {
  const kinds = ['rooms', 'conferences', 'calls', 'numbers'] as const
  return kinds.every(kind => isSubset(resources?.[kind], bounds?.[kind]))
}

function isSubset(list: readonly string[] | undefined, bounds: readonly string[] | undefined): boolean {
  return bounds === undefined || (list?.every(each => bounds.includes(each)) ?? false)
}
