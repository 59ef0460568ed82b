import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

import { temporaryFolder } from '../packages/migrations/test/support/folder.ts'
import { freshDatabase } from '../packages/migrations/test/support/postgres.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const run = promisify(execFile)

/** The fenced blocks of the guide that name a file: new files, and lines for files that are there. */
const blocks = [...guide.matchAll(/^```(ts|diff) file=(\S+)\n(.*?)^```$/gms)].map(([, language, file, text]) => ({
  isRegistry: language === 'diff',
  file: file ?? '',
  text: text ?? '',
}))

let copy = ''

/** A copy of the sources with everything that the guide adds. */
beforeAll(() => {
  copy = temporaryFolder()
  for (const part of ['tsconfig.base.json', 'tsconfig.json', 'package.json', 'node_modules']) {
    symlinkSync(join(root, part), join(copy, part))
  }
  for (const name of ['entities', 'migrations', 'bot', 'fake-discord']) {
    const [from, to] = [join(root, 'packages', name), join(copy, 'packages', name)]
    mkdirSync(to, { recursive: true })
    for (const part of ['src', 'package.json', 'tsconfig.json'])
      cpSync(join(from, part), join(to, part), { recursive: true })
    symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'))
  }
  for (const { isRegistry, file, text } of blocks) {
    const path = join(copy, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, isRegistry ? withLines(readFileSync(path, 'utf8'), text) : text)
  }
})

/** Adds the lines marked `+`: the first one at the top of the file, each other one behind the line before it. */
function withLines(source: string, change: string): string {
  const lines = change.trimEnd().split('\n')
  return lines.reduce((text, line, index) => {
    if (!line.startsWith('+ ')) return text
    const anchor = lines[index - 1]?.slice(2)
    if (anchor === undefined) return `${line.slice(2)}\n${text}`
    if (!text.includes(anchor)) throw new Error(`the registry has no line ${anchor}`)
    return text.replace(anchor, `${anchor}\n${line.slice(2)}`)
  }, source)
}

/** What a module prints that runs in the copy. */
async function printed(source: string, environment: Record<string, string> = {}): Promise<unknown> {
  const file = join(copy, 'packages/bot/src/example.ts')
  writeFileSync(file, source)
  const { stdout } = await run(process.execPath, ['--import', '@oxc-node/core/register', file], {
    cwd: join(copy, 'packages/bot'),
    env: { ...process.env, ...environment },
  })
  return JSON.parse(stdout)
}

test('the guide adds one file and at most two lines each', () => {
  const added = blocks.filter(({ isRegistry }) => isRegistry).map(({ text }) => text.match(/^\+/gm)?.length)
  expect(blocks.map(({ file }) => file.split('/').at(-1))).toEqual([
    'cast.ts',
    'index.ts',
    'count.ts',
    'index.ts',
    'drop-default.ts',
    'index.ts',
    'about.ts',
    'index.ts',
  ])
  expect(added).toEqual([2, 1, 2, 2])
})

test('what the guide adds has the right types', async () => {
  const tsc = join(root, 'node_modules/.bin/tsc')
  const config = {
    extends: './tsconfig.base.json',
    compilerOptions: { noEmit: true, composite: false, declaration: false },
    include: ['packages/*/src'],
  }
  writeFileSync(join(copy, 'tsconfig.check.json'), JSON.stringify(config))
  const { stdout } = await run(tsc, ['--project', join(copy, 'tsconfig.check.json')], { cwd: copy }).catch(
    (error: { stdout: string }) => error,
  )
  expect(stdout).toBe('')
})

test('the kind is read, planned, and moved out of the way of what it stands on', async () => {
  const { url, query } = await freshDatabase()
  await query(`create type mood as enum ('fine'); create function shown(given mood) returns text language sql return 'mood';
    create cast (mood as text) with function shown(mood)`)
  const source = `
    import { readCatalog } from '../../migrations/src/io/catalog.ts'
    import { connect } from '../../migrations/src/io/database.ts'
    import { onServer } from '../../migrations/src/model/circumstances.ts'
    import { plan } from '../../migrations/src/plan/plan.ts'
    const database = await connect({ url: process.env.DATABASE_URL }, 'example')
    const { schema, unmodelled } = await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
    await database.close()
    const functions = schema.function.map((each) => ({ ...each, inputs: ['taken'], definition: each.definition.replace('given', 'taken') }))
    const { steps } = plan(schema, { ...schema, function: functions }, onServer(18))
    console.log(JSON.stringify({ unmodelled, sql: steps.flatMap(({ statements }) => statements.map(({ sql }) => sql)) }))`
  expect(await printed(source, { DATABASE_URL: url })).toEqual({
    unmodelled: [],
    sql: [
      'DROP CAST (mood AS text)',
      'DROP FUNCTION "shown"(mood)',
      `CREATE FUNCTION "shown"(taken mood)\n RETURNS text\n LANGUAGE sql\nRETURN 'mood'::text`,
      'CREATE CAST (mood AS text) WITH FUNCTION shown(mood)',
    ],
  })
})

test('the command runs, and explains itself', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'revisions'))
  const main = join(copy, 'packages/migrations/src/cli/main.ts')
  const migrate = (...words: string[]) =>
    run(
      process.execPath,
      ['--import', '@oxc-node/core/register', main, ...words, '--revisions', join(folder, 'revisions')],
      {
        cwd: join(copy, 'packages/migrations'),
      },
    )
  expect((await migrate('count')).stdout).toBe('0 revisions\n')
  expect((await migrate('count', '--help')).stdout).toContain('How many revisions the history has')
})

test('the rule is found in a statement that it is about', async () => {
  const source = `
    import { loadParser } from '../../migrations/src/actions/parser.ts'
    import { nothingKnown } from '../../migrations/src/effects/known.ts'
    import { assess, statementsIn } from '../../migrations/src/hazards/assess.ts'
    const naming = { defaultNamespace: 'public' }
    const sql = 'ALTER TABLE trip ALTER COLUMN city DROP DEFAULT'
    const statements = statementsIn(sql, await loadParser(), naming)
    const { meetings } = assess({ statements, inTransaction: true }, { known: nothingKnown, serverVersion: 18 })
    console.log(JSON.stringify(meetings.map(({ rule, object }) => [rule.id, object])))`
  expect(await printed(source)).toEqual([['drop-default', 'trip.city']])
})

test('the bot command is registered with Discord, and answers', async () => {
  const source = `
    import { commandBody } from './commands/command-body.ts'
    import { findCommand, findSubcommand } from './commands/index.ts'
    const body = commandBody(findCommand('about'))
    const reply = await findSubcommand('about', 'version').run({ options: {} }, { version: '1.2.3' })
    console.log(JSON.stringify({ name: body.name, options: body.options.map(({ name }) => name), reply }))`
  expect(await printed(source)).toEqual({
    name: 'about',
    options: ['version'],
    reply: { text: 'This is version 1.2.3.' },
  })
})
