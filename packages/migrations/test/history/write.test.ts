// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are source code
import { describe, expect, it } from 'vitest'
import { type Body, type RevisionText, revisionSource } from '../../src/history/write.ts'
import { commentLine, sqlLiteral, stringLiteral } from '../../src/history/written-text.ts'
import type { Header } from '../../src/model/revision.ts'

const header: Header = {
  id: '8f31c0a45d2e',
  downRevisions: ['2b7e90cc14af'],
  message: 'add snooze',
  branchLabels: [],
  dependsOn: [],
  transaction: 'own',
  accepts: {},
}

const write = (parts: Partial<RevisionText>): string => revisionSource({ header, upgrade: [], downgrade: [], ...parts })

const statement = (sql: string, ...comments: readonly string[]): Body[number] => ({ sql, comments })

describe('a revision file', () => {
  it('reads as the SQL it sends, each statement under its facts', () => {
    const text = write({
      upgrade: [
        statement(
          'ALTER TABLE "reminders" ADD COLUMN "snoozed_until" timestamptz',
          'reminders: ACCESS EXCLUSIVE, no rewrite, no scan',
        ),
      ],
      downgrade: [
        statement(
          'ALTER TABLE "reminders" DROP COLUMN "snoozed_until"',
          'reminders: ACCESS EXCLUSIVE. LOSES DATA: every value of "snoozed_until"',
        ),
      ],
    })
    expect(text).toBe(`import type { QueryRunner } from 'typeorm'

export const revision = '8f31c0a45d2e'
export const downRevision = '2b7e90cc14af'
export const message = 'add snooze'

export async function upgrade(queryRunner: QueryRunner): Promise<void> {
  // reminders: ACCESS EXCLUSIVE, no rewrite, no scan
  await queryRunner.query(\`ALTER TABLE "reminders" ADD COLUMN "snoozed_until" timestamptz\`)
}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {
  // reminders: ACCESS EXCLUSIVE. LOSES DATA: every value of "snoozed_until"
  await queryRunner.query(\`ALTER TABLE "reminders" DROP COLUMN "snoozed_until"\`)
}
`)
  })

  it('keeps comments with their statements, remarks apart, and plain statements together', () => {
    const text = write({
      upgrade: [
        statement('A'),
        statement('B'),
        statement('C', 'about c', 'more about c'),
        statement('D'),
        { remark: 'Data steps go here.' },
        { remark: 'They see every table.' },
        statement('E'),
      ],
    })
    expect(text).toContain(`Promise<void> {
  await queryRunner.query(\`A\`)
  await queryRunner.query(\`B\`)

  // about c
  // more about c
  await queryRunner.query(\`C\`)

  await queryRunner.query(\`D\`)

  // Data steps go here.
  // They see every table.

  await queryRunner.query(\`E\`)
}
`)
  })

  it('begins SQL of several lines right after the bracket, and breaks a long line like the formatter', () => {
    const long = `CREATE INDEX "${'i'.repeat(90)}" ON "reminders" ("due_at")`
    const text = write({ upgrade: [statement('CREATE TABLE "a" (\n  "id" bigint\n)'), statement(long)] })
    expect(text).toContain('  await queryRunner.query(`CREATE TABLE "a" (\n  "id" bigint\n)`)\n')
    expect(text).toContain(`  await queryRunner.query(\n    \`${long}\`,\n  )\n`)
  })

  it('to be filled in by hand has everything that takes', () => {
    expect(write({ header: { ...header, downRevisions: [] } })).toBe(`import type { QueryRunner } from 'typeorm'

export const revision = '8f31c0a45d2e'
export const downRevision = null
export const message = 'add snooze'

export async function upgrade(queryRunner: QueryRunner): Promise<void> {}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {}
`)
  })

  it('that only merges names nothing it does not use', () => {
    expect(write({ header: { ...header, downRevisions: ['a', 'b'] } })).toBe(`export const revision = '8f31c0a45d2e'
export const downRevision = ['a', 'b']
export const message = 'add snooze'

export async function upgrade(): Promise<void> {}

export async function downgrade(): Promise<void> {}
`)
  })

  it('with one function empty names nothing that one does not use', () => {
    const text = write({ upgrade: [statement('A')], downgrade: [{ remark: 'Nothing brings the values back.' }] })
    expect(text).toContain('upgrade(queryRunner: QueryRunner)')
    expect(text).toContain('downgrade(): Promise<void> {\n  // Nothing brings the values back.\n}')
  })

  it('says what is not the default, and when it was made where somebody says so', () => {
    const text = write({
      header: { ...header, branchLabels: ['net'], dependsOn: ['lib', 'cafe00000000'], transaction: 'none' },
      createdAt: new Date('2026-01-02T03:04:05Z'),
    })
    expect(text).toContain(`export const message = 'add snooze'
export const branchLabels = ['net']
export const dependsOn = ['lib', 'cafe00000000']
export const transaction = 'none'
// created 2026-01-02T03:04:05.000Z

export async function upgrade`)
  })

  it('breaks long headers like the formatter', () => {
    const downRevisions = Array.from({ length: 9 }, (_, at) => `${at}${'a'.repeat(11)}`)
    const text = write({ header: { ...header, downRevisions, message: 'm'.repeat(120) } })
    expect(text).toContain(`export const downRevision = [\n  '0aaaaaaaaaaa',\n  '1aaaaaaaaaaa',\n`)
    expect(text).toContain(`  '8aaaaaaaaaaa',\n]\nexport const message =\n  '${'m'.repeat(120)}'\n`)
  })
})

