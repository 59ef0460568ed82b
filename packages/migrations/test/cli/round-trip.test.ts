import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

import { dumpOf, dumpProblem } from '../support/dump.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const bin = fileURLToPath(new URL('../../bin/migrate.cjs', import.meta.url))
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))
const entities = fileURLToPath(new URL('../../../entities', import.meta.url))
const revisions = fileURLToPath(new URL('../../revisions', import.meta.url))
const run = promisify(execFile)

/** A copy of this repository's entities and history, in which an entity may be changed. */
function project(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'entities'))
  for (const part of ['src', 'package.json'])
    cpSync(join(entities, part), join(folder, 'entities', part), { recursive: true })
  cpSync(revisions, join(folder, 'revisions'), { recursive: true })
  symlinkSync(packages, join(folder, 'node_modules'))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "experimentalDecorators": true, "emitDecoratorMetadata": true } }',
  )
  writeFileSync(join(folder, 'entities/tsconfig.json'), '{ "extends": "../tsconfig.json" }')
  writeFileSync(
    join(folder, 'migrate.config.json'),
    '{ "dataSource": "entities/src/data-source.ts", "revisions": "revisions" }',
  )
  return folder
}

const migrate =
  (folder: string, { url }: FreshDatabase) =>
  (...words: string[]) =>
    run(process.execPath, [bin, ...words], { cwd: folder, env: { ...process.env, DATABASE_URL: url } })

/** The entity of reminders with a column, an enum type and an index more. */
function changeReminders(folder: string): void {
  const file = join(folder, 'entities/src/reminders.ts')
  const source = readFileSync(file, 'utf8')
  const column =
    "  @Column({ type: 'enum', enum: ['low', 'high'], enumName: 'urgency', default: 'low' })\n  urgency!: string\n\n"
  const changed = source
    .replace(/^@Entity\(/m, "@Index('idx_reminders_urgency', ['urgency', 'guildId'])\n@Entity(")
    .replace(/^export class Reminder \{\n/m, (start) => `${start}${column}`)
  writeFileSync(file, changed)
}

test.skipIf(dumpProblem() !== null)(
  'a column, an index and an enum go up, down and up again, and the dumps agree byte for byte',
  async () => {
    const database = await freshDatabase({ version: 15 })
    const folder = project()
    const command = migrate(folder, database)
    await command('upgrade', 'head')
    const before = await dumpOf(database)
    changeReminders(folder)
    await command('revision', '--autogenerate', '-m', 'say how urgent reminders are')
    await command('upgrade', 'head')
    const after = await dumpOf(database)
    expect(after).toContain('urgency')
    expect((await command('check')).stdout).toBe('The entities, the history and the database agree.\n')
    await command('downgrade', '-1')
    expect(await dumpOf(database)).toBe(before)
    await command('upgrade', 'head')
    expect(await dumpOf(database)).toBe(after)
  },
)
