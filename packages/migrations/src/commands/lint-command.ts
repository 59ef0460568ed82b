import type { KnownSchema } from '../effects/known.ts'
import { ConnectionError, UsageError } from '../errors.ts'
import { toolVersion } from '../io/tool-version.ts'
import { type SarifLog, sarifOf } from '../lint/sarif.ts'
import type { TableSizes } from '../lint/size.ts'
import type { RevisionId } from '../model/revision.ts'
import { revisionFolders } from '../settings.ts'
import { type Context, defineCommand } from './command.ts'
import { databaseStatus } from './database-status.ts'
import type { Lint } from './lint.ts'
import { lintLines } from './lint-report.ts'

export const lintCommand = defineCommand({
  name: 'lint',
  describe: 'Judge what revisions would lock, rewrite, lose or break, by their text',
  flags: {
    range: {
      type: 'argument',
      suggests: 'revisions',
      describe: 'From:to, both included, or one revision; all of them by default',
    },
    pending: { type: 'switch', describe: 'Only what the database does not have yet' },
    server: { type: 'text', describe: 'Major version of the PostgreSQL they are for, where no database says it' },
    format: { type: 'choice', choices: ['text', 'sarif'], describe: 'sarif for a code host; text by default' },
    squawk: { type: 'switch', default: true, describe: 'Let squawk look at the statements too, where it is installed' },
  },
  examples: [
    { type: 'lint', does: 'The whole history; exit 11 for a hazard that is not accepted' },
    { type: 'lint head', does: 'The last revision' },
    { type: 'lint 8f31:head', does: 'From one revision on' },
    { type: 'lint --pending', does: 'What would run there, weighed by the tables that are there' },
    { type: 'lint --format sarif', does: 'For a code host, which shows it beside the lines' },
  ],
  async run(context, { range, pending, server, format, squawk }): Promise<Lint | SarifLog> {
    const wanted = server === null ? undefined : majorVersion(server)
    const ground = await databaseGround(context, pending)
    const { lint } = await import('./lint.ts')
    const found = await lint({
      revisions: revisionFolders(context.settings),
      range: range ?? undefined,
      only: ground.pending,
      defaultNamespace: context.settings.defaultNamespace ?? undefined,
      serverVersion: ground.serverVersion ?? wanted,
      sizes: ground.sizes,
      known: ground.known,
      squawk,
    })
    if (format !== 'sarif') return found
    return sarifOf(found.findings, { root: context.settings.project, toolVersion: toolVersion() })
  },
  print: (result, look) => ('runs' in result ? [JSON.stringify(result, null, 2)] : lintLines(result, look)),
  exitCode: (result) => (hasOpenError(result) ? refused : 0),
})

/** What a destructive step without consent ends with, too. */
const refused = 11

const hasOpenError = (result: Lint | SarifLog): boolean =>
  'runs' in result
    ? result.runs[0].results.some(({ level, suppressions }) => level === 'error' && suppressions === undefined)
    : result.findings.some(({ level, accepted }) => level === 'error' && accepted === null)

function majorVersion(text: string): number {
  const version = Number(/^(\d{2})(\.\d+)*$/.exec(text)?.[1])
  if (version >= 13) return version
  throw new UsageError(`"${text}" is no version of PostgreSQL that this works with.`, { hint: 'Such as --server 16' })
}

interface DatabaseGround {
  readonly pending?: readonly RevisionId[]
  readonly serverVersion?: number
  readonly sizes?: TableSizes
  readonly known?: KnownSchema
}

/** What the database tells, if there is one; only what is pending needs it. */
async function databaseGround(context: Context, isPending: boolean): Promise<DatabaseGround> {
  if (isPending) {
    const url = await context.databaseUrl()
    return { pending: (await databaseStatus(context)).pending, ...(await groundAt(context, url)) }
  }
  const { url } = context.settings
  if (url === null) return {}
  return groundAt(context, url).catch((error: unknown) => {
    if (!(error instanceof ConnectionError)) throw error
    context.reporter.warn(`How big the tables are is not known: ${error.message}`)
    return {}
  })
}

async function groundAt({ settings }: Context, url: string): Promise<DatabaseGround> {
  const [{ connect }, { tableSizes }, { partitionedTables }] = await Promise.all([
    import('../io/database.ts'),
    import('../io/table-sizes.ts'),
    import('../io/partitioned-tables.ts'),
  ])
  const database = await connect({ url }, 'lint')
  try {
    const namespace = settings.defaultNamespace ?? 'public'
    const sizes = await tableSizes(database, namespace)
    return { serverVersion: database.serverVersion, sizes, known: await partitionedTables(database, namespace) }
  } finally {
    await database.close()
  }
}
