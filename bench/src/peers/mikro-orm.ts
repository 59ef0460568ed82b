import { statementsFound, takeColumn } from '../lacking.ts'
import { mikroOrmEntity } from '../models/mikro-orm-entity.ts'
import { className, fileName, numbersTo } from '../models/naming.ts'
import { succeed } from '../program.ts'
import type { Absentee, Preparation } from '../scenario.ts'
import type { Site } from '../site.ts'

const cli = (site: Site): [string, string] => [process.execPath, site.installed('@mikro-orm/cli/cli.js')]

const compare = 'MikroORM schema:update --dump'

/** A comparison of the entities with a database, where MikroORM runs. */
const comparison =
  (database: (site: Site, made: { folder: string; tables: number }) => Promise<string>, found: Found): Preparation =>
  async (site, tables) => {
    if (!runsHere) return [absent(compare)]
    const folder = project(site, tables)
    const url = await database(site, { folder, tables })
    return [
      {
        name: compare,
        program: { command: [...cli(site), 'schema:update', '--dump'], folder, url },
        outcome: ({ exitCode, output }) => (exitCode === 0 ? found(output) : null),
      },
    ]
  }

type Found = (output: string) => string

const whole = (site: Site, { folder, tables }: { folder: string; tables: number }): Promise<string> =>
  site.once(`mikro-orm-database-${tables}`, async () => {
    const url = await site.database(`mikro_orm_${tables}`)
    await succeed({ command: [...cli(site), 'schema:create', '--run'], folder, url })
    return url
  })

/** Statements that change something; settings for the session come beside them. */
const changes = (output: string): number => output.match(/^(alter|create|drop|comment) /gm)?.length ?? 0

/** Compares the entities with a database that MikroORM has made of them. */
export const mikroOrmCheck = comparison(whole, (output) =>
  /up-to-date/.test(output) ? 'nothing' : 'false differences',
)

/** Compares the entities with a database that lacks one of their columns. */
export const mikroOrmChange = comparison(
  async (site, made) => {
    await whole(site, made)
    const url = await site.database(`mikro_orm_change_${made.tables}`, `mikro_orm_${made.tables}`)
    await takeColumn(url)
    return url
  },
  (output) => statementsFound(changes(output)),
)

export const mikroOrmEmpty = comparison(
  (site, { tables }) => site.database(`mikro_orm_empty_${tables}`),
  (output) => `${changes(output)} statements`,
)

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
