import { beforeAll, describe, expect, test } from 'vitest'

import { installation } from './installation.ts'
import { filesIn, packedPackage } from './packed-package.ts'
import { environmentTypes, type Files, type Project } from './project.ts'
import { decorated } from './projects/decorated.ts'
import { projects } from './projects/index.ts'
import { modernClasses, plainClasses } from './projects/migration-classes.ts'
import { type Site, siteIn } from './site.ts'

const archive = packedPackage()
// Whoever needs it gets the same error, with a test to show it in.
archive.catch(() => {})

let installed: string
beforeAll(async () => {
  installed = await installation(archive)
}, 300_000)

const agreement = 'The entities, the history and the database agree.'

test('the package has its program, its modules with their types, and nothing else', async () => {
  const files = await filesIn(await archive)
  const known = ['LICENSE', 'README.md', 'package.json', 'bin/migrate.cjs', 'dist/index.cjs', 'dist/index.d.ts']
  expect(files).toEqual(expect.arrayContaining(known))
  expect(files.filter((file) => !known.includes(file) && !/^dist\/.*(\.cjs|\.d\.ts)$/.test(file))).toEqual([])
})

// Each is a dozen processes, and the machine may have other work.
describe.concurrent('somebody else’s project', { timeout: 300_000 }, () => {
  test('is told the types of the settings and of the library', async () => {
    const site = await siteIn(installed, 'typed')
    site.write({ ...decorated.files(false), 'environment.d.ts': environmentTypes, 'typed.ts': typed })
    await site.migrate('init')
    await site.compile()
  })

  test('gets a PostgreSQL when it names none', async () => {
    const site = await siteIn(installed, 'embedded')
    site.write(modernClasses(false))
    const answer = await site.migrateAlone(
      'upgrade',
      'head',
      '--revisions',
      'src/migrations',
      '-d',
      'src/data-source.ts',
    )
    expect(answer).toContain('The database is at 1700000100000 (head) and has 1 table.')
    expect(site.list('.')).toContain('.data')
  })

  test.each(projects)('goes there and back: $about', async (project) => {
    const site = await siteIn(installed, `project-${projects.indexOf(project)}`)
    await begin(site, project)
    const before = await site.schema()
    await grow(site, project)
    const after = await site.schema()
    expect(after).not.toBe(before)
    await goBackAndForth(site, project, { before, after })
  })

  test('goes on from the migrations that it has written for TypeORM', async () => {
    const site = await siteIn(installed, 'classes')
    site.write(modernClasses(false))
    await site.migrate('init', '--revisions', 'src/migrations')
    expect(await site.migrate('heads')).toBe('1700000100000 (head)\n')
    await site.migrate('upgrade', 'head')
    expect(await site.migrate('check')).toContain(agreement)
    await continueHistory(site, { files: modernClasses(true), revisions: 'src/migrations' })
  })

  test('goes on from a database that TypeORM has migrated', async () => {
    const site = await siteIn(installed, 'adopted')
    site.write(plainClasses(false))
    await site.migrate('init', '-d', 'data-source.js', '--revisions', 'migrations')
    await site.program('typeorm', 'migration:run', '-d', 'data-source.js')
    await expect(site.migrate('upgrade', 'head')).rejects.toThrow('migrate stamp')
    expect(await site.migrate('stamp')).toContain('Recorded as applied: 1700000000000, 1700000100000')
    expect(await site.migrate('check')).toContain(agreement)
    await continueHistory(site, { files: plainClasses(true), revisions: 'migrations' })
  })
})

/** Fails to compile where a type is missing or says less than it should. */
const typed = `
import { type Config, defineConfig, status, upgrade } from '@retort/migrations'
import { embeddedPostgres } from '@retort/migrations/embedded'

// @ts-expect-error There is no such setting.
defineConfig({ revision: 'revisions' })
export const config: Config = { revisions: 'revisions' }

export async function start(): Promise<string> {
  const { url } = await embeddedPostgres({ folder: '.data' })
  const { state, pending } = await status({ url, revisions: 'revisions' })
  const { completed } = await upgrade({ url, revisions: ['revisions'], target: 'head' })
  // @ts-expect-error A number is no text.
  const text: string = completed[0]?.durationMs
  return state === 'up-to-date' ? pending.join() : text
}
`

async function continueHistory(site: Site, { files, revisions }: { files: Files; revisions: string }): Promise<void> {
  const before = await site.schema()
  site.write(files)
  await site.migrate('revision', '--autogenerate', '-m', 'count pages')
  const revision = site.read(revisions, '001_count_pages.ts')
  expect(revision).toContain("downRevision = '1700000100000'")
  expect(revision).toContain('ADD COLUMN "pages" integer DEFAULT 0 NOT NULL')
  await site.migrate('upgrade', 'head')
  expect(await site.migrate('check')).toContain(agreement)
  await site.migrate('downgrade', '-1')
  expect(await site.schema()).toBe(before)
}

const told = (project: Project, ...words: readonly string[]) => [...words, ...(project.always ?? [])]

const missing = (pieces: readonly string[], text: string) => pieces.filter((piece) => !text.includes(piece))

async function settle(site: Site, project: Project, isGrown: boolean): Promise<void> {
  site.write(project.files(isGrown))
  if (project.isCompiled) await site.compile()
}

async function begin(site: Site, project: Project): Promise<void> {
  if (project.setUp !== undefined) await site.database.query(project.setUp)
  await settle(site, project, false)
  if (project.init === null) site.write({ [`${project.revisions}/.gitkeep`]: '' })
  else await site.migrate('init', ...project.init)
  await site.migrate(...told(project, 'revision', '--autogenerate', '-m', 'initial schema'))
  const revision = site.read(project.revisions, '001_initial_schema.ts')
  expect(missing(project.creates, revision), revision).toEqual([])
  await site.migrate(...told(project, 'upgrade', 'head'))
  expect(await site.migrate(...told(project, 'check'))).toContain(agreement)
}

async function grow(site: Site, project: Project): Promise<void> {
  await settle(site, project, true)
  await site.migrate(...told(project, 'revision', '--autogenerate', '-m', 'more of it'))
  const revision = site.read(project.revisions, '002_more_of_it.ts')
  expect(missing(project.adds, revision), revision).toEqual([])
  await site.migrate(...told(project, 'upgrade', 'head'))
  expect(await site.migrate(...told(project, 'check'))).toContain(agreement)
  const files = site.list(project.revisions)
  await site.migrate(...told(project, 'revision', '--autogenerate', '-m', 'nothing'))
  expect(site.list(project.revisions)).toEqual(files)
}

async function goBackAndForth(
  site: Site,
  project: Project,
  { before, after }: { before: string; after: string },
): Promise<void> {
  await site.migrate(...told(project, 'downgrade', '-1'))
  expect(await site.schema()).toBe(before)
  await site.migrate(...told(project, 'upgrade', 'head'))
  expect(await site.schema()).toBe(after)
}
