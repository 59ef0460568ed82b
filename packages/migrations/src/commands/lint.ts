import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import { loadParser } from '../actions/parser.ts'
import { type KnownSchema, nothingKnown } from '../effects/known.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { oldestFirst } from '../history/order.ts'
import { historyRange } from '../history/range.ts'
import { revisionsOf } from '../history/resolve.ts'
import { readRevisions } from '../io/revisions.ts'
import { type SquawkInput, squawkFindings } from '../io/squawk.ts'
import { acceptanceFindings } from '../lint/acceptance.ts'
import { type LintedRevision, lintRevision } from '../lint/lint-revision.ts'
import type { TableSizes } from '../lint/size.ts'
import { loadSourceReader } from '../lint/source.ts'
import type { Finding } from '../model/finding.ts'
import type { Revision, RevisionId } from '../model/revision.ts'

export interface LintOptions {
  /** The folder, or folders, of the history. */
  readonly revisions: string | readonly string[]
  /** `from:to`, both included, or what names a revision; everything unless given. */
  readonly range?: string | undefined
  /** Only these of them. */
  readonly only?: readonly RevisionId[] | undefined
  /** PostgreSQL schema of unqualified names; `public` unless said otherwise. */
  readonly defaultNamespace?: string | undefined
  /** Major version of the server that the revisions are for; 18 unless given. */
  readonly serverVersion?: number | undefined
  /** How much the tables hold, by name; without, every table counts as a big one. */
  readonly sizes?: TableSizes | undefined
  /** What a database has told of itself; for all else the history is read. */
  readonly known?: KnownSchema | undefined
  /** False leaves squawk out also where it is installed. */
  readonly squawk?: boolean | undefined
}

export interface Lint {
  /** In the order in which they would run. */
  readonly revisions: readonly RevisionId[]
  /** Revision by revision, each in the order of its lines. */
  readonly findings: readonly Finding[]
  readonly serverVersion: number
  /** Whether the sizes of tables were known. */
  readonly knowsSizes: boolean
  /** Whether squawk has looked at them: it may not be installed, fail, or not be wanted. */
  readonly squawk: 'ran' | 'missing' | 'failed' | 'off'
}

/** The newest server that the rules are proven on. */
const newestServer = 18

/** Judges what the upgrades of revisions would do, by their text: no database is asked, and nobody's code is run. */
export async function lint(options: LintOptions): Promise<Lint> {
  const { revisions: folders, serverVersion = newestServer, sizes } = options
  const graph = revisionGraph(await readRevisions(typeof folders === 'string' ? [folders] : folders))
  const chosen = chosenIn(graph, options)
  const linted = await lintAll(graph, options)
  const selected = linted.filter(({ revision }) => chosen.has(revision.id))
  const foreign =
    options.squawk === false
      ? { squawk: 'off' as const, findings: [] }
      : await squawkFindings(selected, { serverVersion, folders: foldersOf(selected) })
  const findings = selected.flatMap((each) => {
    const own = [...each.findings, ...foreign.findings.filter(({ revision }) => revision === each.revision.id)]
    const accepted = acceptanceFindings(each.revision, each.source, {
      findings: own,
      ranSquawk: foreign.squawk === 'ran',
    })
    return [...own, ...accepted].sort((one, other) => one.line - other.line)
  })
  return {
    revisions: selected.map(({ revision }) => revision.id),
    findings,
    serverVersion,
    knowsSizes: sizes !== undefined,
    squawk: foreign.squawk,
  }
}

function chosenIn(graph: RevisionGraph, { range, only }: LintOptions): ReadonlySet<RevisionId> {
  const named =
    range === undefined || range.includes(':') ? historyRange(graph, range ?? null, null) : revisionsOf(graph, range)
  const ids = named.map(({ id }) => id)
  return new Set(only === undefined ? ids : ids.filter((id) => only.includes(id)))
}

interface Linted extends LintedRevision, SquawkInput {
  readonly revision: Revision
  readonly source: string
}

/** What a revision meets depends on what those before it have made: all are read. */
async function lintAll(graph: RevisionGraph, options: LintOptions): Promise<readonly Linted[]> {
  const { defaultNamespace = 'public', serverVersion = newestServer, sizes = null } = options
  const [parse, readSource] = await Promise.all([loadParser(), loadSourceReader()])
  const ground = { parse, readSource, naming: { defaultNamespace }, serverVersion, sizes }
  let { known = nothingKnown } = options
  const linted: Linted[] = []
  for (const revision of oldestFirst(graph, new Set(graph.byId.keys()))) {
    const source = await readFile(revision.file, 'utf8')
    const found = lintRevision(revision, source, { ...ground, known })
    known = found.known
    linted.push({ ...found, revision, source })
  }
  return linted
}

/** Where a project keeps its tools, and where this one does. */
const foldersOf = (linted: readonly Linted[]): readonly string[] => [
  ...new Set(linted.map(({ revision }) => dirname(revision.file))),
  import.meta.dirname,
]
