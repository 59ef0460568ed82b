import type { DataSource } from 'typeorm'

import { loadParser } from '../actions/parser.ts'
import { HistoryError } from '../errors.ts'
import { ancestors } from '../history/lineage.ts'
import { oldestFirst } from '../history/order.ts'
import { connect } from '../io/database.ts'
import { tableSizes } from '../io/table-sizes.ts'
import type { TableSizes } from '../lint/size.ts'
import { loadSourceReader } from '../lint/source.ts'
import type { Finding, Review, ReviewProof } from '../model/review.ts'
import type { RevisionId } from '../model/revision.ts'
import type { ProofStatus, Verification } from '../model/verification.ts'
import type { Reading } from '../review/read-revision.ts'
import { reviewOf } from '../review/review-of.ts'
import { visibleText } from '../sql/visible-text.ts'
import type { StatusOptions } from './migration-options.ts'
import { databaseFindings, driftFindings, historyFindings, proofFindings } from './review-findings.ts'
import { pathIn, type Scope, scopeOf, siteOf } from './review-scope.ts'
import { status } from './status.ts'

export interface ReviewOptions extends StatusOptions {
  /**
   * Commits, `origin/main..HEAD`; revisions, `from:to` with both included; or one revision. Left out, it is what the folder has and the
   * default branch has not; where there is no such branch, what is pending in the database.
   */
  readonly range?: string | undefined
  /** Whether the revisions are proven on a scratch database, and the database compared with them and the entities; otherwise nothing is connected to. */
  readonly verify?: boolean | undefined
  /** Whether hazards are weighed by how much the tables of the database hold: only where it is as full as those that the revisions are for. */
  readonly sizes?: boolean | undefined
  /** The entities that the end of the history is compared with; need not be connected. */
  readonly dataSource?: (() => Promise<DataSource>) | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((text: string) => void) | undefined
}

const latestVersion = 18

/** Everything that a reviewer wants to know of some revisions. What stops them is found, not thrown. */
export async function review(options: ReviewOptions): Promise<Review> {
  const { defaultNamespace = 'public' } = options
  const naming = { defaultNamespace }
  const [parse, readSource] = await Promise.all([loadParser(), loadSourceReader()])
  const read = { parse, readSource, naming, serverVersion: latestVersion }
  try {
    const scope = await scopeOf({
      ...options,
      pending: async () => (await status(options)).pending,
      current: async () => (await status(options)).current,
    })
    const tried = await tryOut(scope, options)
    return reviewOf({
      range: scope.range,
      history: historyOf(scope),
      changes: scope.changes,
      findings: [...historyFindings(scope), ...tried.findings],
      proof: tried.proof,
      proofOf: tried.proofOf,
      reading: { ...read, serverVersion: tried.serverVersion ?? latestVersion },
      sizes: options.sizes === true ? await sizesIn(options) : null,
    })
  } catch (error) {
    if (!(error instanceof HistoryError) || !isUnreadable(error)) throw error
    return unreadableReview(error, { range: options.range, root: (await siteOf(options)).root, reading: read })
  }
}

async function sizesIn(options: ReviewOptions): Promise<TableSizes> {
  const database = await connect(options, 'review')
  try {
    return await tableSizes(database, options.defaultNamespace ?? 'public')
  } finally {
    await database.close()
  }
}

const isUnreadable = ({ fault }: HistoryError): boolean =>
  ['cycle', 'missing-revision', 'duplicate', 'unreadable'].includes(fault)

function historyOf({ graph, changes, root }: Scope) {
  const ids = new Set([...ancestors(graph, changes.keys())])
  return oldestFirst(graph, ids).map((revision) => ({ ...revision, file: pathIn(root, revision.file) }))
}

interface Tried {
  readonly findings: readonly Finding[]
  readonly proof: ReviewProof
  readonly proofOf: ReadonlyMap<RevisionId, ProofStatus>
  readonly serverVersion: number | null
}

const notRun = (says: string): Tried => ({
  findings: [],
  proof: { status: 'not-run', says, details: [] },
  proofOf: new Map(),
  serverVersion: null,
})

/** Runs the revisions where that is wanted and possible. */
async function tryOut(scope: Scope, options: ReviewOptions): Promise<Tried> {
  if (options.verify !== true) return notRun('Not run: no database was used. Everything here was read from the files.')
  const { dataSource } = options
  const standing = databaseFindings(await status(options))
  const drift =
    dataSource === undefined
      ? []
      : driftFindings(await (await import('./check-database.ts')).check({ ...options, dataSource }))
  if (scope.changes.size === 0) return { ...notRun('There was nothing to run.'), findings: [...standing, ...drift] }
  if (!scope.isFolder) {
    const reason = 'Not run: the revisions of the commit are not those in the folder. Check it out first.'
    return { ...notRun(reason), findings: [...standing, ...drift] }
  }
  const { verify } = await import('./verify.ts')
  const found = await verify({ ...options, range: undefined, only: [...scope.changes.keys()] })
  const proofs = proofFindings(found, scope)
  const drifts = drift.length > 0 ? proofs.filter(({ kind }) => kind !== 'drift') : proofs
  return {
    findings: [...standing, ...drift, ...drifts],
    proof: proofOf(found),
    proofOf: new Map(found.revisions.map(({ id, status: each }) => [id, each])),
    serverVersion: found.place?.version ?? null,
  }
}

function proofOf({ status: found, place, reasons, missing, revisions, roundTrip }: Verification): ReviewProof {
  const details = [
    // Where there was no place, the reason may tell where it was looked for.
    ...(place === null ? [] : reasons),
    ...missing.map(({ what, name }) => `The scratch database lacks the ${what} ${name}.`),
    ...revisions.flatMap(({ notes }) => notes),
  ].map(visibleText)
  if (place === null) return { status: found, says: 'Not run: no scratch database could be made.', details }
  const where = `on PostgreSQL ${place.version}, on a scratch database`
  const compared = revisions.some(({ steps }) => steps.some(({ against }) => against === 'entities'))
  const words = {
    proven: `Proven ${where}: up, down and up again${roundTrip === null ? '' : ', each and all of them'}${compared ? '; the end is what the entities declare' : ''}.`,
    failed: `Failed ${where}.`,
    unproven: `Tried ${where}, and not everything could be.`,
  }
  return { status: found, says: words[found], details }
}

interface Unread {
  readonly range: string | undefined
  readonly root: string
  readonly reading: Reading
}

/** A history that cannot be followed is itself what there is to say. */
function unreadableReview({ message, hint, files }: HistoryError, { range, root, reading }: Unread): Review {
  const finding: Finding = {
    kind: 'unreadable',
    level: 'stop',
    title: 'the history cannot be read',
    says: message,
    mend: hint ?? null,
    places: files.map((file) => ({ file: pathIn(root, file), line: null })),
  }
  return reviewOf({
    range: range ?? 'the history',
    history: [],
    changes: new Map(),
    findings: [finding],
    proof: { status: 'not-run', says: 'Not run: the history cannot be read.', details: [] },
    proofOf: new Map(),
    reading,
    sizes: null,
  })
}
