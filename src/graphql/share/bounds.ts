import type { Viewer } from '../../http/auth/roles.js'
import { ROOT_RULES } from '../access/root-fields.js'
import { badInput, refuse } from '../errors.js'

/** Mutations that a credential can use while it is limited to some resources. */
const SHAREABLE = Object.entries(ROOT_RULES).flatMap(([name, { within, recordings = false }]) => {
  const [type, field = ''] = name.split('.')
  return type === 'Mutation' && within !== 'REFUSED' ? [{ field, recordings }] : []
})

/** Refuses mutations that no share link can use. */
export function checkMutations(mutations: readonly string[], recordings: boolean): void {
  for (const mutation of mutations) {
    const known = SHAREABLE.find(({ field }) => field === mutation)
    if (known === undefined) {
      const names = SHAREABLE.map(({ field }) => field).join(', ')
      throw badInput(
        `A share link cannot use ${JSON.stringify(mutation)}. Use some of: ${names}.`,
        'input.mutations',
      )
    }
    if (known.recordings && !recordings) {
      throw badInput(`${mutation} requires recordings: true.`, 'input.mutations')
    }
  }
}

/** Refuses what the creator is not permitted. */
export function checkCreator(
  { scope }: Viewer,
  { mutations, recordings }: { mutations: readonly string[]; recordings: boolean },
): void {
  if (scope === undefined) return
  if (recordings && !scope.recordings) {
    throw refuse('FORBIDDEN', 'This credential cannot access recordings or transcripts.')
  }
  const missing = mutations.find(mutation => scope.mutations?.includes(mutation) === false)
  if (missing !== undefined) throw refuse('FORBIDDEN', `This credential cannot use ${missing}.`)
}
