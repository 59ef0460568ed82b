import { readFile } from 'node:fs/promises'

import { UsageError } from '../errors.ts'
import { readBodies } from '../history/bodies.ts'
import { dependencyIds } from '../history/current.ts'
import { edgesOf } from '../history/edges.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { ancestors, descendants } from '../history/lineage.ts'
import { losablesOf } from '../history/losses.ts'
import { oldestFirst } from '../history/order.ts'
import { downgradePath, upgradePath } from '../history/path.ts'
import { offlineRange } from '../history/range.ts'
import { sqlChecksum } from '../io/ledger-write.ts'
import { readRevisions } from '../io/revisions.ts'
import { endOfTransaction } from '../io/run-body.ts'
import { type Start, startGuards } from '../io/script-guard.ts'
import { scriptPart } from '../io/script-part.ts'
import type { ScriptTask } from '../io/script-record.ts'
import { type ScriptPlace, scriptEncoding, scriptOpening } from '../io/script-transaction.ts'
import type { Direction } from '../model/progress.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { displayQualified } from '../sql/quote.ts'
import { scriptComment, scriptProblem, scriptText } from '../sql/script-text.ts'
import { foldersOf, placeOf, type StatusOptions } from './migration-options.ts'

export interface ScriptOptions extends Omit<StatusOptions, 'url' | 'connection'> {
  /** `from:to`; for an upgrade, `to` alone begins at base. No database is asked where it is. */
  readonly range: string
}

export interface Script {
  readonly direction: Direction
  /** In the order in which the script runs them. */
  readonly revisions: readonly RevisionId[]
  /** For psql, or for any client that sends several statements at once. */
  readonly sql: string
}

/** The SQL that does what an upgrade does, its record in the ledger included, for somebody else to run. */
export const upgradeSql = (options: ScriptOptions): Promise<Script> =>
  script(options, 'upgrade', options.range.includes(':') ? options.range : `:${options.range}`)

/** The SQL that does what a downgrade does, for somebody else to run. */
export async function downgradeSql(options: ScriptOptions): Promise<Script> {
  if (/^\s*[^\s:]/.test(options.range) && options.range.includes(':'))
    return script(options, 'downgrade', options.range)
  throw new UsageError(`A downgrade script has to know where it begins, and "${options.range}" does not say.`, {
    hint: 'Write <from>:<to>, such as head:base.',
  })
}

async function script(options: ScriptOptions, direction: Direction, range: string): Promise<Script> {
  const graph = revisionGraph(await readRevisions(foldersOf(options)))
  const { current, target } = offlineRange(graph, range)
  const path = direction === 'upgrade' ? upgradePath(graph, target, current) : downgradePath(graph, target, current)
  const tasks = await Promise.all(path.map((revision) => taskOf(revision, graph, direction)))
  const start = startOf(graph, { direction, current, path })
  const place = { ...placeOf(options), script: nameOf(tasks) }
  const sql = [await headOf(range, { tasks, start, place }), ...partsOf(place, tasks, start)].join('\n\n')
  return { direction, revisions: path.map(({ id }) => id), sql }
}

async function taskOf(revision: Revision, graph: RevisionGraph, direction: Direction): Promise<ScriptTask> {
  const { id, file } = revision
  const { [direction]: statements, downgrade } = readBodies(await readFile(file, 'utf8'))
  const dependsOn = dependencyIds(graph, id)
  if (statements === null) {
    throw new UsageError(`${file} decides in code what its ${direction} sends, so no script can hold it.`, {
      hint: `Let its ${direction} be queries with literal SQL, or run it: migrate ${direction} ${id}`,
    })
  }
  for (const [index, sql] of statements.entries()) {
    const problem = endOfTransaction(sql) === null ? scriptProblem(sql) : 'begins or ends a transaction'
    if (problem === null) continue
    throw new UsageError(`Statement ${index + 1} of the ${direction} in ${file} ${problem}.`, {
      hint: `Change it, or run it without a script: migrate ${direction} ${id}`,
    })
  }
  return { revision, direction, dependsOn, downgrade, statements, below: edgesOf(graph.below, id) }
}

/** The same for the same revisions. */
const nameOf = (tasks: readonly ScriptTask[]): string =>
  sqlChecksum(tasks.map(({ direction, revision }) => `${direction} ${revision.id} ${revision.checksum}`)).slice(0, 12)

interface Move {
  readonly direction: Direction
  readonly current: readonly RevisionId[]
  readonly path: readonly Revision[]
}

function startOf(graph: RevisionGraph, { direction, current, path }: Move): Start {
  const applied = ancestors(graph, current)
  const ids = path.map(({ id }) => id)
  const concerned = descendants(graph, ids)
  return {
    direction,
    name: current.length === 0 ? 'base' : current.join(', '),
    applied: oldestFirst(graph, applied).map(({ id }) => id),
    indifferent: graph.revisions.flatMap(({ id }) => (applied.has(id) || concerned.has(id) ? [] : [id])),
  }
}

const partsOf = (place: ScriptPlace, tasks: readonly ScriptTask[], start: Start): readonly string[] =>
  tasks.length === 0
    ? []
    : [scriptOpening(place, startGuards(place, start)).join('\n'), ...tasks.map((task) => scriptPart(place, task))]

interface Content {
  readonly tasks: readonly ScriptTask[]
  readonly start: Start
  readonly place: ScriptPlace
}

async function headOf(range: string, { tasks, start, place }: Content): Promise<string> {
  const revisions = tasks.map(({ statements }) => statements)
  const losables = await losablesOf(revisions, place.defaultNamespace)
  const lost = losables.flatMap((losable) => {
    // Whether values change with their type, only a database with the values in it can tell.
    if (losable.what === 'retype') return []
    const namespace = losable.namespace === place.defaultNamespace ? null : losable.namespace
    const name = displayQualified(namespace, losable.name)
    if (losable.what === 'referring-rows') return [`every table that refers to ${name}`]
    if (losable.what === 'dependents') return [`whatever stands on the ${losable.of} ${name}`]
    return [losable.what === 'values' ? displayQualified(namespace, losable.name, losable.column) : name]
  })
  return [
    scriptComment(`migrate ${start.direction} ${range} --sql`),
    tasks.length === 0
      ? '-- There is nothing to do.'
      : scriptComment(`For a database at ${start.name}. Run it with: psql -X -v ON_ERROR_STOP=1 -f <this file>`),
    ...lost.map((what) => scriptComment(`LOSES DATA: ${what}`)),
    scriptText(scriptEncoding),
  ].join('\n')
}
