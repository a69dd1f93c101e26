import type { StepBase } from './document.js'
import type { Option, Rule } from './option.js'

/** The most digits the carrier collects (FACTS §2, DIGITS). */
export const MOST_KEYS = 128

const ID: Rule = { type: 'text', maxLength: 128 }

/** What every step can have (S3.37, S3.61–S3.64). */
export const STEP_OPTIONS: { readonly [O in keyof Omit<StepBase, 'conditions'>]-?: Option } = {
  id: { rule: ID, required: false, about: 'Unique in the flow; generated when absent.', source: 'S3.37' },
  onKeypressGoto: {
    rule: ID,
    required: false,
    about: 'The step to go to when the caller pressed keys.',
    source: 'S3.61',
  },
  onKeypressVar: {
    rule: { type: 'name' },
    required: false,
    about: 'The variable that keeps the pressed keys.',
    source: 'S3.62',
  },
  endKey: {
    rule: { type: 'key' },
    required: false,
    about: 'The key that ends the collection; it is not kept.',
    source: 'S3.64',
  },
  maxNumKeys: {
    rule: { type: 'integer', min: 1, max: MOST_KEYS },
    required: false,
    about: 'How many keys are collected: 1 by default, without limit when only an end key is set.',
    source: 'S3.63',
  },
}

/** What a flow has beside its steps (S3.33–S3.36). */
export const FLOW_OPTIONS = {
  id: { rule: ID, required: false, about: 'The id of the flow.', source: 'S3.32' },
  title: {
    rule: { type: 'text', maxLength: 255 },
    required: true,
    about: 'The title of the flow.',
    source: 'S3.34',
  },
  record: {
    rule: { type: 'boolean' },
    required: false,
    default: false,
    about: 'Records the whole call.',
    source: 'S3.35',
  },
  default: {
    rule: { type: 'boolean' },
    required: false,
    default: false,
    about: 'Serves the numbers that have no flow.',
    source: 'S3.33',
  },
  createdAt: { rule: { type: 'instant' }, required: false, about: 'RFC 3339.', source: 'S3.36' },
  updatedAt: { rule: { type: 'instant' }, required: false, about: 'RFC 3339.', source: 'S3.36' },
  version: {
    rule: { type: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER },
    required: false,
    about: 'Counts the changes of the flow.',
    source: 'S3.32',
  },
} as const satisfies Record<string, Option>
