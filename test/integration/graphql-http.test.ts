import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverAudits } from 'graphql-http'
import { sql } from 'kysely'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Graphql, type GraphqlOptions, openGraphql } from '../../src/graphql/index.js'
import type { Role } from '../../src/http/auth/roles.js'
import { encodeCursor } from '../../src/journal/cursor.js'
import { type Journal, openJournal } from '../../src/journal/journal.js'
import { viewerNamed } from '../support/viewers.js'

const KEYS: Record<string, Role> = { ada: 'VIEWER', grace: 'OPERATOR', edsger: 'ADMIN' }

interface Reply {
  status: number
  type: string | null
  body: {
    data?: unknown
    errors?: { message: string; path?: unknown; extensions: Record<string, unknown> }[]
  }
}

interface Desk {
  url: string
  log: { fields: { err: unknown; id?: string }; message: string }[]
  journal: Journal
  post(body: unknown, headers?: Record<string, string>): Promise<Reply>
  ask(query: string, variables?: object, key?: string): Promise<Reply>
  close(): Promise<void>
}

async function openDesk(options: Partial<GraphqlOptions> = {}): Promise<Desk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-http-'))
  const journal = await openJournal({ dataDir })
  const log: Desk['log'] = []
  const impossible = async () => {
    throw new Error('the carrier’s key is KEY123')
  }
  const graphql: Graphql = await openGraphql({
    journal,
    tail: { position: () => 0, announced: () => 0, listen: () => () => {} },
    registry: new Registry(),
    switchboard: {
      command: impossible,
      requestTranscription: impossible,
      createRoom: impossible,
      updateRoom: impossible,
      deleteRoom: impossible,
      createBinding: impossible,
      updateBinding: impossible,
      deleteBinding: impossible,
      orderNumber: impossible,
      market: { search: impossible, owned: impossible },
      application: impossible,
      createCallFlow: impossible,
      updateCallFlow: impossible,
      deleteCallFlow: impossible,
      setDefaultCallFlow: impossible,
      placeCall: impossible,
      runFlow: impossible,
      stopRun: impossible,
      reconcile: impossible,
      voice: {
        start: impossible,
        say: impossible,
        setAvailability: impossible,
        attend: () => () => {},
        createLine: impossible,
        updateLine: impossible,
        deleteLine: impossible,
      },
    },
    keys: { issue: impossible, rotate: impossible, revoke: impossible },
    addressOf: () => '127.0.0.1',
    authenticate({ authorization }) {
      const name = /^Bearer (\w+)$/.exec(authorization ?? '')?.[1] ?? ''
      const role = KEYS[name]
      return role && viewerNamed(name, role)
    },
    log: {
      error: (fields, message) => log.push({ fields: fields as Desk['log'][number]['fields'], message }),
    },
    feed: () => {
      throw new Error('nobody subscribes here')
    },
    service: { carrier: 'SIMULATOR', storage: 'SQLITE', retentionDays: 7 },
    ...options,
  })
  const server: Server = createServer(graphql.handle)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const post: Desk['post'] = async (body, headers = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer edsger', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: (await response.json()) as Reply['body'],
    }
  }
  return {
    url,
    log,
    journal,
    post,
    ask: (query, variables = {}, key = 'edsger') =>
      post({ query, variables }, { authorization: key === '' ? '' : `Bearer ${key}` }),
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await graphql.close()
      await journal.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** `fetch` with a key. */
function fetchAs(key: string): typeof fetch {
  return (url, init) => {
    const headers = new Headers(init?.headers)
    headers.set('authorization', `Bearer ${key}`)
    return fetch(url, { ...init, headers })
  }
}

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** The code, and what else a client is told, of the one error. */
function refusal({ body }: Reply): Record<string, unknown> {
  expect(body.errors).toHaveLength(1)
  return body.errors?.[0]?.extensions ?? {}
}

describe('GraphQL over HTTP', () => {
  it('passes the specification’s audits', async () => {
    const results = await Promise.all(
      serverAudits({ url: () => desk.url, fetchFn: fetchAs('edsger') }).map(async audit => {
        const { status } = await audit.fn()
        return { id: audit.id, name: audit.name, status }
      }),
    )
    expect(results.length).toBeGreaterThan(60)
    expect(results.filter(({ status }) => status !== 'ok')).toEqual([])
  })

  it('answers a GET that no foreign page could have sent', async () => {
    const query = encodeURIComponent('{ __typename }')
    const from = (headers: Record<string, string>) =>
      fetchAs('edsger')(`${desk.url}?query=${query}`, { headers })
    expect(await (await from({})).json()).toEqual({ data: { __typename: 'Query' } })
    // A browser says where it asks from: the address bar, this server's own page, or another one.
    for (const site of ['none', 'same-origin'])
      expect((await from({ 'sec-fetch-site': site })).status).toBe(200)
    for (const site of ['cross-site', 'same-site']) {
      expect((await from({ 'sec-fetch-site': site })).status).toBe(400)
      const preflighted = await from({ 'sec-fetch-site': site, 'apollo-require-preflight': '1' })
      expect(preflighted.status).toBe(200)
    }
  })

  it('refuses what could be sent across sites, no JSON, several operations at once, and too many bytes', async () => {
    const typed = await desk.post('{"query": "{ __typename }"}', { 'content-type': 'text/plain' })
    expect(typed.status).toBe(415)
    const broken = await desk.post('{"query": ')
    expect([broken.status, refusal(broken).code]).toEqual([400, 'BAD_REQUEST'])
    const batch = await desk.post([{ query: '{ __typename }' }, { query: '{ __typename }' }])
    expect([batch.status, refusal(batch).code]).toEqual([400, 'BAD_REQUEST'])
    const long = await desk.post({ query: '{ __typename }', extensions: { padding: 'x'.repeat(1_000_000) } })
    expect([long.status, refusal(long).code]).toEqual([413, 'LIMIT_EXCEEDED'])
  })

  it('stops reading a body that grows too long without saying so first', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const growing = request(desk.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer edsger' },
      })
      growing.on('response', response => {
        resolve(response.statusCode)
        growing.destroy()
      })
      growing.on('error', reject)
      for (let i = 0; i < 12; i += 1) growing.write('x'.repeat(100_000))
    })
    expect(status).toBe(413)
  })

  it('sends a subscription to where it is served', async () => {
    const reply = await desk.ask('subscription { callEvents { id } }')
    expect([reply.status, refusal(reply).code]).toEqual([400, 'BAD_REQUEST'])
  })
})

