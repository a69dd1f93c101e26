import { describe, expect, test } from 'vitest'
import { type Log, openLog } from '../../../src/log.js'

/** What a log writes, line by line. */
function written(write: (log: Log) => void): string[] {
  const lines: string[] = []
  write(openLog('trace', { write: line => void lines.push(line) }))
  return lines
}

const CONTROL_ID = 'v3:QHp0b8FnZkq9+w/2Zz0mYx1sX5o7Jt4Kc6u3LrGdHvBa9eN1PiS2UfM='
const PHONE = '+12025550131'
const SECRETS = [CONTROL_ID, PHONE, '2025550131', 'hush-hush', 'a-private-word']

const nested = (value: object, depth: number): object =>
  depth === 0 ? value : { inside: nested(value, depth - 1) }

describe('the log', () => {
  test.each([0, 1, 2, 3, 4, 7, 40])('cuts secrets that are %i levels deep', depth => {
    const secret = {
      ...{ controlId: CONTROL_ID, call_control_id: CONTROL_ID, callControlIds: [CONTROL_ID] },
      ...{ authorization: 'hush-hush', 'Proxy-Authorization': 'hush-hush', cookie: 'hush-hush' },
      ...{ headers: { host: 'hush-hush' }, rawHeaders: ['host', 'hush-hush'], body: 'hush-hush' },
      ...{ apiKey: 'hush-hush', API_KEYS: 'hush-hush', key: 'hush-hush', clientSecret: { a: 'hush-hush' } },
      ...{ access_token: 'hush-hush', password: 'hush-hush', client_state: 'hush-hush', digits: 'hush-hush' },
      ...{ text: 'a-private-word', transcript: 'a-private-word', payload: { said: 'a-private-word' } },
      ...{ from: PHONE, to: ['2025550131'], trackingNumber: '(202) 555-0131', phone_numbers: [PHONE] },
      ...{ [PHONE]: 'as a name', list: [{ deep: [{ controlId: CONTROL_ID }] }] },
    }
    const [line = ''] = written(log => log.warn(nested(secret, depth), 'a whole object'))
    for (const text of SECRETS) expect(line).not.toContain(text)
    expect(line).not.toContain('202) 555-0131')
    expect(JSON.parse(line)).toMatchObject({ level: 40, msg: 'a whole object' })
  })

  test('cuts them in messages, errors, stacks and what a child binds', () => {
    class CarrierError extends Error {
      headers = { authorization: 'hush-hush' }
    }
    const text = [
      `POST /v2/calls/${encodeURIComponent(CONTROL_ID)}/actions/answer for ${PHONE}`,
      `${CONTROL_ID} of %2B12025550131 or +1 (202) 555-0131, Bearer hush-hush`,
      'postgres://partyline:hush-hush@127.0.0.1/calls?token=hush-hush&X-Signature=hush-hush',
      'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl',
    ].join('\n')
    const lines = written(log => {
      log.error({ err: new CarrierError(text), error: new CarrierError(text), list: [new Error(text)] })
      log.error(new CarrierError(text))
      log.info(text)
      log.info('%s', text)
      log.child({ apiKey: 'hush-hush', about: { body: 'hush-hush', note: text } }).info('bound')
    })
    expect(lines).toHaveLength(5)
    for (const line of lines) {
      for (const secret of [...SECRETS, encodeURIComponent(CONTROL_ID), '555-0131', 'eyJhbGci']) {
        expect(line).not.toContain(secret)
      }
    }
    expect(JSON.parse(lines[0] ?? '').err.stack).toContain('log.test.ts')
  })

  test('keeps ids, outcomes and counts', () => {
    const fields = {
      ...{ id: '2026-11-26T10:00:00.000000Z-abcdef0123', callId: 'a6e3b1ae-4e80-4bd6-8b6c-0a1b2c3d4e5f' },
      ...{ url: 'http://127.0.0.1:4000', verdict: 'REJECTED_SIGNATURE', status: 403, ms: 1.25, tokens: 12 },
      ...{ connectionId: '2471936601845926071', from: 'journal', to: 17, authorized: true, none: null },
    }
    const [line = ''] = written(log => log.info(fields, 'kept'))
    expect(JSON.parse(line)).toMatchObject(fields)
  })

  test('shows enough of a number to recognize it', () => {
    const [line = ''] = written(log => log.info({ from: PHONE }, `called from ${PHONE}`))
    expect(JSON.parse(line)).toMatchObject({ from: '+12…31', msg: 'called from +12…31' })
  })

  test('writes a line for what cannot be turned into JSON', () => {
    const loop: Record<string, unknown> = { body: 'hush-hush' }
    loop.self = loop
    const lines = written(log => log.info({ loop, big: 12n, fine: 1 }, 'odd'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('hush-hush')
  })
})
