import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { review } from '../../src/index.ts'
import { freshDatabase } from '../support/postgres.ts'
import { newRepository, type Repository, revisionText } from '../support/repository.ts'

const first = revisionText({
  id: 'aaaa00000001',
  after: null,
  up: ['CREATE TABLE "books" ("id" integer PRIMARY KEY)'],
  down: ['DROP TABLE "books"'],
})

const second = (id: string, after = 'aaaa00000001', column = 'title') =>
  revisionText({
    id,
    after,
    up: [`ALTER TABLE "books" ADD COLUMN "${column}" text`],
    down: [`ALTER TABLE "books" DROP COLUMN "${column}"`],
  })

/** A repository whose main has one revision, with a branch that starts there. */
function library(): Repository {
  const repository = newRepository()
  repository.write('db/001_books.ts', first)
  repository.commit('books')
  repository.git('switch', '--quiet', '--create', 'change')
  return repository
}

const reviewed = ({ folder }: Repository, range?: string) =>
  review({ revisions: join(folder, 'db'), range, verify: false })

test('commits a..b mean the revisions that b adds since the two parted', async () => {
  const repository = library()
  repository.write('db/002_title.ts', second('bbbb00000002'))
  repository.commit('title')
  for (const range of ['main..HEAD', 'main...change', 'main..']) {
    const found = await reviewed(repository, range)
    expect(found.revisions.map(({ id, change, file }) => ({ id, change, file }))).toEqual([
      { id: 'bbbb00000002', change: 'added', file: 'db/002_title.ts' },
    ])
    expect(found.verdict.level).toBe('fine')
    expect(found.range).toBe(range)
  }
})

test('left out, the range is what the default branch has not, committed or not', async () => {
  const repository = library()
  repository.write('db/002_title.ts', second('bbbb00000002'))
  const found = await reviewed(repository)
  expect(found.range).toBe('what is not on main')
  expect(found.revisions.map(({ id }) => id)).toEqual(['bbbb00000002'])
})

test('a comment that is edited changes nothing, and a statement does', async () => {
  const repository = library()
  repository.write('db/001_books.ts', `// Books, and nothing else.\n${first}`)
  repository.commit('comment')
  expect((await reviewed(repository, 'main..HEAD')).findings).toEqual([])
  repository.write('db/001_books.ts', first.replace('integer', 'bigint'))
  repository.commit('bigint')
  const { findings, verdict, revisions } = await reviewed(repository, 'main..HEAD')
  expect(findings).toMatchObject([{ kind: 'edited', level: 'stop', places: [{ file: 'db/001_books.ts', line: null }] }])
  expect(verdict.level).toBe('stop')
  expect(revisions).toMatchObject([{ change: 'edited' }])
})

test('a revision that is gone is named with what brings it back', async () => {
  const repository = library()
  repository.remove('db/001_books.ts')
  repository.write('db/001_other.ts', revisionText({ id: 'cccc00000003', after: null, up: [], down: [] }))
  repository.commit('gone')
  expect((await reviewed(repository, 'main..HEAD')).findings).toMatchObject([
    { kind: 'removed', level: 'stop', mend: 'Bring it back: git checkout main -- db/001_books.ts' },
  ])
})

test('a file that only gets another name is the same revision', async () => {
  const repository = library()
  repository.remove('db/001_books.ts')
  repository.write('db/001_library.ts', first)
  repository.commit('rename')
  const { findings, revisions } = await reviewed(repository, 'main..HEAD')
  expect({ findings, revisions }).toEqual({ findings: [], revisions: [] })
})

test('several heads are found before they are merged: the other branch may have gone on', async () => {
  const repository = library()
  repository.write('db/002_title.ts', second('bbbb00000002'))
  repository.commit('title')
  repository.git('switch', '--quiet', 'main')
  repository.write('db/002_pages.ts', second('dddd00000004', 'aaaa00000001', 'pages'))
  repository.commit('pages')
  repository.git('switch', '--quiet', 'change')
  const { findings, revisions } = await reviewed(repository, 'main..change')
  expect(revisions.map(({ id }) => id)).toEqual(['bbbb00000002'])
  expect(findings).toMatchObject([{ kind: 'several-heads', level: 'stop', places: [{ file: 'db/002_title.ts' }] }])
  expect(findings[0]?.says).toContain('db/002_title.ts and db/002_pages.ts')
  repository.git('merge', '--quiet', '--message', 'both', 'main')
  expect((await reviewed(repository, 'main..change')).findings).toMatchObject([{ kind: 'several-heads' }])
})

test('a revision put below those that others have applied is told', async () => {
  const repository = library()
  repository.git('switch', '--quiet', 'main')
  repository.write('db/002_title.ts', second('bbbb00000002'))
  repository.commit('title')
  repository.git('switch', '--quiet', '--create', 'between')
  repository.write('db/003_pages.ts', second('dddd00000004', 'aaaa00000001', 'pages'))
  repository.write('db/002_title.ts', second('bbbb00000002', 'dddd00000004'))
  repository.commit('between')
  const kinds = (await reviewed(repository, 'main..HEAD')).findings.map(({ kind }) => kind)
  expect(kinds).toContain('inserted')
})

test('a history that cannot be followed is a report, not a crash', async () => {
  const repository = library()
  repository.write('db/002_title.ts', second('bbbb00000002', 'nowhere00000'))
  repository.commit('lost')
  expect(await reviewed(repository, 'main..HEAD')).toMatchObject({
    verdict: { level: 'stop' },
    findings: [{ kind: 'unreadable', places: [{ file: 'db/002_title.ts' }] }],
    revisions: [],
  })
})

