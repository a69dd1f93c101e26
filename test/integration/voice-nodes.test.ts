import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.js'
import { openLog } from '../../src/log.js'
import { type Running, startServer } from '../../src/server.js'
import { eventually } from '../support/eventually.js'
import { freshDatabase } from '../support/journals.js'
import { type Heard, openServiceLine, type Party, partyAt } from '../support/voice.js'

const { TEST_DATABASE_URL: databaseServer, TEST_REDIS_URL: redisUrl } = process.env
const absent = databaseServer === undefined || redisUrl === undefined
if (absent) console.log('skipped: voice on several nodes (TEST_DATABASE_URL or TEST_REDIS_URL is not set)')

describe.skipIf(absent)('voice sessions on two nodes', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  const open = async () => {
    const database = await freshDatabase(databaseServer as string)
    closing.push(database.remove)
    const node = async () => {
      const server = await startServer(
        readConfig({
          ...{ PORT: '0', SIMULATOR_PORT: '0', DATABASE_URL: database.url, REDIS_URL: redisUrl as string },
          LOG_LEVEL: 'silent',
        }),
        openLog('silent'),
      )
      let isUp = true
      const close = async () => {
        if (isUp) await server.close()
        isUp = false
      }
      closing.push(close)
      return { ...server, close }
    }
    const nodes = [await node(), await node()] as const
    const party = ({ url }: Running, identity: string): Party => {
      const each = partyAt(url, { identity })
      closing.push(() => each.close())
      return each
    }
    return { nodes, party }
  }
  const areListening = (boss: Party, count: number) =>
    eventually(async () => {
      const { data } = await boss.ask<{ serviceLines: { nodes: { operators: { listening: boolean }[] }[] } }>(
        '{ serviceLines { nodes { operators { listening } } } }',
      )
      const there = data?.serviceLines.nodes[0]?.operators.filter(({ listening }) => listening).length
      return there === count ? undefined : `${there} operators listen`
    })

  test('the two talk through different nodes, and the operator goes on at the other when one goes down', async () => {
    const { nodes, party } = await open()
    const [near, far] = nodes
    const [ada, op1] = [party(near, 'ada'), party(far, 'op1')]
    const line = await openServiceLine(party(near, 'boss'), { op1 })
    const [adaHears, opHears] = [await ada.listen(), await op1.listen()]
    await areListening(party(near, 'boss'), 1)
    await ada.start({ serviceLineId: line, cid: 'c1' })
    const [start] = await opHears.until(({ type }) => type === 'StartSignal')
    await op1.accept({ cid: 'c1' })
    await adaHears.until(({ type }) => type === 'AcceptSignal')

    await far.close()
    await ada.candidate({ cid: 'c1' }, 'way 1')
    const moved = party(near, 'op1')
    const after = await moved.listen(start?.cursor)
    await after.until(({ type }: Heard) => type === 'CandidateSignal')
    await moved.stop({ cid: 'c1' })
    const heard = await adaHears.until(({ type }) => type === 'StopSignal')
    expect(heard.map(({ type, issuer }) => `${type} ${issuer}`)).toEqual([
      'AcceptSignal local:op1',
      'StopSignal local:op1',
    ])
    expect(after.items.map(({ type }) => type)).toEqual(['CandidateSignal'])
  })

  test('each operator is rung at for one customer, however many call at both nodes at once (invariant 13)', async () => {
    const { nodes, party } = await open()
    const operators = Object.fromEntries(
      ['op1', 'op2', 'op3'].map((name, n) => [name, party(nodes[n % 2] as Running, name)]),
    )
    const line = await openServiceLine(party(nodes[0], 'boss'), operators)
    const hears = await Promise.all(Object.values(operators).map(operator => operator.listen()))
    await areListening(party(nodes[1], 'boss'), 3)
    const calls = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        party(nodes[n % 2] as Running, `customer${n}`).start({ serviceLineId: line, cid: `c${n}` }),
      ),
    )
    const receivers = calls.map(({ voiceSession }) => voiceSession?.receiver).filter(each => each != null)
    expect(receivers.toSorted()).toEqual(['local:op1', 'local:op2', 'local:op3'])
    await Promise.all(hears.map(stream => stream.until(({ type }) => type === 'StartSignal')))
    for (const { items } of hears) expect(items).toHaveLength(1)
  })
})
