import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import { isPublicAddress } from './addresses.js'
import { OutboundFailure } from './failure.js'

/** All addresses of a name, as the machine finds them. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>

/**
 * The addresses that may be connected to for a URL. A number in any spelling has become a dotted address when the URL
 * was parsed; of a name, addresses that are not allowed are left out.
 */
export async function resolve(
  url: URL,
  lookup: Lookup,
  isAllowed: (address: string) => boolean,
): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const found = isIP(host) === 0 ? await find(host, lookup) : [{ address: host, family: isIP(host) }]
  const allowed = found.filter(({ address }) => isAllowed(address))
  if (allowed.length === 0) {
    throw new OutboundFailure('REFUSED_ADDRESS', `${url.hostname} is not a host of the public internet.`)
  }
  return allowed
}

async function find(host: string, lookup: Lookup): Promise<readonly LookupAddress[]> {
  const found = await lookup(host).catch(() => [])
  if (found.length === 0) throw new OutboundFailure('UNREACHABLE', `${host} has no address.`)
  return found
}

/** Which addresses may be asked: those of the internet, and what the operator adds. */
export function allowing(allowPrivate: boolean, alsoAllowed: readonly string[]) {
  return (address: string) => allowPrivate || alsoAllowed.includes(address) || isPublicAddress(address)
}
