import { HistoryError } from '../errors.ts'
import type { Header, Revision, RevisionId } from '../model/revision.ts'
import type { Bodies, WrittenStatement } from './bodies.ts'
import { edgesOf } from './edges.ts'
import type { RevisionGraph } from './graph.ts'
import { ancestors, descendants } from './lineage.ts'
import { oldestFirst } from './order.ts'
import { listed, place } from './place.ts'
import type { Body, Part } from './write.ts'

/** A revision with what its file sends, or null for what its code decides. */
export interface SquashedPart {
  readonly revision: Revision
  readonly written: { readonly [Direction in keyof Bodies]: readonly WrittenStatement[] | null }
}

/** The revisions of a range in their order, if one revision can stand in their place. */
export function squashable(graph: RevisionGraph, ids: ReadonlySet<RevisionId>): readonly Revision[] {
  const revisions = oldestFirst(graph, ids)
  const refuse = (message: string, concerned: readonly RevisionId[], hint: string): never => {
    throw new HistoryError(message, { fault: 'range', ids: concerned, hint })
  }
  if (revisions.length < 2)
    refuse('A squash needs a range of two revisions at least.', [...ids], 'See what there is: migrate history')
  const above = descendants(graph, ids)
  const between = [...ancestors(graph, ids)].filter((id) => above.has(id) && !ids.has(id))
  if (between.length > 0) {
    const what = between.length === 1 ? 'stands' : 'stand'
    refuse(
      `${listed(between, ' and ')} ${what} between revisions of the range, and not in it.`,
      between,
      'Begin the range where the branches part, or end it where they have met: migrate history',
    )
  }
  for (const revision of revisions) {
    const fixed = revision.format === 'typeorm' ? 'is a migration of TypeORM, which the next one follows in time' : null
    const squashed =
      revision.replaces === undefined
        ? null
        : `replaces others already, and a database that has only those would no longer be known to have it`
    const why = fixed ?? squashed
    if (why !== null) refuse(`${place(revision)} ${why}.`, [revision.id], 'Leave it out of the range.')
  }
  return revisions
}

interface Naming {
  readonly id: RevisionId
  readonly message: string
}

/** The header of the one revision: it follows and depends on what these do outside the range, and carries their labels. */
export function squashedHeader(graph: RevisionGraph, parts: readonly SquashedPart[], { id, message }: Naming): Header {
  const revisions = parts.map(({ revision }) => revision)
  const inside = new Set(revisions.map((revision) => revision.id))
  const outside = (ids: readonly RevisionId[]): readonly RevisionId[] => ids.filter((each) => !inside.has(each))
  const downRevisions = [...new Set(revisions.flatMap((revision) => outside(edgesOf(graph.down, revision.id))))]
  const labels = revisions.flatMap(({ branchLabels }) => branchLabels)
  const dependsOn = revisions.flatMap((revision) =>
    revision.dependsOn.filter((name) => !inside.has(name) && !labels.includes(name)),
  )
  const below = ancestors(
    graph,
    downRevisions.flatMap((down) => edgesOf(graph.below, down)),
  )
  return {
    id,
    downRevisions: downRevisions.filter((down) => !below.has(down)),
    message,
    branchLabels: [...new Set(labels)],
    dependsOn: [...new Set(dependsOn)],
    transaction: parts.some(needsNone) ? 'none' : 'own',
    accepts: Object.assign({}, ...revisions.map(({ accepts }) => accepts)),
    replaces: revisions.map((revision) => revision.id),
  }
}

/** A value that is added to an enum type can be used only after a commit, which was there between two revisions. */
const needsNone = ({ revision, written }: SquashedPart): boolean =>
  revision.transaction === 'none' ||
  [...(written.upgrade ?? []), ...(written.downgrade ?? [])].some(({ sql }) =>
    /^\s*alter\s+type\b[^;]*\badd\s+value\b/i.test(sql),
  )

/** What they send, in the order in which it was sent, each under its name. */
export function squashedBodies(parts: readonly SquashedPart[]): { readonly upgrade: Body; readonly downgrade: Body } {
  return { upgrade: bodyOf(parts, 'upgrade'), downgrade: bodyOf([...parts].reverse(), 'downgrade') }
}

const bodyOf = (parts: readonly SquashedPart[], direction: keyof Bodies): Body =>
  parts.flatMap(({ revision, written }): readonly Part[] => {
    const statements = written[direction]
    if (statements === null) throw decidesInCode(revision, direction)
    const [first, ...rest] = statements
    if (first === undefined) return []
    const origin = `${revision.id}, ${revision.message.split('\n', 1)[0]}`
    return [{ sql: first.sql, comments: [`from ${origin}`, ...first.comments] }, ...rest]
  })

const decidesInCode = (revision: Revision, direction: keyof Bodies): HistoryError =>
  new HistoryError(
    `${place(revision)} decides in code what its ${direction} sends, and a squash keeps statements only.`,
    {
      fault: 'range',
      ids: [revision.id],
      files: [revision.file],
      hint: 'Squash what is before it and what is after it, or write its statements as literals.',
    },
  )
