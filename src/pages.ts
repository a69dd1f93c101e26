import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type Response, Router } from 'express'

const BUILT = dirname(fileURLToPath(import.meta.url))

/** What a page may load: its own files and this server's API, and nothing from anywhere else. */
const STRICT = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  // Recordings are fetched with the API key, and played from memory.
  'media-src': "'self' blob:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** GraphiQL's editor sets styles by script, inlines its fonts and works in workers. */
const FOR_GRAPHIQL = {
  ...STRICT,
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'worker-src': "'self'",
}

/** Addresses that the console's own router knows. */
const CONSOLE = [
  '/',
  '/conferences/:id',
  '/calls',
  '/calls/:id',
  '/flows',
  '/flows/:id',
  '/tracking',
  '/phones',
]

/** The pages for people: the operator's console, the voice page and the explorer of the API, served from what the build made. */
export function pages(): Router {
  const router = Router()

  router.get('/graphiql', (_request, response) => page(response, 'graphiql', FOR_GRAPHIQL))
  router.use('/graphiql/assets', assets('graphiql'))

  router.get(CONSOLE, (_request, response) => page(response, 'console', STRICT))
  router.use('/assets', assets('console'))

  router.get('/voice', (_request, response) => {
    response.set('permissions-policy', 'microphone=(self)')
    page(response, 'voice', STRICT)
  })
  router.use('/voice/assets', assets('voice'))

  return router
}

/** What a browser is shown at an address where nothing is: the console, which says so and leads back. */
export function nothingHere(response: Response): void {
  page(response.status(404), 'console', STRICT)
}

function page(response: Response, name: string, policy: Record<string, string>): void {
  response.set(
    'content-security-policy',
    Object.entries(policy)
      .map(parts => parts.join(' '))
      .join('; '),
  )
  response.sendFile(join(BUILT, name, 'index.html'), { headers: { 'cache-control': 'no-cache' } })
}

/** Files with their digest in their name: what has one name never changes. The build has compressed them. */
function assets(page: string): Router {
  const folder = join(BUILT, page, 'assets')
  const router = Router()
  router.get('/:file', (request, response, next) => {
    const file = String(request.params.file)
    response.vary('accept-encoding')
    if (!request.acceptsEncodings('gzip') || !existsSync(join(folder, `${basename(file)}.gz`))) return next()
    response.type(extname(file)).set('content-encoding', 'gzip')
    request.url = `/${basename(file)}.gz`
    next()
  })
  router.use(
    express.static(folder, {
      immutable: true,
      maxAge: '1y',
      index: false,
      // Otherwise what is compressed would be called an archive.
      setHeaders: (response, path) => path.endsWith('.gz') && response.type(extname(path.slice(0, -3))),
    }),
  )
  return router
}
