import { describe, expect, test } from 'vitest'
import { maskedDestination } from '../../../src/dialling/destination.js'
import { DEFAULT_OUTBOUND, type OutboundPolicy, refusedDestination } from '../../../src/dialling/policy.js'
import { readOutboundPolicy } from '../../../src/dialling/settings.js'
import { explain } from '../../../src/dialling/words.js'
import type { Endpoint } from '../../../src/kernel/endpoint.js'

const own = ['+12025550100' as Endpoint]
const check = (to: string, policy: Partial<OutboundPolicy> = {}, numbers = own) =>
  refusedDestination({ ...DEFAULT_OUTBOUND, ...policy }, to as Endpoint, numbers)
const ruleFor = (...asked: Parameters<typeof check>) => check(...asked)?.rule

const SATELLITE = ['+870773123456', '+881612345678', '+88213300655', '+883510012345']
const PREMIUM = ['+19005551234', '+449098790123', '+491805123456', '+447012345678']

describe('without settings', () => {
  test('calls may go to the country of the account’s numbers only', () => {
    expect(ruleFor('+13035550141')).toBeUndefined()
    expect(check('+442079460018')).toEqual({ rule: 'COUNTRY', allowedCountries: ['US'] })
    expect(ruleFor('+442079460018', {}, [...own, '+442079460000' as Endpoint])).toBeUndefined()
    expect(check('+13035550141', {}, [])).toEqual({ rule: 'COUNTRY', allowedCountries: [] })
  })

  test('islands and Canada are not the United States although they share +1', () => {
    for (const number of ['+18765550131', '+18095550131', '+12425550131', '+14165550131']) {
      expect(ruleFor(number), number).toBe('COUNTRY')
    }
    expect(ruleFor('+447797123456', {}, ['+442079460000' as Endpoint])).toBe('COUNTRY')
  })

  test.each([...SATELLITE, '+878101234567890', '+979123456789', '+80012345678'])(
    '%s belongs to no country and may not be called',
    number => {
      expect(ruleFor(number)).toBe('COUNTRY')
    },
  )

  test.each(PREMIUM)('%s costs too much to be called, even at home', number => {
    expect(ruleFor(number, { countries: 'ALL' })).toBe('PREMIUM_RATE')
  })

  test('a number that no country of +1 has is refused, as any of them could be meant', () => {
    expect(ruleFor('+15551234567')).toBe('COUNTRY')
    expect(ruleFor('+15551234567', { countries: 'ALL' })).toBeUndefined()
  })
})

describe('settings', () => {
  test('name countries, all of them at once, and never satellites by that', () => {
    expect(ruleFor('+442079460018', { countries: ['GB', 'DE'] })).toBeUndefined()
    expect(ruleFor('+12025550131', { countries: ['GB', 'DE'] })).toBe('COUNTRY')
    for (const number of SATELLITE) expect(ruleFor(number, { countries: 'ALL' }), number).toBe('COUNTRY')
  })

  test('allow and block prefixes: the longest one decides, and blocking wins a tie', () => {
    const policy = { allowedPrefixes: ['+8816', '+1900555', '+4420'], deniedPrefixes: ['+88169', '+1303'] }
    expect(ruleFor('+881612345678', policy)).toBeUndefined()
    expect(ruleFor('+881691234567', policy)).toBe('PREFIX')
    expect(ruleFor('+19005551234', policy)).toBeUndefined()
    expect(ruleFor('+13035550141', policy)).toBe('PREFIX')
    expect(ruleFor('+442079460018', policy)).toBeUndefined()
    expect(ruleFor('+442079460018', { allowedPrefixes: ['+44'], deniedPrefixes: ['+44'] })).toBe('PREFIX')
  })

  test('are read from text, with each mistake in a line', () => {
    const given = {
      OUTBOUND_COUNTRIES: 'us, DE',
      OUTBOUND_PREFIXES: '+8816, !+1900',
      OUTBOUND_SIP: 'off',
      OUTBOUND_CALLS_PER_MINUTE: 60,
      OUTBOUND_CONCURRENT_CALLS: 'unlimited',
      OUTBOUND_CALLS_PER_DAY: 0,
      OUTBOUND_IDENTITY_SHARE: 25,
    } as const
    const problems: string[] = []
    expect(readOutboundPolicy(given, problems)).toEqual({
      countries: ['US', 'DE'],
      allowedPrefixes: ['+8816'],
      deniedPrefixes: ['+1900'],
      sip: false,
      callsPerMinute: 60,
      concurrentCalls: Number.POSITIVE_INFINITY,
      callsPerDay: 0,
      identityShare: 0.25,
    })
    expect(problems).toEqual([])
    readOutboundPolicy({ ...given, OUTBOUND_COUNTRIES: 'USA', OUTBOUND_PREFIXES: '0049' }, problems)
    expect(problems.map(problem => problem.split(':', 1)[0])).toEqual([
      'OUTBOUND_PREFIXES',
      'OUTBOUND_COUNTRIES',
    ])
  })
})

describe('a SIP address', () => {
  test('may be called unless SIP is off', () => {
    expect(ruleFor('sip:reception@pbx.example')).toBeUndefined()
    expect(ruleFor('sips:1001@pbx.example;transport=tls')).toBeUndefined()
    expect(ruleFor('sip:reception@pbx.example', { sip: false })).toBe('SIP')
  })

  test.each([
    'sip:+881612345678@carrier.example',
    'sip:881612345678@carrier.example',
    'sip:00881612345678@carrier.example',
    'sip:%2B881612345678@carrier.example',
    'sip:+8816-1234-5678@carrier.example',
    'sips:+881612345678;phone-context=x@carrier.example;user=phone',
    'sip:+881612345678:secret@carrier.example',
    'SIP:+99912345678901234567@carrier.example',
  ])('%s is held to the rules of the number that it names', uri => {
    expect(ruleFor(uri)).toBe('COUNTRY')
  })

  test('that names a number at home may be called, unless SIP is off', () => {
    expect(ruleFor('sip:+13035550141@carrier.example')).toBeUndefined()
    expect(ruleFor('sip:+13035550141@carrier.example', { sip: false })).toBe('SIP')
  })
})

test('every refusal says what it is about and names no number', () => {
  expect(explain({ rule: 'COUNTRY', allowedCountries: ['DE', 'US'] })).toContain('DE, US')
  expect(explain({ rule: 'CALLS_PER_MINUTE', scope: 'IDENTITY', maxCalls: 60, retryAfterMs: 1_200 })).toBe(
    'The limit of 60 outbound calls per minute for one identity has been reached. Try again in 2 s.',
  )
  expect(explain({ rule: 'CONCURRENT_CALLS', scope: 'INSTALLATION', maxCalls: 200 })).toContain(
    'a call has ended',
  )
  expect(
    explain({ rule: 'CALLS_PER_DAY', scope: 'INSTALLATION', maxCalls: 9, retryAfterMs: 3_600_000 }),
  ).toBe('The limit of 9 outbound calls in 24 hours has been reached. Try again in 60 min.')
  expect(explain({ rule: 'CALLS_PER_DAY', scope: 'INSTALLATION', maxCalls: 0 })).toBe(
    'Outbound calls are turned off: OUTBOUND_CALLS_PER_DAY is 0.',
  )
})

test('a log shows the beginning of a number and nothing of an address', () => {
  expect(maskedDestination('+881612345678' as Endpoint)).toBe('+8816…')
  expect(maskedDestination('sip:ada@pbx.example' as Endpoint)).toBe('SIP')
})
