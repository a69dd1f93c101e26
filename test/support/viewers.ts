import type { Role, Viewer } from '../../src/http/auth/roles.js'
import { Identity } from '../../src/kernel/ids.js'

/** Somebody with an API key of this name, as the server knows them. */
export function viewerNamed(name: string, role: Role = 'VIEWER'): Viewer {
  return { identity: Identity(`key:${name}`), name, role, credential: `key:${name}` }
}
