import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Project, Server, Verdict } from '../doctor/check.ts'
import { hintOf, note, unseen, wrong } from '../doctor/check.ts'
import { projectChecks, serverChecks } from '../doctor/index.ts'
import { ConnectionError, HistoryError, UsageError } from '../errors.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { asReplaced } from '../history/replaced.ts'
import { ask, connect, type Database } from '../io/database.ts'
import { type DatabaseState, readState } from '../io/ledger.ts'
import { readRevisions } from '../io/revisions.ts'
import { revisionFolders, type Settings } from '../settings.ts'
import { adviceOn } from './advice.ts'
import type { Context } from './command.ts'
import { placeOf } from './migration-options.ts'
import { compare, elsewhere } from './status.ts'

/** What one check has found. */
export interface Finding extends Omit<Verdict, 'exitCode'> {
  readonly check: string
}

export interface Diagnosis {
  readonly isHealthy: boolean
  /** Of the first thing that is wrong, in the order of the checks: the gravest. */
  readonly exitCode: number
  readonly findings: readonly Finding[]
}

/** Looks at everything that can be looked at, whatever of it fails, and changes nothing. */
export async function diagnose(context: Context): Promise<Diagnosis> {
  const project = await projectOf(context.settings)
  const server = await serverFindings(context, project.history)
  const inProject = await lookAtAll(projectChecks, project)
  const found = [...inProject, ...server]
  const first = found.find(({ level }) => level === 'wrong')
  return {
    isHealthy: first === undefined,
    exitCode: first?.exitCode ?? 0,
    findings: found.map(({ exitCode: _exitCode, ...finding }) => finding),
  }
}

type Found = Finding & Pick<Verdict, 'exitCode'>

interface Look<Subject> {
  readonly name: string
  look(subject: Subject): Promise<readonly Verdict[]>
}

/** One after another: a session answers one question at a time. */
async function lookAtAll<Subject>(checks: readonly Look<Subject>[], subject: Subject): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const { name, look } of checks) {
    const verdicts = await look(subject).catch((error: unknown) => [
      unseen(`could not be looked at: ${error instanceof Error ? error.message : String(error)}`),
    ])
    found.push(...verdicts.map((verdict) => ({ check: name, ...verdict })))
  }
  return found
}

async function projectOf(settings: Settings): Promise<Project> {
  const { dataSource, configFile, revisions } = settings
  return {
    configFile,
    folders: revisions,
    history: await historyOf(settings),
    dataSource:
      dataSource === null
        ? null
        : () => import('../io/data-source.ts').then(({ loadDataSource }) => loadDataSource(dataSource)),
  }
}

async function historyOf(settings: Settings): Promise<RevisionGraph | Error> {
  try {
    return revisionGraph(await readRevisions(revisionFolders(settings)))
  } catch (error) {
    if (error instanceof HistoryError || error instanceof UsageError) return error
    throw error
  }
}

async function serverFindings(context: Context, history: Project['history']): Promise<readonly Found[]> {
  const notYet = embeddedNotYet(context.settings)
  if (notYet !== null) return [{ check: 'connection', ...notYet }]
  const place = placeOf({
    revisions: [],
    ledgerSchema: context.settings.ledgerSchema,
    defaultNamespace: context.settings.defaultNamespace ?? undefined,
  })
  const database = await connected(context)
  if (database instanceof Error) return [{ check: 'connection', ...wrong(database.message, hintOf(database), 10) }]
  try {
    const state = await readState(database, place).catch(explained)
    const standing = await standingOf(history, state)
    const server: Server = { database, place, state, standing, ask: (query) => ask(database, query), now: context.now }
    return await lookAtAll(serverChecks, server)
  } finally {
    await database.close()
  }
}

/** To start a server would be a change. */
function embeddedNotYet({ url, project }: Settings): Verdict | null {
  if (url !== null || existsSync(join(project, '.data', 'postgres'))) return null
  return note('DATABASE_URL is not set, and no embedded PostgreSQL was started here yet', 'migrate upgrade head')
}

const connected = async (context: Context): Promise<Database | Error> =>
  connect({ url: await context.databaseUrl() }, 'doctor').catch((error: unknown) => {
    if (error instanceof ConnectionError || error instanceof UsageError) return error
    throw error
  })

/** An error that was made for a person to read is a finding; a lost connection is, too. */
function explained(error: unknown): Error {
  if (error instanceof Error && hintOf(error) !== null) return error
  throw error
}

async function standingOf(history: Project['history'], state: DatabaseState | Error): Promise<Server['standing']> {
  if (history instanceof Error || state instanceof Error) return null
  const found = await compare(history, state)
  const recordedElsewhere = elsewhere(state)
  return {
    state: found.state,
    advice: adviceOn({ ...found, applied: asReplaced(history, state.applied), problem: null, recordedElsewhere }),
  }
}
