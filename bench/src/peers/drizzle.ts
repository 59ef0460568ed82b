import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { statementsFound, takeColumn } from '../lacking.ts'
import { drizzleTable } from '../models/drizzle-table.ts'
import { fileName, numbersTo } from '../models/naming.ts'
import { succeed } from '../program.ts'
import type { Preparation } from '../scenario.ts'
import type { Site } from '../site.ts'

const cli = (site: Site): [string, string] => [process.execPath, site.installed('drizzle-kit/bin.cjs')]

/** Compares the tables with a database that Drizzle has made of them, and with its own snapshot of them. */
export const drizzleCheck: Preparation = async (site, tables) => {
  const [folder, name] = [project(site, tables), `drizzle_check_${tables}`]
  const url = await site.database(name)
  const generate = { command: [...cli(site), 'generate'] as const, folder, url: '' }
  await succeed(generate)
  await succeed({ command: [...cli(site), 'migrate'], folder, url })
  return [
    {
      name: 'drizzle-kit push',
      // What it finds it also changes, and then it finds less.
      program: { command: [...cli(site), 'push', '--force'], folder, url },
      outcome: ({ exitCode, output }) =>
        exitCode !== 0 ? null : /No changes detected/.test(output) ? 'nothing' : 'false differences',
    },
    {
      name: 'drizzle-kit generate (no database)',
      program: generate,
      outcome: ({ output }) => (/No schema changes/.test(output) ? 'nothing' : null),
    },
  ]
}

/** Compares the tables with a database that lacks one of their columns. What it finds it also changes. */
export const drizzleChange: Preparation = async (site, tables) => {
  const [folder, name] = [project(site, tables), `drizzle_change_${tables}`]
  const url = await site.database(name)
  await succeed({ command: [...cli(site), 'generate'], folder, url: '' })
  await succeed({ command: [...cli(site), 'migrate'], folder, url })
  return [
    {
      name: 'drizzle-kit push',
      program: { command: [...cli(site), 'push', '--force', '--verbose'], folder, url },
      before: () => takeColumn(url),
      outcome: ({ exitCode, output }) =>
        exitCode === 0 ? statementsFound(output.match(/^\s*(ALTER|CREATE|DROP) .*;/gm)?.length ?? 0) : null,
    },
  ]
}

/** Writes the first migration, for which it asks no database. */
export const drizzleEmpty: Preparation = async (site, tables) => {
  const folder = project(site, tables)
  return [
    {
      name: 'drizzle-kit generate (no database)',
      program: { command: [...cli(site), 'generate'], folder, url: '' },
      before: async () => rmSync(join(folder, 'drizzle'), { recursive: true, force: true }),
      outcome: ({ exitCode, output }) => (exitCode === 0 && /SQL migration file/.test(output) ? 'written' : null),
    },
  ]
}

function project(site: Site, tables: number): string {
  const files = numbersTo(tables).map((number) => [`tables/${fileName(number)}.js`, drizzleTable(number)] as const)
  rmSync(join(site.folder, `drizzle-${tables}`), { recursive: true, force: true })
  return site.project(`drizzle-${tables}`, {
    'package.json': '{ "type": "module" }',
    'drizzle.config.js': `export default {
  dialect: 'postgresql',
  schema: './tables/*.js',
  out: './drizzle',
  dbCredentials: { url: process.env.DATABASE_URL },
}
`,
    ...Object.fromEntries(files),
  })
}
