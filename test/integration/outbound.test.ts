import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type OutboundOptions, openOutbound } from '../../src/outbound/outbound.js'

/** An address of this machine that stands for a host of the internet: the guard is told to allow it. */
const INTERNET = '127.0.0.2'

const running: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of running.splice(0)) await stop()
})

/** A server that remembers what it was asked. */
async function serve(listener: RequestListener, { host = INTERNET, port = 0 } = {}) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    listener(request, response)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  running.push(() => {
    server.closeAllConnections()
    return new Promise(resolve => server.close(resolve))
  })
  const address = server.address() as AddressInfo
  return { asked, port: address.port, url: `http://${host}:${address.port}` }
}

function open(options: Partial<OutboundOptions> = {}) {
  const outbound = openOutbound({
    allowPrivate: false,
    alsoAllowed: [INTERNET],
    timeoutMs: 5_000,
    ...options,
  })
  running.push(() => outbound.close())
  return outbound
}

const get = (url: string, options: Partial<OutboundOptions> = {}) =>
  open(options).send({ method: 'GET', url })

const failed = (reason: string) => expect.objectContaining({ kind: 'failed', reason })

describe('a request to a URL that a user gave', () => {
  it('brings status, content type and text back, of refusals as well', async () => {
    const there = await serve((_, response) => {
      response.writeHead(404, { 'content-type': 'application/xml; charset=iso-8859-1' })
      response.end(Buffer.from('<Grüße/>', 'latin1'))
    })
    expect(await get(`${there.url}/flow?source=1`)).toEqual({
      kind: 'answer',
      status: 404,
      contentType: 'application/xml; charset=iso-8859-1',
      body: '<Grüße/>',
    })
    expect(there.asked).toEqual(['GET /flow?source=1'])
  })

  it('posts a body with its type', async () => {
    const there = await serve((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', chunk => chunks.push(chunk))
      request.on('end', () => response.end(`${request.headers['content-type']} ${Buffer.concat(chunks)}`))
    })
    const outbound = open()
    const answer = await outbound.send({ method: 'POST', url: there.url, body: '{"id":"1"}' })
    expect(answer).toMatchObject({ kind: 'answer', status: 200, body: 'application/json {"id":"1"}' })
  })

  it('follows five redirects and not a sixth', async () => {
    const there = await serve((request, response) => {
      const left = Number(new URL(request.url ?? '', 'http://x').searchParams.get('left'))
      if (left === 0) response.end('here')
      else response.writeHead(302, { location: `/?left=${left - 1}` }).end()
    })
    expect(await get(`${there.url}/?left=5`)).toMatchObject({ kind: 'answer', body: 'here' })
    expect(await get(`${there.url}/?left=6`)).toEqual(failed('REDIRECTS'))
  })

  it('sends a body again after 307 only, and headers to their own origin only', async () => {
    const seen: string[] = []
    const far = await serve((request, response) => {
      seen.push(`${request.method} ${request.headers['x-signature']} ${request.headers['content-length']}`)
      response.end()
    })
    const near = await serve((request, response) =>
      response.writeHead(Number(request.url?.slice(1)), { location: far.url }).end(),
    )
    const outbound = open()
    for (const status of [303, 307]) {
      const url = `${near.url}/${status}`
      await outbound.send({ method: 'POST', url, body: 'four', headers: { 'x-signature': 's' } })
    }
    expect(seen).toEqual(['GET undefined undefined', 'POST undefined 4'])
  })

  it('refuses what is no plain http or https URL, also behind a redirect', async () => {
    const there = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    const urls = ['ftp://flows.example/', 'file:///etc/passwd', 'gopher://flows.example', 'nothing', '']
    for (const url of [
      ...urls,
      'http://user:secret@flows.example/',
      'http://user@flows.example/',
      there.url,
    ]) {
      expect(await get(url), url).toEqual(failed('BAD_URL'))
    }
  })

  it('says that nobody answers', async () => {
    const there = await serve(() => {})
    await running.splice(0)[0]?.()
    expect(await get(`${there.url}/?token=secret`)).toEqual({
      kind: 'failed',
      reason: 'UNREACHABLE',
      message: '127.0.0.2 cannot be reached.',
    })
    const nowhere = { lookup: () => Promise.reject(new Error('ENOTFOUND')) }
    expect(await get('http://nowhere.example/', nowhere)).toEqual(failed('UNREACHABLE'))
  })

  it('fails when the connection breaks in the middle of the body', async () => {
    const there = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => request.socket.destroy())
    })
    expect(await get(there.url)).toEqual(failed('UNREACHABLE'))
  })

  it('ends what is under way when it is closed', async () => {
    const outbound = open()
    const there = await serve(() => outbound.close())
    expect(await outbound.send({ method: 'GET', url: there.url })).toEqual(failed('UNREACHABLE'))
    expect(await outbound.send({ method: 'GET', url: there.url })).toEqual(failed('UNREACHABLE'))
    expect(there.asked).toHaveLength(1)
  })
})

