import type { RevisionGraph } from '../history/graph.ts'
import type { RevisionId } from '../model/revision.ts'
import { revisionFolders } from '../settings.ts'
import type { Context } from './command.ts'
import type { StatusOptions } from './migration-options.ts'
import type { DatabaseStatus, ReadStatus } from './status.ts'

/** The history of a run, as the library's calls take it. */
export const historyOptions = ({ settings }: Context): Omit<StatusOptions, 'url'> => ({
  revisions: revisionFolders(settings),
  ledgerSchema: settings.ledgerSchema,
  defaultNamespace: settings.defaultNamespace ?? undefined,
})

/** The same with the database. */
export const migrationOptions = async (context: Context): Promise<StatusOptions> => ({
  ...historyOptions(context),
  url: await context.databaseUrl(),
})

export const databaseStatus = async (context: Context): Promise<DatabaseStatus> =>
  (await databaseAndHistory(context)).status

/** Where the database stands, with the history that it was compared with: the one that is given, or the one in the files. */
export async function databaseAndHistory(context: Context, read?: RevisionGraph): Promise<ReadStatus> {
  const options = await migrationOptions(context)
  const { readStatus } = await import('./status.ts')
  return readStatus(options, read)
}

/** Where the database is, if what was typed asks for that; otherwise no database is needed, and null is returned. */
export async function currentIfNamed(context: Context, typed: string): Promise<readonly RevisionId[] | null> {
  return /\bcurrent\b/.test(typed) ? (await databaseStatus(context)).current : null
}
