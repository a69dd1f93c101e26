/** Host names of this machine, as a URL has them. */
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Whether an origin or URL is one of the web (http or https) on this machine: pages of other schemes, such as browser
 * extensions and apps, are not ours whatever host they name.
 */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return ['http:', 'https:'].includes(protocol) && LOOPBACK_NAMES.includes(hostname)
}
