// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are source code
import { describe, expect, it } from 'vitest'
import { HistoryError } from '../../src/errors.ts'
import { checksum, readRevision } from '../../src/history/file.ts'
import type { Revision } from '../../src/model/revision.ts'

const read = (source: string, file = '/r/003_add_snooze.ts'): Revision => readRevision(file, source)

const minimal = `export const revision = 'aaaa'\nexport const downRevision = 'bbbb'\nexport const message = 'add'\n`

const fault = (source: string, file?: string): { message: string; hint: string | undefined } => {
  try {
    read(source, file)
  } catch (error) {
    if (error instanceof HistoryError && error.fault === 'unreadable')
      return { message: error.message, hint: error.hint }
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a header', () => {
  it('is what the file says, where it stands and what it weighs', () => {
    const source = `import type { QueryRunner } from 'typeorm'

export const revision = '8f31c0a45d2e'
export const downRevision = '2b7e90cc14af'
export const message = 'add snooze'

export async function upgrade(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(\`SELECT 1\`)
}

export async function downgrade(): Promise<void> {}
`
    expect(read(source)).toEqual({
      id: '8f31c0a45d2e',
      downRevisions: ['2b7e90cc14af'],
      message: 'add snooze',
      branchLabels: [],
      dependsOn: [],
      transaction: 'own',
      accepts: {},
      file: '/r/003_add_snooze.ts',
      number: '003',
      checksum: checksum(source),
      format: 'revision',
    })
  })

  const accepted: readonly [string, string, Partial<Revision>][] = [
    [
      'null for a base',
      `export const revision = 'a'\nexport const downRevision = null`,
      { id: 'a', downRevisions: [] },
    ],
    [
      'several down revisions',
      `export const revision = 'a'; export const downRevision = ['b', "c", \`d\`,]`,
      { downRevisions: ['b', 'c', 'd'] },
    ],
    [
      'no down revision in a list',
      `export const revision = 'a'; export const downRevision = []`,
      { downRevisions: [] },
    ],
    [
      'labels and dependencies alone',
      `${minimal}export const branchLabels = 'net'\nexport const dependsOn = 'lib'`,
      { branchLabels: ['net'], dependsOn: ['lib'] },
    ],
    [
      'labels and dependencies in lists',
      `${minimal}export const branchLabels = ['net', 'web'];\nexport const dependsOn = ['lib'];`,
      { branchLabels: ['net', 'web'], dependsOn: ['lib'] },
    ],
    [
      'null for an optional field',
      `${minimal}export const branchLabels = null\nexport const dependsOn = null`,
      { branchLabels: [], dependsOn: [] },
    ],
    ['a transaction', `${minimal}export const transaction = 'none'`, { transaction: 'none' }],
    [
      'hazards that are accepted, with a reason for each',
      `${minimal}export const accepts = {\n  'drop-column': 'nobody reads it', // since 2.0\n  truncate: \`a cache\`,\n} as const`,
      { accepts: { 'drop-column': 'nobody reads it', truncate: 'a cache' } },
    ],
    [
      'as const and satisfies',
      `export const revision = 'a' as const\nexport const downRevision = ['b'] as const satisfies readonly string[]\nexport const transaction = 'none' as 'none' | 'own'\nexport const message = 'm' satisfies string`,
      { id: 'a', downRevisions: ['b'], transaction: 'none', message: 'm' },
    ],
    [
      'type annotations',
      `export const revision: string = 'a'\nexport const downRevision: string | readonly string[] | null = 'b'\nexport const transaction: 'none' | 'own' = 'none'\nexport const dependsOn: Array<string> = ['c']`,
      { id: 'a', downRevisions: ['b'], transaction: 'none', dependsOn: ['c'] },
    ],
    [
      'a cast in a comment',
      `export const revision = /** @type {const} */ ('a')\nexport const downRevision = (null)`,
      { id: 'a', downRevisions: [] },
    ],
    [
      'comments between everything',
      `/* x */export/* y */const // z\n revision /* = 'no' */ = // 'no'\n 'a'\nexport const downRevision = [ /* 'no' */ 'b', // 'no'\n ]`,
      { id: 'a', downRevisions: ['b'] },
    ],
    ['let and var', `export let revision = 'a'\nexport var downRevision = 'b'`, { id: 'a', downRevisions: ['b'] }],
    [
      'one declaration for several',
      `export const revision = 'a', downRevision = 'b', message = 'c'`,
      { id: 'a', downRevisions: ['b'], message: 'c' },
    ],
    [
      'everything on one line',
      `export const revision='a';export const downRevision='b';export const message='c'`,
      { id: 'a', downRevisions: ['b'], message: 'c' },
    ],
    ['a header after the functions', `export async function upgrade() {}\n${minimal}`, { id: 'aaaa' }],
    [
      'a field after the functions',
      `${minimal}export async function upgrade() {}\nexport /* late */ const transaction = 'none'`,
      { transaction: 'none' },
    ],
    [
      'statements without semicolons after it',
      `${minimal}\nfunction help() {}\nasync function more() {}`,
      { id: 'aaaa' },
    ],
    [
      'a byte order mark, CRLF and a shebang',
      `\uFEFF#!/usr/bin/env node\r\n${minimal.replaceAll('\n', '\r\n')}`,
      { id: 'aaaa', message: 'add' },
    ],
    [
      'escapes',
      `${minimal.replace(
        "'add'",
        String.raw`'it\'s \u0061 \x62 \u{1F600} \0 \n\t\\ \
on'`,
      )}`,
      { message: "it's a b \u{1f600} \0 \n\t\\ on" },
    ],
    ['double quotes', `${minimal.replace("'add'", '"say \\"hi\\" \'you\'"')}`, { message: 'say "hi" \'you\'' }],
    [
      'a template',
      `${minimal.replace("'add'", '`a ${"$"}{b} \\` c`'.replace('${"$"}{b}', '\\${b}'))}`,
      { message: 'a ${b} ` c' },
    ],
    ['a template over lines', `${minimal.replace("'add'", '`a\r\nb`')}`, { message: 'a\nb' }],
    [
      'an exported list',
      `const revision = 'a'\nconst downRevision = null\nexport { revision, downRevision as downRevision, upgrade }`,
      { id: 'a', downRevisions: [] },
    ],
    [
      'no message, read from the name',
      `export const revision = 'a'\nexport const downRevision = null`,
      { message: 'add snooze' },
    ],
  ]
  it.each(accepted)('may hold %s', (_, source, expected) => {
    expect(read(source)).toMatchObject(expected)
  })

  it('is read from what TypeScript compiles for CommonJS', () => {
    const source = `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.message = exports.downRevision = exports.revision = void 0;
exports.upgrade = upgrade;
exports.revision = 'a';
exports.downRevision = ['b'];
exports.message = 'm';
async function upgrade(queryRunner) { exports.revision = 'no'; }
`
    expect(read(source, '/r/001_a.cjs')).toMatchObject({ id: 'a', downRevisions: ['b'], message: 'm' })
  })

  it('is read where CommonJS exports through getters', () => {
    const source = `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
_export(exports, { get revision() { return revision; }, get downRevision() { return downRevision; } });
const revision = 'a';
const downRevision = null;
`
    expect(read(source, '/r/001_a.js')).toMatchObject({ id: 'a', downRevisions: [] })
  })
})

