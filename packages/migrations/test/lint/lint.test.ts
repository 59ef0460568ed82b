import { execFile } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'

import { type LintOptions, lint } from '../../src/commands/lint.ts'
import { hazardRules } from '../../src/hazards/index.ts'
import { connect } from '../../src/io/database.ts'
import { partitionedTables } from '../../src/io/partitioned-tables.ts'
import { sarifOf } from '../../src/lint/sarif.ts'
import { squawkRules } from '../../src/lint/squawk-rules.ts'
import type { Finding } from '../../src/model/finding.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freshDatabase } from '../support/postgres.ts'

/** A folder with revisions one after another, each given as what stands below its header. */
function folderWith(...bodies: readonly { readonly head?: string; readonly upgrade: string }[]): string {
  const folder = temporaryFolder()
  for (const [at, { head = '', upgrade }] of bodies.entries()) {
    const source = `export const revision = 'rev${at}'\nexport const downRevision = ${at === 0 ? 'null' : `'rev${at - 1}'`}\n${head}\nexport async function upgrade(queryRunner) {\n${upgrade}\n}\n`
    writeFileSync(join(folder, `00${at + 1}_step.ts`), source)
  }
  return folder
}

const sql = (...statements: readonly string[]): string =>
  statements.map((text) => `  await queryRunner.query(\`${text}\`)`).join('\n')

const found = async (revisions: string, options: Partial<LintOptions> = {}): Promise<readonly Finding[]> =>
  (await lint({ revisions, squawk: false, ...options })).findings

const brief = (findings: readonly Finding[]) =>
  findings.map(({ revision, rule, level, object }) => [revision, rule, level, object])

const table = { upgrade: sql('CREATE TABLE users (id int PRIMARY KEY, name text, age int)') }

