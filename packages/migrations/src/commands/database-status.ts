import type { RevisionId } from '../model/revision.ts'
import { revisionFolders } from '../settings.ts'
import type { Context } from './command.ts'
import type { StatusOptions } from './migration-options.ts'
import type { DatabaseStatus } from './status.ts'

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

export async function databaseStatus(context: Context): Promise<DatabaseStatus> {
  const options = await migrationOptions(context)
  const { status } = await import('./status.ts')
  return status(options)
}

/** Where the database is, if what was typed asks for that; otherwise no database is needed, and null is returned. */
export async function currentIfNamed(context: Context, typed: string): Promise<readonly RevisionId[] | null> {
  return /\bcurrent\b/.test(typed) ? (await databaseStatus(context)).current : null
}
