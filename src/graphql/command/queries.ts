import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import type { CommandKind } from '../../carrier/commands.js'
import type { CommandStatus } from '../../journal/commands.js'
import { listCommands } from '../../journal/reads/commands.js'
import { Needs } from '../auth.js'
import { legById } from '../call/queries.js'
import { CallLegView } from '../call/views.js'
import { conferenceById } from '../conference/queries.js'
import { ConferenceView } from '../conference/views.js'
import type { GraphContext } from '../context.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import { CommandStatusEnum } from './enums.js'
import { CommandView } from './views.js'

export const CommandConnection = connectionOf<CommandView>({
  name: 'Command',
  node: () => CommandView,
  description: 'Commands, newest first.',
})

@InputType({ description: 'Which commands: those that fit everything given.' })
export class CommandFilter {
  @Taken(() => [CommandStatusEnum], 'With one of these statuses.', nullable)
  status?: CommandStatus[] | null
  @Taken(() => [String], 'Of one of these kinds, e.g. `muteParticipants`.', nullable)
  kind?: string[] | null
  @Taken(() => ID, 'About this call.', nullable)
  callId?: string | null
  @Taken(() => ID, 'About this leg.', nullable)
  callLegId?: string | null
  @Taken(() => ID, 'About this conference.', nullable)
  conferenceId?: string | null
  @Taken(() => ID, 'Asked for by this room.', nullable)
  roomId?: string | null
}

@Resolver()
export class CommandQueries {
  @Needs('VIEWER')
  @Query(() => CommandConnection.type, {
    description: 'What the carrier was asked to do, by clients and by rules, newest first.',
  })
  async commands(
    @Arg('filter', () => CommandFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: CommandFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader }: GraphContext,
  ) {
    const { status, kind, callId, callLegId, conferenceId, roomId } = filter ?? {}
    const kinds = kind as CommandKind[] | null | undefined
    const wanted = given({ statuses: status, kinds, callId, legId: callLegId, conferenceId, roomId })
    return CommandConnection.of(await listCommands(reader, wanted, page), record => new CommandView(record))
  }
}

/** What leads from a command to what it is about. */
@Resolver(() => CommandView)
export class CommandFields {
  @FieldResolver(() => CallLegView, {
    nullable: true,
    description: 'The leg it is about, or brought into being; null when there is none.',
  })
  async leg(@Root() { record }: CommandView, @Ctx() context: GraphContext): Promise<CallLegView | undefined> {
    const id = record.result?.legId ?? record.legId
    return id && legById(context, id)
  }

  @FieldResolver(() => ConferenceView, {
    nullable: true,
    description: 'The conference it is about, or brought into being; null when there is none.',
  })
  async conference(
    @Root() { record }: CommandView,
    @Ctx() context: GraphContext,
  ): Promise<ConferenceView | undefined> {
    const id = record.result?.conferenceId ?? record.conferenceId
    return id && conferenceById(context, id)
  }
}
