import { afterEach, expect, test } from 'vitest'
import { type House, houseAt, openHouse } from '../support/house.js'
import { type Heard, openServiceLine, partyAt } from '../support/voice.js'

const KEYS = {
  boss: 'admin',
  op1: 'operator',
  watcher: 'viewer',
  ada: 'customer',
  ben: 'customer',
} as const

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const open = async () => {
  const house = await openHouse({
    API_KEYS: Object.entries(KEYS)
      .map(([name, role]) => `${name}:${role}:key-of-${name}-of-a-test-0001`)
      .join(','),
  })
  closing.push(() => house.close())
  const party = (name: keyof typeof KEYS) => {
    const each = partyAt(house.url, { authorization: `Bearer key-of-${name}-of-a-test-0001` })
    closing.push(() => each.close())
    return each
  }
  const viewer = (name: keyof typeof KEYS): House => {
    const each = houseAt(house.url, '', `Bearer key-of-${name}-of-a-test-0001`)
    closing.push(() => each.close())
    return each
  }
  return { house, party, viewer }
}

test('what the parties tell each other is in nobody else’s streams, lists or timelines (S4.1, S4.9)', async () => {
  const { party, viewer } = await open()
  const [op1, ada, ben, watcher] = [party('op1'), party('ada'), party('ben'), viewer('watcher')]
  const line = await openServiceLine(party('boss'), { op1 })
  const everything = watcher.listen<Record<string, unknown>>('subscription { events { __typename id } }')
  const [hears, benHears] = [await op1.listen(), await ben.listen()]
  const { voiceSession } = await ada.start({
    ...{ serviceLineId: line, cid: 'c1', peerInfo: 'SECRET offer', data: { note: 'SECRET note' } },
  })
  const id = voiceSession?.id
  await ada.candidate({ id }, 'SECRET way')
  await op1.accept({ id }, 'SECRET answer', { note: 'SECRET reply' })
  await op1.stop({ id })
  await everything.until(({ __typename }) => __typename === 'VoiceSessionEnded')
  const relayed = everything.items.filter(({ __typename }) => __typename === 'VoiceSignalRelayed')
  expect(relayed.length).toBeGreaterThanOrEqual(3)

  // Everything that a viewer of any role can ask of events and sessions, by what the schema offers.
  const { __schema } = await watcher.data<{ __schema: { types: Type[] } }>(
    '{ __schema { types { name fields { name type { kind ofType { kind } } } } } }',
  )
  const scalars = (name: string) =>
    (__schema.types.find(type => type.name === name)?.fields ?? [])
      .filter(({ type }) => [type.kind, type.ofType?.kind].some(kind => kind === 'SCALAR' || kind === 'ENUM'))
      .map(field => field.name)
  expect(scalars('VoiceSignalRelayed')).not.toContain('peerInfo')
  for (const name of ['watcher', 'op1', 'boss'] as const) {
    const answer = await viewer(name).ask(
      `{ events { nodes { __typename ... on VoiceSignalRelayed { ${scalars('VoiceSignalRelayed').join(' ')} }
          ... on VoiceEvent { voiceSession { ${scalars('VoiceSession').join(' ')} } } } }
        voiceSessions { nodes { ${scalars('VoiceSession').join(' ')} } } }`,
    )
    expect(answer.errors).toBeUndefined()
    expect(JSON.stringify(answer)).toContain('VoiceSignalRelayed')
    expect(JSON.stringify(answer)).not.toContain('SECRET')
  }
  // The receiver sees it, and a bystander who listens to the same place of the journal does not.
  const [start] = await hears.until((heard: Heard) => heard.type === 'StartSignal')
  expect(start?.peerInfo).toBe('SECRET offer')
  const late = await ben.listen(start?.cursor)
  await op1.start({ to: 'ben', cid: 'c2', peerInfo: 'for ben' })
  await late.until(({ cid }) => cid === 'c2')
  await benHears.until(({ cid }) => cid === 'c2')
  for (const { items } of [late, benHears]) expect(items.map(({ peerInfo }) => peerInfo)).toEqual(['for ben'])
})

