import { expect, test } from 'vitest'
import type { CallState, LegState } from '../../../src/call/fold.js'
import { outboundLinesOf } from '../../../src/call/lines.js'
import type { Endpoint } from '../../../src/kernel/endpoint.js'
import { CallId, CallLegId } from '../../../src/kernel/ids.js'
import { at } from '../../support/facts.js'

const shop = '+13035550141' as Endpoint
const leg = (name: string, more: Partial<LegState>): LegState => ({
  id: CallLegId(name),
  reported: true,
  bridged: false,
  ...more,
})
const linesOf = (...legs: LegState[]) => {
  const call: CallState = { id: CallId('call'), startedAt: at(0), legs, recordings: [] }
  return legs.map(each => outboundLinesOf(each, call))
}

test('a call that came in takes no outbound line, one that was placed takes one until it ends', () => {
  expect(linesOf(leg('ada', { direction: 'INBOUND' }))).toEqual([0])
  expect(linesOf(leg('ada', { direction: 'OUTBOUND' }))).toEqual([1])
  expect(linesOf(leg('ada', { direction: 'OUTBOUND', endedAt: at(1) }))).toEqual([0])
})

test('a transfer takes one line, before and after the carrier reports the leg that it dialled', () => {
  const caller = leg('ada', { direction: 'INBOUND', transferringTo: shop })
  expect(linesOf(caller)).toEqual([1])
  const dialled = leg('shop', { direction: 'OUTBOUND', to: shop })
  expect(linesOf(caller, dialled)).toEqual([0, 1])
  expect(linesOf({ ...caller, endedAt: at(2) })).toEqual([0])
})
