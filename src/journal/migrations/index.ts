import type { Migration } from 'kysely'
import { journal } from './001-journal.js'
import { callFlows } from './002-call-flows.js'
import { flowRuns } from './003-flow-runs.js'
import { numberBindings } from './004-number-bindings.js'
import { voiceSessions } from './005-voice-sessions.js'
import { numberOrders } from './006-number-orders.js'
import { trackedCalls } from './007-tracked-calls.js'
import { accessKeys } from './008-access-keys.js'
import { auditEntries } from './009-audit-entries.js'
import { outboundPolicy } from './010-outbound-policy.js'
import { leases } from './011-leases.js'

/** One list for both databases; each runs once, in order, in a transaction. Never edited after a release. */
export const MIGRATIONS: Record<string, Migration> = {
  '001_journal': { up: journal },
  '002_call_flows': { up: callFlows },
  '003_flow_runs': { up: flowRuns },
  '004_number_bindings': { up: numberBindings },
  '005_voice_sessions': { up: voiceSessions },
  '006_number_orders': { up: numberOrders },
  '007_tracked_calls': { up: trackedCalls },
  '008_access_keys': { up: accessKeys },
  '009_audit_entries': { up: auditEntries },
  '010_outbound_policy': { up: outboundPolicy },
  '011_leases': { up: leases },
}
