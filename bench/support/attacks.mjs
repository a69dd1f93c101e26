import http from 'node:http'
import { connect } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { rawSocket, textFrame } from './sockets.mjs'

const PATIENCE_MS = 8_000
const IF = '<If variable="a" operator="eq" value="1">'

/** What each attack does to a server, and answers: how it was answered, counted by status and code. */
export const ATTACKS = {
  'introspection bomb': async ({ url, keys }) => {
    const query = introspectionBomb(8)
    const answers = await together(20, n => ask(url, { query }, n % 2 === 0 ? undefined : keys.viewer))
    return counted(answers)
  },
  'documents that multiply': async ({ url, keys }) => {
    const fragments = many(
      180,
      n => `fragment F${n} on Query { __typename ${many(20, m => `...F${(n + m + 1) % 180}`).join(' ')} }`,
    )
    const aliases = `{ ${many(20, n => `a${n}: calls(first: 100) { nodes { legs { call { legs { id } } } } }`).join(' ')} }`
    const queries = [`{ ...F0 } ${fragments.join(' ')}`, aliases]
    return counted(await together(20, n => ask(url, { query: queries[n % 2] }, keys.viewer)))
  },
  'ping flood': async ({ port }) => {
    const ping = textFrame(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(900_000) } }))
    const sockets = many(4, () => rawSocket(port))
    await after(300)
    for (const { socket } of sockets) socket.pause()
    for (let n = 0; n < 400; n++)
      for (const { socket } of sockets) if (socket.writableLength < 4e6) socket.write(ping)
    for (let n = 0; n < 40; n++) {
      await after(75)
      for (const { socket } of sockets)
        if (!socket.destroyed && socket.writableLength < 4e6) socket.write(ping)
    }
    for (const { socket } of sockets) socket.resume()
    return counted(await endings(sockets, 2_000))
  },
  'idle sockets': async ({ port, keys }) => {
    const sockets = many(1_500, () => rawSocket(port))
    const newcomers = []
    for (let n = 0; n < 5; n++) {
      await after(1_000)
      newcomers.push(enters(port, keys.admin))
    }
    const refused = counted(sockets.map(({ refusal }) => refusal() ?? 'kept'))
    for (const { socket } of sockets) socket.destroy()
    return { ...refused, 'newcomer let in': (await Promise.all(newcomers)).filter(Boolean).length }
  },
  'slow bodies': async ({ port }) => {
    const part = Buffer.alloc(990_000, 'x')
    const answers = many(300, n => {
      const [path, length] =
        n % 3 === 0
          ? ['/webhooks/telnyx', 250_000]
          : [n % 3 === 1 ? '/graphql' : '/graphql/stream', 1_000_000]
      return halfARequest(port, path, length, part.subarray(0, length - 5_000))
    })
    return counted(await Promise.all(answers))
  },
  'flow texts': async ({ url, keys }) => {
    const deep = `<CallFlow title="t">${IF.repeat(29)}${'<Hangup/>'.repeat(28_000)}${'</If>'.repeat(29)}</CallFlow>`
    const nested = `{"title":${'['.repeat(100_000)}`
    const long = JSON.stringify({
      title: 't',
      steps: many(1_000, n => ({
        action: 'transfer',
        destination: `+49301${100_000 + n}`,
        note: 'x'.repeat(150),
      })),
    })
    const look = 'validateCallFlow(source: { xml: $xml }) { problemCount problems { code message } }'
    const query = `query ($xml: String!) { ${many(20, n => `a${n}: ${look}`).join(' ')} }`
    const answers = await together(12, n => {
      if (n % 3 === 0) return ask(url, { query, variables: { xml: deep } }, keys.operator)
      const json = n % 3 === 1 ? nested : long
      return ask(url, { query: query.replaceAll('xml', 'json'), variables: { json } }, keys.operator)
    })
    return counted(answers)
  },
  'wrong keys': async ({ url }) =>
    counted(
      await together(640, n => ask(url, { query: '{ calls(first: 1) { totalCount } }' }, `wrong-key-${n}`)),
    ),
  'subscriptions by comments': async ({ port, keys }) => {
    const one = rawSocket(port)
    one.socket.write(
      textFrame(
        JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${keys.viewer}` } }),
      ),
    )
    await after(500)
    for (let n = 0; n < 1_280; n++) {
      const payload = { query: `subscription { events { id cursor occurredAt } } # ${n}` }
      one.socket.write(textFrame(JSON.stringify({ id: String(n), type: 'subscribe', payload })))
    }
    await after(5_000)
    const text = one.text()
    const refusal = one.refusal()
    one.socket.destroy()
    return counted([...codesIn(text), ...(refusal === undefined ? ['kept'] : [refusal])])
  },
  "the simulator's port": async ({ simulatorUrl }) => {
    const tries = [
      { host: 'evil.example' },
      { origin: 'https://evil.example' },
      { host: 'evil.example', origin: 'http://evil.example' },
    ]
    const paths = [
      '/phones/calls',
      '/reset',
      '/v2/call_control_applications/1',
      '/clock/advance',
      '/phones/calls',
    ]
    const answers = await together(30, n =>
      post(simulatorUrl, paths[n % paths.length], tries[n % tries.length], '{}'),
    )
    return counted(answers)
  },
  'calls to a satellite prefix': async ({ url, keys }) => {
    const query =
      'mutation ($to: Endpoint!) { placeCall(input: { to: $to, from: "+12025550100" }) { callLeg { id } } }'
    return counted(
      await together(150, n =>
        ask(url, { query, variables: { to: `+8816312${10_000 + n}` } }, keys.operator),
      ),
    )
  },
}

