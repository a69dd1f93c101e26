import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiSchema } from '../../src/graphql/schema.js'
import { type House, openHouse } from '../support/house.js'
import { type Issuer, openIssuer } from '../support/issuer.js'
import { openServiceLine, type Party, partyAt } from '../support/voice.js'

/** Nothing that a customer reads may hold this. */
const OPERATOR = 'olga-the-operator'
const keyOf = (name: string) => `key-of-${name}-0123456789`

let issuer: Issuer
let house: House
const parties: Party[] = []
beforeEach(async () => {
  issuer = await openIssuer()
  house = await openHouse({
    ...issuer.environment,
    API_KEYS: [`boss:admin:${keyOf('boss')}`, `${OPERATOR}:operator:${keyOf(OPERATOR)}`].join(','),
  })
})
afterEach(async () => {
  for (const party of parties.splice(0)) await party.close()
  await house.close()
  await issuer.close()
})

const party = (credential: string): Party => {
  const each = partyAt(house.url, { authorization: `Bearer ${credential}` })
  parties.push(each)
  return each
}
const customer = async (sub: string) => party(await issuer.token({ sub, role: 'customer' }))

describe('a token whose subject is the name of an operator’s key', () => {
  test('is somebody else: it sets no availability, is not rung at, and hears nothing of others', async () => {
    const [boss, operator, impostor, ada] = [
      party(keyOf('boss')),
      party(keyOf(OPERATOR)),
      await customer(OPERATOR),
      await customer('ada'),
    ]
    const line = await openServiceLine(boss, { [OPERATOR]: operator })
    const [hears, impostorHears] = [await operator.listen(), await impostor.listen()]
    await expect(impostor.available(false)).rejects.toThrow('FORBIDDEN')
    const { voiceSession } = await ada.start({ serviceLineId: line, cid: 'c1', peerInfo: 'SECRET offer' })
    await hears.until(({ type }) => type === 'StartSignal')
    expect(await impostor.refused('acceptVoiceSession', { id: voiceSession?.id, peerInfo: 'mine' })).toBe(
      'FORBIDDEN',
    )
    await operator.accept({ id: voiceSession?.id })
    // Once its own arrives, everything that was said before had the time to.
    await operator.start({ to: `jwt:${issuer.environment.JWT_ISSUER}:${OPERATOR}`, cid: 'c2' })
    const heard = await impostorHears.until(({ cid }) => cid === 'c2')
    expect(heard.map(({ cid }) => cid)).toEqual(['c2'])
  })

  test('shares no idempotency key and no list of sessions with it', async () => {
    const token = await issuer.token({ sub: OPERATOR, role: 'operator' })
    const [one, two] = [party(keyOf(OPERATOR)), party(token)]
    const me = '{ viewer { identity name } }'
    expect((await one.ask(me)).data).toEqual({ viewer: { identity: `key:${OPERATOR}`, name: OPERATOR } })
    expect((await two.ask(me)).data).toEqual({
      viewer: { identity: `jwt:${issuer.environment.JWT_ISSUER}:${OPERATOR}`, name: OPERATOR },
    })
    const call =
      'mutation { placeCall(input: { to: "+12025550131", idempotencyKey: "k" }) { command { id replayed actor { identity name } } } }'
    type Placed = { placeCall: { command: { id: string; replayed: boolean; actor: object } } }
    const [first, second] = [await one.ask<Placed>(call), await two.ask<Placed>(call)]
    expect(second.data?.placeCall.command.replayed).toBe(false)
    expect(second.data?.placeCall.command.id).not.toBe(first.data?.placeCall.command.id)
    expect(first.data?.placeCall.command.actor).toEqual({ identity: `key:${OPERATOR}`, name: OPERATOR })
  })
})

