import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { statementsFound, takeColumn } from '../lacking.ts'
import { fileName, numbersTo } from '../models/naming.ts'
import { succeed } from '../program.ts'
import type { Preparation } from '../scenario.ts'
import type { Site } from '../site.ts'
import { typeormDatabase, typeormProject } from './typeorm-project.ts'

const cli = (site: Site): [string, string] => [process.execPath, site.installed('typeorm/cli.js')]

/** Compares the entities with a database that TypeORM has made of them. */
export const typeormCheck: Preparation = async (site, tables) => {
  const { folder, url } = await typeormDatabase(site, tables)
  const source = ['-d', 'dist/data-source.js']
  return [
    {
      name: 'TypeORM migration:generate --check',
      program: { command: [...cli(site), 'migration:generate', 'drift', '--check', ...source], folder, url },
      outcome: ({ exitCode, output }) =>
        exitCode === 0 && /No changes/.test(output) ? 'nothing' : `false differences`,
    },
  ]
}

const generated = 'generated'

/** Writes a migration into a folder of its own, which is emptied before. */
function generate(site: Site, { folder, url }: { folder: string; url: string }) {
  const arguments_ = ['migration:generate', join(generated, 'change'), '-d', 'dist/data-source.js']
  return {
    name: 'TypeORM migration:generate',
    program: { command: [...cli(site), ...arguments_] as const, folder, url },
    before: async () => rmSync(join(folder, generated), { recursive: true, force: true }),
  }
}

/** How many statements the migration runs that was written last; those of the way back are as many. */
function statementsWritten(folder: string): number {
  const [file = ''] = readdirSync(join(folder, generated))
  const [up = ''] = readFileSync(join(folder, generated, file), 'utf8').split('public async down')
  return up.match(/queryRunner\.query/g)?.length ?? 0
}

/** Compares the entities with a database that lacks one of their columns. */
export const typeormChange: Preparation = async (site, tables) => {
  const { folder } = await typeormDatabase(site, tables)
  const url = await site.database(`typeorm_change_${tables}`, `typeorm_${tables}`)
  await takeColumn(url)
  return [
    {
      ...generate(site, { folder, url }),
      outcome: ({ exitCode }) => (exitCode === 0 ? statementsFound(statementsWritten(folder)) : null),
    },
  ]
}

export const typeormEmpty: Preparation = async (site, tables) => {
  const folder = await typeormProject(site, tables)
  const url = await site.database(`typeorm_empty_${tables}`)
  return [
    {
      ...generate(site, { folder, url }),
      outcome: ({ exitCode }) => (exitCode === 0 ? `${statementsWritten(folder)} statements` : null),
    },
  ]
}

/** Lists migrations that are all applied. */
export const typeormShow: Preparation = async (site, revisions) => {
  const [folder, url] = [history(site, revisions), await site.database(`typeorm_show_${revisions}`)]
  await succeed({ command: [...cli(site), 'migration:run', '-d', 'data-source.js'], folder, url })
  return [
    {
      name: 'TypeORM migration:show',
      program: { command: [...cli(site), 'migration:show', '-d', 'data-source.js'], folder, url },
      outcome: ({ output }) => {
        const applied = output.match(/\[X\]/g)?.length ?? 0
        return applied === revisions ? `all ${applied} applied` : null
      },
    },
  ]
}

/** Applies migrations, each in a transaction of its own. */
export const typeormRun: Preparation = async (site, revisions) => {
  const [folder, name] = [history(site, revisions), `typeorm_run_${revisions}`]
  const url = await site.database(name)
  const command = [...cli(site), 'migration:run', '--transaction', 'each', '-d', 'data-source.js'] as const
  return [
    {
      name: 'TypeORM migration:run --transaction each',
      program: { command, folder, url },
      before: async () => void (await site.database(name)),
      outcome: ({ exitCode }) => (exitCode === 0 ? `${revisions} applied` : null),
    },
  ]
}

const firstTimestamp = 1_700_000_000_000

const history = (site: Site, revisions: number): string =>
  site.project(`typeorm-history-${revisions}`, {
    'package.json': '{ "type": "commonjs" }',
    'data-source.js': `const { DataSource } = require('typeorm')
exports.dataSource = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, migrations: ['migrations/*.js'] })
`,
    ...Object.fromEntries(
      numbersTo(revisions).map((number) => [`migrations/${fileName(number)}.js`, migration(number)]),
    ),
  })

const migration = (number: number): string => `exports.Step${firstTimestamp + number} = class {
  name = 'Step${firstTimestamp + number}'
  async up(queryRunner) {
    await queryRunner.query(\`select ${number}\`)
  }
  async down(queryRunner) {
    await queryRunner.query(\`select ${number}\`)
  }
}
`
