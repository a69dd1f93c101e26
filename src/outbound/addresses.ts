import ipaddr from 'ipaddr.js'

/** What is handed out to hosts of the internet: every other IPv6 range is local, reserved or leads to IPv4. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an address belongs to a host of the internet. Private, loopback, link-local, shared, multicast, reserved
 * and unspecified ones do not, nor do those that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo): what
 * they lead to is another matter.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6)
}
