/**
 * An address webhooks can be posted to: http or https, with a name and a password that can be decoded;
 * `undefined` for any other text.
 */
export function webAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const address = new URL(text)
  if (address.protocol !== 'http:' && address.protocol !== 'https:') return undefined
  try {
    decodeURIComponent(`${address.username}:${address.password}`)
    return address
  } catch {
    return undefined
  }
}
