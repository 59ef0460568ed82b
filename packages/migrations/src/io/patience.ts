/** How long to wait for what; milliseconds. */
export interface Patience {
  /** For the lease while another run has it. */
  readonly leaseWaitMs: number
  /** How long the server keeps the lease of a runner that is silent. */
  readonly leaseMs: number
  /** For a lock of one statement; as long as this, whoever comes after the statement waits too. */
  readonly lockTimeoutMs: number
  /** For all attempts of one revision whose statements did not get their locks. */
  readonly retryMs: number
  /** For the answer to a message that has nothing to wait for. */
  readonly replyMs: number
  /** For a server that refuses connections, because it restarts, after one was lost. */
  readonly reconnectMs: number
}

export const defaultPatience: Patience = {
  leaseWaitMs: 900_000,
  leaseMs: 30_000,
  lockTimeoutMs: 2_000,
  retryMs: 60_000,
  replyMs: 60_000,
  reconnectMs: 60_000,
}
