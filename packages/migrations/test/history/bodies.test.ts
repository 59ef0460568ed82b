// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are source code
import { describe, expect, it } from 'vitest'
import { literalsOf, readBodies } from '../../src/history/bodies.ts'
import { writtenBackfill } from '../../src/history/written-backfill.ts'
import { backfillIn, backfillSql } from '../../src/sql/backfill.ts'

const file = (upgrade: string, downgrade = '', rest = ''): string => `import type { QueryRunner } from 'typeorm'

export const revision = 'a'
export const downRevision = null
${rest}
export async function upgrade(queryRunner: QueryRunner): Promise<void> {
  ${upgrade}
}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {
  ${downgrade}
}
`

describe('the SQL of a file is known without running it', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['in a template', file('await queryRunner.query(`SELECT 1`)'), ['SELECT 1']],
    ['in a template over lines', file('await queryRunner.query(`SELECT\n  1`)'), ['SELECT\n  1']],
    ['in a string', file(String.raw`await queryRunner.query("SELECT '\\d\n' \"x\"")`), [`SELECT '\\d\n' "x"`]],
    ['in escapes', file('await queryRunner.query(`\\`\\${a}\\u{41}\\\r\nB`)'), ['`${a}AB']],
    ['line by line', file("await queryRunner.query('a')\n  await queryRunner.query('b')"), ['a', 'b']],
    [
      'with semicolons and commas',
      file("await queryRunner.query(\n 'a',\n);await queryRunner.query('b');"),
      ['a', 'b'],
    ],
    [
      'between comments',
      file("// await queryRunner.query('no')\n/* x */ await queryRunner /* y */ .query('a') // z"),
      ['a'],
    ],
    ['by another name of the parameter', file("await queryRunner.query('a')").replaceAll('queryRunner', 'q'), ['a']],
    ['in an empty body', file(''), []],
    ['without a parameter', file('').replaceAll('queryRunner: QueryRunner', ''), []],
    [
      'in JavaScript',
      file("await queryRunner.query('a')")
        .replace(/^import.*/, '')
        .replaceAll(': QueryRunner', '')
        .replaceAll(': Promise<void>', ''),
      ['a'],
    ],
  ]
  it.each(cases)('%s', (_, source, expected) => {
    expect(readBodies(source)).toEqual({ upgrade: expected, downgrade: [] })
  })

  it('in a TypeORM migration', () => {
    const source = `import { MigrationInterface, QueryRunner } from "typeorm";

export class Add1700000000000 implements MigrationInterface {
    name = 'Add1700000000000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(\`CREATE TABLE "a" ()\`);
        await queryRunner.query(\`CREATE TABLE "b" ()\`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(\`DROP TABLE "b"\`);
    }
}
`
    expect(readBodies(source)).toEqual({
      upgrade: ['CREATE TABLE "a" ()', 'CREATE TABLE "b" ()'],
      downgrade: ['DROP TABLE "b"'],
    })
  })
})

describe('a function that does more is not known,', () => {
  it.each([
    ['a substitution', 'await queryRunner.query(`SELECT ${1}`)'],
    ['a sum', "await queryRunner.query('a' + 'b')"],
    ['a parameter', "await queryRunner.query('a', [1])"],
    ['a name', 'await queryRunner.query(sql)'],
    ['a call that is not awaited', "queryRunner.query('a')"],
    ['another method', "await queryRunner.createTable('a')"],
    ['another object', "await other.query('a')"],
    ['a result', "const rows = await queryRunner.query('a')"],
    ['a loop', "for (const i of [1, 2]) await queryRunner.query('a')"],
    ['a condition', "if (x) await queryRunner.query('a')"],
    ['a return', "return queryRunner.query('a')"],
    ['a chain', "await queryRunner.query('a').then(f)"],
    ['a continued expression', "await queryRunner.query('a')\n  [0]"],
    ['an end that is missing', "await queryRunner.query('a'"],
    ['a broken escape', String.raw`await queryRunner.query('\u')`],
    ['a tag', 'await queryRunner.query(sql`a`)'],
  ])('with %s', (_, body) => {
    expect(readBodies(file(body)).upgrade).toBeNull()
    expect(readBodies(file('', body)).downgrade).toBeNull()
  })

  it('while the other one is', () => {
    expect(readBodies(file('await work(queryRunner)', "await queryRunner.query('a')"))).toEqual({
      upgrade: null,
      downgrade: ['a'],
    })
  })

  it.each([
    ['another import', '', "import './patch.ts'"],
    ['a statement at the top', '', 'upgrade = other'],
    ['a constant that is computed', '', 'export const x = patch()'],
    ['another function', '', 'function help() {}'],
    ['a constructor', '', 'export class A { constructor() { patch() } }'],
    ['a decorator', '', '@patch() export class A {}'],
    ['a subclass', '', 'export class A extends B {}'],
  ])('nor is any in a file with %s', (_, body, rest) => {
    expect(readBodies(file(body, body, rest))).toEqual({ upgrade: null, downgrade: null })
  })

  it('nor is one that is not there', () => {
    expect(readBodies("export const revision = 'a'")).toEqual({ upgrade: null, downgrade: null })
    expect(readBodies('')).toEqual({ upgrade: null, downgrade: null })
  })
})

