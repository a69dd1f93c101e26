import type { NumberBinding } from '../../tracking/binding.js'

/** A binding that is in the way, as an error's extensions show it. */
export function existing({ id, number, label, target, since }: NumberBinding) {
  const { kind, ...to } = target
  return { existing: { id, trackingNumber: number, label: label ?? null, kind, ...to, since } }
}
