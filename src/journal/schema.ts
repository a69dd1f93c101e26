/**
 * The tables, alike on SQLite and PostgreSQL. States are JSON texts: the folds own their shape; the columns
 * beside them are what lists filter and order by. Instants are texts that sort by time.
 */
export interface Tables {
  meta: { key: string; value: string }
  events: EventsTable
  calls: CallsTable
  legs: LegsTable
  conferences: ConferencesTable
  participants: ParticipantsTable
  recordings: RecordingsTable
  commands: CommandsTable
  outbound_calls: OutboundCallsTable
  rooms: RoomsTable
  number_bindings: NumberBindingsTable
  number_orders: NumberOrdersTable
  tracked_calls: TrackedCallsTable
  call_stats: CallStatsTable
  call_flows: CallFlowsTable
  call_flow_versions: CallFlowVersionsTable
  deliveries: DeliveriesTable
  timers: TimersTable
  flow_runs: FlowRunsTable
  web_requests: WebRequestsTable
  voice_sessions: VoiceSessionsTable
  voice_lines: VoiceLinesTable
  voice_line_operators: { line_id: string; identity: string }
  voice_operators: VoiceOperatorsTable
  voice_presence: VoicePresenceTable
  access_keys: AccessKeysTable
  audit_entries: AuditEntriesTable
}

interface FlowRunsTable {
  id: string
  call_id: string | null
  leg_id: string | null
  call_flow_id: string | null
  status: string
  created_at: string
  /** What makes a client's repeated request recognisable. */
  key: string | null
  fingerprint: string | null
  record: string
}

/** What is to be asked of other servers, until they answered. */
interface WebRequestsTable {
  id: string
  flow_run_id: string
  method: string
  url: string
  form: string | null
  due_ms: number
  /** The node that has it to itself until `due_ms`. */
  lease: string | null
}

/** What is to happen at a time, whoever is running then. */
interface TimersTable {
  id: string
  due_ms: number
  signal: string
}

/** The journal itself. `order_at` is null for facts that fold into no state. */
interface EventsTable {
  seq: number
  id: string
  type: string
  source: string
  occurred_at: string
  recorded_at: string
  order_at: string | null
  order_rank: number
  actor: string | null
  caused_by: string | null
  call_id: string | null
  leg_id: string | null
  conference_id: string | null
  participant_id: string | null
  recording_id: string | null
  room_id: string | null
  call_flow_id: string | null
  flow_run_id: string | null
  binding_id: string | null
  number_order_id: string | null
  voice_session_id: string | null
  identity: string | null
  command_id: string | null
  body: string
  after: string
  changed: string
}

/** `last_*` is the latest fact folded into the state, in carrier order; an earlier one makes it refold. */
interface Folded {
  last_at: string
  last_rank: number
  last_id: string
  seq: number
  state: string
}

interface CallsTable extends Folded {
  id: string
  status: string
  direction: string | null
  from_endpoint: string | null
  to_endpoint: string | null
  started_at: string
  ended_at: string | null
}

interface LegsTable {
  id: string
  call_id: string
  control_id: string | null
  state: string
  /** Outbound legs that it accounts for while it is up: itself, and the one that its transfer is about to dial. */
  outbound_lines: number
}

/** The latest calls that were let out, numbered for each scope: an identity, or `*` for all together. */
interface OutboundCallsTable {
  scope: string
  nth: number
  requested_ms: number
}

interface ConferencesTable extends Folded {
  id: string
  name: string | null
  room_id: string | null
  status: string
  opened_at: string
  ended_at: string | null
  joined: number
  empty_since: string | null
}

interface ParticipantsTable extends Folded {
  id: string
  conference_id: string
  leg_id: string
  call_id: string
  status: string
  joined_at: string | null
  left_at: string | null
}

interface RecordingsTable {
  id: string
  call_id: string | null
  leg_id: string | null
  conference_id: string | null
  status: string
  carrier_id: string | null
  started_at: string
  state: string
}

/** Instructions to the carrier: outbox while REQUESTED, history afterwards. */
interface CommandsTable {
  id: string
  seq: number
  kind: string
  status: string
  /** Commands of one lane are sent one after another. */
  lane: string
  /** What makes a repetition recognisable: a client's key or the cause of a rule's decision. */
  key: string | null
  fingerprint: string | null
  args: string
  actor: string
  call_id: string | null
  leg_id: string | null
  conference_id: string | null
  room_id: string | null
  /** The carrier's time after which what it makes true belongs. */
  anchor: string | null
  requested_at: string
  settled_at: string | null
  settled_seq: number | null
  attempts: number
  /** Milliseconds since the epoch: not before then, and by nobody else before then. */
  due_ms: number
  /** The node that has it to itself until `due_ms`. */
  lease: string | null
  refusal: string | null
  result: string | null
}