test('a customer asks lines, sees the own sessions, and nothing else', async () => {
  const { house, party, viewer } = await open()
  const [op1, ada, ben] = [party('op1'), party('ada'), party('ben')]
  const line = await openServiceLine(party('boss'), { op1 })
  await op1.listen()
  const { voiceSession } = await ada.start({ serviceLineId: line, cid: 'c1' })
  expect(await ada.refused('startVoiceSession', { to: 'ben', cid: 'c2', peerInfo: 'o' })).toBe('FORBIDDEN')

  const ask =
    '{ voiceSessions { nodes { id } } serviceLines { nodes { name operators { identity } } } viewer { role } }'
  expect((await ada.ask(ask)).data).toEqual({
    voiceSessions: { nodes: [{ id: voiceSession?.id }] },
    serviceLines: { nodes: [{ name: 'support', operators: null }] },
    viewer: { role: 'CUSTOMER' },
  })
  expect((await ben.ask(ask)).data).toMatchObject({ voiceSessions: { nodes: [] } })
  const byId = 'query ($id: ID!) { voiceSession(id: $id) { starter serviceLine { name } } }'
  expect((await ada.ask(byId, { id: voiceSession?.id })).data).toEqual({
    voiceSession: { starter: 'key:ada', serviceLine: { name: 'support' } },
  })
  expect((await ben.ask(byId, { id: voiceSession?.id })).data).toEqual({ voiceSession: null })
  const watched = await viewer('watcher').data<object>(
    `query ($id: ID!) {
    voiceSession(id: $id) { starter } node(id: $id) { __typename } serviceLine(id: "${line}") { operators { identity name } }
  }`,
    { id: voiceSession?.id },
  )
  expect(watched).toEqual({
    voiceSession: { starter: 'key:ada' },
    node: { __typename: 'VoiceSession' },
    serviceLine: { operators: [{ identity: 'key:op1', name: 'Operator op1' }] },
  })

  for (const query of [
    '{ events { nodes { id } } }',
    '{ calls { nodes { id } } }',
    '{ conferences { nodes { id } } }',
    '{ recordings { nodes { id } } }',
    '{ commands { nodes { id } } }',
    'mutation { deleteServiceLine(input: { id: "x" }) { cursor } }',
    'mutation { placeCall(input: { to: "+12025550131" }) { cursor } }',
  ]) {
    const { errors } = await ada.ask(query)
    expect(errors?.[0]?.extensions.code, query).toBe('FORBIDDEN')
  }
  const node = 'query ($id: ID!) { node(id: $id) { __typename } }'
  const own = { id: voiceSession?.id }
  expect((await ada.ask(node, own)).data).toEqual({ node: { __typename: 'VoiceSession' } })
  expect((await ben.ask(node, own)).data).toEqual({ node: null })
  const { rooms } = await viewer('watcher').data<{ rooms: { nodes: { id: string }[] } }>(
    '{ rooms { nodes { id } } }',
  )
  expect(rooms.nodes).toHaveLength(1)
  expect((await ada.ask(node, { id: rooms.nodes[0]?.id })).data).toEqual({ node: null })
  const download = await fetch(`${house.url}/recordings/any.wav`, {
    headers: { authorization: 'Bearer key-of-ada-of-a-test-0001' },
  })
  expect(download.status).toBe(403)
})

test('where there are keys, a name that somebody gives counts for nothing', async () => {
  const { house } = await open()
  const response = await fetch(`${house.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-identity': 'op1',
      authorization: 'Bearer key-of-ada-of-a-test-0001',
    },
    body: JSON.stringify({ query: '{ viewer { name role } }' }),
  })
  expect(await response.json()).toEqual({ data: { viewer: { name: 'ada', role: 'CUSTOMER' } } })
  const nobody = partyAt(house.url, { identity: 'op1' })
  closing.push(() => nobody.close())
  expect((await nobody.ask('{ viewer { name } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  await expect(nobody.listen()).rejects.toBeDefined()
})

test('where there are none, a name has to be one', async () => {
  const house = await openHouse()
  closing.push(() => house.close())
  const as = (identity: string) => partyAt(house.url, { identity }).ask('{ viewer { name } }')
  expect(await as('Ada Lovelace')).toEqual({ data: { viewer: { name: 'Ada Lovelace' } } })
  for (const name of ['x'.repeat(65), 'tab\there']) {
    expect((await as(name)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  }
  expect((await house.ask('{ viewer { name } }')).data).toEqual({ viewer: { name: 'local' } })
})

interface Type {
  name: string
  fields: { name: string; type: { kind: string; ofType: { kind: string } | null } }[] | null
}
