import { constants } from 'node:os'

/** Why a run was aborted: the person pressed Ctrl-C, or a supervisor wants the process to end. */
export interface Interruption extends Error {
  readonly code: 'interrupted'
  readonly hint: string
  /** What a shell shows for a process that the signal ended. */
  readonly exitCode: number
}

export const interruption = (signal: 'SIGINT' | 'SIGTERM'): Interruption =>
  Object.assign(new Error(`Interrupted by ${signal}.`), {
    code: 'interrupted' as const,
    hint: 'The database and its ledger agree; the same command goes on from here.',
    exitCode: 128 + constants.signals[signal],
  })

export const isInterruption = (reason: unknown): reason is Interruption =>
  reason instanceof Error && 'code' in reason && reason.code === 'interrupted'
