import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** What is handed out to hosts of the internet: every other IPv6 range is local, reserved or leads to IPv4. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Services of a cloud's own inside its networks, at addresses that look public: Azure's, which hands out certificates
 * and settings of the machine. Those of other clouds are link-local, shared, reserved or unique local.
 */
const CLOUD_SERVICES = ['168.63.129.16']

/** Interface identifiers of ISATAP (RFC 5214): an IPv4 address of a site follows, whatever the prefix. */
const ISATAP = [0x0000, 0x0200]

/**
 * Whether an address belongs to a host of the internet. Private, loopback, link-local, shared, multicast, reserved
 * and unspecified ones do not, nor do those that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo, ISATAP):
 * what they lead to is another matter. Only the usual spelling is an address here: no octal, hexadecimal or shortened
 * numbers, which programs read differently, and no zone.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed instanceof ipaddr.IPv4) return !CLOUD_SERVICES.includes(parsed.toString())
  return parsed.match(GLOBAL_IPV6) && !isIsatap(parsed)
}

function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return parts[5] === 0x5efe && ISATAP.includes(parts[4] ?? 0)
}
