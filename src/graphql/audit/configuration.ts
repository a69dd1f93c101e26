import type { Kysely } from 'kysely'
import { accessKeyById } from '../../journal/reads/access-keys.js'
import { bindingsById } from '../../journal/reads/bindings.js'
import { callFlowsById } from '../../journal/reads/call-flows.js'
import { ordersById } from '../../journal/reads/number-orders.js'
import { roomsById } from '../../journal/reads/rooms.js'
import { operatorsOfLines, serviceLinesById } from '../../journal/reads/voice.js'
import type { Tables } from '../../journal/schema.js'
import {
  AccessKeyId,
  CallFlowId,
  NumberBindingId,
  NumberOrderId,
  RoomId,
  ServiceLineId,
} from '../../kernel/ids.js'

/** A kind of thing that administrators configure. */
export interface Configured {
  kind: string
  /** Where a mutation's payload has it. */
  field: string
  /** What is compared; undefined when there is none. */
  read(db: Kysely<Tables>, id: string): Promise<object | undefined>
}

const ROOM: Configured = {
  kind: 'Room',
  field: 'room',
  read: async (db, id) => (await roomsById(db, [RoomId(id)])).get(RoomId(id))?.room,
}

/** A flow's document is kept as a version, which is all that is said of it. */
const CALL_FLOW: Configured = {
  kind: 'CallFlow',
  field: 'callFlow',
  async read(db, id) {
    const stored = (await callFlowsById(db, [CallFlowId(id)])).get(CallFlowId(id))
    if (stored === undefined) return undefined
    const { flow, version, default: isDefault, createdAt } = stored
    return { title: flow.title, version, default: isDefault, steps: flow.steps.length, createdAt }
  },
}

const BINDING: Configured = {
  kind: 'NumberBinding',
  field: 'binding',
  async read(db, id) {
    const binding = (await bindingsById(db, [NumberBindingId(id)])).get(NumberBindingId(id))
    return binding && { ...binding, createdAt: binding.since }
  },
}

const SERVICE_LINE: Configured = {
  kind: 'ServiceLine',
  field: 'serviceLine',
  async read(db, id) {
    const [line, operators] = await Promise.all([
      serviceLinesById(db, [ServiceLineId(id)]),
      operatorsOfLines(db, [ServiceLineId(id)], 0),
    ])
    const found = line.get(ServiceLineId(id))
    const named = operators.get(ServiceLineId(id))?.map(({ identity, name }) => ({ identity, name }))
    return found && { ...found, operators: named }
  },
}

const NUMBER_ORDER: Configured = {
  kind: 'NumberOrder',
  field: 'order',
  async read(db, id) {
    const order = (await ordersById(db, [NumberOrderId(id)])).get(NumberOrderId(id))
    return order && { ...order, createdAt: order.requestedAt }
  },
}

/** Keys and share links alike: who may do what, until when. Never a digest of what opens the door. */
const accessKey = (kind: string, field: string): Configured => ({
  kind,
  field,
  async read(db, id) {
    const key = await accessKeyById(db, AccessKeyId(id))
    if (key === undefined) return undefined
    const { name, role, scope, createdAt, createdBy, expiresAt, revokedAt, revokedBy } = key
    return { name, role, scope, createdAt, createdBy, expiresAt, revokedAt, revokedBy }
  },
})
const API_KEY = accessKey('ApiKey', 'apiKey')
const SHARE_LINK = accessKey('ShareLink', 'shareLink')

/** What each mutation configures. Every mutation for administrators is here or among those that configure nothing. */
export const CONFIGURES: Readonly<Record<string, readonly Configured[]>> = {
  createApiKey: [API_KEY],
  rotateApiKey: [API_KEY],
  revokeApiKey: [API_KEY],
  createShareLink: [SHARE_LINK],
  revokeShareLink: [SHARE_LINK],
  createRoom: [ROOM],
  updateRoom: [ROOM],
  deleteRoom: [ROOM],
  createCallFlow: [CALL_FLOW],
  updateCallFlow: [CALL_FLOW],
  importCallFlow: [CALL_FLOW],
  deleteCallFlow: [CALL_FLOW],
  setDefaultCallFlow: [CALL_FLOW],
  createNumberBinding: [BINDING],
  updateNumberBinding: [BINDING],
  deleteNumberBinding: [BINDING],
  createTrackingNumber: [NUMBER_ORDER, BINDING],
  orderPhoneNumber: [NUMBER_ORDER, BINDING],
  createServiceLine: [SERVICE_LINE],
  updateServiceLine: [SERVICE_LINE],
  deleteServiceLine: [SERVICE_LINE],
}

/** Mutations for administrators that change no setting. */
export const CONFIGURE_NOTHING: readonly string[] = ['reconcile']
