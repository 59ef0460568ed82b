import { readFileSync } from 'node:fs'
import type { DataSource } from 'typeorm'
import { HistoryError } from '../errors.ts'
import { literalsOf, readBodies } from '../history/bodies.ts'
import { dependencyIds } from '../history/current.ts'
import { checksum } from '../history/file.ts'
import type { RevisionGraph } from '../history/graph.ts'
import type { Database } from '../io/database.ts'
import { buildEntities } from '../io/entities-build.ts'
import type { DatabaseState } from '../io/ledger.ts'
import { loadRevision, type RevisionFunction } from '../io/load-revision.ts'
import type { Task } from '../io/run-body.ts'
import type { Direction } from '../model/progress.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { connectedExtensions } from '../sql/connected-extensions.ts'

export interface TaskSource {
  readonly graph: RevisionGraph
  readonly direction: Direction
  readonly dataSource: (() => Promise<DataSource>) | undefined
}

/** What is to be run, in order, in a database in this state. */
export type Planner = (state: DatabaseState, database: Database) => Promise<readonly Task[]>

/** Those of these revisions that a file holds. */
export const revisionsWith = ({ byId }: RevisionGraph, ids: readonly RevisionId[]): readonly Revision[] =>
  ids.flatMap((id) => byId.get(id) ?? [])

/**
 * Makes tasks of revisions, each once. Bodies whose statements the file has literally are not loaded; the others are
 * loaded here, so that a file that cannot be is known before anything runs.
 */
export function taskMaker(source: TaskSource): (revisions: readonly Revision[]) => Promise<readonly Task[]> {
  const made = new Map<string, Promise<Task>>()
  let entities: Promise<DataSource | null> | undefined
  const dataSource = (): Promise<DataSource | null> => {
    entities ??= source.dataSource === undefined ? Promise.resolve(null) : source.dataSource().then(withMetadata)
    return entities
  }
  const taskOf = (revision: Revision): Promise<Task> => {
    const task = made.get(revision.id) ?? makeTask(revision, source, dataSource)
    made.set(revision.id, task)
    return task
  }
  return (revisions) => Promise.all(revisions.map(taskOf))
}

async function makeTask(
  revision: Revision,
  { graph, direction }: TaskSource,
  dataSource: () => Promise<DataSource | null>,
): Promise<Task> {
  // One read after another without waiting in between is the fastest way through thousands of small files.
  const text = readFileSync(revision.file, 'utf8')
  if (checksum(text) !== revision.checksum) throw changed(revision)
  const bodies = readBodies(text)
  const statements = bodies[direction]
  const texts = statements ?? literalsOf(text, direction)
  const first = revision.format === 'typeorm' && direction === 'upgrade' ? connectedExtensions(texts) : []
  const facts = {
    revision,
    direction,
    texts,
    dependsOn: dependencyIds(graph, revision.id),
    downgrade: bodies.downgrade,
  }
  if (statements !== null) {
    return { ...facts, statements: [...first, ...statements], body: async () => undefined, dataSource: null }
  }
  const body = (await loadRevision(revision))[direction]
  const entities = usesOnlyQuery(text) ? null : await dataSource()
  return { ...facts, statements, body: after(first, body), dataSource: entities }
}

const after =
  (statements: readonly string[], body: RevisionFunction): RevisionFunction =>
  async (queryRunner) => {
    for (const sql of statements) await queryRunner.query(sql)
    await body(queryRunner)
  }

const changed = ({ id, file }: Revision): HistoryError =>
  new HistoryError(`${file} has changed since it was read.`, {
    fault: 'unreadable',
    ids: [id],
    files: [file],
    hint: 'Run the command again.',
  })

/** Every mention of the query runner is a call of `query`: such a body needs neither TypeORM nor entities. */
function usesOnlyQuery(text: string): boolean {
  const names = [...text.matchAll(/\b(?:upgrade|downgrade|up|down)\s*(?:=\s*async\s*)?\(\s*(\w+)/g)].map(
    ([, name]) => name,
  )
  return (
    names.length > 0 && names.every((name) => !new RegExp(`\\b${name}\\b(?!\\s*(?:\\.\\s*query\\s*[(<]|:))`).test(text))
  )
}

/**
 * A copy where the data source is not connected, because what the run tells the driver of its database is true of this run alone:
 * others may be on their way in other databases and schemas.
 */
async function withMetadata(dataSource: DataSource): Promise<DataSource> {
  const own = dataSource.isInitialized ? dataSource : copyOf(dataSource)
  await buildEntities(own)
  return own
}

const copyOf = (dataSource: DataSource): DataSource =>
  Reflect.construct(dataSource.constructor, [dataSource.options]) as DataSource
