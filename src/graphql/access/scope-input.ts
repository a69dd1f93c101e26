import type { GraphQLSchema } from 'graphql'
import { ID, InputType } from 'type-graphql'
import type { Scope } from '../../http/auth/scopes.js'
import type { E164 as Number164 } from '../../kernel/endpoint.js'
import { CallId, ConferenceId, RoomId } from '../../kernel/ids.js'
import { badInput } from '../errors.js'
import { E164 } from '../scalars/scalars.js'
import { nullable, Taken } from '../schema/shown.js'

const MOST = 100

@InputType({
  description:
    'What a role is narrowed to. When one of the four lists of resources is given, nothing else can be seen or acted ' +
    'on. Each list has at most 100 entries.',
})
export class AccessScopeInput {
  @Taken(() => Boolean, 'Whether recordings and transcriptions can be read and downloaded.', {
    defaultValue: false,
  })
  recordings!: boolean
  @Taken(
    () => [String],
    'The mutations that can be used, by field name; null: all that the role permits.',
    nullable,
  )
  mutations?: string[] | null
  @Taken(() => [ID], 'Rooms, with their conferences.', nullable)
  roomIds?: string[] | null
  @Taken(() => [ID], 'Conferences, with the calls of their participants.', nullable)
  conferenceIds?: string[] | null
  @Taken(() => [ID], 'Calls.', nullable)
  callIds?: string[] | null
  @Taken(() => [E164], 'Numbers, with the calls from and to them.', nullable)
  numbers?: Number164[] | null
}

/** The scope that is meant; BAD_USER_INPUT when it names a mutation that does not exist, or is too long. */
export function scopeIn(input: AccessScopeInput, schema: GraphQLSchema): Scope {
  const { recordings, mutations, roomIds, conferenceIds, callIds, numbers } = input
  for (const [name, list] of Object.entries({ mutations, roomIds, conferenceIds, callIds, numbers })) {
    if ((list?.length ?? 0) > MOST) throw badInput(`Expected at most ${MOST} entries.`, `input.scope.${name}`)
  }
  const known = schema.getMutationType()?.getFields() ?? {}
  const unknown = mutations?.find(name => !Object.hasOwn(known, name))
  if (unknown !== undefined) throw badInput(`There is no mutation "${unknown}".`, 'input.scope.mutations')
  const isLimited = [roomIds, conferenceIds, callIds, numbers].some(list => list != null)
  return {
    recordings,
    ...(mutations != null && { mutations }),
    ...(isLimited && {
      within: {
        rooms: (roomIds ?? []).map(RoomId),
        conferences: (conferenceIds ?? []).map(ConferenceId),
        calls: (callIds ?? []).map(CallId),
        numbers: numbers ?? [],
      },
    }),
  }
}
