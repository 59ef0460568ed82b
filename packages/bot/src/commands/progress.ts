import type { Progress } from '@retort/migrations'

import type { Dependencies } from '../dependencies.ts'
import type { MovePlan } from '../domain/move-plan.ts'
import { type MoveProgress, nothingRunYet, progressAfter, progressReply } from '../replies/move-progress.ts'
import type { Call } from './command.ts'

interface ProgressWatch {
  tell(event: Progress): void
  /** Settles when no edit is under way any more, so that none can come after the reply. */
  stop(): Promise<void>
}

/**
 * Shows at once that it has begun, which also takes the buttons away, and edits the reply every few seconds where something
 * has changed, as long as Discord takes edits.
 */
export function watchProgress(
  plan: MovePlan,
  { show }: Pick<Call, 'show'>,
  { timing, now, log }: Pick<Dependencies, 'timing' | 'now' | 'log'>,
): ProgressWatch {
  const startedAt = now().getTime()
  let latest = nothingRunYet(plan)
  let shown: MoveProgress | null = null
  const edit = async (): Promise<void> => {
    if (latest === shown || now().getTime() - startedAt > timing.replyLifetime) return
    shown = latest
    const lost = (error: unknown): void => log.warn('progress-lost', { reason: String(error) })
    await show(progressReply(plan, shown)).catch(lost)
  }
  let editing = edit()
  const timer = setInterval(() => {
    editing = editing.then(edit)
  }, timing.progress)
  return {
    tell: (event) => {
      latest = progressAfter(latest, event)
    },
    stop: () => {
      clearInterval(timer)
      return editing
    },
  }
}
