import type { RevisionId } from '../model/revision.ts'
import { revisionFolders } from '../settings.ts'
import type { Context } from './command.ts'
import type { StatusOptions } from './migration-options.ts'
import type { DatabaseStatus } from './status.ts'

/** The database and the history of a run, as the library's calls take them. */
export const migrationOptions = async ({ settings, databaseUrl }: Context): Promise<StatusOptions> => ({
  revisions: revisionFolders(settings),
  ledgerSchema: settings.ledgerSchema,
  defaultNamespace: settings.defaultNamespace ?? undefined,
  url: await databaseUrl(),
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