describe('a client', () => {
  const READ = '{ viewer { name role } }'
  const COMMAND = 'mutation { hangUpCall(input: { callLegId: "x" }) { cursor } }'
  const ROOM = 'mutation { createRoom(input: { name: "x" }) { cursor } }'
  const DELIVERIES = '{ webhookDeliveries { nodes { id } } }'

  it.each([
    ['without a key', '', READ, 'UNAUTHENTICATED'],
    ['without a key', '', COMMAND, 'UNAUTHENTICATED'],
    ['with a key that nobody has', 'mallory', READ, 'UNAUTHENTICATED'],
    ['who may read', 'ada', COMMAND, 'FORBIDDEN'],
    ['who may read', 'ada', DELIVERIES, 'FORBIDDEN'],
    ['who may command', 'grace', ROOM, 'FORBIDDEN'],
    ['who may command', 'grace', DELIVERIES, 'FORBIDDEN'],
  ])('%s (%s) is kept from %s', async (_who, key, query, code) => {
    // Twice: the second time it may be compiled.
    for (const _time of [1, 2, 3]) expect(refusal(await desk.ask(query, {}, key)).code).toBe(code)
  })

  it('is told who it is, and what it may', async () => {
    expect((await desk.ask(READ, {}, 'ada')).body.data).toEqual({ viewer: { name: 'ada', role: 'VIEWER' } })
    expect((await desk.ask(COMMAND, {}, 'grace')).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await desk.ask(DELIVERIES)).body.data).toEqual({ webhookDeliveries: { nodes: [] } })
  })
})