describe('the literals of a function', () => {
  it('are all of them, in order, with substitutions as they are written', () => {
    const source = file(
      "const table = 'users'\n  await queryRunner.query(`DELETE FROM ${table}`)\n  if (x) { await run(['a', \"b\"]) }",
      "await queryRunner.query('down')",
    )
    expect(literalsOf(source, 'upgrade')).toEqual(['users', 'DELETE FROM ${table}', 'a', 'b'])
    expect(literalsOf(source, 'downgrade')).toEqual(['down'])
  })

  it.each([
    [
      'an arrow function',
      "export const upgrade = async (q) => {\n  await q.query('a')\n}\nexport const downgrade = 'b'",
    ],
    ['an arrow without braces', "export const upgrade = (q) => q.query('a')\nexport const downgrade = 'b'"],
    ['CommonJS', "exports.upgrade = async function (q) { await q.query('a') }\nexports.x = 'b'"],
    ['a class', "export class A1 { async up(q) { await q.query('a') } async down(q) { await q.query('b') } }"],
    [
      'a call of it elsewhere',
      "export async function downgrade(q) { await upgrade('b') }\nexport async function upgrade(q) { await q.query('a') }",
    ],
  ])('are found in %s', (_, source) => {
    expect(literalsOf(source, 'upgrade')).toEqual(['a'])
  })

  it('are none where the function is not there', () => {
    expect(literalsOf("export const revision = 'a'", 'upgrade')).toEqual([])
  })
})

describe('a backfill', () => {
  const importing = (from: string, body: string): string => file(body, '', `import ${from}`)
  const whole = "{ table: 'a.b', key: ['x', \"y\"], set: `n = '*/ /*'`, where: 'true', batchSize: 5_000, pauseMs: 1.5 }"
  const plain = "{ backfill } from '@retort/migrations'"

  it('is read from its literals', () => {
    const { upgrade } = readBodies(
      importing(plain, `await backfill(queryRunner, ${whole})\n  await queryRunner.query('b')`),
    )
    expect(upgrade).toHaveLength(2)
    expect(upgrade?.[1]).toBe('b')
    expect(backfillIn(upgrade?.[0] ?? '')).toEqual({
      namespace: 'a',
      table: 'b',
      key: ['x', 'y'],
      set: "n = '*/ /*'",
      where: 'true',
      batchSize: 5000,
      pauseMs: 1.5,
    })
  })

  it.each([
    { table: 'a', key: 'id', set: '"n" = DEFAULT', where: '"n" IS NULL' },
    { table: '"A".b', key: ['x', `q"u'o`], set: "n = E'\\\\'", batchSize: 5, pauseMs: 20 },
    { table: 'a', key: 'id', set: 'n = 1 -- ${`*/`}\n' },
  ])('that is planned is read as it is written', (options) => {
    const sql = backfillSql(options)
    const written = importing(plain, (writtenBackfill(sql) ?? '').trim())
    expect(readBodies(written).upgrade).toEqual([sql])
  })

  it.each([
    ['from elsewhere', "{ backfill } from './own.ts'", whole],
    ['under another name', "{ other as backfill } from '@retort/migrations'", whole],
    ['from TypeORM', "{ backfill } from 'typeorm'", whole],
    ['with what is computed', plain, "{ table: name, key: 'id', set: 'n = 1' }"],
    ['with what is left out', plain, "{ table: 'a', key: 'id' }"],
    ['with what nobody knows', plain, "{ table: 'a', key: 'id', set: 'n = 1', other: 'x' }"],
    ['with what is said twice', plain, "{ table: 'a', table: 'b', key: 'id', set: 'n = 1' }"],
    ['with a batch of none', plain, "{ table: 'a', key: 'id', set: 'n = 1', batchSize: 0 }"],
    ['with more behind it', plain, `${whole}, more`],
  ])('%s is not', (_, from, options) => {
    expect(readBodies(importing(from, `await backfill(queryRunner, ${options})`)).upgrade).toBe(null)
  })

  it.each([
    [{ table: 'a.b.c' }, 'In a backfill "a.b.c" names no table.'],
    [{ key: [] }, 'In a backfill [] is no key.'],
    [{ key: ['a', 'a'] }, 'In a backfill ["a","a"] is no key.'],
    [{ set: ' ' }, 'In a backfill set is empty.'],
    [{ where: '' }, 'In a backfill where is empty.'],
    [{ batchSize: 0.5 }, 'In a backfill a batch of 0.5 rows is none.'],
    [{ pauseMs: -1 }, 'In a backfill a pause of -1 ms is none.'],
  ])('that says %j is refused', (change, message) => {
    expect(() => backfillSql({ table: 'a', key: 'id', set: 'n = 1', ...change })).toThrow(message)
  })
})
