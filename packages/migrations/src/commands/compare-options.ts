import { dataSourceFile } from '../settings.ts'
import type { Context } from './command.ts'
import type { CompareOptions } from './comparison.ts'
import { migrationOptions } from './database-status.ts'

/** The database, the history and the entities of a run, as the library's calls take them. */
export async function compareOptions(context: Context): Promise<CompareOptions> {
  const file = dataSourceFile(context.settings)
  return {
    ...(await migrationOptions(context)),
    rules: context.settings.rules,
    declared: context.settings.declared,
    async dataSource() {
      const { loadDataSource } = await import('../io/data-source.ts')
      return loadDataSource(file)
    },
  }
}
