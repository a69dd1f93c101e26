import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql'
import { instantOf } from '../../kernel/instant.js'
import type { Audit } from '../../observability/audit.js'
import type { AuditDraft } from '../../observability/audit-draft.js'
import type { GraphContext } from '../context.js'
import type { ErrorCode } from '../errors.js'
import { changesBetween } from './changes.js'
import { CONFIGURES, type Configured } from './configuration.js'
import { outlineOf } from './outline.js'
import { targetOf } from './target.js'

type Field = GraphQLField<unknown, GraphContext>
type Args = Record<string, unknown>

/** Fields that are being executed: a schema that was made of another one has the resolvers of that inside its own. */
const running = new WeakSet<GraphQLResolveInfo>()

/**
 * Has every mutation recorded in the audit log, whoever adds it and by whichever transport it comes. What refuses a
 * mutation belongs in the resolvers inside, otherwise the refusal is not seen.
 */
export function auditMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}) as Field[]) {
    const { resolve = defaultFieldResolver } = field
    field.resolve = (source, args, context, info) => {
      const run = async () => resolve(source, args, context, info)
      if (context.audit === undefined || running.has(info)) return run()
      running.add(info)
      return audited(context.audit, field, args, context, run)
    }
  }
  return schema
}

/** Whoever was answered is in the log: the entries are written before the answer goes. */
async function audited(
  audit: Audit,
  field: Field,
  args: Args,
  context: GraphContext,
  run: () => Promise<unknown>,
): Promise<unknown> {
  const began = Date.now()
  const before = await statesBefore(field, args, context)
  const drafted = (outcome: string, payload?: unknown): AuditDraft => ({
    action: 'MUTATION',
    outcome,
    viewer: context.viewer,
    target: targetOf(field as GraphQLField<unknown, unknown>, args, payload),
    details: { field: field.name, input: outlineOf(field.args, args) },
  })
  try {
    const payload = await run()
    const changed = await configured(field, args, context, before, payload, began)
    await Promise.all([drafted('OK', payload), ...changed].map(draft => audit.record(draft)))
    return payload
  } catch (error) {
    await recordRefusal(audit, codeOf(error), drafted)
    throw error
  }
}

async function recordRefusal(
  audit: Audit,
  code: string,
  drafted: (outcome: string) => AuditDraft,
): Promise<void> {
  // Nobody is known to have asked; a wrong credential is recorded as a log-in that was refused.
  if (code === 'UNAUTHENTICATED') return
  const draft = drafted(code)
  const key = `${draft.details.field} ${code} ${draft.viewer?.identity} ${draft.viewer?.address}`
  if (code === 'FORBIDDEN') audit.recordRepeated(key, { ...draft, action: 'ACCESS_REFUSED' })
  else if (code === 'RATE_LIMITED') audit.recordRepeated(key, draft)
  else await audit.record(draft)
}

/** The repetition of a request answers with what the first one created, which is older than the request by more than this. */
const REPEATED_MS = 1_000

type States = Map<Configured, object | undefined>

async function statesBefore({ name }: Field, { input }: Args, { reader, viewer }: GraphContext) {
  const states: States = new Map()
  const id = (input as { id?: unknown } | undefined)?.id
  // Whoever is not known is refused in any case, and must not cause a read.
  if (viewer === undefined || typeof id !== 'string') return states
  for (const kind of CONFIGURES[name] ?? []) states.set(kind, await kind.read(reader, id))
  return states
}

/** What a mutation changed in the configuration. */
async function configured(
  { name }: Field,
  { input }: Args,
  { reader, viewer }: GraphContext,
  states: States,
  payload: unknown,
  began: number,
): Promise<AuditDraft[]> {
  const drafts: AuditDraft[] = []
  for (const kind of CONFIGURES[name] ?? []) {
    const id = (payload as Record<string, { id?: unknown } | undefined>)[kind.field]?.id
    if (typeof id !== 'string') continue
    const before = states.get(kind)
    const after = await kind.read(reader, id)
    const mayRepeat = (input as { idempotencyKey?: unknown } | undefined)?.idempotencyKey != null
    if (mayRepeat && createdAt(after) < instantOf(began - REPEATED_MS)) continue
    const changes = changesBetween(before, after)
    if (changes === undefined) continue
    const details = { field: name, ...changes }
    drafts.push({ action: 'CONFIGURATION', outcome: 'OK', viewer, target: { kind: kind.kind, id }, details })
  }
  return drafts
}

/** When something was created; empty when it is not there. */
function createdAt(state: object | undefined): string {
  return (state as { createdAt?: string } | undefined)?.createdAt ?? ''
}

function codeOf(error: unknown): string {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined
  return typeof code === 'string' ? code : ('INTERNAL_SERVER_ERROR' satisfies ErrorCode)
}
