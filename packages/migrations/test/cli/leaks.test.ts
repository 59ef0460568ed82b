import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

import { everyCommand } from '../../src/commands/index.ts'
import { check, downgrade, dryRun, plan, stamp, status, upgrade } from '../../src/index.ts'
import { migrate } from '../support/command-line.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const commands = await everyCommand()

/** Hard to spell in a URL, in JSON and in a regular expression, and easy to find. */
const password = `S3cr3t $ "canary" 100% \\ & 'x'`

const spellings = [password, encodeURIComponent(password), JSON.stringify(password).slice(1, -1), 'S3cr3t', 'canary']

function expectNoTrace(text: string): void {
  for (const spelling of spellings) expect(text).not.toContain(spelling)
}

let database: FreshDatabase
let role: string
let project: string

beforeAll(async () => {
  database = await freshDatabase()
  role = `leaky_${database.name}`
  await database.query(`create role ${role} login password '${password.replaceAll("'", "''")}'; grant create on schema public to ${role};
    grant create on database ${database.name} to ${role}`)
  project = temporaryFolder()
  mkdirSync(join(project, 'revisions'))
  writeFileSync(join(project, 'revisions', '001_fails.js'), revision)
})

// What it runs fails, and its error and its message hold whatever PostgreSQL has to say of the session.
const revision = `export const revision = '8f31c0a45d2e'
export const downRevision = null
export const message = 'fails'
export async function upgrade(queryRunner) {
  await queryRunner.query('create table evidence (id int)')
  throw Object.assign(new Error('from the body: ' + queryRunner.connection?.options?.url), { url: process.env.DATABASE_URL })
}
export async function downgrade() {}
`

const urlWith = (parts: Partial<Record<'hostname' | 'port' | 'pathname' | 'username', string>>): string =>
  Object.assign(new URL(database.url), { username: role, password: encodeURIComponent(password) }, parts).href

const situations: Readonly<Record<string, () => string>> = {
  'a database that answers': () => urlWith({}),
  'a login that is refused': () => urlWith({ username: 'nobody_here' }),
  'a database that is missing': () => urlWith({ pathname: '/nowhere' }),
  'a port where nobody listens': () => urlWith({ port: '1' }),
  'a server without TLS that shall have it': () => `${urlWith({})}?sslmode=verify-full`,
  'a URL that is none': () => urlWith({}).replace('@', '@:not a host:'),
  'an option that is unknown': () => `${urlWith({})}?sslmode=sometimes`,
}

/** What a command line would be typed as, by its own first example. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)

test.each(Object.entries(situations))(
  'no command tells the password of %s',
  { timeout: 240_000 },
  async (_what, urlOf) => {
    const url = urlOf()
    for (const { name, examples } of commands) {
      if (name === 'edit' || name === 'init') continue
      const words = [...wordsOf(examples[0].type), '--revisions', 'revisions', '-v']
      for (const argv of [words, [...words, '--json'], [...words, '--url', url]]) {
        const { stdout, stderr } = await migrate(argv, { folder: project, environment: { DATABASE_URL: url } })
        expectNoTrace(stdout)
        expectNoTrace(stderr)
      }
    }
  },
)

test.each(Object.entries(situations))('no error of the library holds the password of %s', async (_what, urlOf) => {
  const options = { url: urlOf(), revisions: join(project, 'revisions'), patience: { leaseWaitMs: 0 } }
  const dataSource = () => Promise.reject(new Error('there is none'))
  const calls = [
    () => status(options),
    () => upgrade({ ...options, target: 'head' }),
    () => downgrade({ ...options, target: 'base' }),
    () => stamp({ ...options, targets: ['head'] }),
    () => plan({ ...options, direction: 'upgrade', target: 'head' }),
    () => dryRun({ ...options, direction: 'upgrade', target: 'head' }),
    () => check({ ...options, dataSource }),
  ]
  for (const call of calls) {
    const outcome: unknown = await call().catch((error: unknown) => error)
    const shown = inspect(outcome, { depth: 20, showHidden: true })
    expectNoTrace(shown)
  }
})
