import { expect, test } from 'vitest'

import { upgrade, type Verification, verify } from '../../src/index.ts'
import { historyFolder, type Sketch } from '../support/history-folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const books: Sketch = {
  id: 'aaaa',
  upgrade: ['CREATE TABLE "books" ("id" serial PRIMARY KEY, "title" text)', `COMMENT ON TABLE "books" IS 'read them'`],
  downgrade: ['DROP TABLE "books"'],
}

/** What went wrong, with the step in front. */
const problems = ({ revisions, roundTrip }: Verification): readonly string[] =>
  [...revisions.flatMap(({ steps }) => steps), ...(roundTrip ?? [])].flatMap((step) =>
    step.problems.map(({ kind, text }) => `${step.direction}, ${kind}: ${text}`),
  )

/** A database at the first revision, with some rows, and what became of the second one there. */
async function verified(
  second: Omit<Sketch, 'id'>,
  { first = books, rows = '' }: { readonly first?: Sketch; readonly rows?: string } = {},
): Promise<{ readonly found: Verification; readonly database: FreshDatabase }> {
  const database = await freshDatabase()
  const revisions = historyFolder([first, { id: 'bbbb', ...second }])
  await upgrade({ url: database.url, revisions, target: first.id })
  if (rows !== '') await database.query(rows)
  return { found: await verify({ url: database.url, revisions }), database }
}

test('what is pending goes up, down and up on a likeness of the database, and keeps its rows', async () => {
  const { found, database } = await verified(
    {
      upgrade: ['ALTER TABLE "books" RENAME COLUMN "title" TO "name"', 'ALTER TABLE "books" ADD COLUMN "isbn" text'],
      downgrade: ['ALTER TABLE "books" DROP COLUMN "isbn"', 'ALTER TABLE "books" RENAME COLUMN "name" TO "title"'],
    },
    { rows: `insert into books (title) values ('secret'), (null)` },
  )
  expect(problems(found)).toEqual([])
  expect(found).toMatchObject({
    status: 'proven',
    start: 'database',
    place: { server: 'same', version: 18 },
    missing: [],
    reasons: [],
    revisions: [{ id: 'bbbb', status: 'proven', rowsCompared: 2, steps: [{}, { against: 'before' }, {}] }],
  })
  expect(await database.query('select title from books')).toHaveLength(2)
  expect(JSON.stringify(found)).not.toContain('secret')
})

test('a downgrade that leaves something else than there was is told object by object', async () => {
  const { found } = await verified({
    upgrade: [
      'ALTER TABLE "books" ADD COLUMN "isbn" text',
      'ALTER TABLE "books" ALTER COLUMN "title" SET NOT NULL',
      `COMMENT ON TABLE "books" IS 'burn them'`,
      'CREATE INDEX "books_title" ON "books" ("title")',
    ],
    downgrade: ['ALTER TABLE "books" DROP COLUMN "isbn"'],
  })
  expect(found.status).toBe('failed')
  expect(problems(found)).toEqual([
    'downgrade, difference: column books.title: nullable is no, and should be yes',
    'downgrade, difference: index books_title is there and should not be',
    'downgrade, difference: comment table:books: text is burn them, and should be read them',
    'upgrade, statement: relation "books_title" already exists (in: CREATE INDEX "books_title" ON "books" ("title"))',
  ])
})

test('a comment that says less than the statement does is a fault, and one that says more is none', async () => {
  const body = (comment: string, sql: string) => `  // ${comment}\n  await queryRunner.query(\`${sql}\`)`
  const add = 'ALTER TABLE books ADD COLUMN isbn text'
  const downgrade = ['ALTER TABLE books DROP COLUMN isbn']
  const gentle = await verified({ upgrade: body('books: SHARE', add), downgrade })
  expect(problems(gentle.found)).toEqual([
    `upgrade, claim: ${add} takes ACCESS EXCLUSIVE on books, which the file does not say`,
  ])
  const rewriting = 'ALTER TABLE books ADD COLUMN isbn text DEFAULT gen_random_uuid()'
  const silent = await verified({
    upgrade: body('books: ACCESS EXCLUSIVE, no rewrite, no scan', rewriting),
    downgrade,
  })
  expect(problems(silent.found)).toEqual([`upgrade, claim: ${rewriting} rewrites books, which the file does not say`])
  const careful = await verified({ upgrade: body('books: ACCESS EXCLUSIVE, rewrites every row', add), downgrade })
  expect(careful.found).toMatchObject({
    status: 'proven',
    revisions: [
      { steps: [{ statements: [{ isTrue: true, measured: 'books: ACCESS EXCLUSIVE, no rewrite, no scan' }] }, {}, {}] },
    ],
  })
})

