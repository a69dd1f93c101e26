import { getMetadataStorage } from 'type-graphql'
import { describe, expect, it } from 'vitest'
import { changesBetween } from '../../../src/graphql/audit/changes.js'
import { CONFIGURE_NOTHING, CONFIGURES } from '../../../src/graphql/audit/configuration.js'
import { apiSchema } from '../../../src/graphql/schema.js'

const room = {
  name: 'lobby',
  numbers: ['+12025550100'],
  greeting: { first: 'Hello', voice: 'female' },
  holdAudioUrl: 'https://media.example.test/a.mp3',
  record: false,
  updatedAt: '2026-01-15T09:30:00.000000Z',
}

describe('a change of the configuration', () => {
  it('is the changed fields before and after, and nothing of the others', () => {
    const after = { ...room, record: true, updatedAt: 'later', greeting: { ...room.greeting, voice: 'male' } }
    expect(changesBetween(room, after)).toEqual({
      before: { 'greeting.voice': 'female', record: false },
      after: { 'greeting.voice': 'male', record: true },
    })
    expect(changesBetween(room, { ...room, updatedAt: 'later' })).toBeUndefined()
  })

  it('tells numbers apart that look alike when they are masked', () => {
    expect(changesBetween(room, { ...room, numbers: ['+12025551100'] })).toEqual({
      before: { numbers: ['+1…00'] },
      after: { numbers: ['+1…00'] },
    })
  })

  it('hides spoken texts, and says that they changed', () => {
    const after = { ...room, greeting: { ...room.greeting, first: 'Welcome' } }
    expect(changesBetween(room, after)).toEqual({
      before: { 'greeting.first': '[5 characters]' },
      after: { 'greeting.first': '[7 characters]' },
    })
  })

  it('has no before of what is created, and no after of what is deleted', () => {
    expect(changesBetween(undefined, { name: 'a' })).toEqual({ before: null, after: { name: 'a' } })
    expect(changesBetween({ name: 'a' }, undefined)).toEqual({ before: { name: 'a' }, after: null })
  })

  it('is recorded of every mutation for administrators, or it is said that there is none', () => {
    apiSchema()
    const forAdmins = getMetadataStorage().mutations.filter(({ roles }) => roles?.includes('ADMIN'))
    // Share links are configuration that operators make.
    const byOperators = ['createShareLink', 'revokeShareLink']
    const known = [...Object.keys(CONFIGURES), ...CONFIGURE_NOTHING].filter(
      name => !byOperators.includes(name),
    )
    expect(forAdmins.map(({ schemaName }) => schemaName).sort()).toEqual(known.sort())
  })
})