interface RoomsTable {
  id: string
  name: string
  settings: string
  seating: string
  created_at: string
  updated_at: string
}

/** The present version of each flow; `is_default` is 1 for at most one of them, which an index holds. */
interface CallFlowsTable {
  id: string
  title: string
  is_default: number
  version: number
  document: string
  created_at: string
  updated_at: string
}

/** Every version of a flow that is still there. */
interface CallFlowVersionsTable {
  flow_id: string
  version: number
  document: string
  saved_at: string
}

/** What numbers lead to; `until` is null while it is so. */
interface NumberBindingsTable {
  id: string
  number: string
  label: string | null
  kind: string
  /** The room or flow it leads to; null for a forward. */
  target_id: string | null
  target: string
  since: string
  until: string | null
}

/** Purchases of numbers: under way until SUCCESS or FAILURE. */
interface NumberOrdersTable {
  id: string
  key: string | null
  fingerprint: string | null
  status: string
  number: string | null
  requested_at: string
  /** Milliseconds since the epoch: a node has it to itself until then. */
  due_ms: number
  state: string
}

/**
 * Calls that came to numbers and are over. `scope` is the binding or UNBOUND; `before_*` is when the same caller
 * called last before, anywhere and in this scope, so that callers can be counted without comparing them.
 */
export interface TrackedCallsTable {
  id: string
  scope: string
  number: string | null
  from_endpoint: string | null
  started_at: string
  started_ms: number
  outcome: string
  talk_ms: number
  total_ms: number
  area: string
  before_any: number | null
  before_here: number | null
  state: string
}

/**
 * Sums of tracked calls, kept beside them. `bucket` is an hour (kind H) or a day (D; A and U by area, of ALL) since
 * the epoch, `scope` a binding, UNBOUND or ALL. `before` is the bucket of the callers' calls before these, -1 when
 * there was none: callers new since a bucket are those with an earlier one. A has the sums and no `before`, U has it,
 * so that of the many U only the few with an early one are read.
 */
export interface CallStatsTable {
  kind: string
  scope: string
  bucket: number
  area: string
  before: number
  calls: number
  answered: number
  talk_ms: number
  total_ms: number
}

interface DeliveriesTable {
  /** Time of receipt and a number: sorts by time. */
  id: string
  received_at: string
  verdict: string
  route: string
  event_id: string | null
  event_type: string | null
  occurred_at: string | null
  attempt: number | null
  reason: string | null
}

interface VoiceSessionsTable {
  id: string
  cid: string
  call_ref: string
  starter: string
  receiver: string | null
  line_id: string | null
  status: string
  started_at: string
  seq: number
  state: string
}

interface VoiceLinesTable {
  id: string
  name: string
  ring_seconds: number
  created_at: string
  updated_at: string
}

interface VoiceOperatorsTable {
  identity: string
  name: string
  /** 1: takes calls of lines. */
  available: number
  /** Since when the operator has had nothing to do with a call, in milliseconds since the epoch. */
  idle_ms: number
}

/** Who listens to signals, by which node; a node that dies renews its leases no more. */
interface VoicePresenceTable {
  identity: string
  node: string
  until_ms: number
}

/** API keys and share links: who holds the secret with this digest may come in. */
interface AccessKeysTable {
  id: string
  kind: string
  name: string
  role: string
  scope: string | null
  digest: string
  /** The secret before the last rotation, accepted until then (milliseconds since the epoch). */
  previous_digest: string | null
  previous_until: number | null
  created_at: string
  created_by: string
  expires_at: string | null
  revoked_at: string | null
  revoked_by: string | null
  /** Grows with each change, whichever node makes it: what nodes look for news by. */
  updated_ms: number
}

/** Who did what, from where; kept by a retention of its own. */
export interface AuditEntriesTable {
  /** The time and a suffix: sorts by time. */
  id: string
  at: string
  action: string
  outcome: string
  identity: string | null
  name: string | null
  role: string | null
  address: string | null
  target_kind: string | null
  target_id: string | null
  /** How many of a kind the entry stands for. */
  count: number
  details: string
}
