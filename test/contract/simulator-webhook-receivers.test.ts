import { EventEmitter, once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, type Stage } from '../support/simulator-stage.js'

let stage: Stage
const servers: Server[] = []
beforeEach(async () => {
  stage = await openStage()
})
afterEach(async () => {
  await stage.close()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A receiver of its own, which answers in an odd way; its address. */
const oddReceiver = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
}
const application = (change: object) =>
  stage.v2('PATCH', `/call_control_applications/${stage.simulator.connectionId}`, change)
/** What the receivers answered, in order. */
const statuses = async () => {
  const { body } = await stage.request('GET', '/deliveries')
  return (body as unknown as { status: number | null }[]).map(({ status }) => status)
}
const callAt = (to = '+12025550100') => stage.request('POST', '/phones/calls', { from: '+12025550131', to })

describe('an address', () => {
  it.each(['http://user:p%@127.0.0.1:4221/h', 'http://%ZZ@127.0.0.1:4221/h', 'ftp://127.0.0.1/h', 'nowhere'])(
    'such as %s is refused',
    async address => {
      expect((await application({ webhook_event_url: address })).status).toBe(422)
      expect((await application({ webhook_event_failover_url: address })).status).toBe(422)
      const dial = {
        connection_id: stage.simulator.connectionId,
        from: '+12025550100',
        to: '+12025550147',
        webhook_url: address,
      }
      expect((await stage.v2('POST', '/calls', dial)).body.errors[0]).toMatchObject({
        source: { pointer: '/webhook_url' },
      })
    },
  )

  it('that cannot be posted to is a failed delivery, and nothing worse', async () => {
    const lost = await openStage({ webhookUrl: 'http://user:p%@127.0.0.1:4221/h' })
    await lost.request('POST', '/phones/calls', { from: '+12025550131', to: '+12025550100' })
    await lost.pass()
    const { body } = await lost.request('GET', '/deliveries')
    expect(body).toMatchObject([{ event: 'call.initiated', status: null }])
    await lost.close()
  })
})

describe('a receiver', () => {
  it('that changes the protocol has answered', async () => {
    await application({
      webhook_event_url: await oddReceiver((request, _response) =>
        request.socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: tea\r\n\r\n',
        ),
      ),
    })
    await callAt()
    await stage.pass()
    expect(await statuses()).toEqual([101])
  })

  it('that never ends its answers still gets every webhook', async () => {
    let taken = 0
    await application({
      webhook_event_url: await oddReceiver((_request, response) => {
        taken += 1
        response.writeHead(200).write('and then')
      }),
    })
    for (let n = 0; n < 60; n++) await callAt()
    await stage.pass()
    expect(taken).toBe(60)
    expect(new Set(await statuses())).toEqual(new Set([200]))
  })

  it('may take as long as its application allows, and no longer', async () => {
    stage.receiver.thinksMs = 2_300
    await application({ webhook_timeout_secs: 30 })
    await callAt()
    await stage.pass()
    await application({ webhook_timeout_secs: 1 })
    await callAt()
    await stage.pass()
    expect(await statuses()).toEqual([200, null])
    const { body } = await application({ webhook_timeout_secs: null })
    expect(body.data.webhook_timeout_secs).toBeNull()
  })

  it.each([
    { first: 503, second: 404, asked: ['/hook', '/failover', '/hook'] },
    { first: 404, second: 503, asked: ['/hook', '/failover', '/failover'] },
    { first: 503, second: 503, asked: ['/hook', '/failover', '/hook', '/failover'] },
    { first: 404, second: 404, asked: ['/hook', '/failover'] },
  ])('that said $first, and its stand-in $second, are asked again unless that is final', async rule => {
    await application({ webhook_event_failover_url: `${stage.receiver.url}/failover` })
    stage.receiver.answer = ({ path }) => (path === '/hook' ? rule.first : rule.second)
    await callAt()
    await stage.pass(500)
    expect(stage.receiver.received.map(({ path }) => path)).toEqual(rule.asked)
  })

  it('that has not answered when everything is forgotten keeps nobody waiting', async () => {
    const line = new EventEmitter()
    const asked = once(line, 'asked')
    const answered = once(line, 'answered').then(() => 'waited for the answer')
    const address = await oddReceiver((_request, response) => {
      line.emit('asked')
      setTimeout(() => {
        line.emit('answered')
        response.end()
      }, 1_500)
    })
    await application({ webhook_event_url: address })
    await callAt()
    await asked
    await stage.request('POST', '/reset')
    expect(await Promise.race([stage.pass().then(() => 'went on'), answered])).toBe('went on')
    expect(await statuses()).toEqual([])
  })
})
