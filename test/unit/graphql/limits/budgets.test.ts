import { describe, expect, it } from 'vitest'
import { Budgets } from '../../../../src/graphql/limits/budgets.js'

const MINUTE = 60_000

function budgets(operationsPerMinute: number, costPerMinute = Number.POSITIVE_INFINITY) {
  const clock = { now: 0 }
  return { clock, budgets: new Budgets({ operationsPerMinute, costPerMinute }, () => clock.now) }
}

describe('the budget of an identity', () => {
  it('is a minute’s share at once, and refills evenly', () => {
    const { clock, budgets: some } = budgets(60)
    for (let i = 0; i < 60; i += 1) {
      expect(some.waitOf('key:ada')).toBe(0)
      some.spend('key:ada', { operations: 1 })
    }
    expect(some.waitOf('key:ada')).toBe(1_000)
    clock.now += 400
    expect(some.waitOf('key:ada')).toBe(600)
    clock.now += 600
    expect(some.waitOf('key:ada')).toBe(0)
    clock.now += 100 * MINUTE
    some.spend('key:ada', { operations: 60 })
    expect(some.waitOf('key:ada')).toBe(1_000)
  })

  it('is nobody else’s', () => {
    const { budgets: some } = budgets(1)
    some.spend('key:ada', { operations: 1 })
    expect(some.waitOf('key:ada')).toBe(MINUTE)
    expect(some.waitOf('jwt:issuer:ada')).toBe(0)
  })

  it('may be overdrawn by the cost of one operation, which has to be paid back', () => {
    const { clock, budgets: some } = budgets(1_000, 6_000)
    some.spend('key:ada', { cost: 9_000 })
    expect(some.waitOf('key:ada')).toBe(MINUTE / 2)
    clock.now += MINUTE / 2
    expect(some.waitOf('key:ada')).toBe(0)
  })

  it('has no end when it is unlimited', () => {
    const { clock, budgets: some } = budgets(Number.POSITIVE_INFINITY)
    for (let i = 0; i < 1_000; i += 1) {
      some.spend('key:ada', { operations: 1_000, cost: 1e9 })
      clock.now += i % 2
      expect(some.waitOf('key:ada')).toBe(0)
    }
  })
})
