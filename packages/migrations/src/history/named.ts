import { HistoryError, StateError, UsageError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import { suggestion } from '../suggestion.ts'
import { heads, type RevisionGraph, realHeads } from './graph.ts'
import { ancestors, lineage, lineTips } from './lineage.ts'
import { placeNames } from './naming.ts'
import { type GraphRevision, listed, place } from './place.ts'

const shortestPrefix = 4

/** What a target is read against: the history, the revisions the database is at where it is known, and a branch. */
export interface Ground {
  readonly graph: RevisionGraph<GraphRevision>
  readonly current: readonly RevisionId[] | null
  readonly branch: Branch | null
}

/** One line through the history, named by a label or by a revision on it. */
export interface Branch {
  readonly text: string
  readonly id: RevisionId
  readonly line: ReadonlySet<RevisionId>
}

/** The branch that `text` names before an `@`. */
export function branchNamed(graph: RevisionGraph<GraphRevision>, text: string): Branch {
  const id = revisionNamed({ graph, current: null, branch: null }, text)
  return { text, id, line: lineage(graph, id) }
}

/** The branch of one revision. */
export const branchOf = (graph: RevisionGraph<GraphRevision>, id: RevisionId): Branch => ({
  text: id,
  id,
  line: lineage(graph, id),
})

/** The revisions that a symbol names; none is the state before every base. */
export function revisionsNamed(ground: Ground, symbol: string): readonly RevisionId[] {
  if (symbol === 'base') return []
  if (symbol === 'current') return currentRevisions(ground)
  if (symbol === 'heads') return allHeads(ground)
  if (symbol === 'head') return onlyHead(ground)
  return [revisionNamed(ground, symbol)]
}

/** Where the database is, on the branch where one is meant, also when only a dependency keeps it there. */
export function currentRevisions({ graph, current, branch }: Ground): readonly RevisionId[] {
  if (current === null) {
    throw new UsageError('"current" is where the database is, and no database is asked here.', {
      hint: 'Name the revision.',
    })
  }
  refuseUnknown(graph, current)
  if (branch === null) return current
  const onBranch = current.filter((id) => branch.line.has(id))
  const held =
    onBranch.length > 0 ? onBranch : lineTips(graph, ancestors(graph, current)).filter((id) => branch.line.has(id))
  if (held.length > 0) return held
  throw new HistoryError(`Nothing on the branch ${branch.text} is applied.`, {
    fault: 'not-an-ancestor',
    ids: [branch.id],
    hint: `Bring the database onto it: migrate upgrade ${branch.text}@head`,
  })
}

/** Throws when the database is at a revision that no file holds. */
export function refuseUnknown(graph: RevisionGraph<GraphRevision>, current: readonly RevisionId[]): void {
  const unknown = current.filter((id) => !graph.byId.has(id))
  if (unknown.length === 0) return
  throw new StateError(`The database is at ${listed(unknown, ' and ')}, and no file here holds it.`, {
    fault: 'unknown',
    ids: unknown,
    hint: 'Bring the file back, or record where the database really is: migrate stamp --purge <revision>',
  })
}

function allHeads({ graph, branch }: Ground): readonly RevisionId[] {
  if (branch === null) return realHeads(graph).map(({ id }) => id)
  return heads(graph).flatMap(({ id }) => (branch.line.has(id) ? [id] : []))
}

function onlyHead({ graph, branch }: Ground): readonly RevisionId[] {
  const ids = heads(graph).flatMap(({ id }) => (branch === null || branch.line.has(id) ? [id] : []))
  if (ids.length < 2) return ids
  const where = branch === null ? 'The history' : `The branch ${branch.text}`
  throw new HistoryError(`${where} has ${ids.length} heads: ${listed(ids)}.`, {
    fault: 'several-heads',
    ids,
    hint: `Name one of them, mean all with "heads", or join them: migrate merge ${ids.length > 8 ? 'heads' : ids.join(' ')} -m "…"`,
  })
}

/** The one revision that an id, a label, a number or the beginning of an id names. */
function revisionNamed({ graph, branch }: Ground, name: string): RevisionId {
  const exact = graph.byId.get(name) ?? graph.byLabel.get(name) ?? graph.replacedBy.get(name)
  const candidates = exact === undefined ? candidatesFor(graph, name) : [exact]
  const found = branch === null ? candidates : candidates.filter(({ id }) => branch.line.has(id))
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return only.id
  if (only !== undefined) throw ambiguous(name, found)
  throw branch !== null && candidates.length > 0 ? notOnBranch(candidates, branch) : unknown(name)
}

function candidatesFor(graph: RevisionGraph<GraphRevision>, name: string): readonly GraphRevision[] {
  const labelled = [...graph.byLabel].flatMap(([label, revision]) => (isPrefix(name, label) ? [revision] : []))
  const others = graph.revisions.filter(({ id, number }) => isPrefix(name, id) || isNumber(name, number ?? null))
  return [...new Set([...others, ...labelled])]
}

const isPrefix = (text: string, name: string): boolean => text.length >= shortestPrefix && name.startsWith(text)

const isNumber = (text: string, number: string | null): boolean =>
  number !== null && /^\d+$/.test(text) && Number(text) === Number(number)

function ambiguous(name: string, candidates: readonly GraphRevision[]): HistoryError {
  const list = candidates.map((revision) =>
    revision.file === undefined ? revision.id : `${revision.id} (${place(revision)})`,
  )
  return new HistoryError(`"${name}" can mean ${candidates.length} revisions: ${listed(list)}.`, {
    fault: 'ambiguous',
    ids: candidates.map(({ id }) => id),
    hint: 'Type more of the id.',
  })
}

function notOnBranch(candidates: readonly GraphRevision[], branch: Branch): HistoryError {
  const ids = candidates.map(({ id }) => id)
  return new HistoryError(`${listed(ids)} is not on the branch ${branch.text}.`, {
    fault: 'unknown-revision',
    ids,
    hint: `List what is on it: migrate history -r ${branch.text}@base:${branch.text}@heads`,
  })
}

function unknown(name: string): HistoryError {
  const near = suggestion(name, [...placeNames])
  const short =
    near === null && name.length < shortestPrefix ? `; the beginning of an id needs ${shortestPrefix} characters` : ''
  return new HistoryError(`No revision, label or number is called "${name}"${short}.`, {
    fault: 'unknown-revision',
    ids: [name],
    hint: near === null ? 'List those that there are: migrate history' : `Did you mean ${near}?`,
  })
}
