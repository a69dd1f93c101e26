import type { Reach } from '../../http/auth/reach.js'
import { RoomId } from '../../kernel/ids.js'

/** Values by which a permitted object names others, or says how many are hidden. All are nullable. */
const WITHHELD: Readonly<Record<string, (value: unknown, reach: Reach) => boolean>> = {
  'CallRouted.bindingId': () => true,
  'CallRouted.callFlowId': () => true,
  'CallRouted.roomId': (id, reach) => !reach.room(RoomId(String(id))),
  'CommandConnection.totalCount': () => true,
  'EventConnection.totalCount': () => true,
  'RecordingConnection.totalCount': () => true,
}

/** Whether a viewer who is limited to some resources may not read the value of a field, by `Type.field`. */
export function isWithheld(field: string, value: unknown, reach: Reach): boolean {
  if (value == null || reach.scope.within === undefined) return false
  return WITHHELD[field]?.(value, reach) ?? false
}