describe('a header is not taken from', () => {
  const decoys: readonly [string, string][] = [
    ['a line comment', `// export const revision = 'no'\n`],
    ['a block comment', `/*\nexport const revision = 'no'\n*/\n`],
    ['a string', `const a = "export const revision = 'no'"\n`],
    ['a template', "const a = `\nexport const revision = 'no'\n`\n"],
    ['a template in a template', "const a = `${`\nexport const revision = 'no'\n`} export const revision = 'no'`\n"],
    ['a regular expression', `const a = /export const revision = 'no'/\n`],
    ['a regular expression with quotes and brackets', `const a = /[/'"\`{(]/g\n`],
    ['a division', `const a = 4 / 2; const b = 'no' / 3\n`],
    ['a function', `export function before() {\n  const revision = 'no'\n  exports.revision = 'no'\n}\n`],
    ['an object', `export const settings = { revision: 'no', export: 1 }\nsettings.export\n`],
    ['a class', `export class Revision { revision = 'no' }\n`],
    ['another name', `export const revisions = 'no'\nexport const $revision = 'no'\n`],
    ['an export under another name', `const downRevision = 'no'\nexport { downRevision as other }\n`],
    ['a namespace of types', `declare namespace a { export const revision = 'no' }\n`],
    ['a private constant', `const transaction = 'none'\n`],
  ]
  it.each(decoys)('%s', (_, decoy) => {
    expect(read(decoy + minimal)).toMatchObject({ id: 'aaaa', downRevisions: ['bbbb'], transaction: 'own' })
    expect(read(minimal + decoy)).toMatchObject({ id: 'aaaa', downRevisions: ['bbbb'], transaction: 'own' })
  })
})