test('a claim names a table by the name it has there, before a rename and after it', async () => {
  const { found } = await verified({
    upgrade: `  // books: ACCESS EXCLUSIVE, no rewrite, no scan
  await queryRunner.query(\`ALTER TABLE books RENAME TO volumes\`)
  // volumes: SHARE, reads every row
  await queryRunner.query(\`CREATE INDEX volumes_title ON volumes (title)\`)`,
    downgrade: ['DROP INDEX volumes_title', 'ALTER TABLE volumes RENAME TO books'],
  })
  expect(problems(found)).toEqual([])
})

test('rows that are in the way are a fault, their values are not shown, and the schema is proven without them', async () => {
  const { found } = await verified(
    {
      upgrade: ['ALTER TABLE books ALTER COLUMN title TYPE integer USING title::integer'],
      downgrade: ['ALTER TABLE books ALTER COLUMN title TYPE varchar'],
    },
    { rows: `insert into books (title) values ('the secret of it')` },
  )
  expect(problems(found)).toEqual([
    'upgrade, rows: invalid input syntax for type integer: "…" (in: ALTER TABLE books ALTER COLUMN title TYPE integer USING title::integer)',
    'downgrade, difference: column books.title: type is character varying, and should be text',
  ])
  expect(JSON.stringify(found)).not.toContain('secret')
})

test('rows that refer to some beyond the sample prove nothing, and to none at all are a fault', async () => {
  const pages = {
    upgrade: [
      'ALTER TABLE "books" ADD COLUMN "next" integer REFERENCES "books"',
      'UPDATE "books" SET "next" = 900 WHERE "id" = 1',
    ],
    downgrade: ['ALTER TABLE "books" DROP COLUMN "next"'],
  }
  const many = await verified(pages, {
    rows: 'insert into books (title) select n from generate_series(1, 1000) n; analyze books',
  })
  expect(many.found).toMatchObject({
    status: 'unproven',
    revisions: [{ notes: [expect.stringContaining('it refers to some that are not in the sample')] }],
  })
  expect(problems(many.found)).toEqual([])
  const few = await verified(pages, { rows: `insert into books (title) values ('one')` })
  expect(few.found.status).toBe('failed')
  expect(problems(few.found)[0]).toMatch(/^upgrade, rows: .* violates foreign key constraint/)
})

test('what a revision writes to a table that it has changed before is no fault', async () => {
  const rows = `insert into books (title) values ('one'), (null)`
  const first = { ...books, upgrade: ['CREATE TABLE books (id serial PRIMARY KEY, title text, price numeric)'] }
  const { found } = await verified(
    {
      upgrade: [
        'ALTER TABLE books RENAME TO volumes',
        `UPDATE volumes SET title = 'untitled' WHERE title IS NULL`,
        'ALTER TABLE volumes ALTER COLUMN title SET NOT NULL',
      ],
      downgrade: ['ALTER TABLE volumes ALTER COLUMN title DROP NOT NULL', 'ALTER TABLE volumes RENAME TO books'],
    },
    { rows, first },
  )
  expect(found).toMatchObject({
    status: 'proven',
    revisions: [{ notes: ['Values of books.title are others: the revision writes to the table.'] }],
  })
})

test('values that a revision changes without a word are a fault, and those that it writes or says to lose are none', async () => {
  const rows = `insert into books (title) values ('one'), ('two')`
  const first = { ...books, upgrade: ['CREATE TABLE books (id serial PRIMARY KEY, title text, price numeric)'] }
  const written = await verified(
    { upgrade: ['UPDATE books SET title = upper(title)'], downgrade: ['UPDATE books SET title = initcap(title)'] },
    { rows },
  )
  expect(written.found).toMatchObject({
    status: 'proven',
    revisions: [{ notes: ['Values of books.title are others: the revision writes to the table.'] }],
  })
  const change = (comment: string) => `  // ${comment}
  await queryRunner.query(\`ALTER TABLE books ALTER COLUMN price TYPE integer\`)`
  const back = `  // books: ACCESS EXCLUSIVE, rewrites every row
  await queryRunner.query(\`ALTER TABLE books ALTER COLUMN price TYPE numeric\`)`
  const priced = `insert into books (title, price) values ('one', 1.5)`
  const silent = await verified(
    { upgrade: change('books: ACCESS EXCLUSIVE, rewrites every row'), downgrade: back },
    { first, rows: priced },
  )
  expect(problems(silent.found)).toEqual(['downgrade, values: values of books.price are not what they were'])
  const honest = await verified(
    {
      upgrade: change('books: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the fractions in books.price'),
      downgrade: back,
    },
    { first, rows: priced },
  )
  expect(honest.found).toMatchObject({
    status: 'proven',
    revisions: [{ notes: ['It loses the fractions in books.price, and says so.'] }],
  })
})

