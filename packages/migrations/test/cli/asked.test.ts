import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { migrate } from '../support/command-line.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

interface Stage {
  readonly database: FreshDatabase
  readonly folder: string
}

type Columns = Readonly<Record<string, object>>

const id = { type: 'integer', primary: true, primaryKeyConstraintName: 'person_pkey' }

/** A project whose one table is there with the columns of `before` and a row, and whose entity says `after`. */
async function stage({ before, after, row }: { before: Columns; after: Columns; row: string }): Promise<Stage> {
  const at = { database: await freshDatabase(), folder: temporaryFolder() }
  mkdirSync(join(at.folder, 'revisions'))
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(at.folder, 'node_modules'))
  declare(at, 'before.mjs', before)
  await say(at, ['revision', '--autogenerate', '--no-verify', '-m', 'people'], {})
  await say(at, ['upgrade', 'head'], {})
  await at.database.query(row)
  declare(at, 'after.mjs', after)
  return at
}

function declare({ folder }: Stage, file: string, columns: Columns): void {
  const person = JSON.stringify({ name: 'person', columns: { id, ...columns } })
  const module = `import { DataSource, EntitySchema } from 'typeorm'
export default new DataSource({ type: 'postgres', entities: [new EntitySchema(${person})] })`
  writeFileSync(join(folder, file), module)
  writeFileSync(join(folder, 'migrate.config.json'), JSON.stringify({ dataSource: file, revisions: 'revisions' }))
}

/** Types a command and, to each question that holds one of the words, its answer. */
async function say({ database, folder }: Stage, words: readonly string[], answers: Readonly<Record<string, string>>) {
  const questions: string[] = []
  const outcome = await migrate(words, {
    folder,
    environment: { DATABASE_URL: database.url },
    answer(question) {
      questions.push(question)
      const [, answer] = Object.entries(answers).find(([word]) => question.includes(word)) ?? []
      if (answer === undefined) throw new Error(`nobody expected to be asked: ${question}`)
      return answer
    },
  })
  return { ...outcome, questions }
}

const autogenerate = ['revision', '--autogenerate', '--offline', '--no-verify', '-m', 'next']

const latest = ({ folder }: Stage): string => {
  const files = readdirSync(join(folder, 'revisions')).sort()
  return readFileSync(join(folder, 'revisions', files.at(-1) ?? ''), 'utf8')
}

const renamed = {
  before: { name: { type: 'text' } },
  after: { fullName: { type: 'text' } },
  row: `insert into person values (1, 'Ada')`,
}

test('whether a column only has another name, with what either answer does', async () => {
  const at = await stage(renamed)
  const { exitCode, questions } = await say(at, autogenerate, { 'Is the column': 'yes' })
  expect(questions).toMatchInlineSnapshot(`
    [
      "Is the column person.name called "fullName" from now on? They are 90 % alike.
    (yes: it gets that name and keeps what it holds; no: it is dropped, and the other is made)",
    ]
  `)
  expect(exitCode).toBe(0)
  expect(latest(at)).toContain('RENAME COLUMN "name" TO "fullName"')
})

test('what is no rename is asked about again, as the loss that it is', async () => {
  const at = await stage(renamed)
  const refused = await say(at, autogenerate, { 'Is the column': 'no', 'would lose': 'no' })
  expect(refused.questions.slice(1)).toMatchInlineSnapshot(`
    [
      "The revision would lose:
      every value of person.name
    Write it? (yes/no)",
    ]
  `)
  expect(refused.exitCode).toBe(11)
  expect(readdirSync(join(at.folder, 'revisions'))).toHaveLength(1)
})

test('what a column becomes where no cast leads', async () => {
  const at = await stage({
    before: { done: { type: 'boolean' } },
    after: { done: { type: 'date', nullable: true } },
    row: 'insert into person values (1, true)',
  })
  const { exitCode, questions } = await say(at, autogenerate, { 'No cast': 'case when done then now() end' })
  expect(questions).toMatchInlineSnapshot(`
    [
      "No cast leads from boolean to date. What is person.done then, in SQL? (for example case when done then now() end; nothing: stop)",
    ]
  `)
  expect(exitCode).toBe(0)
  expect(latest(at)).toContain('case when done then now() end')
})

test('whether rows may go, before anything is run', async () => {
  const at = await stage({ ...renamed, after: {} })
  await say(at, [...autogenerate, '--allow-drop'], {})
  const refused = await say(at, ['upgrade', 'head'], { lose: 'n' })
  expect(refused.questions).toMatchInlineSnapshot(`
    [
      "This would lose what is there:
      person.name: 1 value
    Go on? (yes/no)",
    ]
  `)
  expect(refused.exitCode).toBe(11)
  expect(await at.database.query('select name from person')).toEqual([{ name: 'Ada' }])
  const { exitCode } = await say(at, ['upgrade', 'head'], { lose: 'y' })
  expect(exitCode).toBe(0)
  expect(await at.database.query('select * from person')).toEqual([{ id: 1 }])
})

test('a name from the database does not steer the terminal that is asked at', async () => {
  const at = await stage({ ...renamed, before: { 'na\u001b[2Jme': { type: 'text' } } })
  const { questions } = await say(at, autogenerate, { 'Is the column': 'no', 'would lose': 'no' })
  expect(questions.join()).toContain('na\\u001b[2Jme')
  expect(questions.join()).not.toContain('\u001b')
})
