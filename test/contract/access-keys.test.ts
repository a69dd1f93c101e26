import { afterEach, describe, expect, test } from 'vitest'
import { openKeys, type StoredKeys } from '../../src/http/auth/keys.js'
import { digestOf } from '../../src/http/auth/secrets.js'
import type { Journal } from '../../src/journal/journal.js'
import { accessKeyById, listAccessKeys } from '../../src/journal/reads/access-keys.js'
import { systemClock } from '../../src/kernel/clock.js'
import { AccessKeyId, Identity } from '../../src/kernel/ids.js'
import { instantOf } from '../../src/kernel/instant.js'
import { eventually } from '../support/eventually.js'
import { onEachDatabase, type Place } from '../support/journals.js'

const createdBy = Identity('key:admin')
const desk = { kind: 'KEY', name: 'console', role: 'OPERATOR', createdBy } as const

onEachDatabase('stored keys', place => {
  const open: { journal: Journal; here: Place; keys: StoredKeys[] }[] = []
  const newJournal = async () => {
    const here = await place()
    const journal = await here.open()
    const keys: StoredKeys[] = []
    open.push({ journal, here, keys })
    const openHere = async (storage = journal.storage) => {
      const opened = await openKeys({
        journal: { reader: journal.reader, append: work => journal.append(work), storage },
        clock: systemClock,
        reserved: ['configured'],
        onError(error) {
          throw error
        },
      })
      keys.push(opened)
      return opened
    }
    return { journal, openHere }
  }
  const issued = async (keys: StoredKeys, draft: Parameters<StoredKeys['issue']>[0] = desk) => {
    const outcome = await keys.issue(draft)
    if (outcome.kind !== 'done') throw new Error(`not issued: ${outcome.kind}`)
    return outcome
  }
  afterEach(async () => {
    for (const { journal, here, keys } of open.splice(0)) {
      for (const each of keys) each.close()
      await journal.close()
      await here.remove()
    }
  })

  test('a secret lets its holder in, also after a restart, and only its digest is kept', async () => {
    const { journal, openHere } = await newJournal()
    const scope = { recordings: false, mutations: ['muteParticipants'] }
    const { key, secret } = await issued(await openHere(), { ...desk, scope })
    const viewer = { identity: 'key:console', name: 'console', role: 'OPERATOR', scope }
    expect((await openHere()).find(digestOf(secret))).toMatchObject(viewer)
    expect(await accessKeyById(journal.reader, key.id)).toEqual(key)
    const rows = await journal.reader.selectFrom('access_keys').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(secret).toMatch(/^pk_[\w-]{43}$/)
  })

  test('no two keys that are not revoked have one name, nor that of a configured one', async () => {
    const { openHere } = await newJournal()
    const keys = await openHere()
    const { key } = await issued(keys)
    expect(await keys.issue(desk)).toEqual({ kind: 'conflict' })
    expect(await keys.issue({ ...desk, name: 'configured' })).toEqual({ kind: 'conflict' })
    expect((await keys.issue({ ...desk, kind: 'SHARE' })).kind).toBe('done')
    await keys.revoke(key.id, 'KEY', createdBy)
    expect((await keys.issue(desk)).kind).toBe('done')
  })

  test('revocation ends a key at once, names its credential, and can be repeated', async () => {
    const { journal, openHere } = await newJournal()
    const keys = await openHere()
    const { key, secret } = await issued(keys)
    const credential = keys.find(digestOf(secret))?.credential
    const told: string[] = []
    keys.onRevoked(each => told.push(each))
    expect(await keys.revoke(key.id, 'SHARE', createdBy)).toBeUndefined()
    const revoked = await keys.revoke(key.id, 'KEY', createdBy)
    expect(revoked).toMatchObject({ revokedBy: createdBy })
    expect(told).toEqual([credential])
    expect(keys.find(digestOf(secret))).toBeUndefined()
    expect(await keys.revoke(key.id, 'KEY', Identity('key:other'))).toEqual(revoked)
    expect(await keys.revoke(AccessKeyId('none'), 'KEY', createdBy)).toBeUndefined()
    expect(await keys.rotate(key.id, 0)).toEqual({ kind: 'ended' })
    expect((await listAccessKeys(journal.reader, 'KEY', {})).edges.map(({ item }) => item)).toEqual([revoked])
  })

  test('rotation ends the old secret alone, when the overlap is over', async () => {
    const { openHere } = await newJournal()
    const keys = await openHere()
    const { key, secret: first } = await issued(keys)
    const oldCredential = keys.find(digestOf(first))?.credential
    const told: string[] = []
    keys.onRevoked(each => told.push(each))
    const rotated = await keys.rotate(key.id, 60_000)
    if (rotated.kind !== 'done') throw new Error(rotated.kind)
    expect(keys.find(digestOf(first))?.identity).toBe('key:console')
    expect(keys.find(digestOf(rotated.secret))?.identity).toBe('key:console')
    expect(told).toEqual([])
    const again = await keys.rotate(key.id, 0)
    if (again.kind !== 'done') throw new Error(again.kind)
    expect(told).toHaveLength(2)
    expect(told).toContain(oldCredential)
    expect(
      [first, rotated.secret, again.secret].map(each => keys.find(digestOf(each)) !== undefined),
    ).toEqual([false, false, true])
  })

  test('an expired key lets nobody in, and what it opened is ended', async () => {
    const { openHere } = await newJournal()
    const keys = await openHere()
    const told: string[] = []
    keys.onRevoked(each => told.push(each))
    const { key, secret } = await issued(keys, { ...desk, expiresAt: instantOf(Date.now() + 200) })
    await eventually(() => (keys.find(digestOf(secret)) === undefined ? undefined : 'still let in'))
    await eventually(() => (told.length === 1 ? undefined : 'not told'))
    expect(await keys.rotate(key.id, 0)).toEqual({ kind: 'ended' })
    expect((await openHere()).find(digestOf(secret))).toBeUndefined()
  })

  describe('on another node', () => {
    test('a key is known, and its end is, within a look', async () => {
      const { openHere } = await newJournal()
      const [here, there] = [await openHere('POSTGRESQL'), await openHere('POSTGRESQL')]
      const { key, secret } = await issued(here)
      await eventually(() => (there.find(digestOf(secret)) === undefined ? 'not known yet' : undefined))
      const told: string[] = []
      there.onRevoked(each => told.push(each))
      await here.revoke(key.id, 'KEY', createdBy)
      await eventually(() => (told.length === 1 ? undefined : 'not told'))
      expect(there.find(digestOf(secret))).toBeUndefined()
    })
  })
})