describe('SQL is written as', () => {
  it.each([
    [`SELECT 'it''s', "x", $1, $$a$$`, `\`SELECT 'it''s', "x", $1, $$a$$\``],
    ['a\n\tb', '`a\n\tb`'],
    ['Größe 日本 \u{1f600}', '`Größe 日本 \u{1f600}`'],
    ['a\rb', '"a\\rb"'],
    ['a\\b', '"a\\\\b"'],
    ['a`b', '"a`b"'],
    ['a${b}', '"a${b}"'],
    ['a\0b', '"a\\u0000b"'],
    ['a\u2028b\u2029c', '"a\\u2028b\\u2029c"'],
    ['a\u202eb\u200d\ufeff\u{e0001}', '"a\\u202eb\\u200d\\ufeff\\udb40\\udc01"'],
    ['a\u0085\u007f', '"a\\u0085\\u007f"'],
  ])('%j: %s', (sql, literal) => {
    expect(sqlLiteral(sql)).toBe(literal)
  })

  it('nothing at all where it holds half a surrogate pair', () => {
    expect(() => sqlLiteral('a\ud800b')).toThrow('A statement holds half a surrogate pair')
  })
})

describe('a string is written as', () => {
  it.each([
    ['add', "'add'"],
    ["don't", '"don\'t"'],
    ['say "hi"', '\'say "hi"\''],
    [`"it's"`, `'"it\\'s"'`],
    ['a\\"b', "'a\\\\\"b'"],
    ['a\\', "'a\\\\'"],
    ['a\n`${b}`', "'a\\n`${b}`'"],
    ['\u2028\ud800', "'\\u2028\\ud800'"],
  ])('%j: %s', (text, literal) => {
    expect(stringLiteral(text)).toBe(literal)
  })
})

describe('a comment', () => {
  it.each([
    ['users: no scan', '// users: no scan'],
    ['', '//'],
    ['a\nprocess.exit()', '// a\\nprocess.exit()'],
    ['a\r\nb', '// a\\u000d\\nb'],
    ['a\u2028b\u2029c', '// a\\u2028b\\u2029c'],
    ['a */ b', '// a */ b'],
    ['a\u202eb', '// a\\u202eb'],
    ['a\0\ud800', '// a\\u0000\\ud800'],
  ])('%j stays on its line: %s', (text, line) => {
    expect(commentLine(text)).toBe(line)
  })
})
