import { describe, expect, it } from 'vitest'
import { chained, readRevision } from '../../src/history/file.ts'
import type { Revision } from '../../src/model/revision.ts'

const read = (source: string, file = '/r/1700000000000-AddUser.ts'): Revision => readRevision(file, source)

const generated = `import { MigrationInterface, QueryRunner } from "typeorm";

export class AddUserURLTable1700000000000 implements MigrationInterface {
    name = 'AddUserURLTable1700000000000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(\`CREATE TABLE "user" ("id" SERIAL NOT NULL)\`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(\`DROP TABLE "user"\`);
    }
}
`

const plainClass = (name: string, body = ''): string =>
  `export class ${name} { ${body} async up(q) {} async down(q) {} }`

describe('a TypeORM migration', () => {
  it('is a revision whose id is its timestamp', () => {
    expect(read(generated)).toMatchObject({
      id: '1700000000000',
      downRevisions: [],
      message: 'add user url table',
      branchLabels: [],
      dependsOn: [],
      transaction: 'own',
      accepts: {},
      number: null,
      format: 'typeorm',
    })
  })

  const shapes: readonly [string, string, Partial<Revision>][] = [
    [
      'its name as a property',
      plainClass('Add', "name = 'AddUser1700000000001';"),
      { id: '1700000000001', message: 'add user' },
    ],
    [
      'its name as a typed property',
      plainClass('Add', "public readonly name: string = 'AddUser1700000000001' as const;"),
      { id: '1700000000001' },
    ],
    [
      'its name set by a compiled constructor',
      plainClass('Add', "constructor() { this.name = 'AddUser1700000000001'; }"),
      { id: '1700000000001' },
    ],
    ['its name only on the class', plainClass('AddUser1700000000002'), { id: '1700000000002', message: 'add user' }],
    ['its time only on the file', plainClass('AddUser'), { id: '1700000000000', message: 'add user' }],
    ['a digit before the timestamp', plainClass('AddV21700000000003'), { id: '1700000000003', message: 'add v' }],
    ['twelve digits', plainClass('Add_170000000000'), { id: '170000000000' }],
    ['fourteen digits, as TypeORM reads them', plainClass('Init20240101120000'), { id: '240101120000' }],
    [
      'a static name that is none',
      plainClass('AddUser1700000000002', "static name = 'Other1700000000009';"),
      { id: '1700000000002' },
    ],
    [
      'accepted hazards',
      plainClass('AddUser1700000000002', "accepts = { 'drop-table': 'it is empty' };"),
      { accepts: { 'drop-table': 'it is empty' } },
    ],
    ['no transaction', plainClass('AddUser1700000000002', 'transaction = false;'), { transaction: 'none' }],
    [
      'a typed transaction',
      plainClass('AddUser1700000000002', 'transaction?: boolean = false;'),
      { transaction: 'none' },
    ],
    [
      'arrow functions',
      'export class AddUser1700000000002 { up = async (q) => {}; down = async (q) => {} }',
      { id: '1700000000002' },
    ],
    [
      'only a heritage',
      'export class AddUser1700000000002 extends Base implements MigrationInterface {}',
      { id: '1700000000002' },
    ],
    [
      'a default export',
      plainClass('AddUser1700000000002').replace('export', 'export default'),
      { id: '1700000000002' },
    ],
    [
      'CommonJS',
      `exports.AddUser = void 0;\n${plainClass('AddUser1700000000002').replace('export ', '')}\nexports.AddUser1700000000002 = AddUser1700000000002;`,
      { id: '1700000000002' },
    ],
    [
      'module.exports',
      `module.exports = class AddUser1700000000002 { name = 'AddUser1700000000002'\n async up(q) {}\n async down(q) {} }`,
      { id: '1700000000002' },
    ],
    ['a helper beside it', `class Helper { run() {} }\n${plainClass('AddUser1700000000002')}`, { id: '1700000000002' }],
    [
      'a broken body',
      generated.replace('`DROP TABLE "user"`', '`DROP TABLE "user"'),
      { id: '1700000000000', message: 'add user url table' },
    ],
  ]
  it.each(shapes)('may have %s', (_, source, expected) => {
    expect(read(source)).toMatchObject({ ...expected, format: 'typeorm' })
  })

  it('without a timestamp anywhere is refused with its line', () => {
    expect(() => read(`\n${plainClass('AddUser')}`, '/r/add-user.ts')).toThrow(
      '/r/add-user.ts:2 names a migration AddUser, without a timestamp at its end.',
    )
  })

  it('is refused beside another in the same file', () => {
    const both = `${plainClass('One1700000000001')}\n${plainClass('Two1700000000002')}`
    expect(() => read(both)).toThrow(':2 is the second migration class in the file.')
  })
})

describe('migrations of a project', () => {
  const at = (file: string, time: number): Revision => read(plainClass(`M${time}`), file)
  const follows = (revisions: readonly Revision[]): unknown =>
    Object.fromEntries(chained(revisions).map(({ id, downRevisions }) => [id, downRevisions.join()]))

  it('follow one another by timestamp, whatever the order of their names', () => {
    expect(follows([at('/r/c.ts', 1700000000003), at('/r/a.ts', 1700000000009), at('/r/b.ts', 170000000000)])).toEqual({
      '170000000000': '',
      '1700000000003': '170000000000',
      '1700000000009': '1700000000003',
    })
  })

  it('follow one another through several folders, as TypeORM runs them', () => {
    const revisions = [at('/r/a.ts', 1700000000001), at('/r/c.ts', 1700000000003), at('/s/b.ts', 1700000000002)]
    expect(follows(revisions)).toEqual({
      '1700000000001': '',
      '1700000000002': '1700000000001',
      '1700000000003': '1700000000002',
    })
  })

  it('of one timestamp are told apart by their names', () => {
    const named = (name: string): Revision => read(plainClass(`${name}1700000000001`), `/r/${name}.ts`)
    const revisions = [named('AddTool'), named('AddUser'), named('AddPet'), at('/r/z.ts', 1700000000002)]
    expect(follows(revisions)).toEqual({
      '1700000000001': '',
      AddUser1700000000001: '1700000000001',
      AddPet1700000000001: 'AddUser1700000000001',
      '1700000000002': 'AddPet1700000000001',
    })
  })

  it('leave revisions beside them alone', () => {
    const revision = readRevision(
      '/r/002_b.ts',
      `export const revision = 'b'\nexport const downRevision = '1700000000001'`,
    )
    expect(follows([at('/r/a.ts', 1700000000001), revision])).toEqual({ '1700000000001': '', b: '1700000000001' })
  })
})
