import { UsageError } from '../errors.ts'
import { defineCommand } from './command.ts'

export const init = defineCommand({
  name: 'init',
  describe: 'Set up revisions in a project that has none',
  flags: {},
  examples: [
    { type: 'init', does: 'Write the configuration and make the folder revisions/' },
    { type: 'init -d src/db.ts --revisions db/revisions', does: 'The same, with your own names' },
  ],
  async run({ settings, folder }) {
    if (settings.configFile !== null) {
      throw new UsageError(`${settings.configFile} configures this folder already.`, { hint: 'Edit it.' })
    }
    const { createProject } = await import('./create-project.ts')
    return createProject({ folder, dataSource: settings.dataSource, revisions: settings.revisions[0] ?? null })
  },
  print: ({ configFile, revisions, dataSource, migrationFolders }, { path }) => [
    `Wrote ${path(configFile)} and made the folder ${path(revisions)}.`,
    dataSource === null
      ? 'Nothing here makes a TypeORM DataSource: name the module that does, as dataSource in that file.'
      : `The entities are those of ${path(dataSource)}.`,
    ...adoption(migrationFolders.map(path)),
    'Name the database in DATABASE_URL, in the environment or in .env.',
    ...(migrationFolders.length === 1 ? afterAdoption : firstSteps),
  ],
})

/** TypeORM's migrations are revisions where they lie. */
function adoption(folders: readonly string[]): readonly string[] {
  const [first, second] = folders
  if (first === undefined) return []
  if (second === undefined) return [`The migrations of TypeORM in ${first} are the beginning of the history.`]
  return [
    `There are migrations of TypeORM in ${folders.join(', ')}: add the folder that is for PostgreSQL to revisions in that file.`,
  ]
}

const firstSteps = [
  'Then write the first revision:',
  '  migrate revision --autogenerate -m "initial schema"',
  'Or, where the database has tables already and no history:',
  '  migrate revision --baseline -m "baseline"',
]

const afterAdoption = [
  'Where TypeORM has run its migrations, take over what it has recorded; where it has not, run them:',
  '  migrate stamp',
  '  migrate upgrade head',
]
