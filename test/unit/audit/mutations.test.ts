import { buildSchema, GraphQLError, type GraphQLSchema, graphql, lexicographicSortSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { auditMutations } from '../../../src/graphql/audit/mutations.js'
import type { Audit } from '../../../src/observability/audit.js'
import { notedAudit } from '../../support/noted-audit.js'
import { viewerNamed } from '../../support/viewers.js'

function schemaWith(resolve: () => unknown): GraphQLSchema {
  const schema = buildSchema('type Query { a: Int } type Mutation { hangUp(legId: ID!): Int }')
  const field = schema.getMutationType()?.getFields().hangUp
  if (field !== undefined) field.resolve = resolve
  return schema
}

const run = (schema: GraphQLSchema, audit: Audit) =>
  graphql({
    schema,
    source: 'mutation { one: hangUp(legId: "leg-1") two: hangUp(legId: "leg-2") }',
    contextValue: { audit, viewer: viewerNamed('desk') },
  })

describe('a mutation in the audit log', () => {
  it('is there once for each time it runs, also in a schema that was made of an audited one', async () => {
    const { audit, drafts } = notedAudit()
    await run(auditMutations(lexicographicSortSchema(auditMutations(schemaWith(() => 1)))), audit)
    expect(drafts).toMatchObject([
      {
        action: 'MUTATION',
        outcome: 'OK',
        target: { kind: 'Leg', id: 'leg-1' },
        details: { field: 'hangUp' },
      },
      { action: 'MUTATION', outcome: 'OK', target: { kind: 'Leg', id: 'leg-2' } },
    ])
  })

  it.each([
    ['FORBIDDEN', 'ACCESS_REFUSED'],
    ['NOT_FOUND', 'MUTATION'],
    ['RATE_LIMITED', 'MUTATION'],
  ])('that is refused as %s is there as %s', async (code, action) => {
    const { audit, drafts } = notedAudit()
    const refusal = new GraphQLError('No.', { extensions: { code } })
    const answer = await run(auditMutations(schemaWith(() => Promise.reject(refusal))), audit)
    expect(answer.errors?.[0]?.extensions.code).toBe(code)
    expect(drafts.map(({ action, outcome }) => [action, outcome])).toEqual([
      [action, code],
      [action, code],
    ])
  })

  it('that fails for a reason of its own is there without the reason', async () => {
    const { audit, drafts } = notedAudit()
    await run(auditMutations(schemaWith(() => Promise.reject(new Error('parrot')))), audit)
    expect(drafts[0]?.outcome).toBe('INTERNAL_SERVER_ERROR')
    expect(JSON.stringify(drafts)).not.toContain('parrot')
  })

  it('of nobody known is not there', async () => {
    const { audit, drafts } = notedAudit()
    const refusal = new GraphQLError('No.', { extensions: { code: 'UNAUTHENTICATED' } })
    await run(auditMutations(schemaWith(() => Promise.reject(refusal))), audit)
    expect(drafts).toEqual([])
  })
})
