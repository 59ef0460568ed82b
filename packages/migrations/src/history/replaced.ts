import { HistoryError } from '../errors.ts'
import type { AppliedRevision } from '../model/applied.ts'
import type { RevisionId } from '../model/revision.ts'
import type { RevisionGraph } from './graph.ts'
import { filesOf, type GraphRevision, place } from './place.ts'

/** Revisions among which none is replaced by another, and what a replaced one is called from then on. */
export interface Replacement<R extends GraphRevision> {
  readonly revisions: readonly R[]
  readonly replacedBy: ReadonlyMap<RevisionId, R>
  /** Those that are replaced and still there. */
  readonly passedOver: readonly R[]
}

/**
 * Takes every mention of a replaced revision for one of its replacement. A file that is still there, or comes back with somebody's branch,
 * is not a revision any more: what it does, the replacement does.
 */
export function withoutReplaced<R extends GraphRevision>(all: readonly R[]): Replacement<R> {
  const replacedBy = replacements(all)
  if (replacedBy.size === 0) return { revisions: all, replacedBy, passedOver: [] }
  const named = (ids: readonly string[]): readonly string[] => ids.map((id) => replacedBy.get(id)?.id ?? id)
  const revisions = all
    .filter(({ id }) => !replacedBy.has(id))
    .map((revision) => ({
      ...revision,
      downRevisions: named(revision.downRevisions),
      dependsOn: named(revision.dependsOn),
    }))
  const byId = new Map(revisions.map((revision) => [revision.id, revision]))
  return {
    revisions,
    replacedBy: new Map([...replacedBy].map(([id, { id: other }]) => [id, byId.get(other) ?? missing(other)])),
    passedOver: all.filter(({ id }) => replacedBy.has(id)),
  }
}

function missing(id: RevisionId): never {
  throw new Error(`${id} replaces others and is replaced itself`)
}

function replacements<R extends GraphRevision>(revisions: readonly R[]): ReadonlyMap<RevisionId, R> {
  const replacedBy = new Map<RevisionId, R>()
  for (const revision of revisions.filter(isReplacing)) {
    for (const id of revision.replaces ?? []) {
      const other = replacedBy.get(id)
      if (other !== undefined && other !== revision) throw claimedTwice(id, other, revision)
      replacedBy.set(id, revision)
    }
  }
  for (const revision of replacedBy.values()) if (replacedBy.has(revision.id)) throw replacedItself(revision)
  return replacedBy
}

const claimedTwice = (id: RevisionId, one: GraphRevision, other: GraphRevision): HistoryError =>
  new HistoryError(`${place(one)} and ${place(other)} both replace the revision ${id}.`, {
    fault: 'duplicate',
    ids: [one.id, other.id],
    files: filesOf([one, other]),
    hint: 'Remove one of the two files.',
  })

const replacedItself = (revision: GraphRevision): HistoryError =>
  new HistoryError(`${place(revision)} replaces revisions, and is replaced itself.`, {
    fault: 'duplicate',
    ids: [revision.id],
    files: filesOf([revision]),
    hint: 'Remove one of the files that replace it, or take its id out of replaces.',
  })

/** A replacement of which a database has some revisions and lacks others. */
export interface PartlyReplaced {
  readonly id: RevisionId
  readonly applied: readonly RevisionId[]
  readonly missing: readonly RevisionId[]
}

/** Where all that a revision replaces is applied, that revision counts as applied in its place. */
export function asReplaced(
  { revisions }: RevisionGraph<GraphRevision>,
  applied: readonly AppliedRevision[],
): readonly AppliedRevision[] {
  const replacing = revisions.filter(isReplacing)
  if (replacing.length === 0) return applied
  const rows = new Map(applied.map((row) => [row.id, row]))
  return replacing.reduce((all, revision) => {
    const replaced = (revision.replaces ?? []).flatMap((id) => rows.get(id) ?? [])
    const last = all.findLast((row) => replaced.includes(row))
    const isWhole = replaced.length === revision.replaces?.length && replaced.every(({ state }) => state === 'applied')
    if (!isWhole || last === undefined || rows.has(revision.id)) return all
    return all.flatMap((row) => (row === last ? [rowOf(revision, last)] : replaced.includes(row) ? [] : [row]))
  }, applied)
}

const isReplacing = ({ replaces }: GraphRevision): boolean => replaces !== undefined && replaces.length > 0

const rowOf = (
  { id, downRevisions, dependsOn, message, ...revision }: GraphRevision,
  last: AppliedRevision,
): AppliedRevision => ({
  ...last,
  id,
  downRevisions,
  dependsOn,
  message,
  steps: 0,
  checksum: revision.checksum ?? last.checksum,
  sqlChecksum: null,
  durationMs: null,
})

/** The replacements of which a database has a part only. */
export const partlyReplaced = (
  { revisions }: RevisionGraph<GraphRevision>,
  applied: ReadonlySet<RevisionId>,
): readonly PartlyReplaced[] =>
  revisions.filter(isReplacing).flatMap(({ id, replaces = [] }) => {
    const [there, missing] = [
      replaces.filter((each) => applied.has(each)),
      replaces.filter((each) => !applied.has(each)),
    ]
    return there.length === 0 || missing.length === 0 ? [] : [{ id, applied: there, missing }]
  })

/** What has happened, and what to do about it: the files from before the squash know the way to its end. */
export const partlyReplacedText = ({
  id,
  applied,
  missing,
}: PartlyReplaced): { readonly message: string; readonly hint: string } => ({
  message: `The database has ${applied.length} of the ${applied.length + missing.length} revisions that ${id} replaces, and not ${missing.join(', ')}.`,
  hint:
    `Bring it past them with the files from before the squash: migrate upgrade ${missing.at(-1)}. ` +
    `Or, where it has what they do, say so: migrate stamp --purge ${id}`,
})