describe('the guard of what only this network reaches', () => {
  it('refuses this machine in every spelling, and everything private', async () => {
    const here = await serve((_, response) => response.end('secret'), { host: '127.0.0.1' })
    const spellings = ['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1', '127.0.0.1.']
    const mapped = [
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
      '[::]',
    ]
    const others = ['0.0.0.0', '0', '169.254.169.254', '10.0.0.1', '100.64.0.1', '[fd00::1]', '[fe80::1]']
    for (const host of [...spellings, ...mapped, ...others, 'localhost', 'LOCALHOST', '①②⑦.0.0.1']) {
      expect(await get(`http://${host}:${here.port}/`), host).toEqual(failed('REFUSED_ADDRESS'))
    }
    expect(here.asked).toEqual([])
  })

  it('refuses redirects to 127.0.0.1 and to 169.254.169.254, at any hop', async () => {
    const here = await serve((_, response) => response.end('secret'), { host: '127.0.0.1' })
    const targets = [
      here.url,
      'http://169.254.169.254/latest/meta-data',
      `http://localhost:${here.port}/`,
      '/again',
    ]
    const there = await serve((request, response) => {
      const again = request.url === '/again'
      const location = again ? here.url : targets[Number(request.url?.slice(1))]
      response.writeHead(again ? 307 : 302, { location }).end()
    })
    for (const index of targets.keys()) {
      expect(await get(`${there.url}/${index}`)).toEqual(failed('REFUSED_ADDRESS'))
    }
    expect(here.asked).toEqual([])
  })

  it('refuses names that lead to private addresses, and leaves such addresses of a name out', async () => {
    const here = await serve((_, response) => response.end('secret'), { host: '127.0.0.1' })
    const there = await serve((_, response) => response.end('public'), { port: here.port })
    const lookup = async (host: string) =>
      (host === 'mixed.example' ? ['127.0.0.1', INTERNET] : ['10.0.0.1', '169.254.169.254', '127.0.0.1']).map(
        address => ({ address, family: 4 }),
      )
    expect(await get(`http://inside.example:${here.port}/`, { lookup })).toEqual(failed('REFUSED_ADDRESS'))
    expect(await get(`http://mixed.example:${here.port}/`, { lookup })).toMatchObject({ body: 'public' })
    expect([here.asked, there.asked]).toEqual([[], ['GET /']])
  })

  it('connects to the address it checked, whatever the name resolves to next', async () => {
    const here = await serve((_, response) => response.end('secret'), { host: '127.0.0.1' })
    const there = await serve((request, response) => response.end(request.headers.host), { port: here.port })
    let lookups = 0
    const lookup = async () => [{ address: lookups++ === 0 ? INTERNET : '127.0.0.1', family: 4 }]
    const outbound = open({ lookup })
    const request = { method: 'GET', url: `http://rebinding.example:${here.port}/` } as const
    expect(await outbound.send(request)).toMatchObject({ body: `rebinding.example:${here.port}` })
    expect(lookups).toBe(1)
    // The next request is checked again, on a connection of its own.
    expect(await outbound.send(request)).toEqual(failed('REFUSED_ADDRESS'))
    expect([here.asked, there.asked.length]).toEqual([[], 1])
  })

  it('lets everything through where private hosts are allowed', async () => {
    const here = await serve((_, response) => response.end('simulated'), { host: '127.0.0.1' })
    const options = { allowPrivate: true, alsoAllowed: [] }
    expect(await get(`http://localhost:${here.port}/`, options)).toMatchObject({ body: 'simulated' })
  })
})

describe('the bounds of a request', () => {
  it('ends with the time, however the server drips', async () => {
    const silent = await serve(() => {})
    const dripping = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 20)
      response.once('close', () => clearInterval(drip))
    })
    const circling = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 100)
    })
    for (const { url } of [silent, dripping, circling]) {
      expect(await get(`${url}/?key=secret`, { timeoutMs: 300 })).toEqual({
        kind: 'failed',
        reason: 'TIMEOUT',
        message: '127.0.0.2 did not answer within 300 ms.',
      })
    }
    const lookup = () => new Promise<never>(() => {})
    expect(await get('http://slow.example/', { lookup, timeoutMs: 100 })).toEqual(failed('TIMEOUT'))
  })

  it('cuts a huge body, announced or not, and hangs up', async () => {
    let hungUp = 0
    const there = await serve((request, response) => {
      response.once('close', () => hungUp++)
      if (request.url === '/announced') response.setHeader('content-length', 1e9)
      const chunk = Buffer.alloc(16 * 1024, 'x')
      const pump = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', pump)
      }
      pump()
    })
    for (const path of ['/announced', '/endless']) {
      expect(await get(there.url + path, { maxBytes: 100_000 })).toEqual(failed('TOO_LARGE'))
    }
    await expect.poll(() => hungUp).toBe(2)
  })

  it('counts what a compressed body unfolds to', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
    const there = await serve((request, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end(request.url === '/bomb' ? bomb : gzipSync('small'))
    })
    expect(await get(`${there.url}/bomb`, { maxBytes: 100_000 })).toEqual(failed('TOO_LARGE'))
    expect(await get(`${there.url}/small`)).toMatchObject({ kind: 'answer', body: 'small' })
  })

  it('takes a broken or unknown encoding for no answer', async () => {
    const there = await serve((request, response) => {
      response.setHeader('content-encoding', request.url?.slice(1) ?? '')
      response.end('this is plain')
    })
    for (const encoding of ['gzip', 'br', 'rot13', 'constructor']) {
      expect(await get(`${there.url}/${encoding}`), encoding).toEqual(failed('UNREACHABLE'))
    }
  })
})
