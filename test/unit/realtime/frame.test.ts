import type { AddressInfo, Socket } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { frameHead, wireText } from '../../../src/realtime/frame.js'
import { eventually } from '../../support/eventually.js'

test('frames of one write are read as the messages they are made of', async () => {
  const server = new WebSocketServer({ port: 0 })
  const connected = new Promise<Socket>(resolve => {
    server.once('connection', (_, request) => resolve(request.socket))
  })
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const got: string[] = []
  reader.on('message', data => got.push(String(data)))
  const net = await connected
  const length = fc.constantFrom(0, 1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 70_000)
  const text = fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), length)
    .map(([start, n]) => start + 'x'.repeat(n))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async texts => {
      got.length = 0
      const frames = texts.map(wireText).map(wire => frameHead(wire.length) + wire)
      net.write(frames.join(''), 'latin1')
      await eventually(() => (got.length >= texts.length ? undefined : `${got.length} of ${texts.length}`))
      expect(got).toEqual(texts)
    }),
    { numRuns: 100 },
  )
  reader.terminate()
  server.close()
})
