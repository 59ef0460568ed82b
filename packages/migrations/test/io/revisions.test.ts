import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import { HistoryError, UsageError } from '../../src/errors.ts'
import { type Body, revisionSource } from '../../src/history/write.ts'
import { loadRevision } from '../../src/io/load-revision.ts'
import { readRevisions, writeRevision, writeRevisions } from '../../src/io/revisions.ts'
import type { Header } from '../../src/model/revision.ts'
import { body, header } from '../history/arbitraries.ts'
import { headerFrom } from '../history/histories.ts'
import { temporaryFolder } from '../support/folder.ts'

const run = promisify(execFile)
const loader = fileURLToPath(new URL('load-revisions.mjs', import.meta.url))
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

type Files = Readonly<Record<string, string>>

function folderWith(files: Files): string {
  const folder = temporaryFolder()
  for (const [name, source] of Object.entries(files)) writeFileSync(join(folder, name), source)
  return folder
}

const sourceOf = (line: string, rest = ''): string => {
  const { id, downRevisions } = headerFrom(line)
  return `export const revision = '${id}'\nexport const downRevision = ${JSON.stringify(downRevisions)}\n${rest}`
}

const idsIn = async (...folders: readonly string[]): Promise<readonly string[]> =>
  (await readRevisions(folders)).map(({ id }) => id)