describe('lint', () => {
  it('finds nothing in what makes a table, its indexes and its foreign keys to itself', async () => {
    const folder = folderWith({
      upgrade: sql(
        'CREATE TABLE a (id int PRIMARY KEY, up int)',
        'CREATE INDEX a_up ON a (up)',
        'ALTER TABLE a ADD CONSTRAINT a_up FOREIGN KEY (up) REFERENCES a (id)',
        'ALTER TABLE a ALTER COLUMN up SET NOT NULL',
        'DROP TABLE a',
      ),
    })
    expect(await found(folder)).toEqual([])
  })

  it('tells of each hazard in which revision and on which line it stands', async () => {
    const folder = folderWith(table, { upgrade: sql('ALTER TABLE users\n  DROP COLUMN name', 'DROP TABLE users') })
    const findings = await found(folder)
    expect(findings).toMatchObject([
      { revision: 'rev1', line: 5, rule: 'drop-column', level: 'error', object: 'users.name', accepted: null },
      { revision: 'rev1', line: 7, rule: 'drop-table', level: 'error', object: 'users', accepted: null },
    ])
    expect(findings[0]?.file).toBe(join(folder, '002_step.ts'))
  })

  it('finds an index of a partitioned table that is built or dropped beside the work', async () => {
    const outside = { head: "export const transaction = 'none'" }
    const folder = folderWith(
      {
        upgrade: sql('CREATE TABLE visits (at date) PARTITION BY RANGE (at)', 'CREATE INDEX visits_at ON visits (at)'),
      },
      { ...outside, upgrade: sql('DROP INDEX CONCURRENTLY visits_at') },
      { ...outside, upgrade: sql('CREATE INDEX CONCURRENTLY visits_date ON visits (at)') },
    )
    expect(brief(await found(folder))).toEqual([
      ['rev1', 'concurrently-partitioned', 'error', 'visits_at'],
      ['rev2', 'concurrently-partitioned', 'error', 'visits_date'],
    ])
  })

  it('is told by a database which tables are partitioned where no revision makes them', async () => {
    const { url, query } = await freshDatabase()
    await query('create table logs (at date) partition by range (at)')
    await query('create index logs_at on logs (at)')
    const folder = folderWith({
      head: "export const transaction = 'none'",
      upgrade: sql('DROP INDEX CONCURRENTLY logs_at', 'CREATE INDEX CONCURRENTLY logs_date ON logs (at)'),
    })
    const database = await connect({ url }, 'test')
    const known = await partitionedTables(database, 'public')
    await database.close()
    expect(brief(await found(folder, { known }))).toEqual([
      ['rev0', 'concurrently-partitioned', 'error', 'logs_at'],
      ['rev0', 'concurrently-partitioned', 'error', 'logs_date'],
    ])
    expect(brief(await found(folder))).toEqual([])
  })

  it('knows from the revisions before what a change of type does', async () => {
    const folder = folderWith(
      table,
      { upgrade: sql('ALTER TABLE users ALTER COLUMN age TYPE bigint') },
      { upgrade: sql('ALTER TABLE users ALTER COLUMN name TYPE varchar') },
      { upgrade: sql('ALTER TABLE strangers ALTER COLUMN name TYPE varchar') },
    )
    expect(brief(await found(folder))).toEqual([
      ['rev1', 'change-column-type', 'error', 'users.age'],
      ['rev3', 'change-column-type', 'error', 'strangers.name'],
    ])
  })

  it.each([
    ['DELETE FROM users WHERE true', 'delete-all-rows', 'users'],
    ['UPDATE users SET age = 0 WHERE 1 = 1', 'update-all-rows', 'users'],
    ['WITH gone AS (DELETE FROM users RETURNING *) SELECT count(*) FROM gone', 'delete-all-rows', 'users'],
    ['ALTER TABLE users DROP COLUMN IF EXISTS age CASCADE', 'drop-cascade', 'users.age'],
    ["SELECT setval('users_id_seq', 1)", 'restart-sequence', 'users_id_seq'],
    ['CLUSTER users USING users_pkey', 'rewrite-table', 'users'],
    ['VACUUM FULL users', 'rewrite-table', 'users'],
    ['ALTER TABLE users ADD PRIMARY KEY (id)', 'add-primary-key', 'users'],
  ])('sees what %s does', async (statement, rule, object) => {
    const findings = await found(folderWith(table, { upgrade: sql(statement) }))
    expect(findings.map((each) => [each.rule, each.object])).toContainEqual([rule, object])
  })

  it.each([
    'UPDATE users SET age = 0 WHERE id = 1',
    "SELECT setval('users_id_seq', (SELECT max(id) FROM users))",
    'CREATE TABLE fresh (id serial); SELECT setval($$fresh_id_seq$$, 100)',
    'MERGE INTO users u USING strangers s ON u.id = s.id WHEN MATCHED THEN DELETE',
    "INSERT INTO users (name) VALUES ('DROP TABLE users; --')",
  ])('has nothing against %s', async (statement) => {
    expect(await found(folderWith(table, { upgrade: sql(statement) }))).toEqual([])
  })

  it('knows that one table can be clustered in a transaction, and all of them cannot', async () => {
    const folder = folderWith(table, { upgrade: sql('CLUSTER users USING users_pkey') }, { upgrade: sql('CLUSTER') })
    const refused = (await found(folder)).filter(({ rule }) => rule === 'outside-transaction')
    expect(brief(refused)).toEqual([['rev2', 'outside-transaction', 'error', 'CLUSTER']])
  })

  it('looks at a range, whose revisions are judged by those before it', async () => {
    const folder = folderWith(table, { upgrade: sql('DROP TABLE users') }, { upgrade: sql('DROP TABLE others') })
    expect(brief(await found(folder, { range: 'rev2' }))).toEqual([['rev2', 'drop-table', 'error', 'others']])
    expect(brief(await found(folder, { range: 'rev1:rev2' }))).toHaveLength(2)
  })

  it('takes a reason for a hazard, and not for another one', async () => {
    const head =
      "export const accepts = { 'drop-table': 'it is empty', 'drop-colum': 'a slip', truncate: 'none is there' }"
    const folder = folderWith(table, { head, upgrade: sql('DROP TABLE users') })
    expect(await found(folder)).toMatchObject([
      { rule: 'unknown-acceptance', level: 'error', line: 3, object: 'drop-colum' },
      { rule: 'unused-acceptance', level: 'warning', line: 3, object: 'truncate' },
      { rule: 'drop-table', accepted: 'it is empty' },
    ])
  })

  it('says what it cannot read, and what PostgreSQL could not', async () => {
    const folder = folderWith({ upgrade: '  await queryRunner.query(text)\n  await queryRunner.query("DROP TABEL a")' })
    expect(await found(folder)).toMatchObject([
      { rule: 'unreadable', level: 'warning', line: 5, message: expect.stringContaining('put together when it runs') },
      { rule: 'unreadable', level: 'warning', line: 6, message: expect.stringContaining('syntax error') },
    ])
  })

  it('makes no fuss about a table that is empty or small, when it knows', async () => {
    const folder = folderWith(
      table,
      { upgrade: sql('CREATE INDEX users_age ON users (age)') },
      { upgrade: sql('DROP TABLE users') },
    )
    const megabyte = 1024 ** 2
    const sizes = (rows: number, megabytes: number) =>
      new Map([['users', { rows, bytes: megabytes * megabyte, totalBytes: megabytes * megabyte }]])
    expect(brief(await found(folder, { sizes: sizes(0, 0) })).map(([, rule, level]) => [rule, level])).toEqual([
      ['blocking-index', 'note'],
      ['drop-table', 'note'],
    ])
    expect(brief(await found(folder, { sizes: sizes(5000, 1) })).map(([, rule, level]) => [rule, level])).toEqual([
      ['blocking-index', 'note'],
      ['drop-table', 'error'],
    ])
    const [index] = await found(folder, { sizes: sizes(12_345_678, 2500) })
    expect(index).toMatchObject({ level: 'error' })
    expect(index?.message).toMatch(/users has about 12,345,678 rows in 2\.4 GB: some 25 seconds\.$/)
  })

  it('judges the way back less loudly, on the line where it stands', async () => {
    const folder = folderWith(table, {
      upgrade: `${sql('ALTER TABLE users ADD COLUMN nick text', 'ALTER TABLE users DROP COLUMN age')}
}
export async function downgrade(queryRunner) {
${sql(
  'ALTER TABLE users DROP COLUMN nick',
  'ALTER TABLE users DROP COLUMN name',
  'ALTER TABLE users ADD COLUMN age int',
  'CREATE INDEX users_age ON users (age)',
  'CREATE INDEX CONCURRENTLY users_id ON users (id)',
)}`,
    })
    const back = (await found(folder, { range: 'rev1' })).filter(({ direction }) => direction === 'downgrade')
    expect(back.map(({ line, rule, level, object }) => [line, rule, level, object])).toEqual([
      [9, 'drop-column', 'note', 'users.nick'],
      [10, 'drop-column', 'warning', 'users.name'],
      [12, 'blocking-index', 'warning', 'users_age'],
      [13, 'outside-transaction', 'error', 'CREATE INDEX CONCURRENTLY'],
    ])
    expect(back[0]).toMatchObject({
      message: 'Going back, it drops a column. What was written there since is gone.',
      safeWay: null,
    })
  })

  it("reads the calls of TypeORM's query runner in both directions", async () => {
    const folder = folderWith(table, {
      upgrade: `  await queryRunner.addColumn('users', new TableColumn({ name: 'token', type: 'uuid', default: 'gen_random_uuid()' }))
}
export async function downgrade(queryRunner) {
  await queryRunner.createIndex('users', new TableIndex({ name: 'users_name', columnNames: ['name'] }))`,
    })
    expect(brief(await found(folder, { range: 'rev1' }))).toEqual([
      ['rev1', 'volatile-default', 'error', 'users.token'],
      ['rev1', 'blocking-index', 'warning', 'users_name'],
    ])
  })

  it('says that SET LOCAL does nothing outside a transaction', async () => {
    const upgrade = sql("SET LOCAL lock_timeout = '2s'", 'CREATE INDEX CONCURRENTLY users_age ON users (age)')
    const outside = folderWith(table, { head: "export const transaction = 'none'", upgrade })
    expect(await found(outside, { range: 'rev1' })).toMatchObject([{ line: 5, rule: 'set-local', level: 'error' }])
    const inside = folderWith(table, { upgrade: sql("SET LOCAL lock_timeout = '2s'") })
    expect(await found(inside, { range: 'rev1' })).toEqual([])
  })

  it('lets squawk look at the same statements, on the same lines', async () => {
    const folder = folderWith({ upgrade: sql('SELECT 1', 'CREATE TABLE a (\n  id int PRIMARY KEY\n)') })
    const result = await lint({ revisions: folder })
    expect(result.squawk).toBe('ran')
    expect(result.findings).toMatchObject([{ rule: 'squawk/prefer-bigint-over-int', level: 'note', line: 7 }])
  })
})

