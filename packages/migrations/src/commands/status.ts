import { HistoryError } from '../errors.ts'
import type { RevisionGraph } from '../history/graph.ts'
import { asReplaced } from '../history/replaced.ts'
import { brokenStanding, type Standing, standing } from '../history/standing.ts'
import { connect, type SessionSource } from '../io/database.ts'
import { editedRevisions } from '../io/edited.ts'
import { type DatabaseState, readState } from '../io/ledger.ts'
import type { AppliedRevision } from '../model/applied.ts'
import { adviceOn } from './advice.ts'
import { foldersOf, placeOf, type StatusOptions } from './migration-options.ts'
import { graphIn } from './read-graph.ts'

/** Where a database stands, and what to do about it. */
export interface DatabaseStatus extends Standing {
  /** The ledger, in the order of application. */
  readonly applied: readonly AppliedRevision[]
  /** Another tool's record in a database without a ledger: what Alembic says, or the names TypeORM keeps. */
  readonly recordedElsewhere: { readonly by: 'alembic' | 'typeorm'; readonly revisions: readonly string[] } | null
  /** One line for a person: what is the case, and what to type next. */
  readonly advice: string
}

/** Compares the database's ledger with the files: one query, and no code of theirs is run. */
export const status = async (options: StatusOptions & SessionSource): Promise<DatabaseStatus> =>
  (await readStatus(options)).status

export interface ReadStatus {
  readonly status: DatabaseStatus
  /** The history that the database was compared with; null where the files hold none that can be used. */
  readonly graph: RevisionGraph | null
}

/** The same, for those who go on to look at the history, or have it already: thousands of files are not read twice. */
export async function readStatus(options: StatusOptions & SessionSource, read?: RevisionGraph): Promise<ReadStatus> {
  const { state, history } = await stateAndHistory(options, async () => read ?? (await readHistory(options)))
  const problem = history instanceof HistoryError ? history : null
  const graph = history instanceof HistoryError ? null : history
  const recordedElsewhere = elsewhere(state)
  const applied = graph === null ? state.applied : asReplaced(graph, state.applied)
  const found = graph === null ? brokenStanding(applied) : await compare(graph, state)
  const advice = adviceOn({ ...found, applied, problem, recordedElsewhere })
  return { status: { ...found, applied, recordedElsewhere, advice }, graph }
}

/** Compares a state with the files of its history. */
export async function compare(graph: RevisionGraph, { hasLedger, applied: rows }: DatabaseState): Promise<Standing> {
  const applied = asReplaced(graph, rows)
  // What is half applied may be mended in its file; whether it fits what is done is looked at when it is taken up.
  const whole = applied.filter((row) => row.state === 'applied')
  const edited = await editedRevisions(graph, whole)
  return standing({ graph, hasLedger, applied, edited })
}

async function readHistory(options: StatusOptions): Promise<RevisionGraph | HistoryError> {
  try {
    return await graphIn(foldersOf(options))
  } catch (error) {
    if (error instanceof HistoryError) return error
    throw error
  }
}

/** The state of the database, and its history, which is read while the server looks for the state. */
async function stateAndHistory(
  options: StatusOptions & SessionSource,
  read: () => Promise<RevisionGraph | HistoryError>,
): Promise<{ readonly state: DatabaseState; readonly history: RevisionGraph | HistoryError }> {
  const database = await connect(options, 'status')
  let known: RevisionGraph | null = null
  const readAndKnow = async (): Promise<RevisionGraph | HistoryError> => {
    const history = await read()
    if (!(history instanceof HistoryError)) known = history
    return history
  }
  try {
    const stateRead = readState(database, placeOf(options), (id) => known?.byId.get(id))
    const [state, history] = await Promise.all([stateRead, readAndKnow()])
    return { state, history }
  } finally {
    await database.close()
  }
}

export function elsewhere({ alembic, typeorm }: DatabaseState): DatabaseStatus['recordedElsewhere'] {
  if (alembic !== null && alembic.length > 0) return { by: 'alembic', revisions: alembic }
  return typeorm !== null && typeorm.length > 0 ? { by: 'typeorm', revisions: typeorm } : null
}