describe('an error', () => {
  it('that nobody expected is hidden behind an id that is in the log, compiled or not', async () => {
    const room = 'mutation { createRoom(input: { name: "x" }) { cursor } }'
    const broken = await openDesk()
    await sql`drop table rooms`.execute(broken.journal.reader)
    try {
      for (const query of [
        room,
        '{ rooms { nodes { id } } }',
        '{ rooms { nodes { id } } }',
        '{ rooms { nodes { id } } }',
      ]) {
        broken.log.splice(0)
        const reply = await broken.ask(query)
        const { code, id } = refusal(reply)
        expect(code).toBe('INTERNAL_SERVER_ERROR')
        expect(broken.log).toMatchObject([{ fields: { id, err: expect.any(Error) } }])
        expect(JSON.stringify(reply.body)).not.toMatch(/KEY123|no such table|sqlite|stack/i)
      }
    } finally {
      await broken.close()
    }
  })

  it.each([
    [
      'a variable of the wrong type',
      'query($n: Int) { calls(first: $n) { nodes { id } } }',
      { n: 'many' },
      'n',
    ],
    [
      'a field of a variable',
      'query($f: CallFilter) { calls(filter: $f) { nodes { id } } }',
      { f: { from: 'x' } },
      'f.from',
    ],
    ['a variable that is missing', 'query($id: ID!) { call(id: $id) { id } }', {}, 'id'],
    ['a page too large', 'query($n: Int) { calls(first: $n) { nodes { id } } }', { n: 251 }, 'first'],
    ['two ends of a page', '{ calls(first: 1, last: 1) { nodes { id } } }', {}, 'last'],
    ['another list’s cursor', '{ calls(after: "WyJyb29tcyIsIngiXQ") { nodes { id } } }', {}, 'after'],
    ['no cursor at all', 'query($c: Cursor) { events(after: $c) { nodes { id } } }', { c: '!' }, 'c'],
    ['both names of a room', '{ room(id: "a", name: "b") { id } }', {}, 'id'],
  ])('in the input, %s, names where', async (_what, query, variables, path) => {
    for (const _time of [1, 2, 3]) {
      expect(refusal(await desk.ask(query, variables))).toMatchObject({ code: 'BAD_USER_INPUT', path })
    }
  })

  it('says that a cursor is of another journal', async () => {
    const after = encodeCursor({ epoch: 'elsewhere', seq: 1 })
    const reply = await desk.ask('query($c: Cursor) { events(after: $c) { nodes { id } } }', { c: after })
    expect(refusal(reply)).toMatchObject({ code: 'CURSOR_EXPIRED', path: 'after' })
  })

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{ calls {'],
    ['GRAPHQL_VALIDATION_FAILED', '{ calls { nodes { controlId } } }'],
    ['OPERATION_RESOLUTION_FAILURE', 'query A { __typename } query B { __typename }'],
  ])('in the document is %s', async (code, query) => {
    expect(refusal(await desk.ask(query)).code).toBe(code)
  })
})

