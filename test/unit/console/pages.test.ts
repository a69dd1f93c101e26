import { expect, test } from 'vitest'
import { type Page, withPage } from '../../../src/console/api/pages.js'

const page = (names: string, hasNextPage: boolean): Page => ({
  nodes: Array.from(names, __ref => ({ __ref })),
  pageInfo: { hasNextPage },
})
const names = ({ nodes }: Page) => nodes.map(({ __ref }) => __ref).join('')

test('puts a further page after what is known, each thing once', () => {
  const list = withPage(page('edc', true), page('cba', false), true)
  expect(names(list)).toBe('edcba')
  expect(list.pageInfo).toEqual({ hasNextPage: false })
})

test('puts what is new before what was loaded of older pages, and still knows where they end', () => {
  const list = withPage(page('dcba', false), page('fed', true), false)
  expect(names(list)).toBe('fedcba')
  expect(list.pageInfo).toEqual({ hasNextPage: false })
})

test('drops what has left the first page', () => {
  expect(names(withPage(page('edcba', true), page('ec', true), false))).toBe('ecba')
  expect(names(withPage(page('edcba', true), page('ea', false), false))).toBe('ea')
})

test('begins anew when nothing is left of what was known, or nothing was known', () => {
  expect(names(withPage(page('cba', false), page('fed', true), false))).toBe('fed')
  expect(names(withPage(undefined, page('fed', true), false))).toBe('fed')
})
