import type { IncomingMessage } from 'node:http'
import proxyaddr from 'proxy-addr'

/** Which peers are proxies of ours, as Express understands `trust proxy`. */
export type TrustProxy = boolean | number | string[]

/** Whose request it is: the peer's address, or what the trusted proxies in front say in `X-Forwarded-For`. */
export type AddressOf = (request: IncomingMessage) => string

/** Whether a peer is one of the trusted proxies, which stand for many clients. */
export function proxiesAmong(trust: TrustProxy): (peer: string) => boolean {
  const trusts = trustOf(trust)
  return peer => peer !== '' && trusts(peer, 0)
}

/** A number trusts that many hops, a list trusts addresses, subnets and `loopback`, `linklocal`, `uniquelocal`. */
export function addressesBehind(trust: TrustProxy): AddressOf {
  const trusts = trustOf(trust)
  // A connection that is gone already has no address.
  return request => proxyaddr(request, trusts) ?? ''
}

function trustOf(trust: TrustProxy): (address: string, index: number) => boolean {
  return typeof trust === 'object' ? proxyaddr.compile(trust) : trustHops(Number(trust), trust === true)
}

function trustHops(hops: number, all: boolean) {
  return (_address: string, index: number) => all || index < hops
}
