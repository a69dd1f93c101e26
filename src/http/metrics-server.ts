import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registry } from 'prom-client'
import { refuse } from './refusal.js'

export interface MetricsServerOptions {
  host: string
  /** 0 takes a free one. */
  port: number
  registry: Registry
  /** Whether a request may be answered at all. */
  isTrusted(request: IncomingMessage): boolean
  onError(error: unknown): void
}

const MOST_CONNECTIONS = 100
const REQUEST_MS = 10_000

/** `/metrics` alone on a port of its own, for whoever the network lets reach it; no credentials are asked for. */
export async function serveMetrics({
  host,
  port,
  registry,
  isTrusted,
  onError,
}: MetricsServerOptions): Promise<{ port: number; close(): Promise<void> }> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('x-content-type-options', 'nosniff')
    if (!isTrusted(request)) return refuse(response, 403, 'FORBIDDEN', 'This Host or Origin is not allowed.')
    const [path] = (request.url ?? '').split('?', 1)
    if (request.method !== 'GET' || path !== '/metrics') {
      return refuse(response, 404, 'NOT_FOUND', 'The metrics are at /metrics.')
    }
    const text = await registry.metrics()
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      onError(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'Internal error.')
    })
  })
  server.maxConnections = MOST_CONNECTIONS
  server.requestTimeout = REQUEST_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
