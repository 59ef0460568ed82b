// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are source code
import { beforeAll, describe, expect, it } from 'vitest'

import { loadSourceReader, type ReadSource, type SourcePart } from '../../src/lint/source.ts'
import { backfillSql } from '../../src/sql/backfill.ts'

let read: ReadSource
beforeAll(async () => {
  read = await loadSourceReader()
})

const inUpgrade = (body: string): readonly SourcePart[] =>
  read(
    '/r/001_x.ts',
    `export const revision = 'aaaa'\nexport async function upgrade(q: QueryRunner): Promise<void> {\n${body}\n}`,
    'upgrade',
  )

const sqlOf = (parts: readonly SourcePart[]): readonly string[] =>
  parts.map((part) => ('sql' in part ? part.sql : `? ${part.unreadable}`))

describe('the SQL of an upgrade', () => {
  const readable: readonly [string, string, readonly string[]][] = [
    ['a template', 'await q.query(`DROP TABLE a`)', ['DROP TABLE a']],
    ['a string', `await q.query('DROP TABLE "a"')`, ['DROP TABLE "a"']],
    ['parameters beside it', "await q.query('DELETE FROM a WHERE id = $1', [id])", ['DELETE FROM a WHERE id = $1']],
    ['constants in it', "const t = 'a'\nconst u = `${t}_b`\nawait q.query(`DROP TABLE ${u}`)", ['DROP TABLE a_b']],
    ['texts put together', "await q.query('DROP ' + 'TABLE a')", ['DROP TABLE a']],
    ['the manager', 'await q.manager.query(`DROP TABLE a`)', ['DROP TABLE a']],
    ['a condition', 'if (await q.hasTable("a")) { await q.query("DROP TABLE a") }', ['DROP TABLE a']],
    ['a loop', 'for (const x of [1, 2]) await q.query("SELECT 1")', ['SELECT 1']],
    [
      'a backfill',
      "await backfill(q, { table: 'a', key: 'id', set: 'n = 1' })",
      [backfillSql({ table: 'a', key: 'id', set: 'n = 1' })],
    ],
    ['a tagged type', 'await q.query<string>(`DROP TABLE a` as string)', ['DROP TABLE a']],
  ]
  it.each(readable)('is read from %s', (_, body, sql) => {
    expect(sqlOf(inUpgrade(body))).toEqual(sql)
  })

  const unreadable: readonly [string, string, string][] = [
    ['an argument', 'await q.query(sql)', 'the SQL of a query is put together when it runs'],
    [
      'a changing variable',
      "let t = 'a'\nt = 'b'\nawait q.query(`DROP TABLE ${t}`)",
      'the SQL of a query is put together',
    ],
    ['a function', 'await q.query(`DROP TABLE ${name()}`)', 'the SQL of a query is put together when it runs'],
    [
      'two constants of one name',
      "{ const t = 'a' }\nconst t = 'b'\nawait q.query(t)",
      'the SQL of a query is put together',
    ],
    ['an entity', 'await q.manager.save(user)', 'what manager.save sends is decided when it runs'],
    ['another function that gets the runner', 'await helper(q)', 'it gives the query runner to other code'],
    ['an alias', 'const r = q\nawait r.query("DROP TABLE a")', 'it gives the query runner to other code'],
    ['a call that is not known', 'await q.stream("SELECT 1")', 'what stream sends is not known here'],
    ['a backfill that is computed', 'await backfill(q, options)', 'what backfill is given is decided when it runs'],
    ['a backfill of nothing', "await backfill(q, { table: 'a', key: 'id', set: '' })", 'In a backfill set is empty'],
    ['a table that is computed', 'await q.dropTable(tableName)', 'what dropTable is given is decided when it runs'],
  ]
  it.each(unreadable)('is said to be unreadable in %s', (_, body, what) => {
    expect(sqlOf(inUpgrade(body)).join()).toContain(`? ${what}`)
  })

  it('stands where the statement begins', () => {
    const parts = inUpgrade('await q.query(`\nDROP TABLE a`)\n\nawait q.query("DROP TABLE b")\nawait helper(q)')
    expect(parts.map(({ line }) => line)).toEqual([3, 6, 7])
  })

  it('is found in a class, an arrow function and CommonJS', () => {
    for (const source of [
      'export class A1700000000000 { async up(q) { await q.query("SELECT 1") } async down(q) {} }',
      'export const upgrade = async (q) => { await q.query("SELECT 1") }',
      'exports.upgrade = async function (q) { await q.query("SELECT 1") }',
      'module.exports = { async up(q) { await q.query("SELECT 1") } }',
    ])
      expect(sqlOf(read('/r/a.js', source, 'upgrade'))).toEqual(['SELECT 1'])
  })

  it('is not what the downgrade sends', () => {
    const source =
      'export async function upgrade(q) {}\nexport async function downgrade(q) { await q.query("DROP TABLE a") }'
    expect(read('/r/a.ts', source, 'upgrade')).toEqual([])
  })

  it('is nothing that can be read in a file that is not valid, or that has the function elsewhere', () => {
    expect(sqlOf(read('/r/a.ts', 'export async function upgrade( {', 'upgrade'))).toEqual([
      expect.stringMatching(/^\? it is no valid/),
    ])
    expect(sqlOf(read('/r/a.ts', "export { upgrade } from './b.ts'", 'upgrade'))).toEqual([
      '? its upgrade is not written in this file',
    ])
  })
})

