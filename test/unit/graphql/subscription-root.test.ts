import { expect, test } from 'vitest'
import { openExecutor } from '../../../src/graphql/execution.js'
import { apiSchema } from '../../../src/graphql/schema.js'
import { viewerNamed } from '../../support/viewers.js'

const executor = openExecutor({ schema: apiSchema(), report: () => {} })

test.each([
  'subscription { ... @include(if: false) { __typename } }',
  'subscription { participantEvents @skip(if: true) { __typename } }',
  'subscription { ...f } fragment f on Subscription { participantEvents @include(if: false) { __typename } }',
])('a subscription that could be left without its root field is refused: %s', query => {
  expect(executor.prepare({ query }, viewerNamed('ada'))).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  })
})
