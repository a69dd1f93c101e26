import { encodeCursor } from '../journal/cursor.js'
import { wireText } from './frame.js'

/** One result as text, made once and shared by all who get it, in the wording of each transport. */
export class Rendered {
  private tail: string | undefined
  private frame: string | undefined

  constructor(
    /** Undefined: the subscriber reaches the place without being told anything. */
    readonly text: string | undefined,
    /** The place in the journal that a subscriber has reached with it. */
    readonly seq: number,
    /** The place before which it says nothing: another one than `seq` for a gap. */
    readonly first = seq,
  ) {}

  /** A `next` message of graphql-transport-ws without its start, which names the operation; as wire text. */
  asTail(): string {
    this.tail ??= `,"type":"next","payload":${wireText(this.text ?? '')}}`
    return this.tail
  }

  /** A `next` event of GraphQL over SSE; its id is the cursor to come back with. */
  asFrame(epoch: string): string {
    this.frame ??= `event: next\nid: ${encodeCursor({ epoch, seq: this.seq })}\ndata: ${this.text}\n\n`
    return this.frame
  }
}