describe("squawk's rules", () => {
  const require = createRequire(import.meta.filename)
  const program = require.resolve('squawk-cli/js/bin/squawk')
  const statement = join(temporaryFolder(), 'a.sql')

  it('are called as they are decided on', async () => {
    writeFileSync(statement, 'select 1')
    // These two are about the text and not about what it does, and cannot be left out.
    const names = Object.keys(squawkRules).filter((name) => !['syntax-error', 'unused-ignore'].includes(name))
    const run = promisify(execFile)
    await run(process.execPath, [program, ...names.map((name) => `--exclude=${name}`), statement])
    await expect(run(process.execPath, [program, '--exclude=no-such-rule', statement])).rejects.toThrow('no-such-rule')
  })

  it('that are left to ours are left to rules that there are', () => {
    const ours = Object.values(squawkRules).flatMap((rule) =>
      typeof rule === 'object' && 'ours' in rule ? rule.ours : [],
    )
    expect(ours.filter((id) => !hazardRules.some((rule) => rule.id === id))).toEqual([])
  })
})

describe('the history of this repository', () => {
  it('has no hazard that is not accepted', async () => {
    const revisions = join(import.meta.dirname, '../../revisions')
    expect(readdirSync(revisions)).not.toEqual([])
    const findings = await found(revisions)
    expect(findings.filter(({ level, accepted }) => level !== 'note' && accepted === null)).toEqual([])
  })
})