test('a column made anew under its name has lost what it held', async () => {
  const body = (sql: string) => `  // books: ACCESS EXCLUSIVE\n  await queryRunner.query(\`${sql}\`)`
  const both = 'ALTER TABLE books DROP COLUMN title, ADD COLUMN title text'
  const { found } = await verified(
    { upgrade: body(both), downgrade: body(both) },
    { rows: `insert into books (title) values ('one')` },
  )
  expect(problems(found)).toEqual(['upgrade, values: values of books.title are lost, which the file does not say'])
})

test('a history is proven from nothing, revision by revision, and all the way down and up', async () => {
  const { url, query } = await freshDatabase()
  const revisions = historyFolder([
    books,
    {
      id: 'bbbb',
      upgrade: `  for (const title of ['one', 'two'])
    await queryRunner.query('INSERT INTO books (title) VALUES ($1)', [title])`,
      downgrade: ['DELETE FROM books'],
    },
    {
      id: 'cccc',
      transaction: 'none',
      upgrade: ['CREATE INDEX CONCURRENTLY books_title ON books (title)'],
      downgrade: ['DROP INDEX CONCURRENTLY books_title'],
    },
  ])
  const whole = await verify({ url, revisions, range: 'base:head' })
  expect(problems(whole)).toEqual([])
  expect(whole).toMatchObject({
    status: 'proven',
    start: 'history',
    revisions: [{ id: 'aaaa' }, { id: 'bbbb' }, { id: 'cccc', rowsCompared: 2 }],
  })
  expect(whole.roundTrip?.map(({ revision, direction }) => `${direction} ${revision}`)).toEqual([
    ...['downgrade cccc', 'downgrade bbbb', 'downgrade aaaa', 'upgrade aaaa', 'upgrade bbbb', 'upgrade cccc'],
  ])
  const last = await verify({ url, revisions, range: 'head' })
  expect(last).toMatchObject({ status: 'proven', revisions: [{ id: 'cccc' }], roundTrip: null })
  expect(await verify({ url, revisions, range: 'bbbb:' })).toMatchObject({
    revisions: [{ id: 'bbbb' }, { id: 'cccc' }],
  })
  expect(await query(`select 1 from pg_class where relname = 'books'`)).toEqual([])
})

test('what fails stops its followers, and what is below has to run before anything can be proven', async () => {
  const { url } = await freshDatabase()
  const revisions = historyFolder([
    { id: 'aaaa', upgrade: ['CREATE TABLE books (id int)'], downgrade: ['DROP TABLE books'] },
    { id: 'bbbb', upgrade: ['CREATE TABLE boooks ()'], downgrade: ['DROP TABLE shelves'] },
    { id: 'cccc', upgrade: ['SELECT nothing FROM nowhere'] },
    { id: 'dddd' },
  ])
  const found = await verify({ url, revisions, range: 'base:head' })
  expect(found.revisions.map(({ id, status }) => `${id} ${status}`)).toEqual([
    ...['aaaa proven', 'bbbb failed', 'cccc failed', 'dddd unproven'],
  ])
  expect(problems(found)).toEqual([
    'downgrade, statement: table "shelves" does not exist (in: DROP TABLE shelves)',
    'upgrade, statement: relation "nowhere" does not exist (in: SELECT nothing FROM nowhere)',
  ])
  expect(await verify({ url, revisions, range: 'dddd' })).toMatchObject({
    status: 'unproven',
    reasons: [
      'What is below cannot be built: the upgrade cccc fails: relation "nowhere" does not exist (in: SELECT nothing FROM nowhere).',
    ],
  })
})

test('where nothing is pending the heads are proven, and without revisions there is nothing to do', async () => {
  const { url } = await freshDatabase()
  const revisions = historyFolder([books])
  await upgrade({ url, revisions, target: 'head' })
  expect(await verify({ url, revisions })).toMatchObject({
    status: 'proven',
    start: 'history',
    revisions: [{ id: 'aaaa' }],
  })
  expect(await verify({ url, revisions: historyFolder([]) })).toMatchObject({ status: 'proven', revisions: [] })
})
