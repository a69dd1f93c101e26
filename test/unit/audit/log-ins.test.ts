import { describe, expect, it } from 'vitest'
import { LockedOut } from '../../../src/http/auth/access.js'
import { recordingLogIns } from '../../../src/http/auth/log-ins.js'
import { permissionClassOf } from '../../../src/http/auth/scopes.js'
import { notedAudit } from '../../support/noted-audit.js'
import { stillClock } from '../../support/still-clock.js'
import { viewerNamed } from '../../support/viewers.js'

const desk = viewerNamed('desk')

function open(
  authenticate = (authorization?: string) => (authorization === 'Bearer good' ? desk : undefined),
) {
  const { audit, drafts, keys } = notedAudit()
  const clock = stillClock()
  const by = recordingLogIns(({ authorization }) => authenticate(authorization), audit, clock)
  return { by, clock, drafts, keys }
}

describe('a log-in', () => {
  it('over HTTP is one for an hour from each address', async () => {
    const { by, clock, drafts } = open()
    const ask = (address: string) => by('HTTP')({ authorization: 'Bearer good', address })
    await ask('192.0.2.1')
    await ask('192.0.2.1')
    await ask('192.0.2.2')
    clock.advance(3_600_000)
    await ask('192.0.2.1')
    expect(drafts.map(({ viewer }) => viewer?.address)).toEqual(['192.0.2.1', '192.0.2.2', '192.0.2.1'])
  })

  it('tells the viewer where it comes from, which allows and forbids nothing', async () => {
    const { by } = open()
    const viewer = await by('SSE')({ authorization: 'Bearer good', address: '192.0.2.1' })
    expect(viewer).toEqual({ ...desk, address: '192.0.2.1' })
    expect(viewer && permissionClassOf(viewer)).toBe(permissionClassOf(desk))
  })

  it('is refused by address, without the credential, and not when none was presented', async () => {
    const { by, drafts, keys } = open()
    await by('HTTP')({ authorization: 'Bearer guess-1', address: '192.0.2.1' })
    await by('WEBSOCKET')({ authorization: 'Bearer guess-2', address: '192.0.2.1' })
    await by('HTTP')({ address: '192.0.2.1' })
    expect(drafts).toHaveLength(2)
    expect(drafts[0]).toEqual({
      action: 'LOG_IN_REFUSED',
      outcome: 'UNAUTHENTICATED',
      address: '192.0.2.1',
      details: { transport: 'HTTP' },
    })
    expect(new Set(keys).size).toBe(1)
    expect(JSON.stringify([drafts, keys])).not.toContain('guess')
  })

  it('that is not looked at after too many wrong ones is recorded as that', async () => {
    const { by, drafts } = open(() => {
      throw new LockedOut(5_000)
    })
    await expect(by('HTTP')({ authorization: 'Bearer good', address: '192.0.2.1' })).rejects.toThrow(
      LockedOut,
    )
    expect(drafts).toMatchObject([{ action: 'LOG_IN_REFUSED', outcome: 'RATE_LIMITED' }])
  })
})
