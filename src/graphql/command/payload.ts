import { ObjectType } from 'type-graphql'
import { Cursor } from '../scalars/scalars.js'
import { Shown, type TypeThunk } from '../schema/shown.js'
import { CommandView } from './views.js'

/** What a command's mutation answers: the command, where it took effect, and the thing as it stands afterwards. */
export interface Commanded {
  command: CommandView
  cursor: string
}

/** A payload type: beside what every one has, the fields given. */
export function payloadType(
  name: string,
  description: string,
  fields: Readonly<Record<string, { type: TypeThunk; description: string }>>,
) {
  class Payload {}
  Shown(() => CommandView, 'The command, which the carrier accepted.')(Payload.prototype, 'command')
  Shown(
    () => Cursor,
    'Where the acceptance stands in the journal: what is read or subscribed to from here on includes the effect.',
  )(Payload.prototype, 'cursor')
  for (const [field, { type, description }] of Object.entries(fields)) {
    Shown(type, description)(Payload.prototype, field)
  }
  ObjectType(name, { description })(Payload)
  return Payload
}
