import type { BindingKind, ShownNumber } from '../../tracking/binding.js'
import { describedEnum } from '../schema/enums.js'

export const NumberBindingKindEnum = describedEnum<BindingKind>(
  'NumberBindingKind',
  'What a number leads to.',
  {
    ROOM: 'To a room: callers are seated by its rules.',
    CALL_FLOW: 'To a call flow, which runs on each call.',
    FORWARD: 'To another number: calls are answered and transferred.',
  },
)

export const ShownNumberEnum = describedEnum<ShownNumber>(
  'ShownNumber',
  'Which number the called person sees.',
  {
    CALLER: 'The caller’s own.',
    TRACKING: 'The tracking number that was called.',
  },
)

export const NumberBindingStatusEnum = describedEnum<'ACTIVE' | 'ENDED'>(
  'NumberBindingStatus',
  'Whether a number leads there now.',
  {
    ACTIVE: 'It does: calls that start now go by this binding.',
    ENDED: 'It did. The calls of its time still belong to it.',
  },
)
