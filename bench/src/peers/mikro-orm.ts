import { mikroOrmEntity } from '../models/mikro-orm-entity.ts'
import { className, fileName, numbersTo } from '../models/naming.ts'
import { succeed } from '../program.ts'
import type { Absentee, Preparation } from '../scenario.ts'
import type { Site } from '../site.ts'

const cli = (site: Site): [string, string] => [process.execPath, site.installed('@mikro-orm/cli/cli.js')]

/** Compares the entities with a database that MikroORM has made of them. */
export const mikroOrmCheck: Preparation = async (site, tables) => {
  const name = 'MikroORM schema:update --dump'
  if (!runsHere) return [absent(name)]
  const folder = project(site, tables)
  const url = await site.database(`mikro_orm_check_${tables}`)
  await succeed({ command: [...cli(site), 'schema:create', '--run'], folder, url })
  return [
    {
      name,
      program: { command: [...cli(site), 'schema:update', '--dump'], folder, url },
      outcome: ({ exitCode, output }) =>
        exitCode !== 0 ? null : /up-to-date/.test(output) ? 'nothing' : 'false differences',
    },
  ]
}

/** Lists migrations that are all applied. */
export const mikroOrmList: Preparation = async (site, revisions) => {
  const name = 'MikroORM migration:list'
  if (!runsHere) return [absent(name)]
  const [folder, url] = [history(site, revisions), await site.database(`mikro_orm_list_${revisions}`)]
  await succeed({ command: [...cli(site), 'migration:up'], folder, url })
  return [
    {
      name,
      program: { command: [...cli(site), 'migration:list'], folder, url },
      outcome: ({ exitCode }) => (exitCode === 0 ? `all ${revisions} applied` : null),
    },
  ]
}

/** Applies migrations, each in a transaction of its own. */
export const mikroOrmUp: Preparation = async (site, revisions) => {
  const name = 'MikroORM migration:up'
  if (!runsHere) return [absent(name)]
  const [folder, database] = [history(site, revisions), `mikro_orm_up_${revisions}`]
  return [
    {
      name,
      program: { command: [...cli(site), 'migration:up'], folder, url: await site.database(database) },
      before: async () => void (await site.database(database)),
      outcome: ({ exitCode }) => (exitCode === 0 ? `${revisions} applied` : null),
    },
  ]
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

/** As its package says. */
const runsHere = major > 22 || (major === 22 && minor >= 17)

const absent = (name: string): Absentee => ({
  name,
  absent: `needs Node 22.17 or later, and this is ${process.versions.node}`,
})

/** Its command line wants to be a dependency of the project. */
const manifest = '{ "type": "module", "dependencies": { "@mikro-orm/cli": "*" } }'

const project = (site: Site, tables: number): string =>
  site.project(`mikro-orm-${tables}`, {
    'package.json': manifest,
    'mikro-orm.config.js': `import { defineConfig } from '@mikro-orm/postgresql'
${numbersTo(tables)
  .map((number) => `import { ${className(number)} } from './entities/${fileName(number)}.js'`)
  .join('\n')}

export default defineConfig({
  clientUrl: process.env.DATABASE_URL,
  entities: [${numbersTo(tables).map(className).join(', ')}],
})
`,
    ...Object.fromEntries(
      numbersTo(tables).map((number) => [`entities/${fileName(number)}.js`, mikroOrmEntity(number)]),
    ),
  })

const history = (site: Site, revisions: number): string =>
  site.project(`mikro-orm-history-${revisions}`, {
    'package.json': manifest,
    'mikro-orm.config.js': `import { Migrator } from '@mikro-orm/migrations'
import { defineConfig, defineEntity, p } from '@mikro-orm/postgresql'

export default defineConfig({
  clientUrl: process.env.DATABASE_URL,
  entities: [defineEntity({ name: 'Any', properties: { id: p.integer().primary() } })],
  extensions: [Migrator],
  migrations: { path: 'migrations', snapshot: false, allOrNothing: false },
})
`,
    ...Object.fromEntries(
      numbersTo(revisions).map((number) => [`migrations/Migration${10_000 + number}.js`, migration(number)]),
    ),
  })

const migration = (number: number): string => `import { Migration } from '@mikro-orm/migrations'

export class Migration${10_000 + number} extends Migration {
  up() {
    this.addSql('select ${number}')
  }
}
`