describe('the revisions of a folder', () => {
  it('are read in the order of their numbers and names', async () => {
    const folder = folderWith({
      '010_c.ts': sourceOf('c'),
      '9_b.mjs': sourceOf('b'),
      'later.cts': sourceOf('d'),
      '001_a.js': sourceOf('a'),
    })
    expect(await idsIn(folder)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are not what an index file only gathers', async () => {
    const index = "import { A } from './001_a.ts'\nexport const migrations = [A]\n"
    expect(await idsIn(folderWith({ '001_a.ts': sourceOf('a'), 'index.ts': index }))).toEqual(['a'])
    expect(await idsIn(folderWith({ 'index.ts': sourceOf('b') }))).toEqual(['b'])
  })

  it('are only files whose names are those of revisions', async () => {
    const folder = folderWith({
      '001_a.ts': sourceOf('a'),
      '001_a.d.ts': 'export declare const revision: string',
      '001_a.js.map': '{}',
      '.001_b.ts': 'broken',
      '#002_b.ts#': 'broken',
      'README.md': '# revisions',
      'package.json': '{}',
    })
    mkdirSync(join(folder, '003_folder.ts'))
    mkdirSync(join(folder, 'sub'))
    writeFileSync(join(folder, 'sub', '004_d.ts'), sourceOf('d'))
    expect(await idsIn(folder)).toEqual(['a'])
  })

  it.each([
    ['a file', (outside: string) => join(outside, '001_evil.ts')],
    ['a folder', (outside: string) => outside],
    ['nothing', (outside: string) => join(outside, 'nowhere.ts')],
    ['the root', () => '/'],
  ])('are never reached through a link out of the folder, and one to %s is told', async (_what, target) => {
    const outside = folderWith({ '001_evil.ts': sourceOf('evil') })
    const folder = folderWith({ '001_a.ts': sourceOf('a') })
    symlinkSync(target(outside), join(folder, '002_evil.ts'))
    await expect(readRevisions([folder])).rejects.toMatchObject({
      fault: 'unreadable',
      message: `${join(folder, '002_evil.ts')} is a link that leads to no file of this folder.`,
    })
  })

  it.each([
    ['Latin-1', Buffer.from(sourceOf('a', "export const message = 'caf\u00e9'\n"), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${sourceOf('a')}`, 'utf16le')],
  ])('are UTF-8, and never half understood in %s', async (_encoding, bytes) => {
    const folder = folderWith({})
    writeFileSync(join(folder, '001_a.ts'), bytes)
    await expect(readRevisions([folder])).rejects.toMatchObject({
      fault: 'unreadable',
      message: `${join(folder, '001_a.ts')} is not UTF-8.`,
    })
  })

  it('may be reached through a link to the folder, and once only', async () => {
    const folder = folderWith({ '001_a.ts': sourceOf('a') })
    const link = join(temporaryFolder(), 'revisions')
    symlinkSync(folder, link)
    const [revision] = await readRevisions([link])
    expect(revision?.file).toBe(join(link, '001_a.ts'))
    expect(await idsIn(folder, folder, link, `${folder}/.`)).toEqual(['a'])
  })

  it('come from several folders, one after the other', async () => {
    const first = folderWith({ '002_b.ts': sourceOf('b') })
    const second = folderWith({ '001_a.ts': sourceOf('a') })
    expect(await idsIn(first, second)).toEqual(['b', 'a'])
  })

  it('may be TypeORM migrations, which follow one another', async () => {
    const migration = (time: number): string => `export class A${time} { async up(q) {} async down(q) {} }`
    const folder = folderWith({
      '1700000000002-B.ts': migration(1700000000002),
      '1700000000001-A.js': migration(1700000000001),
    })
    expect((await readRevisions([folder])).map(({ id, downRevisions }) => [id, downRevisions])).toEqual([
      ['1700000000001', []],
      ['1700000000002', ['1700000000001']],
    ])
  })

  it('are none in an empty folder', async () => {
    expect(await idsIn(temporaryFolder())).toEqual([])
  })

  it('are read without running them', async () => {
    const mark = join(temporaryFolder(), 'ran')
    const folder = folderWith({
      '001_a.mjs': sourceOf(
        'a',
        `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(mark)}, '')\nthrow new Error()`,
      ),
    })
    expect(await idsIn(folder)).toEqual(['a'])
    expect(existsSync(mark)).toBe(false)
  })

  it('name the file and the line of a header that cannot be read', async () => {
    const folder = folderWith({ '001_a.ts': sourceOf('a'), '002_b.ts': `\n\nexport const revision = id()\n` })
    const error = await readRevisions([folder]).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(HistoryError)
    expect(error).toMatchObject({ fault: 'unreadable', files: [join(folder, '002_b.ts')] })
    expect((error as Error).message).toContain(`${join(folder, '002_b.ts')}:3 has a revision`)
  })

  it('cannot be read from a folder that is not there, or is none', async () => {
    const folder = folderWith({ file: '' })
    await expect(readRevisions([join(folder, 'gone')])).rejects.toThrow(
      `The revisions folder ${join(folder, 'gone')} cannot be read: no such file or directory.`,
    )
    await expect(readRevisions([join(folder, 'file')])).rejects.toBeInstanceOf(UsageError)
  })
})

describe('a new revision', () => {
  it('is written whole, and nothing is left beside it', async () => {
    const folder = join(temporaryFolder(), 'deep', 'revisions')
    expect(await writeRevision(folder, '001_a.ts', 'source \u{1f600}\n')).toBe(join(folder, '001_a.ts'))
    expect(readFileSync(join(folder, '001_a.ts'), 'utf8')).toBe('source \u{1f600}\n')
    expect(readdirSync(folder)).toEqual(['001_a.ts'])
  })

  it('never takes the place of another', async () => {
    const folder = folderWith({ '001_a.ts': 'before' })
    await expect(writeRevision(folder, '001_a.ts', 'after')).rejects.toThrow(
      `${join(folder, '001_a.ts')} cannot be written: file already exists.`,
    )
    expect(readFileSync(join(folder, '001_a.ts'), 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['001_a.ts'])
  })

  it('is one of many that are written under one name at once', async () => {
    const folder = temporaryFolder()
    const sources = Array.from({ length: 12 }, (_, at) => `${at}`.repeat(5000))
    const outcomes = await Promise.allSettled(sources.map((source) => writeRevision(folder, '001_a.ts', source)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(sources[outcomes.findIndex(({ status }) => status === 'fulfilled')]).toBe(
      readFileSync(join(folder, '001_a.ts'), 'utf8'),
    )
    expect(readdirSync(folder)).toEqual(['001_a.ts'])
  })

  it.each(['../a.ts', '/tmp/a.ts', 'a/b.ts', '..', '.a.ts', 'a.txt', 'a\0.ts', ''])(
    'is not called %j',
    async (name) => {
      const folder = join(temporaryFolder(), 'revisions')
      await expect(writeRevision(folder, name, '')).rejects.toThrow('is no name for a revision file')
      expect(existsSync(folder)).toBe(false)
    },
  )

  it('leaves no half of itself where the disk takes only a part', async () => {
    const folder = temporaryFolder()
    const script = `import '@oxc-node/core/register'
const { writeRevision } = await import(${JSON.stringify(fileURLToPath(new URL('../../src/io/revisions.ts', import.meta.url)))})
await writeRevision(${JSON.stringify(folder)}, '001_a.ts', 'x'.repeat(1e6)).then(console.log, ({ message }) => console.log(message))`
    const limited = ['-c', 'trap "" XFSZ; ulimit -f 8; exec "$0" --input-type=module -e "$1"', process.execPath, script]
    const { stdout } = await run('bash', limited, { cwd: packages })
    expect(stdout.trim()).toBe(`${join(folder, '001_a.ts')} cannot be written: file too large.`)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('several new revisions', () => {
  it('are there all, or none of them is', async () => {
    const folder = folderWith({ '002_b.ts': 'before' })
    const files = ['001_a.ts', '002_b.ts', '003_c.ts'].map((name) => ({ file: join(folder, name), source: name }))
    await expect(writeRevisions(files)).rejects.toThrow(
      `${join(folder, '001_a.ts')} and what follows it (002_b.ts, 003_c.ts) cannot be written: file already exists.`,
    )
    expect(readdirSync(folder)).toEqual(['002_b.ts'])
    expect(readFileSync(join(folder, '002_b.ts'), 'utf8')).toBe('before')
    await writeRevisions(files.filter(({ source }) => source !== '002_b.ts'))
    expect(readdirSync(folder)).toEqual(['001_a.ts', '002_b.ts', '003_c.ts'])
  })
})

interface Outcome extends Header {
  readonly file: string
  readonly upgrade?: readonly string[]
  readonly downgrade?: readonly string[]
  readonly error?: { readonly name: string; readonly message: string; readonly hint: string | null }
}

const load = async (...folders: readonly string[]): Promise<readonly Outcome[]> => {
  const { stdout } = await run(process.execPath, [loader, ...folders], { maxBuffer: 1 << 26 })
  return JSON.parse(stdout) as readonly Outcome[]
}

type LoadCase = readonly [name: string, files: Files, ...rest: readonly unknown[]]

/** What became of each case; one process loads them all, because a process costs more than what is tested. */
async function loadAll(cases: readonly LoadCase[]): Promise<ReadonlyMap<string, Outcome | undefined>> {
  const folders = cases.map(([, files]) => {
    const folder = folderWith(files)
    symlinkSync(packages, join(folder, 'node_modules'))
    return folder
  })
  const outcomes = await load(...folders)
  return new Map(cases.map(([name], at) => [name, outcomes.find(({ file }) => dirname(file) === folders[at])]))
}

const typescript = `import type { QueryRunner } from 'typeorm'
${sourceOf('a')}
export async function upgrade(queryRunner: QueryRunner): Promise<void> {
  const table: string = 'users'
  await queryRunner.query(\`DELETE FROM \${table}\`)
}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(\`down\`)
}
`
const javascript = `${sourceOf('a')}
export const upgrade = async (queryRunner) => { await queryRunner.query('up') }
export function downgrade(queryRunner) { return queryRunner.query('down') }
`
const commonjs = `exports.revision = 'a'
exports.downRevision = null
exports.upgrade = async (queryRunner) => { await queryRunner.query('up') }
module.exports.downgrade = async (queryRunner) => { await queryRunner.query('down') }
`
const migration = `import { MigrationInterface, QueryRunner } from "typeorm";

export class Add1700000000000 implements MigrationInterface {
    private readonly table = 'users'
    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(\`CREATE TABLE \${this.table}\`);
    }
    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(\`DROP TABLE \${this.table}\`);
    }
}
`
const asModules = '{ "type": "module" }'

describe('a revision is loaded', () => {
  const cases: readonly [string, Files, readonly string[]][] = [
    ['from TypeScript', { '001_a.ts': typescript }, ['DELETE FROM users', 'down']],
    [
      'from TypeScript among modules',
      { '001_a.ts': typescript, 'package.json': asModules },
      ['DELETE FROM users', 'down'],
    ],
    [
      'from TypeScript among scripts',
      { '001_a.ts': typescript, 'package.json': '{ "type": "commonjs" }' },
      ['DELETE FROM users', 'down'],
    ],
    ['from .mts', { '001_a.mts': typescript }, ['DELETE FROM users', 'down']],
    ['from .cts', { '001_a.cts': `const none: null = null\n${commonjs}` }, ['up', 'down']],
    ['from a module', { '001_a.mjs': javascript }, ['up', 'down']],
    ['from JavaScript among modules', { '001_a.js': javascript, 'package.json': asModules }, ['up', 'down']],
    ['from CommonJS', { '001_a.cjs': commonjs }, ['up', 'down']],
    ['from JavaScript without a package', { '001_a.js': commonjs }, ['up', 'down']],
    ['from a TypeORM migration', { '1700000000000-Add.ts': migration }, ['CREATE TABLE users', 'DROP TABLE users']],
    [
      'from a compiled TypeORM migration',
      {
        '1700000000000-Add.js': `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Add1700000000000 = void 0;
class Add1700000000000 {
    constructor() { this.name = 'Add1700000000000'; }
    async up(queryRunner) { await queryRunner.query('up'); }
    async down(queryRunner) { await queryRunner.query('down'); }
}
exports.Add1700000000000 = Add1700000000000;
`,
      },
      ['up', 'down'],
    ],
    [
      'from a class that is all a module exports',
      {
        '1700000000000-Add.js': `module.exports = class { name = 'Add1700000000000'\n async up(q) { await q.query('up') }\n async down(q) { await q.query('down') } }`,
      },
      ['up', 'down'],
    ],
  ]
  let outcomes: Awaited<ReturnType<typeof loadAll>>
  beforeAll(async () => {
    outcomes = await loadAll(cases)
  })

  it.each(cases)('%s', (name, _, [up, down]) => {
    expect(outcomes.get(name)).toMatchObject({ upgrade: [up], downgrade: [down] })
  })

  it('with exactly the SQL that was written, whatever the SQL', async () => {
    const revision = fc.record({ header, upgrade: body, downgrade: body })
    const statementsOf = (parts: Body): readonly string[] => parts.flatMap((part) => ('sql' in part ? [part.sql] : []))
    const property = fc.asyncProperty(fc.array(revision, { minLength: 150, maxLength: 150 }), async (revisions) => {
      const sources = revisions.map((revision, at): [string, string] => [`${1000 + at}_x.ts`, revisionSource(revision)])
      const outcomes = await load(folderWith(Object.fromEntries(sources)))
      expect(
        outcomes.map(({ id, message, upgrade, downgrade, error }) => ({ id, message, upgrade, downgrade, error })),
      ).toEqual(
        revisions.map(({ header: { id, message }, upgrade, downgrade }) => ({
          id,
          message,
          upgrade: statementsOf(upgrade),
          downgrade: statementsOf(downgrade),
          error: undefined,
        })),
      )
    })
    await fc.assert(property, { numRuns: 3, endOnFailure: true })
  })
})

describe('a revision that cannot be loaded says why', () => {
  it('by its change since it was read', async () => {
    const folder = folderWith({ '001_a.mjs': javascript })
    const [revision] = await readRevisions([folder])
    if (revision === undefined) throw new Error('no revision was found')
    writeFileSync(revision.file, `${javascript}// edited`)
    await expect(loadRevision(revision)).rejects.toThrow('001_a.mjs has changed since it was read.')
  })

  const cases: readonly [string, Files, RegExp][] = [
    [
      'by the line of a syntax error',
      { '001_a.ts': `${sourceOf('a')}\nexport async function upgrade(q) {\n  await q.query('x'\n}\n` },
      /001_a\.ts:6 is not valid TypeScript/,
    ],
    [
      'by what it imports',
      {
        '001_a.ts': `${sourceOf('a')}\nimport { x } from './nowhere.ts'\nexport async function upgrade(q) { await q.query(x) }\n`,
      },
      /001_a\.ts imports .*nowhere\.ts, which cannot be found/,
    ],
    [
      'by the line that threw',
      { '001_a.ts': `${sourceOf('a')}\nthrow new Error('not today')\n` },
      /001_a\.ts:4 could not be run: not today/,
    ],
    ['by the function that is missing', { '001_a.ts': sourceOf('a') }, /001_a\.ts exports no function upgrade\.$/],
    [
      'by the function that is missing when it is called',
      { '001_a.ts': `${sourceOf('a')}\nexport async function upgrade() {}\n` },
      /001_a\.ts exports no function downgrade\.$/,
    ],
    [
      'by the class that is not exported',
      { '1700000000000-A.ts': 'class A1700000000000 { async up() {} async down() {} }\nexport {}\n' },
      /1700000000000-A\.ts exports no migration class\.$/,
    ],
  ]
  let outcomes: Awaited<ReturnType<typeof loadAll>>
  beforeAll(async () => {
    outcomes = await loadAll(cases)
  })

  it.each(cases)('%s', (name, _, message) => {
    const error = outcomes.get(name)?.error
    expect(error?.name).toBe('HistoryError')
    expect(error?.message).toMatch(message)
  })
})
