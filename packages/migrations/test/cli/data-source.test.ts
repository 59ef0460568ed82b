import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

import { temporaryFolder } from '../support/folder.ts'

const script = fileURLToPath(new URL('load-data-source.mjs', import.meta.url))
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))
const run = promisify(execFile)

type Files = Readonly<Record<string, string>>

const tsconfig = (options: object): Files => ({ 'tsconfig.json': JSON.stringify({ compilerOptions: options }) })

const decorated = tsconfig({ experimentalDecorators: true, emitDecoratorMetadata: true })

const entity: Files = {
  'user.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'
@Entity('users')
export class User {
  @PrimaryGeneratedColumn() id!: number
  @Column() name!: string
}
`,
}

const users = {
  tableName: 'users',
  columns: [
    ['id', 'Number'],
    ['name', 'String'],
  ],
}

/** Writes a project and loads its `db` module there; paths in the answer start at the project. */
async function loaded(files: Files, main = 'db.ts'): Promise<Record<string, unknown>> {
  const folder = temporaryFolder()
  symlinkSync(packages, join(folder, 'node_modules'))
  for (const [name, content] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const { stdout } = await run(process.execPath, [script, join(folder, main)], { cwd: '/' })
  return JSON.parse(stdout.replaceAll(`${folder}/`, ''))
}

const instance = "new DataSource({ type: 'postgres', entities: [User] })"
const imports = "import { DataSource } from 'typeorm'\nimport { User } from './user.ts'\n"

test.concurrent.each([
  ['a default export', `${imports}export default ${instance}`],
  ['a named export', `${imports}export const anything = ${instance}`],
  ['the same one twice', `${imports}export const source = ${instance}\nexport default source`],
  ['a promise of one', `${imports}export const source = Promise.resolve(${instance})`],
  [
    'beside a connection that fails',
    `${imports}export const source = ${instance}\nexport const up = Promise.reject(1)`,
  ],
  ['its options', "import { User } from './user.ts'\nexport const options = { type: 'postgres', entities: [User] }"],
])('a data source is found as %s', async (_name, source) => {
  expect(await loaded({ ...decorated, ...entity, 'db.ts': source })).toEqual({
    url: null,
    isInitialized: false,
    tables: [users],
  })
})

const schema = `new EntitySchema({
  name: 'User', tableName: 'users', columns: { id: { type: Number, primary: true }, name: { type: String } },
})`

test.concurrent.each([
  [
    'db.cjs',
    `const { DataSource, EntitySchema } = require('typeorm')
     module.exports = new DataSource({ type: 'postgres', entities: [${schema}] })`,
  ],
  [
    'db.cjs',
    `Object.defineProperty(exports, '__esModule', { value: true })
     const typeorm_1 = require('typeorm'), { EntitySchema } = typeorm_1
     exports.AppDataSource = new typeorm_1.DataSource({ type: 'postgres', entities: [${schema}] })
     exports.default = exports.AppDataSource`,
  ],
  [
    'db.mjs',
    `import { DataSource, EntitySchema } from 'typeorm'
     export default new DataSource({ type: 'postgres', entities: [${schema}] })`,
  ],
])('compiled JavaScript is read: %s', async (file, source) => {
  expect(await loaded({ [file]: source }, file)).toMatchObject({ tables: [users] })
})

const elsewhere = {
  // Behind an alias of tsconfig.json, another name and a file that passes names on.
  'lib/index.ts': `export * from './level.js'
export { Kind as Sort } from './level.js'
export { default as nothing } from './level.js'`,
  'lib/level.ts': `import type { Far } from '../far.ts'
export enum Level { Low, High = 7 }
export enum Kind { Good = 'good', Bad = 'bad' }
export enum Flags { None = 0, Read = 1 << 0, Write = 1 << 1, Both = Read | Write, All = Both, Other = Level.High, Most = -(2 + 2) }
const prefix = 'on'
export enum Event { Opened = prefix + '-open', Closed = \`on-close\`, Ended = Closed }
export enum Mixed { One = 1, Two = 'two' }
export type Place = 'here' | (\`there-\${string}\`) | Far
export type Circle = Circle | Round
type Round = Circle
export const roles = ['admin', 'guest'] as const
export type Role = (typeof roles)[number]
export const codes = { ok: 200, gone: -410 } satisfies Record<string, number>
export type Code = (typeof codes)[keyof typeof codes]
export type CodeName = keyof typeof codes
export default class {}`,
  'far.ts': `export type Far = 'far'`,
  'user.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'
import { type CodeName, type Code, type Event, Flags, type Place, Level, type Role, Sort } from '@lib'
@Entity('users')
export class User {
  @PrimaryGeneratedColumn() id!: number
  @Column() level!: Level
  @Column({ default: 'good' }) sort!: Sort
  @Column() place?: Place
  @Column() role!: Role
  @Column() code!: Code
  @Column() codeName!: CodeName
  @Column() flags!: Flags
  @Column() event!: Event
}`,
}

const paths = tsconfig({
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  paths: { '@lib': ['./lib/index.ts'] },
})

test.concurrent.each([
  { type: 'module', named: 'by its class', imported: imports, source: instance },
  { type: 'commonjs', named: 'by its class', imported: imports, source: instance },
  ...[
    { type: 'module', folder: 'import.meta.dirname' },
    { type: 'commonjs', folder: '__dirname' },
  ].map(({ type, folder }) => ({
    type,
    named: 'by a pattern',
    imported: "import { DataSource } from 'typeorm'\n",
    source: `new DataSource({ type: 'postgres', entities: [${folder} + '/user.ts'] })`,
  })),
])(
  'columns have the types that the compiler emits for what is declared in other files, in a package of type $type, $named',
  async ({ type, imported, source }) => {
    const files = {
      ...elsewhere,
      ...paths,
      'package.json': JSON.stringify({ type }),
      'db.ts': `${imported}export default ${source}`,
    }
    expect(await loaded(files)).toMatchObject({
      tables: [
        {
          columns: [
            ['id', 'Number'],
            ['level', 'Number'],
            ['sort', 'String'],
            ['place', 'String'],
            ['role', 'String'],
            ['code', 'Number'],
            ['codeName', 'String'],
            ['flags', 'Number'],
            ['event', 'String'],
          ],
        },
      ],
    })
  },
)

test.concurrent.each(['Mixed', 'Circle', 'Nobody', 'Place | null', 'Place | number'])(
  'a column of the type %s has to be given a type',
  async (type) => {
    const user = elsewhere['user.ts']
      .replace('type CodeName', `type ${/\w+/.exec(type)?.[0]}`)
      .replace(/@Column\(\) codeName.*/, '')
      .replace('level!: Level', `level!: ${type}`)
    const files = { ...elsewhere, ...paths, 'user.ts': user, 'db.ts': `${imports}export default ${instance}` }
    expect(await loaded(files)).toMatchObject({ message: 'The type of the column User.level cannot be guessed.' })
  },
)

const commonJs: Files = { ...decorated, 'package.json': '{ "name": "somebody-elses" }' }

const team = `import { Column, Entity, OneToMany, PrimaryGeneratedColumn } from 'typeorm'
import { User } from './user'
@Entity('teams')
export class Team {
  @PrimaryGeneratedColumn() id!: number
  @OneToMany(() => User, (user) => user.team) users!: User[]
}
`

const member = `import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'
import { Team } from './team'
@Entity('users')
export class User {
  @PrimaryGeneratedColumn() id!: number
  @Column() name!: string
  @ManyToOne(() => Team, (team) => team.users) team!: Team
}
`

test.concurrent.each([
  ['entities that import each other', "import { Team } from './team'\nimport { User } from './user'", '[Team, User]'],
  ['a pattern, which has __dirname in it', '', "[__dirname + '/{team,user}{.ts,.js}']"],
])('TypeScript of a CommonJS package is run as CommonJS: %s', async (_name, header, entities) => {
  const source = `${header}\nimport { DataSource } from 'typeorm'
export default new DataSource({ type: 'postgres', entities: ${entities} })`
  const { tables } = await loaded({ ...commonJs, 'user.ts': member, 'team.ts': team, 'db.ts': source })
  expect(tables).toEqual(
    expect.arrayContaining([{ tableName: 'users', columns: [...users.columns, ['team', 'Number']] }]),
  )
})

test('TypeScript is run as an ES module where it cannot be another', async () => {
  const source = `import { DataSource } from 'typeorm'
const entities = await Promise.resolve([import.meta.url].slice(1))
export default new DataSource({ type: 'postgres', entities })`
  expect(await loaded({ ...commonJs, 'db.ts': source })).toMatchObject({ tables: [] })
})

test.concurrent.each<[string, Files, string]>([
  ['no such file', {}, 'The data source file db.ts does not exist.'],
  ['no data source', { 'db.ts': 'export const a = 1' }, 'db.ts exports no TypeORM data source.'],
  [
    'two data sources',
    { ...decorated, ...entity, 'db.ts': `${imports}export const a = ${instance}\nexport const b = ${instance}` },
    'db.ts exports 2 data sources.',
  ],
  [
    'another database',
    { 'db.ts': "export default { '@instanceof': Symbol.for('DataSource'), options: { type: 'mysql' } }" },
    'The data source in db.ts is for mysql.',
  ],
  [
    'a syntax error in an entity',
    {
      ...decorated,
      'user.ts': '\nexport class User {\n  name: = 1\n}\n',
      'db.ts': `${imports}export default ${instance}`,
    },
    'user.ts:3 is not valid TypeScript: Unexpected token.',
  ],
  [
    'a package that is not installed',
    { 'db.ts': "import { x } from 'not-there'\nexport default x" },
    'db.ts imports not-there, which cannot be found.',
  ],
  [
    'a file that is not there',
    { 'db.ts': "import { x } from './gone.ts'\nexport default x" },
    'db.ts imports gone.ts, which cannot be found.',
  ],
  [
    'entities that import each other',
    {
      ...decorated,
      'user.ts': `import { Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'
import { Team } from './team.ts'
@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number
  @ManyToOne(() => Team) team!: Team
}
`,
      'team.ts': `import { Entity, OneToMany, PrimaryGeneratedColumn } from 'typeorm'
import { User } from './user.ts'
@Entity()
export class Team {
  @PrimaryGeneratedColumn() id!: number
  @OneToMany(() => User, (user) => user.team) users!: User[]
}
`,
      'db.ts': `import './team.ts'\n${imports}export default ${instance}`,
    },
    'user.ts:6 needs Team before it is there: their files import each other.',
  ],
  [
    'a file that is not there, in a CommonJS package',
    { ...commonJs, 'db.ts': "import { x } from './gone'\nexport default x" },
    'db.ts imports ./gone, which cannot be found.',
  ],
  [
    'a syntax error in an entity of a CommonJS package',
    {
      ...commonJs,
      'user.ts': '\nexport class User {\n  name: = 1\n}\n',
      'db.ts': `${imports}export default ${instance}`,
    },
    'user.ts:3 is not valid TypeScript: Unexpected token.',
  ],
  ['an exception', { 'db.ts': "\nthrow new TypeError('no address')" }, 'db.ts:2 could not be run: no address.'],
  [
    'decorators that are not switched on',
    { ...tsconfig({}), ...entity, 'db.ts': `${imports}export default ${instance}` },
    'user.ts uses decorators, and no tsconfig.json that includes it allows them.',
  ],
  [
    'column types that are not emitted',
    { ...tsconfig({ experimentalDecorators: true }), ...entity, 'db.ts': `${imports}export default ${instance}` },
    'The type of the column User.name cannot be guessed.',
  ],
])('%s is said in one line', async (_name, files, message) => {
  expect(await loaded(files)).toMatchObject({ name: 'UsageError', message })
})
