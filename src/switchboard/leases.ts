/** How long a node has a command or a web request to itself unless it renews the lease; then another may send it again. */
export const LEASE_MS = 4_000

/** How often leases are renewed, and what dead nodes left is looked for: a caller waits no longer than both together. */
export const SWEEP_MS = 1_000
