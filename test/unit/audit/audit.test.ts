import { Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import type { AuditEntries, AuditEntry } from '../../../src/journal/audit-entries.js'
import { openAudit } from '../../../src/observability/audit.js'
import type { AuditDraft } from '../../../src/observability/audit-draft.js'
import { eventually } from '../../support/eventually.js'
import { stillClock } from '../../support/still-clock.js'
import { viewerNamed } from '../../support/viewers.js'

const mutation = (field: string): AuditDraft => ({
  action: 'MUTATION',
  outcome: 'OK',
  viewer: { ...viewerNamed('desk'), address: '192.0.2.1' },
  details: { field },
})
const refused = (address: string): AuditDraft => ({
  action: 'LOG_IN_REFUSED',
  outcome: 'UNAUTHENTICATED',
  address,
  details: {},
})

function open({ broken = false } = {}) {
  const written: AuditEntry[] = []
  const batches: number[] = []
  const errors: unknown[] = []
  const clock = stillClock()
  const state = { broken }
  const entries = {
    async add(batch: readonly AuditEntry[]) {
      if (state.broken) throw new Error('The database is away.')
      await Promise.resolve()
      batches.push(batch.length)
      written.push(...batch)
    },
    forget: async () => 0,
    bound: async () => 0,
  } as unknown as AuditEntries
  const registry = new Registry()
  const audit = openAudit({ entries, clock, retentionDays: 365, registry, onError: e => errors.push(e) })
  return { audit, written, batches, errors, clock, state, registry }
}

describe('the audit log', () => {
  it('has an entry once its promise is kept, in the order of what happened', async () => {
    const { audit, written, batches } = open()
    await Promise.all(Array.from({ length: 40 }, (_, index) => audit.record(mutation(`m${index}`))))
    expect(written.map(({ details }) => details.field)).toEqual(Array.from({ length: 40 }, (_, i) => `m${i}`))
    expect(written.map(({ id }) => id)).toEqual(written.map(({ id }) => id).sort())
    expect(written[0]).toMatchObject({
      identity: 'key:desk',
      name: 'desk',
      role: 'VIEWER',
      address: '192.0.2.1',
    })
    // Those that came while the first was written were written together.
    expect(batches).toEqual([1, 39])
  })

  it('keeps nobody waiting for a database that is away, and writes when it is back', async () => {
    const { audit, written, errors, clock, state } = open({ broken: true })
    await audit.record(mutation('first'))
    await audit.record(mutation('second'))
    expect(written).toEqual([])
    expect(errors).toHaveLength(1)
    state.broken = false
    clock.advance(1_000)
    await eventually(() => (written.length === 2 ? undefined : `${written.length} are written`))
    await audit.close()
  })

  it('bounds what waits, and says how much it lost', async () => {
    const { audit, written, errors, state, registry } = open({ broken: true })
    for (let index = 0; index < 10_005; index += 1) await audit.record(mutation(`m${index}`))
    state.broken = false
    await audit.close()
    expect(written).toHaveLength(10_000)
    expect(errors.map(String)).toContainEqual(expect.stringContaining('lost 5 entries'))
    expect(await registry.metrics()).toContain('partyline_audit_entries_lost_total 5')
  })

  it('writes on closing what was only counted so far', async () => {
    const { audit, written } = open()
    for (let index = 0; index < 9; index += 1) audit.recordRepeated('a', refused('192.0.2.7'))
    await audit.close()
    expect(written.map(({ count }) => count)).toEqual([1, 8])
  })

  it('counts a flood of refusals by address and minute, and of many addresses the rest together', async () => {
    const { audit, written, clock } = open()
    for (let index = 0; index < 5_000; index += 1) {
      const address = `198.51.100.${index % 250}`
      audit.recordRepeated(address, refused(address))
    }
    clock.advance(60_000)
    await audit.close()
    expect(written.length).toBeLessThanOrEqual(41)
    expect(written.reduce((sum, { count }) => sum + count, 0)).toBe(5_000)
    expect(written.filter(({ address }) => address === undefined)).toHaveLength(1)
  })

  it('begins to count anew with each minute', async () => {
    const { audit, written, clock } = open()
    audit.recordRepeated('a', refused('192.0.2.7'))
    clock.advance(60_000)
    audit.recordRepeated('a', refused('192.0.2.7'))
    await audit.close()
    expect(written.map(({ count }) => count)).toEqual([1, 1])
  })
})
