export type OutboundReason =
  | 'BAD_URL'
  | 'REFUSED_ADDRESS'
  | 'REDIRECTS'
  | 'TIMEOUT'
  | 'TOO_LARGE'
  | 'UNREACHABLE'

/** Why there is no answer; its message names the host at most, never a path, a query or a body. */
export class OutboundFailure extends Error {
  constructor(
    readonly reason: OutboundReason,
    message: string,
  ) {
    super(message)
    this.name = 'OutboundFailure'
  }
}
