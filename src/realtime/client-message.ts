/** A message of graphql-transport-ws that a client may send, parsed; graphql-ws checks the rest of its shape. */
export interface ClientMessage {
  type: (typeof CLIENT_TYPES)[number]
}

/** What only a server may send is as wrong as what does not exist. */
const CLIENT_TYPES = ['connection_init', 'ping', 'pong', 'subscribe', 'complete'] as const
/** Characters of an operation's id: it stands in every result. */
const LONGEST_ID = 128

/** Reads a message; answers a close reason (code 4400) when no client of the protocol sends it. */
export function readClientMessage(text: string, controlBytes: number): ClientMessage | string {
  const message = parsed(text)
  if (message === undefined) return 'Invalid message received'
  const type = CLIENT_TYPES.find(each => each === message.type)
  if (type === undefined) return 'Unexpected message type'
  if (isControl(type) && Buffer.byteLength(text) > controlBytes) return 'Control message too large'
  if (typeof message.id === 'string' && message.id.length > LONGEST_ID) return 'Operation id too long'
  return { ...message, type }
}

/** Whether the message is about the connection and not about an operation. */
export function isControl(type: ClientMessage['type']): boolean {
  return type === 'ping' || type === 'pong'
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
