import { UsageError } from '../errors.ts'
import { defineCommand } from './command.ts'

export const init = defineCommand({
  name: 'init',
  describe: 'Set up revisions in a project that has none',
  flags: {},
  examples: [
    { type: 'init', does: 'Write the configuration and make the folder revisions/' },
    { type: 'init -d src/db.ts --revisions db/revisions', does: 'The same, with your names for things' },
  ],
  async run({ settings, folder }) {
    if (settings.configFile !== null) {
      throw new UsageError(`${settings.configFile} configures this folder already.`, { hint: 'Edit it.' })
    }
    const { createProject } = await import('./create-project.ts')
    return createProject({ folder, dataSource: settings.dataSource, revisions: settings.revisions[0] ?? null })
  },
  print: ({ configFile, revisions, dataSource }, { path }) => [
    `Wrote ${path(configFile)} and made the folder ${path(revisions)}.`,
    dataSource === null
      ? 'Nothing here makes a TypeORM DataSource: name the module that does, as dataSource in that file.'
      : `The entities are those of ${path(dataSource)}.`,
    'Name the database in DATABASE_URL, in the environment or in .env. Then write the first revision:',
    '  migrate revision --autogenerate -m "initial schema"',
    'Or, where the database has tables already and no history:',
    '  migrate revision --baseline -m "baseline"',
  ],
})
