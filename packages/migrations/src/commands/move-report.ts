import type { Look } from './command.ts'
import type { DryRun } from './dry-run.ts'
import { dryRunBrief, dryRunLines } from './dry-run-report.ts'
import { type RunReport, runBrief, runLines } from './run-report.ts'
import type { Script } from './script.ts'

/** What `upgrade` and `downgrade` end with: a run, one that was tried and rolled back, or a script. */
export type Move = DryRun | RunReport | Script

/** How a move is told, whichever way it went; `next` is what to type after a run, if anything. */
export const moveReport = (next: (report: RunReport) => string | null) => ({
  print(move: Move, look: Look): readonly string[] {
    if ('sql' in move) return [move.sql]
    if (!('completed' in move)) return dryRunLines(move, look)
    const line = move.halfApplied === null ? next(move) : `The same command finishes ${move.halfApplied}.`
    return [...runLines(move, look), ...(line === null ? [] : [line])]
  },
  isExact: (move: Move): boolean => 'sql' in move,
  brief(move: Move): string {
    if ('sql' in move) return ''
    return 'completed' in move ? runBrief(move) : dryRunBrief(move)
  },
  exitCode(move: Move): 0 | 1 | 'interrupted' {
    if ('failure' in move) return move.failure === null ? 0 : 1
    return 'completed' in move && move.interrupted ? 'interrupted' : 0
  },
})
