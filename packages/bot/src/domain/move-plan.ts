import { createHash } from 'node:crypto'
import type { Preview } from '@retort/migrations'

import { UserError } from '../errors.ts'

/** What somebody was shown before agreeing to it. */
export interface MovePlan extends Preview {
  /** As it was typed, checked. */
  readonly target: string
  /** Of all that was agreed to; another one says that something has changed meanwhile. */
  readonly hash: string
}

/** Row counts grow while people think: what is agreed to is which tables and columns go, not how much is in them. */
export function movePlan(preview: Preview, target: string): MovePlan {
  const { direction, revisions, losses } = preview
  const agreed = {
    direction,
    revisions: revisions.map(({ id, checksum }) => [id, checksum]),
    losses: losses.map(({ object }) => object).sort(),
  }
  return { ...preview, target, hash: createHash('sha256').update(JSON.stringify(agreed)).digest('hex').slice(0, 16) }
}

/** Refuses a plan that is not the one that was agreed to. */
export function demandSamePlan(plan: MovePlan, hash: string): void {
  if (plan.hash === hash) return
  throw new UserError(
    'plan-changed',
    'The plan has changed since it was shown here, so nothing was run. Look at it again.',
  )
}

/** The revision that has to be typed before anything is lost: the first one that would be run. */
export function demandTypedRevision({ revisions }: MovePlan, typed: string): void {
  if (typed.trim() === revisions[0]?.id) return
  throw new UserError('not-confirmed', 'What was typed is not the id of that revision, so nothing was run.')
}

/** A target as it can be carried in a button: what the command line takes, without its rarer characters. */
export function parseTarget(typed: string | null, otherwise: string): string {
  const target = typed?.trim() || otherwise
  if (/^[\w.+@-]{1,48}$/.test(target)) return target
  throw new UserError(
    'invalid-value',
    'A target is `head`, `base`, a number of steps such as `+1`, or the id of a revision.',
  )
}
