import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import { identityIn } from '../../http/auth/identities.js'
import { listServiceLines, listVoiceSessions } from '../../journal/reads/voice.js'
import { ServiceLineId, VoiceSessionId } from '../../kernel/ids.js'
import type { VoiceStatus } from '../../signalling/session.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { refuse } from '../errors.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import { VoiceSessionStatusEnum } from './enums.js'
import { sessionFor } from './secrecy.js'
import { ServiceLineView, VoiceOperatorView, VoiceSessionView } from './views.js'

const VoiceSessionConnection = connectionOf<VoiceSessionView>({
  name: 'VoiceSession',
  node: () => VoiceSessionView,
  description: 'Voice sessions, newest first.',
})

const ServiceLineConnection = connectionOf<ServiceLineView>({
  name: 'ServiceLine',
  node: () => ServiceLineView,
  description: 'Service lines, by name.',
})

@InputType({ description: 'Which voice sessions: those that fit everything given.' })
export class VoiceSessionFilter {
  @Taken(() => [VoiceSessionStatusEnum], 'With one of these statuses.', nullable)
  status?: VoiceStatus[] | null
  @Taken(() => String, 'Where this identity, or bare name, is one of the two parties.', nullable)
  party?: string | null
  @Taken(() => String, 'Of the dialogue of this name.', nullable)
  cid?: string | null
  @Taken(() => ID, 'Asked of this line.', nullable)
  serviceLineId?: string | null
}

@Resolver()
export class VoiceQueries {
  @Needs('CUSTOMER')
  @Query(() => VoiceSessionView, {
    nullable: true,
    description:
      'The voice session with this id; null when there is none. Viewers with the role customer see their own.',
  })
  async voiceSession(
    @Arg('id', () => ID, { description: 'Of the session.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<VoiceSessionView | undefined> {
    return voiceSessionById(context, id)
  }

  @Needs('CUSTOMER')
  @Query(() => VoiceSessionConnection.type, {
    description: 'Voice sessions, newest first. Viewers with the role customer see their own.',
  })
  async voiceSessions(
    @Arg('filter', () => VoiceSessionFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: VoiceSessionFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader, epoch, viewer, identitySource }: GraphContext,
  ) {
    const { status, serviceLineId, cid } = filter ?? {}
    const party = filter?.party == null ? undefined : identityIn(filter.party, identitySource)
    const wanted = [given({ party, cid, lineId: serviceLineId, statuses: status })]
    if (viewer?.role === 'CUSTOMER') {
      // Otherwise a customer could find out by trying who the other one is.
      if (party !== undefined && party !== viewer.identity) {
        throw refuse('FORBIDDEN', 'Customers can filter by their own identity only.', {
          path: 'filter.party',
        })
      }
      wanted.push({ party: viewer.identity })
    }
    const found = await listVoiceSessions(reader, wanted, page)
    return VoiceSessionConnection.of(
      found,
      ({ session, seq }) => new VoiceSessionView(sessionFor(viewer, session), { epoch, seq }),
    )
  }

  @Needs('CUSTOMER')
  @Query(() => ServiceLineView, {
    nullable: true,
    description: 'The service line with this id; null when there is none.',
  })
  async serviceLine(
    @Arg('id', () => ID, { description: 'Of the line.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<ServiceLineView | undefined> {
    return serviceLineById(context, id)
  }

  @Needs('CUSTOMER')
  @Query(() => ServiceLineConnection.type, { description: 'All service lines, by name.' })
  async serviceLines(@Args(() => PageArgs) page: PageArgs, @Ctx() { reader }: GraphContext) {
    return ServiceLineConnection.of(await listServiceLines(reader, page), line => new ServiceLineView(line))
  }
}

/** What leads from a session to its line. */
@Resolver(() => VoiceSessionView)
export class VoiceSessionFields {
  @FieldResolver(() => ServiceLineView, {
    nullable: true,
    description: 'The line that was asked; null when it was a person, and when the line is gone.',
  })
  async serviceLine(
    @Root() { session }: VoiceSessionView,
    @Ctx() context: GraphContext,
  ): Promise<ServiceLineView | undefined> {
    return session.lineId && serviceLineById(context, session.lineId)
  }
}

/** What leads from a line to its operators. */
@Resolver(() => ServiceLineView)
export class ServiceLineFields {
  @FieldResolver(() => [VoiceOperatorView], {
    nullable: true,
    description: 'Who takes its calls, by identity; null for viewers with the role customer.',
  })
  async operators(
    @Root() { id }: ServiceLineView,
    @Ctx() { viewer, load }: GraphContext,
  ): Promise<VoiceOperatorView[] | undefined> {
    return viewer?.role === 'CUSTOMER' ? undefined : await load.operatorsOfLine.load(id)
  }
}

/** The session, as far as the viewer may know of it. */
export async function voiceSessionById(
  { load, epoch, viewer }: GraphContext,
  id: string,
): Promise<VoiceSessionView | undefined> {
  const found = await load.voiceSession.load(VoiceSessionId(id))
  if (found === undefined) return undefined
  const { session, seq } = found
  const isOwn = [session.starter, session.receiver].some(party => party === viewer?.identity)
  if (viewer?.role === 'CUSTOMER' && !isOwn) return undefined
  return new VoiceSessionView(sessionFor(viewer, session), { epoch, seq })
}

export async function serviceLineById(
  { load }: GraphContext,
  id: string,
): Promise<ServiceLineView | undefined> {
  const line = await load.serviceLine.load(ServiceLineId(id))
  return line && new ServiceLineView(line)
}
