import type { Resources } from '../../http/auth/scopes.js'
import { CallId, ConferenceId, RoomId } from '../../kernel/ids.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound } from '../errors.js'
import type { CreateShareLinkInput } from './inputs.js'

const NOTHING: Resources = { rooms: [], conferences: [], calls: [], numbers: [] }

/** What an input shares, and the path of its page; throws BAD_USER_INPUT or NOT_FOUND. */
export async function sharedBy(
  { load }: GraphContext,
  { roomId, conferenceId, callId }: CreateShareLinkInput,
): Promise<{ resources: Resources; path: string }> {
  if ([roomId, conferenceId, callId].filter(id => id != null).length !== 1) {
    throw badInput('Give exactly one of roomId, conferenceId and callId.', 'input.conferenceId')
  }
  if (roomId != null) {
    const room = await load.room.load(RoomId(roomId))
    if (room === undefined) throw notFound('There is no such room.', 'input.roomId')
    return { resources: { ...NOTHING, rooms: [room.room.id] }, path: '/' }
  }
  if (conferenceId != null) {
    const id = ConferenceId(conferenceId)
    if ((await load.conference.load(id)) === undefined) {
      throw notFound('There is no such conference.', 'input.conferenceId')
    }
    return { resources: { ...NOTHING, conferences: [id] }, path: `/conferences/${encodeURIComponent(id)}` }
  }
  const id = CallId(callId ?? '')
  if ((await load.call.load(id)) === undefined) throw notFound('There is no such call.', 'input.callId')
  return { resources: { ...NOTHING, calls: [id] }, path: `/calls/${encodeURIComponent(id)}` }
}