describe('a broken body leaves the header readable:', () => {
  it.each([
    ['a bracket that is not closed', 'await queryRunner.query(`x`\n'],
    ['a bracket too many', 'await queryRunner.query(`x`)))\n'],
    ['a string that is not closed', "await queryRunner.query('x)\n"],
    ['a template that is not closed', 'await queryRunner.query(`x)\n'],
    ['a comment that is not closed', '/* x\n'],
    ['characters that mean nothing', '\u0001 @@ ## \\ ¤\n'],
    ['a conflict marker', '<<<<<<< HEAD\n=======\n>>>>>>> other\n'],
  ])('%s', (_, body) => {
    const source = `${minimal}export async function upgrade(queryRunner) {\n${body}}\nexport async function downgrade() {}\n`
    expect(read(source)).toMatchObject({ id: 'aaaa', downRevisions: ['bbbb'], message: 'add' })
  })
})

describe('a header that cannot be read without running the file', () => {
  const cases: readonly [string, string, line: number, what: string][] = [
    [
      'a call',
      `\nexport const revision = makeId('a')\n`,
      2,
      'has a revision that cannot be read without running the file',
    ],
    ['a sum', `export const revision = 'a' + 'b'`, 1, 'has a revision'],
    ['a sum over lines', `export const revision = 'a'\n  + 'b'`, 1, 'has a revision'],
    ['a method', `export const revision = 'a'.trim()`, 1, 'has a revision'],
    ['a method on the next line', `export const revision = 'a'\n  .trim()`, 1, 'has a revision'],
    ['a tagged template', 'export const revision = id`a`', 1, 'has a revision'],
    ['a substitution', 'export const revision = `a${1}`', 1, 'has a revision'],
    ['a name', `const id = 'a'\nexport const revision = id`, 2, 'has a revision'],
    ['a conditional', `export const revision = true ? 'a' : 'b'`, 1, 'has a revision'],
    ['a number', `export const revision = 123`, 1, 'has a revision'],
    ['null', `export const revision = null`, 1, 'has a revision'],
    ['a list', `export const revision = ['a']`, 1, 'has a revision'],
    ['nothing', `export let revision: string\nexport const downRevision = 'x'`, 2, 'has a revision'],
    ['a broken escape', String.raw`export const revision = 'a\u00'`, 1, 'has a revision'],
    ['a computed list', `${minimal}export const dependsOn = [...all]`, 4, 'has a dependsOn'],
    ['a list of lists', `${minimal}export const dependsOn = [['a']]`, 4, 'has a dependsOn'],
    ['a boolean', `${minimal}export const branchLabels = true`, 4, 'has a branchLabels'],
    ['another transaction', `${minimal}export const transaction = 'maybe'`, 4, 'has a transaction'],
    ['a list of hazards', `${minimal}export const accepts = ['drop-column']`, 4, 'says in accepts what cannot'],
    ['a computed reason', `${minimal}export const accepts = { 'drop-column': why }`, 4, 'says in accepts what cannot'],
    [
      'a hazard accepted twice',
      `${minimal}export const accepts = { truncate: 'a', truncate: 'b' }`,
      4,
      'says in accepts what cannot',
    ],
    [
      'a hazard accepted without a reason',
      `${minimal}export const accepts = { truncate: ' ' }`,
      4,
      'accepts truncate without a reason',
    ],
    ['a message that is none', `${minimal.replace("'add'", 'null')}`, 3, 'has a message'],
    ['two declarations', `${minimal}export const revision = 'b'`, 4, 'has a revision'],
    ['no revision', `\nexport const downRevision = null`, 1, 'declares no revision'],
    ['no down revision', `export const revision = 'a'`, 1, 'declares no downRevision'],
    ['nothing at all', ``, 1, 'declares no revision'],
    ['helpers only', `export function help() {}`, 1, 'declares no revision'],
    [
      'an id with a minus',
      `export const revision = 'a-b'\nexport const downRevision = null`,
      1,
      'says "a-b" in revision, which holds "-"',
    ],
    ['a path for an id', `${minimal.replace("'bbbb'", "'../b'")}`, 2, 'says "../b" in downRevision, which holds "."'],
    [
      'a word for an id',
      `export const revision = 'head'\nexport const downRevision = null`,
      1,
      'says "head" in revision, which is a word',
    ],
    ['a label with a space', `${minimal}export const branchLabels = ['a b']`, 4, 'says "a b" in branchLabels'],
  ]
  it.each(cases)('%s, names file and line', (_, source, line, what) => {
    const { message, hint } = fault(source)
    expect(message).toContain(`/r/003_add_snooze.ts:${line} ${what}`)
    expect(hint).toBeTruthy()
  })
})

describe('a checksum', () => {
  it('does not see newlines or a byte order mark, and sees everything else', () => {
    const one = checksum('a\nb\n')
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect([checksum('a\r\nb\r\n'), checksum('a\rb\r'), checksum('\uFEFFa\nb\n')]).toEqual([one, one, one])
    expect(checksum('a\n b\n')).not.toBe(one)
    expect(read(minimal).checksum).toBe(checksum(minimal.replaceAll('\n', '\r\n')))
  })
})