describe("a call of TypeORM's query runner", () => {
  const calls: readonly [string, readonly string[]][] = [
    ["await q.dropTable('billing.invoice')", ['DROP TABLE "billing"."invoice"']],
    ["await q.clearTable('a')", ['TRUNCATE "a"']],
    ["await q.renameTable('a', 'b')", ['ALTER TABLE "a" RENAME TO "b"']],
    ["await q.dropColumn('a', 'x')", ['ALTER TABLE "a" DROP COLUMN "x"']],
    ["await q.renameColumn('a', 'x', 'y')", ['ALTER TABLE "a" RENAME COLUMN "x" TO "y"']],
    [
      "await q.addColumn('a', new TableColumn({ name: 'x', type: 'varchar', length: '20', isNullable: true, default: \"'y'\" }))",
      [`ALTER TABLE "a" ADD COLUMN "x" varchar(20) DEFAULT 'y'`],
    ],
    [
      "await q.addColumn('a', new TableColumn({ name: 'x', type: 'int', isGenerated: true, generationStrategy: 'increment' }))",
      ['ALTER TABLE "a" ADD COLUMN "x" serial NOT NULL'],
    ],
    [
      "await q.createIndex('a', new TableIndex({ name: 'i', columnNames: ['x', 'y'], isUnique: true }))",
      ['CREATE UNIQUE INDEX "i" ON "a" ("x", "y")'],
    ],
    [
      "await q.createForeignKey('a', new TableForeignKey({ columnNames: ['b_id'], referencedTableName: 'b', referencedColumnNames: ['id'] }))",
      ['ALTER TABLE "a" ADD FOREIGN KEY ("b_id") REFERENCES "b" ("id")'],
    ],
    [
      "const t = new Table({ name: 'a', columns: [{ name: 'id', type: 'int', isPrimary: true }], indices: [{ columnNames: ['id'] }] })\nawait q.createTable(t, true)",
      ['CREATE TABLE IF NOT EXISTS "a" ("id" int NOT NULL, PRIMARY KEY ("id"))', 'CREATE INDEX ON "a" ("id")'],
    ],
    [
      "await q.changeColumn('a', new TableColumn({ name: 'x', type: 'int' }), new TableColumn({ name: 'x', type: 'bigint' }))",
      ['ALTER TABLE "a" DROP COLUMN "x"', 'ALTER TABLE "a" ADD COLUMN "x" bigint NOT NULL'],
    ],
    [
      "await q.changeColumn('a', 'x', new TableColumn({ name: 'x', type: 'bigint' }))",
      [expect.stringContaining('changeColumn drops the column with its values')],
    ],
  ]
  it.each(calls)('%s', (body, sql) => {
    expect(sqlOf(inUpgrade(body))).toEqual(sql)
  })
})
