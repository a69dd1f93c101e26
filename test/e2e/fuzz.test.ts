import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../support/built.js'
import { type Operation, operations } from '../support/fuzz/documents.js'
import { type Talk, talk, talks } from '../support/fuzz/frames.js'
import { exchange, posted, requests } from '../support/fuzz/requests.js'
import { KEYS, startWatched, type WatchedServer } from '../support/fuzz/server.js'

/** How much is tried in all; a seed makes a run the same again. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2000)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_126)
/** Tried at a time, on connections of their own. */
const TOGETHER = 8
const PATIENCE_MS = 60_000 + RUNS * 40

let server: WatchedServer
beforeAll(async () => {
  await build()
  server = await startWatched()
}, 180_000)
afterAll(() => server?.stop())

/** Tries a share of the runs, several at a time; what the server complains of meanwhile fails as well. */
async function tried<T>(share: number, given: fc.Arbitrary<T>, attempt: (input: T) => Promise<void>) {
  const several = fc.array(given, { minLength: TOGETHER, maxLength: TOGETHER, size: 'max' })
  const property = fc.asyncProperty(several, async inputs => {
    const before = server.complaints().length
    await Promise.all(inputs.map(input => attempt(input).catch(error => fail(error.message, [input]))))
    const complaints = server.complaints().slice(before)
    if (complaints.length > 0) fail(complaints.join('\n'), inputs)
  })
  const numRuns = Math.ceil((RUNS * share) / TOGETHER)
  const { errorInstance } = await fc.check(property, { numRuns, seed: SEED, endOnFailure: true })
  if (errorInstance !== null) throw errorInstance
}

function fail(message: string, inputs: unknown[]): never {
  const shown = inputs.map(input =>
    JSON.stringify(input, (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value).toString('latin1') : value,
    ),
  )
  throw new Error(
    `${message}\nFUZZ_SEED=${SEED}, one of:\n${shown.map(text => text.slice(0, 2000)).join('\n')}`,
  )
}

/** What may never be answered: a fault of the server's own. What it does not support or refuses is fine. */
function isFault(status: number): boolean {
  return status >= 500 && ![501, 503, 505].includes(status)
}

const roles = fc.constantFrom(...(Object.keys(KEYS) as (keyof typeof KEYS)[]))
const paths = fc.constantFrom('/graphql', '/graphql', '/graphql', '/graphql/stream')

test(
  'no document is answered with a fault of the server',
  async () => {
    await tried(
      0.4,
      fc.tuple(operations, roles, paths),
      async ([operation, role, path]: [Operation, keyof typeof KEYS, string]) => {
        const { statuses, text } = await exchange(server.port, posted(operation, role, path))
        expect(statuses.filter(isFault)).toEqual([])
        expect(text).not.toContain('INTERNAL_SERVER_ERROR')
      },
    )
  },
  PATIENCE_MS,
)

test(
  'no request is answered with a fault of the server, whatever its path, query, headers and body',
  async () => {
    await tried(0.35, requests, async bytes => {
      const { statuses, text } = await exchange(server.port, bytes)
      expect(statuses.filter(isFault)).toEqual([])
      expect(text).not.toContain('INTERNAL_SERVER_ERROR')
    })
  },
  PATIENCE_MS,
)

test(
  'no frame or message on a socket is answered with a fault of the server',
  async () => {
    await tried(0.25, talks, async (given: Talk) => {
      const { text, closeCode } = await talk(server.port, given)
      expect([4500, 1011]).not.toContain(closeCode)
      expect(text).not.toContain('INTERNAL_SERVER_ERROR')
    })
  },
  PATIENCE_MS,
)

test('the server answers as before after all of it', async () => {
  const { statuses, text } = await exchange(
    server.port,
    posted({ query: '{ __typename }' }, 'viewer', '/graphql'),
  )
  expect([statuses, text.includes('"__typename":"Query"')]).toEqual([[200], true])
  expect(server.complaints()).toEqual([])
})