describe('a document', () => {
  const nested = (depth: number) =>
    `{ conference(id: "x") { ${'room { conference { '.repeat(depth)} id ${'} }'.repeat(depth)} } }`

  /** Fragments of which each spreads the next one twice: 2⁴⁸ ways to the last. */
  const spreading = (type: string, last: string) =>
    Array.from({ length: 49 }, (_, i) => {
      const selected = i < 48 ? `...F${i + 1} ...F${i + 1}` : last
      return `fragment F${i} on ${type} { ${selected} }`
    }).join(' ')

  const chain = (length: number) =>
    Array.from(
      { length },
      (_, i) => `fragment F${i} on Viewer { name ${i + 1 < length ? `...F${i + 1}` : ''} }`,
    ).join(' ')

  it.each([
    ['depth', nested(6)],
    [
      'depth',
      `{ call(id: "x") { ...A } } fragment A on Call { legs { call { ...B } } } fragment B on Call { ${'legs { call { '.repeat(5)} id ${'} }'.repeat(5)} }`,
    ],
    ['aliases', `{ viewer { ${Array.from({ length: 31 }, (_, i) => `a${i}: name`).join(' ')} } }`],
    ['rootFields', `{ ${Array.from({ length: 21 }, (_, i) => `a${i}: viewer { name }`).join(' ')} }`],
    ['tokens', `{ ${'__typename '.repeat(2_000)} }`],
    [
      'cost',
      '{ calls(first: 250) { nodes { legs { recordings { transcriptions { id text status failure completedAt } } } } } }',
    ],
    [
      'cost',
      '{ calls { ...Page } } fragment Page on CallConnection { nodes { legs { recordings { transcriptions { id text status } } } conferences { recordings { id } } } }',
    ],
    ['rootFields', `{ ...F0 } ${spreading('Query', 'viewer { name }')}`],
    ['selections', `{ viewer { ...F0 } } ${spreading('Viewer', 'name')}`],
    ['selections', `{ __type(name: "Call") { ...F0 } } ${spreading('__Type', 'name')}`],
    ['fragments', `{ viewer { ...F0 } } ${chain(51)}`],
    ['operations', Array.from({ length: 21 }, (_, i) => `query Q${i} { __typename }`).join(' ')],
    ['variables', `query(${Array.from({ length: 101 }, (_, i) => `$v${i}: Int`).join(' ')}) { __typename }`],
    ['directives', `{ ${'__typename @include(if: true) '.repeat(101)} }`],
    ['comparisons', `{ viewer { ${'name '.repeat(300)} } }`],
  ])('may not exceed the limit of %s', async (limit, query) => {
    expect(refusal(await desk.ask(query))).toMatchObject({ code: 'LIMIT_EXCEEDED', limit })
  })

  it('is weighed by the page size in its variables', async () => {
    const query =
      'query($n: Int) { calls(first: $n) { nodes { legs { recordings { transcriptions { id } } } } } }'
    expect((await desk.ask(query, { n: 10 })).body.errors).toBeUndefined()
    expect(refusal(await desk.ask(query, { n: 250 }))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'cost',
    })
  })

  it('counts a fragment wherever it is spread', async () => {
    const page = (spreads: number) =>
      `{ calls(first: 100) { nodes { ${'...F '.repeat(spreads)} } } } fragment F on Call { legs { id state } }`
    expect((await desk.ask(page(20))).body.errors).toBeUndefined()
    expect(refusal(await desk.ask(page(25)))).toMatchObject({
      ...{ code: 'LIMIT_EXCEEDED', limit: 'cost', allowed: 50_000, field: 'calls' },
      estimate: 2 + 100 * 25 * (1 + 10 * 2),
    })
  })

  it.each([180, 50])('whose %i fragments spread each other is not valid, and nothing breaks', async count => {
    const circle = Array.from({ length: count }, (_, i) => {
      const others = [1, 2].map(step => `...F${(i + step) % count}`).join(' ')
      return `fragment F${i} on Viewer { ${others} }`
    })
    const reply = await desk.ask(`{ viewer { ...F0 } } ${circle.join(' ')}`)
    const code = count > 50 ? 'LIMIT_EXCEEDED' : 'GRAPHQL_VALIDATION_FAILED'
    expect(reply.body.errors?.[0]?.extensions.code).toBe(code)
    expect(desk.log).toEqual([])
  })

  it('is within the limits when it is as deep as they allow', async () => {
    expect((await desk.ask(nested(5))).body).toEqual({ data: { conference: null } })
  })

  it('may read the schema, by a key and unless that is switched off', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    const query = getIntrospectionQuery({ inputValueDeprecation: true })
    expect((await desk.ask(query)).body.errors).toBeUndefined()
    const anonymous = await desk.ask(query, {}, '')
    expect([anonymous.status, refusal(anonymous).code]).toEqual([401, 'UNAUTHENTICATED'])
    const closed = await openDesk({ introspection: false })
    const refused = await closed.ask(query)
    expect(refusal(refused).code).toBe('GRAPHQL_VALIDATION_FAILED')
    await closed.close()
  })

  it.each([
    ['{ viewer { nam } }', {}],
    ['{ cals { totalCount } }', {}],
    ['{ calls(firs: 1) { totalCount } }', {}],
    ['{ calls { nodes { ... on Cal { id } } } }', {}],
    ['{ node(id: "x") { name } }', {}],
    ['query($f: CallFilter) { calls(filter: $f) { totalCount } }', { f: { statu: 'RINGING' } }],
    ['query($f: CallFilter) { calls(filter: $f) { totalCount } }', { f: { status: ['RINGIN'] } }],
    ['{ calls(filter: { status: RINGIN }) { totalCount } }', {}],
  ])('learns no name of the schema from an error when that is switched off: %s', async (query, variables) => {
    const closed = await openDesk({ introspection: false })
    try {
      expect((await desk.ask(query, variables)).body.errors?.[0]?.message).toContain('Did you mean')
      const { errors } = (await closed.ask(query, variables)).body
      expect(errors?.length).toBeGreaterThan(0)
      expect(JSON.stringify(errors)).not.toContain('Did you mean')
    } finally {
      await closed.close()
    }
  })
})

