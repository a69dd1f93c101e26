import type { Option } from '../../flow/option.js'
import { allowedBy } from '../../flow/rules.js'
import { nullable, Shown, Taken, type TypeThunk } from '../schema/shown.js'

/** What an option means, what it may be, and what it is when absent. */
function wordsOn({ about, rule, default: usual }: Option): string {
  const allowed = allowedBy(rule)
  return [
    about,
    ...(rule.type === 'choice' || rule.type === 'boolean' ? [] : [`${capitalised(allowed)}.`]),
    ...(usual === undefined ? [] : [`${capitalised(String(usual))} unless said otherwise.`]),
  ].join(' ')
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** An option of a step as it is kept, with its default filled in. */
export function OptionShown(option: Option, type: TypeThunk) {
  return Shown(type, wordsOn(option), option.required || option.default !== undefined ? {} : nullable)
}

/** An option of a step as it is written. */
export function OptionTaken(option: Option, type: TypeThunk) {
  if (option.default !== undefined) return Taken(type, wordsOn(option), { defaultValue: option.default })
  return Taken(type, wordsOn(option), option.required ? {} : nullable)
}
