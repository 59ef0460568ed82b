import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { statementsFound, takeColumn } from '../lacking.ts'
import { numbersTo, revisionId } from '../models/naming.ts'
import { succeed } from '../program.ts'
import type { Preparation } from '../scenario.ts'
import type { Site } from '../site.ts'
import { typeormProject } from './typeorm-project.ts'

const cli = (site: Site): [string, string] => [process.execPath, site.installed('@retort/migrations/bin/migrate.cjs')]

const [compiled, written] = ['dist/data-source.js', 'src/data-source.ts']
const autogenerate = ['revision', '--autogenerate', '-m', 'change', '--no-verify', '--rev-id', 'c0ffee000001']

/** The entities, and a database that one revision has made of them. */
const retortDatabase = (site: Site, tables: number): Promise<{ folder: string; url: string }> =>
  site.once(`retort-database-${tables}`, async () => {
    const folder = await typeormProject(site, tables)
    const url = await site.database(`retort_${tables}`)
    site.project(`typeorm-${tables}`, { 'migrate.config.json': '{ "revisions": "revisions" }', 'revisions/.keep': '' })
    const initial = ['revision', '--autogenerate', '-m', 'initial', '--no-verify', '-d', compiled]
    await succeed({ command: [...cli(site), ...initial], folder, url })
    await succeed({ command: [...cli(site), 'upgrade', 'head'], folder, url })
    return { folder, url }
  })

/** Compares the entities, compiled and as they are written, with the database. */
export const retortCheck: Preparation = async (site, tables) => {
  const place = await retortDatabase(site, tables)
  return [
    { name: 'retort check', source: compiled },
    { name: 'retort check, entities in TypeScript', source: written },
  ].map(({ name, source }) => ({
    name,
    program: { command: [...cli(site), 'check', '-d', source], ...place },
    outcome: ({ exitCode, output }) => (exitCode === 0 ? 'nothing' : `exit ${exitCode}: ${output.trim()}`),
  }))
}

/** Compares the entities with a database that lacks one of their columns. */
export const retortChange: Preparation = async (site, tables) => {
  const { folder } = await retortDatabase(site, tables)
  const url = await site.database(`retort_change_${tables}`, `retort_${tables}`)
  await takeColumn(url)
  cpSync(join(folder, 'revisions'), join(folder, 'changed'), { recursive: true })
  const file = join(folder, 'changed', '002_change.ts')
  return [
    {
      name: 'retort revision --autogenerate',
      program: { command: [...cli(site), ...autogenerate, '-d', compiled, '--revisions', 'changed'], folder, url },
      before: async () => rmSync(file, { force: true }),
      outcome: ({ exitCode }) => (exitCode === 0 ? statementsFound(statementsIn(file)) : null),
    },
  ]
}

export const retortEmpty: Preparation = async (site, tables) => {
  const folder = await typeormProject(site, tables)
  const url = await site.database(`retort_empty_${tables}`)
  const revisions = join(folder, 'initial')
  return [
    {
      name: 'retort revision --autogenerate',
      program: { command: [...cli(site), ...autogenerate, '-d', compiled, '--revisions', 'initial'], folder, url },
      before: async () => {
        rmSync(revisions, { recursive: true, force: true })
        mkdirSync(revisions)
      },
      outcome: ({ exitCode }) =>
        exitCode === 0 ? `${statementsIn(join(revisions, '001_change.ts'))} statements` : null,
    },
  ]
}

/** How many statements the upgrade of a revision runs. */
function statementsIn(file: string): number {
  const [upgrade = ''] = readFileSync(file, 'utf8').split('export async function downgrade')
  return upgrade.match(/queryRunner\.query/g)?.length ?? 0
}

/** Says where a database is that has every revision: at a prompt, and in a program that starts. */
export const retortCurrent: Preparation = async (site, revisions) => {
  const [folder, url] = [history(site, revisions), await site.database(`retort_current_${revisions}`)]
  site.project(`retort-history-${revisions}`, { 'status.js': statusProgram })
  await succeed({ command: [...cli(site), 'upgrade', 'head'], folder, url })
  const subjects = { 'retort current': [...cli(site), 'current'], 'retort status()': [process.execPath, 'status.js'] }
  return Object.entries(subjects).map(([name, command]) => ({
    name,
    program: { command, folder, url },
    outcome: ({ output }) => (output.startsWith(revisionId(revisions)) ? 'the head' : null),
  }))
}

const statusProgram = `import { status } from '@retort/migrations'
const { current } = await status({ url: process.env.DATABASE_URL, revisions: 'revisions' })
console.log(current.join())
`

export const retortHeads: Preparation = async (site, revisions) => [
  {
    name: 'retort heads',
    program: { command: [...cli(site), 'heads'], folder: history(site, revisions), url: '' },
    outcome: ({ output }) => (output.startsWith(revisionId(revisions)) ? 'the head' : null),
  },
]

/** Applies revisions, each in a transaction of its own. */
export const retortUpgrade: Preparation = async (site, revisions) => {
  const [folder, name] = [history(site, revisions), `retort_upgrade_${revisions}`]
  return [
    {
      name: 'retort upgrade head',
      program: { command: [...cli(site), 'upgrade', 'head'], folder, url: await site.database(name) },
      before: async () => void (await site.database(name)),
      outcome: ({ exitCode }) => (exitCode === 0 ? `${revisions} applied` : null),
    },
  ]
}

const history = (site: Site, revisions: number): string =>
  site.project(`retort-history-${revisions}`, {
    'package.json': '{ "type": "module" }',
    'migrate.config.json': '{ "revisions": "revisions" }',
    ...Object.fromEntries(
      numbersTo(revisions).map((number) => [`revisions/${String(number).padStart(4, '0')}_step.ts`, revision(number)]),
    ),
  })

const revision = (number: number): string => `import type { QueryRunner } from 'typeorm'

export const revision = '${revisionId(number)}'
export const downRevision = ${number === 1 ? 'null' : `'${revisionId(number - 1)}'`}
export const message = 'step'

export async function upgrade(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(\`select ${number}\`)
}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(\`select ${number}\`)
}
`
