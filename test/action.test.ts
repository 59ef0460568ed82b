import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

import type { Finding, FindingKind } from '../packages/migrations/src/model/review.ts'
import { temporaryFolder } from '../packages/migrations/test/support/folder.ts'
import { freshDatabase } from '../packages/migrations/test/support/postgres.ts'
import { newRepository, type Repository, revisionText } from '../packages/migrations/test/support/repository.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const migrate = `${process.execPath} ${join(root, 'packages/migrations/bin/migrate.cjs')}`

interface Ending {
  readonly exitCode: number
  readonly stdout: string
}

interface Job extends Ending {
  readonly annotations: readonly string[]
  readonly summary: string
  readonly outputs: string
  publish(): Promise<string>
}

interface Comment {
  readonly id: number
  readonly user: { readonly type: string; readonly login: string }
  body: string
}

/** As much of GitHub as the action asks for, with a pull request that has more comments than fit on a page. */
async function fakeGitHub({ mayWrite = true, failures = 0 } = {}) {
  const comments: Comment[] = Array.from({ length: 120 }, (_, index) => ({
    id: index + 1,
    user: { type: 'User', login: 'ada' },
    body: index === 3 ? '<!-- retort review --> I wrote this marker myself.' : `comment ${index}`,
  }))
  const calls: string[] = []
  let left = failures
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    calls.push(`${request.method} ${pathname}`)
    const answer = (status: number, document: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document))
    }
    if (request.headers.authorization !== 'Bearer token-of-the-job') return answer(401, { message: 'Bad credentials' })
    if (left-- > 0) return answer(502, { message: 'Server Error' })
    if (request.method === 'GET') {
      const page = Number(searchParams.get('page'))
      return answer(200, comments.slice((page - 1) * 100, page * 100))
    }
    if (!mayWrite) return answer(403, { message: 'Resource not accessible by integration' })
    const { body } = JSON.parse(await textOf(request)) as { body: string }
    if (body.length > 65_536) return answer(422, { message: 'Body is too long' })
    if (request.method === 'POST') {
      comments.push({ id: 999, user: { type: 'Bot', login: 'github-actions[bot]' }, body })
      return answer(201, {})
    }
    const own = comments.find(({ id }) => pathname.endsWith(`/issues/comments/${id}`))
    if (own === undefined || own.user.type !== 'Bot') return answer(403, {})
    own.body = body
    return answer(200, {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    report: () => comments.filter(({ user }) => user.type === 'Bot').map(({ body }) => body),
    close: () => server.close(),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function run(script: string, { folder, env }: { folder: string; env: NodeJS.ProcessEnv }): Promise<Ending> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'action', script)], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout: stdout + stderr })
    })
  })
}

