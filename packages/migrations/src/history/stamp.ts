import { HistoryError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import type { RevisionGraph } from './graph.ts'
import { ancestors, descendants } from './lineage.ts'
import { refuseUnknown } from './named.ts'
import { downgradeStart, refuseOverlap, upgradeStart } from './path.ts'
import { type GraphRevision, listed } from './place.ts'
import { type Aim, aimAt, arriveAt, isFromCurrent, revisionsAimedAt } from './resolve.ts'

/**
 * The revisions that count as applied once the targets are stamped on a database at `current`. A current revision
 * above or below a target, or on the branch of `label@base`, gives way to it; others stay.
 */
export function stampTargets(
  graph: RevisionGraph<GraphRevision>,
  targets: readonly string[],
  current: readonly RevisionId[],
): ReadonlySet<RevisionId> {
  refuseUnknown(graph, current)
  const stamps = targets.map((text) => stampOf(aimAt(graph, text, current), current))
  const stamped = [...new Set(stamps.flatMap(({ ids }) => ids))]
  refuseOverlap(graph, stamped)
  refuseBaseAmongOthers(stamps, stamped)
  const replaced = stamps.map(({ related }) => related)
  const kept = current.filter((id) => !replaced.some((related) => related === 'all' || related.has(id)))
  return ancestors(graph, [...kept, ...stamped])
}

interface Stamp {
  readonly ids: readonly RevisionId[]
  /** What the stamp decides about. */
  readonly related: ReadonlySet<RevisionId> | 'all'
}

function stampOf(aim: Aim, current: readonly RevisionId[]): Stamp {
  const ids = isFromCurrent(aim) ? destinationFromCurrent(aim, current) : revisionsAimedAt(aim)
  if (ids.length === 0 && aim.branch === null) return { ids, related: 'all' }
  const about = aim.branch !== null && ids.length === 0 ? [aim.branch.id] : ids
  return { ids, related: new Set([...ancestors(aim.graph, about), ...descendants(aim.graph, about)]) }
}

function destinationFromCurrent(aim: Aim, current: readonly RevisionId[]): readonly RevisionId[] {
  const steps = aim.target.steps ?? 0
  const start = steps < 0 ? downgradeStart(aim, current) : upgradeStart(aim, current)
  return [arriveAt(aim, start, steps)].flatMap((place) => place ?? [])
}

function refuseBaseAmongOthers(stamps: readonly Stamp[], stamped: readonly RevisionId[]): void {
  if (stamped.length === 0 || !stamps.some(({ related }) => related === 'all')) return
  throw new HistoryError(`The database cannot be both at base and at ${listed(stamped)}.`, {
    fault: 'range',
    ids: stamped,
    hint: `Leave base out: migrate stamp ${stamped.join(' ')}`,
  })
}
