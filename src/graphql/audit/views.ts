import { ID, Int, ObjectType } from 'type-graphql'
import type { Role } from '../../http/auth/roles.js'
import type { AuditAction, AuditEntry } from '../../journal/audit-entries.js'
import { RoleEnum } from '../access/role-enum.js'
import { DateTime, Json } from '../scalars/scalars.js'
import { connectionOf } from '../schema/connection.js'
import { describedEnum } from '../schema/enums.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'

export const AuditActionEnum = describedEnum<AuditAction>('AuditAction', 'What was done or refused.', {
  LOG_IN:
    'A credential was accepted: for each WebSocket connection and each SSE stream, and over HTTP once an hour from each address.',
  LOG_IN_REFUSED:
    'A credential was presented that is not valid, or that is not looked at after too many of those.',
  ACCESS_REFUSED: 'The role or the scope of the credential does not reach.',
  MUTATION: 'A mutation was executed; `outcome` says how it ended.',
  CONFIGURATION: 'A mutation changed a setting: `details` has the changed fields before and after.',
  DOWNLOAD: 'A recording, a transcription or an export was downloaded.',
})

@ObjectType('AuditTarget', { description: 'What an audit entry is about.' })
class AuditTargetView {
  @Shown(() => String, 'The type of the thing, e.g. `Room`; null when it is not known.', nullable)
  readonly kind?: string
  @Shown(() => ID, 'The id of the thing, which may no longer exist.')
  readonly id!: string
}

@ObjectType('AuditEntry', {
  implements: Node,
  description: 'Who did what, from where and when, or was refused it. Entries are never changed.',
})
export class AuditEntryView implements Node {
  constructor(private readonly entry: AuditEntry) {}

  @Shown(() => ID, 'Sorts by time.')
  get id() {
    return this.entry.id
  }
  @Shown(
    () => DateTime,
    'When it happened; for an entry that counts several, the end of the minute they fell in.',
  )
  get at() {
    return this.entry.at
  }
  @Shown(() => AuditActionEnum, 'What was done or refused.')
  get action() {
    return this.entry.action
  }
  @Shown(() => String, '`OK`, the code of the error, or the HTTP status of a download that failed.')
  get outcome() {
    return this.entry.outcome
  }
  @Shown(
    () => String,
    'Who it was, uniquely: `key:<name>`, `jwt:<issuer>:<sub>`, or `local:<name>` without log-in; null when no valid credential was presented.',
    nullable,
  )
  get identity() {
    return this.entry.identity
  }
  @Shown(
    () => String,
    'The display name of that identity; null when no valid credential was presented.',
    nullable,
  )
  get name() {
    return this.entry.name
  }
  @Shown(
    () => RoleEnum,
    'The role it had at the time; null when no valid credential was presented.',
    nullable,
  )
  get role() {
    return this.entry.role as Role | undefined
  }
  @Shown(
    () => String,
    'The IP address of the client; null for an entry that counts the refusals of many addresses.',
    nullable,
  )
  get address() {
    return this.entry.address
  }
  @Shown(() => AuditTargetView, 'What it is about; null when it is about no particular thing.', nullable)
  get target() {
    return this.entry.target
  }
  @Shown(() => Int, 'How many equal occurrences the entry stands for.')
  get count() {
    return this.entry.count
  }
  @Shown(
    () => Json,
    'What else is known: the mutation and the outline of its input, the changed fields before and after, the bytes of a ' +
      'download. Never a credential, a spoken text, a call flow document, an SDP or a whole telephone number.',
  )
  get details() {
    return this.entry.details
  }
}

export const AuditEntryConnection = connectionOf<AuditEntryView>({
  name: 'AuditEntry',
  node: () => AuditEntryView,
  description: 'Audit entries, newest first.',
})