describe('a customer', () => {
  test('is shown the name that an operator has for customers, and no identity or key’s name anywhere', async () => {
    const [boss, operator, ada] = [party(keyOf('boss')), party(keyOf(OPERATOR)), await customer('ada')]
    const created = await boss.ask<{ createServiceLine: { serviceLine: { id: string } } }>(
      `mutation { createServiceLine(input: { name: "support", operators: [{ identity: "${OPERATOR}", name: "Friendly" }] }) { serviceLine { id } } }`,
    )
    const line = created.data?.createServiceLine.serviceLine.id
    const [hears, adaHears] = [await operator.listen(), await ada.listen()]
    await operator.available(true)
    const answers: unknown[] = []
    const ids: string[] = [line ?? '']
    const talk = async (cid: string, ends: Party) => {
      const started = await ada.start({ serviceLineId: line, cid })
      const id = started.voiceSession?.id as string
      ids.push(id)
      await hears.until(heard => heard.cid === cid)
      answers.push(started, await everythingAsked(ada, ids))
      await operator.candidate({ id }, 'way')
      await operator.accept({ id })
      answers.push(await everythingAsked(ada, ids))
      await ends.stop({ id })
    }
    await talk('one', ada)
    await talk('two', operator)
    const { voiceSession } = await operator.start({
      to: `jwt:${issuer.environment.JWT_ISSUER}:ada`,
      cid: 'three',
    })
    ids.push(voiceSession?.id as string)
    await adaHears.until(({ cid }) => cid === 'three')
    answers.push(await ada.accept({ id: voiceSession?.id }), await everythingAsked(ada, ids), adaHears.items)
    const text = JSON.stringify(answers)
    expect(text).not.toContain(OPERATOR)
    expect(text).toContain('Friendly')
    expect(text).toContain(`jwt:${issuer.environment.JWT_ISSUER}:ada`)
    // Nor can it be found out by trying.
    const probe = await ada.ask(`{ voiceSessions(filter: { party: "key:${OPERATOR}" }) { nodes { id } } }`)
    expect(probe.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    // The same walk, by somebody who may, does find it.
    expect(JSON.stringify(await everythingAsked(boss, ids))).toContain(`key:${OPERATOR}`)
  })
})

/** Every field of every query that a customer may ask, with these ids where an id is wanted. */
async function everythingAsked(who: Party, ids: string[]): Promise<unknown> {
  const schema = apiSchema()
  const allowed = getMetadataStorage().queries.filter(({ roles }) => roles?.[0] === 'CUSTOMER')
  const answers: unknown[] = []
  for (const { schemaName } of allowed) {
    const field = schema.getQueryType()?.getFields()[schemaName]
    if (field === undefined) throw new Error(schemaName)
    const wantsId = field.args.some(({ name }) => name === 'id')
    const selection = selectionOf(schema, field.type, 3)
    for (const id of wantsId ? ids : [undefined]) {
      const args = id === undefined ? '' : `(id: "${id}")`
      answers.push(await who.ask(`{ ${schemaName}${args} ${selection} }`))
    }
  }
  expect(answers.length).toBeGreaterThanOrEqual(6)
  return answers
}

function selectionOf(schema: GraphQLSchema, output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output)
  if (!isCompositeType(type)) return ''
  if (isObjectType(type)) return `{ __typename ${fieldsOf(schema, type, depth)} }`
  const possible = schema.getPossibleTypes(type)
  if (isUnionType(type)) return '{ __typename }'
  const seen = possible.filter(({ name }) => ['VoiceSession', 'ServiceLine'].includes(name))
  return `{ __typename ${seen.map(each => `... on ${each.name} { ${fieldsOf(schema, each, depth)} }`).join(' ')} }`
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, depth: number): string {
  return Object.values(type.getFields())
    .filter(({ args, type }) => args.length === 0 && (depth > 0 || !isCompositeType(getNamedType(type))))
    .map(({ name, type }) => `${name} ${selectionOf(schema, type, depth - 1)}`)
    .join(' ')
}
