import { Arg, Ctx, Resolver, Root, Subscription } from 'type-graphql'
import { reaches } from '../../http/auth/roles.js'
import type { JournalEvent } from '../../journal/event.js'
import type { Selector } from '../../journal/selector.js'
import type { StreamItem } from '../../realtime/feed.js'
import { admit, Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { StreamGapView } from '../event/gap.js'
import { Cursor } from '../scalars/scalars.js'
import { VoiceSignalFields, viewSignal } from './signals.js'

interface Asked {
  args: { after?: string | null }
  context: GraphContext
}

/** Opens the stream of what one identity is told. Whoever has it open counts as listening. */
function listen({ args, context }: Asked) {
  const viewer = admit(context.viewer, 'CUSTOMER')
  const { identity } = viewer
  const { feed, switchboard } = context
  const own: Selector = { types: ['VoiceSignalRelayed'], about: { identity } }
  return feed(own, args.after, undefined, () =>
    switchboard.voice.attend(identity, { takesCalls: reaches(viewer, 'OPERATOR') }),
  )
}

@Resolver()
export class VoiceSubscriptions {
  @Needs('CUSTOMER')
  @Subscription(() => VoiceSignalFields, {
    subscribe: listen,
    description:
      'What others tell you: all signals of all sessions in which you are one of the two, and nobody else’s. While you ' +
      'listen you count as there: lines ring at you when you are an available operator and have the role operator. With `after` it first gives ' +
      'what you missed; where the journal no longer reaches back that far, a StreamGap says so first. The stream ends ' +
      'only when the client ends it, or when the permission does.',
  })
  voiceSignals(
    @Root() item: StreamItem,
    @Ctx() context: GraphContext,
    @Arg('after', () => Cursor, {
      nullable: true,
      description:
        'A cursor of this journal: first everything after it, then what comes. Null: what comes from now on. ' +
        'BAD_USER_INPUT when it lies ahead, CURSOR_EXPIRED when it is of another journal.',
    })
    _after?: string | null,
  ) {
    return 'gap' in item
      ? new StreamGapView(item, context.epoch)
      : viewSignal(item as JournalEvent<'VoiceSignalRelayed'>, context)
  }
}