describe('a SARIF log', () => {
  let findings: readonly Finding[] = []
  let folder = ''
  beforeAll(async () => {
    folder = folderWith(table, {
      head: "export const accepts = { 'drop-table': 'it is empty' }",
      upgrade: `${sql('DROP TABLE users')}\n  await queryRunner.query(text)`,
    })
    findings = await found(folder)
  })

  it('names the rule, the line below the root, and the reason of an accepted one', () => {
    const log = sarifOf(findings, { root: folder, toolVersion: '1.2.3' })
    expect(log.version).toBe('2.1.0')
    expect(log.runs[0].results).toMatchObject([
      {
        ruleId: 'drop-table',
        level: 'error',
        suppressions: [{ kind: 'inSource', justification: 'it is empty' }],
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: '002_step.ts', uriBaseId: 'ROOT' }, region: { startLine: 5 } },
          },
        ],
      },
      { ruleId: 'unreadable', level: 'warning' },
    ])
  })

  it('describes every rule that it mentions, at the index that it gives', () => {
    const log = sarifOf(findings, { root: folder, toolVersion: '1.2.3' })
    const { tool, results } = log.runs[0] as unknown as {
      tool: { driver: { rules: readonly { id: string; shortDescription: { text: string } }[] } }
      results: readonly { ruleId: string; ruleIndex: number }[]
    }
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length)
  })
})
