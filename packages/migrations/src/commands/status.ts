import { HistoryError } from '../errors.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { asReplaced } from '../history/replaced.ts'
import { brokenStanding, type Standing, standing } from '../history/standing.ts'
import { connect } from '../io/database.ts'
import { editedRevisions } from '../io/edited.ts'
import { type DatabaseState, readState } from '../io/ledger.ts'
import { readRevisions } from '../io/revisions.ts'
import type { AppliedRevision } from '../model/applied.ts'
import { adviceOn } from './advice.ts'
import { foldersOf, placeOf, type StatusOptions } from './migration-options.ts'

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
export async function status(options: StatusOptions): Promise<DatabaseStatus> {
  const reading = readHistory(options)
  const [history, state] = await Promise.all([reading, stateOf(options)])
  const recordedElsewhere = elsewhere(state)
  const applied = history instanceof HistoryError ? state.applied : asReplaced(history, state.applied)
  const found = history instanceof HistoryError ? brokenStanding(applied) : await compare(history, state)
  const problem = history instanceof HistoryError ? history : null
  return {
    ...found,
    applied,
    recordedElsewhere,
    advice: adviceOn({ ...found, applied, problem, recordedElsewhere }),
  }
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
    return revisionGraph(await readRevisions(foldersOf(options)))
  } catch (error) {
    if (error instanceof HistoryError) return error
    throw error
  }
}

async function stateOf(options: StatusOptions): Promise<DatabaseState> {
  const database = await connect(options, 'status')
  try {
    return await readState(database, placeOf(options))
  } finally {
    await database.close()
  }
}

export function elsewhere({ alembic, typeorm }: DatabaseState): DatabaseStatus['recordedElsewhere'] {
  if (alembic !== null && alembic.length > 0) return { by: 'alembic', revisions: alembic }
  return typeorm !== null && typeorm.length > 0 ? { by: 'typeorm', revisions: typeorm } : null
}
