import { kindOf } from '../kinds/index.ts'
import type { Step } from '../model/step.ts'

/** Before which step rows are to be moved, because it loses what could be in what is made before it; null for none. */
export function placeWithin(steps: readonly Step[]): number | null {
  const loss = steps.findIndex(losesRows)
  return loss !== -1 && steps.slice(0, loss).some(takesRows) ? loss : null
}

/** One revision on the way, as far as rows can be moved in it. */
interface Moved {
  readonly steps: readonly Step[]
  readonly isOnline: boolean
}

/** At the end of which revisions rows are to be moved: where a later one loses what could be in what is made up to there. */
export function placesBetween(revisions: readonly Moved[]): ReadonlySet<number> {
  const places = new Set<number>()
  let isAwaited = false
  for (const [index, { steps }] of revisions.entries()) {
    const place = revisions.slice(0, index).findLastIndex(({ isOnline }) => !isOnline)
    if (placeWithin(steps) !== null) isAwaited = false
    else if (isAwaited && place !== -1 && steps.some(losesRows)) {
      places.add(place)
      isAwaited = false
    } else isAwaited ||= steps.some(takesRows)
  }
  return places
}

/** What could be filled from what is dropped behind it: a table or a column, but none that is computed. */
function takesRows({ operation: { kind, before, after } }: Step): boolean {
  const { hasRows, rebuildable, container } = kindOf(kind)
  if (before !== null || after === null) return false
  return hasRows === true || (container !== undefined && !rebuildable(after))
}

/** The last steps of a plan: what is dropped and cannot be made again with what was in it. */
export const losesRows = ({ operation: { kind, before, after }, statements }: Step): boolean =>
  after === null &&
  before !== null &&
  !kindOf(kind).rebuildable(before) &&
  statements.some(({ loses }) => loses !== null)