test.each(['--output=x', '-c', '--upload-pack=touch x', '$(touch x)', 'a b', '@{-1}', '', 'main:db'])(
  'the name %j reaches git as a name and as nothing else',
  async (name) => {
    const repository = library()
    await expect(reviewed(repository, `${name}xyz..HEAD`)).rejects.toThrow(/git knows no commit named/)
    await expect(reviewed(repository, `HEAD..${name}xyz`)).rejects.toThrow(/git knows no commit named/)
    expect(repository.git('status', '--porcelain')).toBe('')
  },
)

test('a branch may have a name that looks like an option or a script', async () => {
  const repository = library()
  repository.write('db/002_title.ts', second('bbbb00000002'))
  repository.commit('title')
  for (const name of ['-x', "a'b", '$(id)', 'ä;b', '日本']) {
    repository.git('update-ref', `refs/heads/${name}`, 'HEAD')
    expect((await reviewed(repository, `main..refs/heads/${name}`)).revisions).toHaveLength(1)
  }
})

test('revisions are named as everywhere, from and to included, and git is not needed', async () => {
  const repository = library()
  repository.write('db/002_title.ts', second('bbbb00000002'))
  const found = await reviewed(repository, 'base:head')
  expect(found.revisions.map(({ id }) => id)).toEqual(['aaaa00000001', 'bbbb00000002'])
  expect((await reviewed(repository, 'bbbb')).revisions.map(({ id }) => id)).toEqual(['bbbb00000002'])
  await expect(reviewed(repository, 'cccc')).rejects.toThrow(/No revision/)
})

test('links in a commit are not followed, and other files are not read', async () => {
  const repository = library()
  mkdirSync(join(repository.folder, 'db/inner'))
  repository.write('db/notes.md', '# notes')
  repository.write('db/inner/003_never.ts', 'export const revision = 1')
  repository.git(
    'update-index',
    '--add',
    '--cacheinfo',
    `120000,${repository.git('hash-object', '-w', 'db/notes.md').trim()},db/004_link.ts`,
  )
  repository.git('commit', '--quiet', '--message', 'link')
  expect((await reviewed(repository, 'main..HEAD')).revisions).toEqual([])
})

test("the calls of TypeORM's query runner are read like the SQL that they send", async () => {
  const repository = library()
  repository.write(
    'db/002_owner.ts',
    `import { type QueryRunner, TableColumn, TableIndex } from 'typeorm'

export const revision = 'bbbb00000002'
export const downRevision = 'aaaa00000001'
export const message = 'owner'

export async function upgrade(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.addColumn('books', new TableColumn({ name: 'owner', type: 'integer', isNullable: true }))
  await queryRunner.createIndex('books', new TableIndex({ name: 'books_owner', columnNames: ['owner'] }))
}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.dropIndex('books', 'books_owner')
  await queryRunner.dropColumn('books', 'owner')
}
`,
  )
  const { revisions, findings } = await reviewed(repository)
  expect(revisions).toMatchObject([
    {
      unread: null,
      wayBack: { kind: 'empties' },
      rows: [
        { object: 'books.owner', line: 8 },
        { object: 'books_owner', line: 9 },
      ],
    },
  ])
  expect(findings).toMatchObject([{ kind: 'hazard', level: 'stop', places: [{ file: 'db/002_owner.ts', line: 9 }] }])
})

test('what code decides is said to be unread, and the rest is told', async () => {
  const repository = library()
  const upgrade = `  if (process.env.FULL) await queryRunner.dropTable('books')`
  repository.write(
    'db/002_maybe.ts',
    revisionText({ id: 'bbbb00000002', after: 'aaaa00000001', up: [], down: [] }).replace(
      /(function upgrade\(.*?\).*?\{)\}?/,
      (_, start: string) => `${start}\n${upgrade}\n}`,
    ),
  )
  const { revisions, findings } = await reviewed(repository)
  expect(revisions).toMatchObject([{ unread: expect.stringContaining('decides'), rows: [{ object: 'books' }] }])
  expect(findings.map(({ kind }) => kind)).toContain('unread')
})

test('hazards are weighed by classes of size where that is wanted, and no count is told', async () => {
  const repository = library()
  repository.write(
    'db/002_index.ts',
    revisionText({
      id: 'bbbb00000002',
      after: 'aaaa00000001',
      up: ['CREATE INDEX "books_id" ON "books" ("id")', 'DROP TABLE "books"'],
      down: [],
    }),
  )
  const fresh = await freshDatabase()
  await fresh.query('create table books (id integer primary key)')
  await fresh.query('insert into books select generate_series(1, 4321)')
  const options = { revisions: join(repository.folder, 'db'), range: undefined, verify: false, url: fresh.url }
  const [weighed, plain] = [await review({ ...options, sizes: true }), await review(options)]
  expect(weighed.revisions[0]?.hazards.map(({ rule, level, size }) => [rule, level, size])).toEqual([
    ['blocking-index', 'note', 'small'],
    ['drop-table', 'error', 'small'],
  ])
  expect(plain.revisions[0]?.hazards.map(({ rule, level, size }) => [rule, level, size])).toEqual([
    ['blocking-index', 'error', null],
    ['drop-table', 'error', null],
  ])
  expect(weighed.findings.filter(({ kind }) => kind === 'hazard')).toHaveLength(1)
  expect(JSON.stringify(weighed)).not.toMatch(/4,?321/)
  await fresh.drop()
})