/** Fields of fields, under many names: each name multiplies what the others have. */
function introspectionBomb(names) {
  const under = inside => many(names, n => `a${n}:fields{${inside}}`).join('')
  const first = `fragment f0 on __Type{${under('type{...f1}')}}`
  return `{__schema{types{...f0}}}${first}fragment f1 on __Type{${under('name description')}}`
}

/** The codes of an answer to an operation: of its errors, of what was found in a flow, or of HTTP alone. */
async function ask(url, body, key) {
  const { status, text } = await send(`${url}/graphql`, {
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
  })
  const codes = new Set(codesIn(text))
  return (
    [status, ...codes].join(' ') + (text.length > 64 * 1024 ? ` (${Math.round(text.length / 1024)} kB)` : '')
  )
}

async function post(url, path, headers, body) {
  const { status } = await send(`${url}${path}`, {
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return String(status)
}

/** Posts with any headers, `Host` included, and never waits for long. */
function send(address, { headers, body }) {
  return new Promise(resolve => {
    const request = http.request(
      address,
      {
        method: 'POST',
        headers: { 'content-length': Buffer.byteLength(body), ...headers },
        timeout: PATIENCE_MS,
        agent: false,
      },
      response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', chunk => {
          text = (text + chunk).slice(0, 1_000_000)
        })
        response.on('close', () => resolve({ status: response.statusCode, text }))
      },
    )
    request.on('timeout', () => request.destroy(new Error('no answer')))
    request.on('error', error => resolve({ status: error.code ?? error.message, text: '' }))
    request.end(body)
  })
}

/** A request whose body never comes to its end; answers the status and code it was refused with. */
function halfARequest(port, path, length, part) {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const settle = () => {
      clearTimeout(patience)
      socket.destroy()
      const status = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? (text === '' ? 'closed' : 'other')
      resolve([status, ...new Set(codesIn(text))].join(' '))
    }
    const patience = setTimeout(() => {
      text ||= 'HTTP/1.1 kept'
      settle()
    }, PATIENCE_MS)
    socket.on('error', () => {})
    socket.on('close', settle)
    socket.on('data', chunk => {
      text += chunk.toString('latin1')
    })
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`,
    )
    socket.write(part)
  })
}

/** Whether somebody with a key gets a socket within a second. */
async function enters(port, key) {
  const one = rawSocket(port)
  one.socket.write(
    textFrame(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } })),
  )
  for (let n = 0; n < 20 && !one.text().includes('connection_ack'); n++) await after(50)
  const entered = one.text().includes('connection_ack')
  one.socket.destroy()
  return entered
}

/** How each socket was refused, given some time; `kept` for those that were not. */
async function endings(sockets, ms) {
  for (
    const until = performance.now() + ms;
    performance.now() < until && sockets.some(({ refusal }) => refusal() === undefined);
  )
    await after(50)
  const found = sockets.map(({ refusal }) => refusal() ?? 'kept')
  for (const { socket } of sockets) socket.destroy()
  return found
}

function codesIn(text) {
  return [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code)
}

function counted(answers) {
  const counts = {}
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1
  return counts
}

function together(count, attempt) {
  return Promise.all(many(count, attempt))
}

function many(count, make) {
  return Array.from({ length: count }, (_, n) => make(n))
}
