import { ArgsType, Int } from 'type-graphql'
import { Cursor } from '../scalars/scalars.js'
import { nullable, Taken } from './shown.js'

const FIRST =
  'How many, from the start of the list or after `after`: 0 to 250, 50 when neither `first` nor `last` is given.'
const LAST = 'How many, from the end of the list or before `before`: 0 to 250. Not together with `first`.'

@ArgsType()
export class PageArgs {
  @Taken(() => Int, FIRST, nullable)
  first?: number | null
  @Taken(() => String, 'An edge’s cursor of this same list: only what comes after it.', nullable)
  after?: string | null
  @Taken(() => Int, LAST, nullable)
  last?: number | null
  @Taken(() => String, 'An edge’s cursor of this same list: only what comes before it.', nullable)
  before?: string | null
}

/** Of lists of events, whose cursors are the journal's own. */
@ArgsType()
export class EventPageArgs {
  @Taken(() => Int, FIRST, nullable)
  first?: number | null
  @Taken(
    () => Cursor,
    'A place in the journal: only events after it. CURSOR_EXPIRED when it is no longer kept.',
    nullable,
  )
  after?: string | null
  @Taken(() => Int, LAST, nullable)
  last?: number | null
  @Taken(() => Cursor, 'A place in the journal: only events before it.', nullable)
  before?: string | null
}
