import { ID, InterfaceType } from 'type-graphql'
import { Shown } from './shown.js'

@InterfaceType('Node', { description: 'Something with an id by which `node(id)` finds it again.' })
export abstract class Node {
  @Shown(() => ID, 'Opaque; never changes and is never given to anything else.')
  readonly id!: string
}
