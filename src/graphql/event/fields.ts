import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { CommandView } from '../command/views.js'
import type { GraphContext } from '../context.js'
import { CommandEventFields } from './interfaces.js'
import type { EventView } from './views.js'

/** What leads from a command's event to the command. */
@Resolver(() => CommandEventFields)
export class CommandEventRelations {
  @FieldResolver(() => CommandView, {
    nullable: true,
    description:
      'The command as it stands now, which can be further than the event; null in a StreamGap only.',
  })
  async command(
    @Root() { commandId }: EventView,
    @Ctx() { load }: GraphContext,
  ): Promise<CommandView | undefined> {
    const record = commandId && (await load.command.load(commandId))
    return record ? new CommandView(record) : undefined
  }
}