describe('an answer', () => {
  it('is not to be taken for something else by a browser, whatever it is', async () => {
    const bodies = ['{"query": "{ viewer { name } }"}', '{"query": "{ nothing }"}', '{"query": ', '[]']
    for (const body of bodies) {
      const headers = { 'content-type': 'application/json', authorization: 'Bearer ada' }
      const response = await fetch(desk.url, { method: 'POST', headers, body })
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

describe('an identity', () => {
  const perMinute = async (rates: { operationsPerMinute: number; costPerMinute: number }) =>
    openDesk({ rates })

  it('may start only so many operations in a minute, and is told when to go on', async () => {
    const strict = await perMinute({ operationsPerMinute: 3, costPerMinute: 1e6 })
    try {
      // Whatever becomes of them.
      for (const query of ['{ viewer { name } }', '{ nothing }', '{']) await strict.ask(query, {}, 'ada')
      const response = await fetchAs('ada')(strict.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ viewer { name } }' }),
      })
      const { errors, data } = (await response.json()) as Reply['body']
      expect([response.status, data]).toEqual([429, undefined])
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'RATE_LIMITED',
        retryable: true,
        retryAfterMs: expect.any(Number),
      })
      const { retryAfterMs } = errors?.[0]?.extensions ?? {}
      expect(retryAfterMs).toBeLessThanOrEqual(20_000)
      expect(response.headers.get('retry-after')).toBe(String(Math.ceil(Number(retryAfterMs) / 1_000)))
      expect((await strict.ask('{ viewer { name } }', {}, 'grace')).body.errors).toBeUndefined()
    } finally {
      await strict.close()
    }
  })

  it('may let them cost only so much', async () => {
    const strict = await perMinute({ operationsPerMinute: 1_000, costPerMinute: 5_000 })
    try {
      const query = '{ calls(first: 250) { nodes { legs { id } } } }'
      expect((await strict.ask(query, {}, 'ada')).body.errors).toBeUndefined()
      expect((await strict.ask(query, {}, 'ada')).body.errors).toBeUndefined()
      expect(refusal(await strict.ask(query, {}, 'ada')).code).toBe('RATE_LIMITED')
    } finally {
      await strict.close()
    }
  })
})