/** Runs the steps of the action on what is checked out. */
async function job(
  { folder }: Repository,
  {
    api = 'http://127.0.0.1:9',
    range = 'main..HEAD',
    env = {},
  }: { api?: string; range?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Job> {
  const temporary = temporaryFolder()
  const files = { summary: join(temporary, 'summary.md'), outputs: join(temporary, 'outputs') }
  const { url } = await freshDatabase()
  const common = {
    PATH: process.env.PATH,
    HOME: folder,
    RUNNER_TEMP: temporary,
    GITHUB_API_URL: api,
    GITHUB_REPOSITORY: 'ada/library',
    RETORT_PAUSE_MS: '1',
  }
  const examined = await run('examine.mjs', {
    folder,
    env: {
      ...common,
      DATABASE_URL: url,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_OUTPUT: files.outputs,
      RETORT_COMMAND: migrate,
      RETORT_RANGE: range,
      ...env,
    },
  })
  return {
    ...examined,
    annotations: examined.stdout.split('\n').filter((line) => /^::(error|warning) /.test(line)),
    summary: readFileSync(files.summary, 'utf8'),
    outputs: readFileSync(files.outputs, 'utf8'),
    async publish() {
      const published = await run('publish.mjs', {
        folder,
        env: { ...common, RETORT_TOKEN: 'token-of-the-job', RETORT_PULL_REQUEST: '7' },
      })
      return `${published.stdout.trim()} [${published.exitCode}]`
    },
  }
}

const entities = (columns: string): string => `import { DataSource, EntitySchema } from 'typeorm'
const book = new EntitySchema({ name: 'Book', tableName: 'books', columns: { id: { type: 'integer', primary: true, primaryKeyConstraintName: 'books_pkey' }, ${columns} } })
export const dataSource = new DataSource({ type: 'postgres', entities: [book] })
`

const books = revisionText({
  id: 'aaaa00000001',
  after: null,
  up: ['CREATE TABLE "books" ("id" integer NOT NULL, "title" text, CONSTRAINT "books_pkey" PRIMARY KEY ("id"))'],
  down: ['DROP TABLE "books"'],
})

const addColumn = (id: string, column: string) =>
  revisionText({
    id,
    after: 'aaaa00000001',
    up: [`ALTER TABLE "books" ADD COLUMN "${column}" integer`],
    down: [`ALTER TABLE "books" DROP COLUMN "${column}"`],
  })

/** A pull request on a repository with one revision: the branch is checked out, with nothing changed yet. */
function pullRequest(): Repository {
  const repository = newRepository()
  repository.write('.gitignore', 'node_modules\n')
  repository.write('package.json', '{ "type": "module" }\n')
  repository.write('migrate.config.json', '{ "revisions": "db", "dataSource": "data-source.js" }\n')
  repository.write('data-source.js', entities("title: { type: 'text', nullable: true }"))
  repository.write('db/001_books.ts', books)
  symlinkSync(join(root, 'packages/migrations/node_modules'), join(repository.folder, 'node_modules'))
  repository.commit('books')
  repository.git('switch', '--quiet', '--create', 'change')
  return repository
}

const withPages = "title: { type: 'text', nullable: true }, pages: { type: 'integer', nullable: true }"

function goodChange(): Repository {
  const repository = pullRequest()
  repository.write('data-source.js', entities(withPages))
  repository.write('db/002_pages.ts', addColumn('bbbb00000002', 'pages'))
  repository.commit('pages')
  return repository
}

test('a good change passes, and one comment is written and kept up to date', { timeout: 240_000 }, async () => {
  const github = await fakeGitHub({ failures: 2 })
  const repository = goodChange()
  const first = await job(repository, { api: github.url })
  expect(first.stdout).toContain('The entities, the history and the database agree.')
  expect({ exitCode: first.exitCode, annotations: first.annotations, outputs: first.outputs }).toEqual({
    exitCode: 0,
    annotations: [],
    outputs: 'level=fine\n',
  })
  expect(first.summary).toContain('Proven on PostgreSQL 18')
  expect(await first.publish()).toBe('The comment was written. [0]')
  expect(await first.publish()).toBe('The comment says it already. [0]')
  repository.write('db/002_pages.ts', addColumn('bbbb00000002', 'pages').replace('bbbb00000002', 'cccc00000003'))
  repository.commit('again')
  const second = await job(repository, { api: github.url })
  expect(await second.publish()).toBe('The comment was brought up to date. [0]')
  expect(github.report()).toHaveLength(1)
  expect(github.report()[0]).toContain('cccc00000003')
  github.close()
})

test('entities without their revision are drift', { timeout: 240_000 }, async () => {
  const repository = pullRequest()
  repository.write('data-source.js', entities(withPages))
  repository.commit('forgot the revision')
  const { exitCode, annotations, outputs } = await job(repository)
  expect(exitCode).toBe(1)
  expect(outputs).toBe('level=stop\n')
  expect(annotations).toHaveLength(1)
  expect(annotations[0]).toMatch(
    /^::error title=the revisions do not build what the entities declare::.*\+ column books\.pages/,
  )
})

test('two heads are named with both files', { timeout: 240_000 }, async () => {
  const repository = goodChange()
  repository.write('db/003_weight.ts', addColumn('dddd00000004', 'weight'))
  repository.commit('weight')
  const { exitCode, annotations, summary } = await job(repository)
  expect(exitCode).toBe(1)
  expect(annotations.join('\n')).toMatch(/^::error file=db\/002_pages\.ts,title=the history has 2 heads::/m)
  expect(annotations.join('\n')).toMatch(/^::error file=db\/003_weight\.ts,title=the history has 2 heads::/m)
  expect(summary).toContain('db/002\\_pages.ts and db/003\\_weight.ts')
})

test('a destructive change is marked on its line, and passes once it is accepted', { timeout: 240_000 }, async () => {
  const repository = pullRequest()
  const drop = revisionText({
    id: 'bbbb00000002',
    after: 'aaaa00000001',
    up: ['ALTER TABLE "books" DROP COLUMN "title"'],
    down: ['ALTER TABLE "books" ADD COLUMN "title" text'],
  })
  repository.write('data-source.js', entities(''))
  repository.write('db/002_drop.ts', drop)
  repository.commit('drop')
  const refused = await job(repository)
  const line = drop.split('\n').findIndex((text) => text.includes('DROP COLUMN')) + 1
  expect(refused.exitCode).toBe(1)
  expect(refused.annotations[0]).toMatch(
    `::error file=db/002_drop.ts,line=${line},title=it drops a column (books.title)::`,
  )
  const reason = "export const accepts = { 'drop-column': 'nobody reads titles' }\n\nexport async function upgrade"
  repository.write('db/002_drop.ts', drop.replace('export async function upgrade', reason))
  repository.commit('accept')
  const accepted = await job(repository)
  expect(accepted.exitCode).toBe(0)
  expect(accepted.annotations).toHaveLength(1)
  expect(accepted.annotations[0]).toMatch(/^::warning /)
  expect(accepted.summary).toContain('nobody reads titles')
})

test('an edited revision that others have applied stops the pull request', { timeout: 240_000 }, async () => {
  const repository = pullRequest()
  repository.write('db/001_books.ts', books.replace('"title" text', '"title" text, "pages" integer'))
  repository.write('data-source.js', entities(withPages))
  repository.commit('edit')
  const { exitCode, annotations } = await job(repository)
  expect(exitCode).toBe(1)
  expect(annotations.join('\n')).toMatch(
    /^::error file=db\/001_books\.ts,title=db\/001_books\.ts was changed%2C and is already on main::/m,
  )
})

test('a fork gets its report in the summary, because its token may not write', { timeout: 240_000 }, async () => {
  const github = await fakeGitHub({ mayWrite: false })
  const done = await job(goodChange(), { api: github.url })
  expect(await done.publish()).toBe(
    'This token may not write comments (403). The report is in the summary of the job. [0]',
  )
  expect(done.summary).toContain('Nothing stands in the way')
  github.close()
})

test('a pull request without a revision gets no comment', { timeout: 240_000 }, async () => {
  const github = await fakeGitHub()
  const repository = pullRequest()
  repository.write('README.md', '# Library')
  repository.commit('words')
  const done = await job(repository, { api: github.url })
  expect(done.exitCode).toBe(0)
  expect(await done.publish()).toBe('The pull request brings no revision, and nothing was said of one: no comment. [0]')
  expect(github.calls.every((call) => call.startsWith('GET'))).toBe(true)
  github.close()
})

test('code of the pull request sees no token and cannot speak to the runner', { timeout: 240_000 }, async () => {
  const repository = pullRequest()
  repository.write(
    'data-source.js',
    `console.log('::error title=forged::by the pull request')
console.error('::add-path::/tmp/evil')
console.log('SEEN ' + Object.keys(process.env).filter((name) => /TOKEN|GITHUB_ENV|GITHUB_PATH|OUTPUT|INPUT_/.test(name)).join(','))
${entities("title: { type: 'text', nullable: true }")}`,
  )
  repository.commit('hostile')
  const secrets = { GITHUB_TOKEN: 'a', ACTIONS_RUNTIME_TOKEN: 'b', INPUT_TOKEN: 'c', GITHUB_ENV: 'd', GITHUB_PATH: 'e' }
  const { stdout } = await job(repository, { env: secrets })
  expect(stdout).toMatch(/^SEEN $/m)
  const outside = stdout.replace(/^::stop-commands::(\S+)$[\s\S]*?^::\1::$/gm, '')
  expect(outside).not.toMatch(/forged|add-path/)
})

test('a repository that cannot be read ends in a report that says so', { timeout: 240_000 }, async () => {
  const repository = pullRequest()
  mkdirSync(join(repository.folder, 'db'), { recursive: true })
  writeFileSync(join(repository.folder, 'migrate.config.json'), '{ "revisions": "nowhere" }')
  const { exitCode, summary, annotations } = await job(repository)
  expect(exitCode).toBe(1)
  expect(summary).toContain('No review could be made')
  expect(annotations).toHaveLength(1)
})

interface Annotations {
  readonly lines: readonly string[]
  readonly leftOut: string | null
}

/** By the program of the action, which has no types. */
async function annotated(findings: readonly Finding[]): Promise<Annotations> {
  const program: { annotationsOf(findings: readonly Finding[]): Annotations } = await import(
    join(root, 'action/annotation.mjs')
  )
  return program.annotationsOf(findings)
}

describe('what GitHub shows of many findings', () => {
  const finding = (kind: FindingKind, level: Finding['level'], title: string, files: readonly string[]): Finding => ({
    kind,
    level,
    title,
    says: 'It is so.',
    mend: null,
    places: files.map((file) => ({ file, line: 1 })),
  })
  const many = [
    ...Array.from({ length: 12 }, (_, place) => finding('hazard', 'attention', `locks ${place}`, ['a.ts', 'b.ts'])),
    ...Array.from({ length: 11 }, (_, place) => finding('hazard', 'stop', `drops ${place}`, ['a.ts'])),
    finding('drift', 'attention', 'differs', []),
    finding('several-heads', 'stop', 'has two heads', ['c.ts', 'd.ts']),
  ]

  test('the worst are told, each once before any is told twice, and how many are not', async () => {
    const { lines, leftOut } = await annotated(many)
    expect(lines).toHaveLength(20)
    expect(lines.slice(0, 2)).toEqual([
      '::error file=c.ts,line=1,title=has two heads::It is so.',
      '::error file=a.ts,line=1,title=drops 0::It is so.',
    ])
    expect(lines.slice(10, 12)).toEqual([
      '::warning title=differs::It is so.',
      '::warning file=a.ts,line=1,title=locks 0::It is so.',
    ])
    expect(leftOut).toBe(
      'Not marked: 3 errors and 15 warnings, because GitHub shows 10 of each at most. The report has all of them.',
    )
  })

  test('where all of them are told, nothing is said of others', async () => {
    expect(await annotated(many.slice(-2))).toMatchObject({ leftOut: null })
  })
})
