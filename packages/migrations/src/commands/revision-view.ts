import { edgesOf } from '../history/edges.ts'
import { isBranchPoint, isMergePoint, type RevisionGraph, revisionOf } from '../history/graph.ts'
import type { RevisionId } from '../model/revision.ts'
import type { Look } from './command.ts'

/** A revision with its place in the history: what `--json` prints of one, and what the lines below are made of. */
export interface RevisionView {
  readonly id: RevisionId
  readonly downRevisions: readonly RevisionId[]
  /** Ids or labels, as the file has them. */
  readonly dependsOn: readonly string[]
  readonly branchLabels: readonly string[]
  readonly message: string
  readonly file: string
  /** Nothing follows it. An `effective head` is one that another revision depends on. */
  readonly head: 'head' | 'effective head' | null
  /** What follows it. */
  readonly nextRevisions: readonly RevisionId[]
  readonly isBranchPoint: boolean
  readonly isMergePoint: boolean
  /** Null where the database was not asked. */
  readonly isCurrent: boolean | null
}

export function revisionView(
  graph: RevisionGraph,
  id: RevisionId,
  current: readonly RevisionId[] | null,
): RevisionView {
  const { downRevisions, dependsOn, branchLabels, message, file } = revisionOf(graph, id)
  return {
    id,
    downRevisions,
    dependsOn,
    branchLabels,
    message,
    file,
    head: headMark(graph, id),
    nextRevisions: edgesOf(graph.next, id),
    isBranchPoint: isBranchPoint(graph, id),
    isMergePoint: isMergePoint(graph, id),
    isCurrent: current === null ? null : current.includes(id),
  }
}

function headMark({ next, above }: RevisionGraph, id: RevisionId): RevisionView['head'] {
  if (edgesOf(next, id).length > 0) return null
  return edgesOf(above, id).length > 0 ? 'effective head' : 'head'
}

type Detail = 'parents' | 'labels' | 'branching' | 'message'

/** `PARENTS (dependencies) -> ID (labels) (head) (branchpoint), message`, as much of it as is asked for. */
export function revisionLine(view: RevisionView, look: Look, details: readonly Detail[]): string {
  const shows = (detail: Detail): boolean => details.includes(detail)
  const depends = view.dependsOn.length > 0 ? ` (${view.dependsOn.join(', ')})` : ''
  return [
    shows('parents') ? `${look.paint(`${parents(view)}${depends}`, 'faint')} -> ` : '',
    look.paint(view.id, 'id'),
    shows('labels') && view.branchLabels.length > 0 ? look.paint(` (${view.branchLabels.join(', ')})`, 'marker') : '',
    look.paint(marks(view, shows('branching')), 'marker'),
    shows('message') && view.message !== '' ? `, ${firstLine(view.message)}` : '',
  ].join('')
}

/** Everything known of a revision, one fact a line, and its message below. */
export const revisionBlock = (view: RevisionView, look: Look): readonly string[] => [
  `Rev: ${look.paint(view.id, 'id')}${look.paint(marks(view, true), 'marker')}`,
  view.isMergePoint ? `Merges: ${view.downRevisions.join(', ')}` : `Parent: ${parents(view)}`,
  ...(view.dependsOn.length > 0 ? [`Also depends on: ${view.dependsOn.join(', ')}`] : []),
  ...(view.isBranchPoint ? [`Branches into: ${view.nextRevisions.join(', ')}`] : []),
  ...(view.branchLabels.length > 0 ? [`Branch names: ${view.branchLabels.join(', ')}`] : []),
  `Path: ${look.path(view.file)}`,
  '',
  ...view.message.split('\n').map((line) => `    ${line}`.trimEnd()),
  '',
]

const parents = ({ downRevisions }: RevisionView): string =>
  downRevisions.length === 0 ? '<base>' : downRevisions.join(', ')

const marks = (view: RevisionView, withBranching: boolean): string =>
  [
    view.head,
    view.isCurrent === true ? 'current' : null,
    withBranching && view.isBranchPoint ? 'branchpoint' : null,
    withBranching && view.isMergePoint ? 'mergepoint' : null,
  ]
    .flatMap((mark) => (mark === null ? [] : [` (${mark})`]))
    .join('')

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
