import type { CompletedRevision, RunOutcome } from '@retort/migrations'

import type { MovePlan } from '../domain/move-plan.ts'
import { code, inline, plural } from './markdown.ts'
import type { Reply } from './reply.ts'

/** What a run has done, for the person who asked for it. */
export const outcomeReply = (plan: MovePlan, outcome: RunOutcome): Reply => ({
  text: [headline(plan, outcome), ...outcome.completed.map(completedLine)].join('\n'),
})

/** The same, for the log channel. */
export const outcomeReport = (plan: MovePlan, outcome: RunOutcome, by: string): Reply => ({
  text: [`<@${by}>: ${headline(plan, outcome)}`, ...outcome.completed.map(completedLine)].join('\n'),
})

export const failureReport = ({ direction, target }: MovePlan, reason: string, by: string): Reply => ({
  text: `<@${by}>: the ${direction} to ${code(target)} was not done. ${reason}`,
})

function headline({ direction }: MovePlan, { completed, interrupted }: RunOutcome): string {
  const verb = direction === 'upgrade' ? 'applied' : 'undone'
  if (interrupted)
    return `The bot was told to stop. ${plural(completed.length, 'revision')} ${verb}; the rest was not begun.`
  // Somebody else may have been faster, and then everything is as it was wanted.
  return completed.length === 0
    ? 'Nothing was left to do: another run has done it.'
    : `${plural(completed.length, 'revision')} ${verb}.`
}

const completedLine = ({ id, message, durationMs }: CompletedRevision): string =>
  `- ${code(id)} ${inline(message)} (${duration(durationMs)})`

const duration = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`
