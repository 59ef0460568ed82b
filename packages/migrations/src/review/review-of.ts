import { type KnownSchema, nothingKnown } from '../effects/known.ts'
import { assess, type Meeting } from '../hazards/assess.ts'
import type { TableSizes } from '../lint/size.ts'
import type { Action } from '../model/action.ts'
import type { Finding, Review, ReviewedRevision, ReviewProof, ReviewRow } from '../model/review.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import type { ProofStatus } from '../model/verification.ts'
import { differenceDrawing } from './draw.ts'
import { changedPart } from './focus.ts'
import { ancestryOf, outlineOfKnown } from './outline-known.ts'
import { type Draft, knownAfter, type ReadBody, type Reading, readBody, rowsOf } from './read-revision.ts'
import { hazardBack, hazardFinding, hazardOf } from './review-hazard.ts'
import { verdictOf } from './verdict.ts'
import { rowWayBack, wayBackOf } from './way-back.ts'

/** A revision with its text, as the folder or a commit has it. */
export interface SourcedRevision extends Omit<Revision, 'file'> {
  /** Relative to the project, with slashes. */
  readonly file: string
  readonly text: string
}

export interface ReviewInput {
  readonly range: string
  /** All that lies below the revisions in question, and these, in the order of an upgrade. */
  readonly history: readonly SourcedRevision[]
  /** Those in question. */
  readonly changes: ReadonlyMap<RevisionId, ReviewedRevision['change']>
  readonly findings: readonly Finding[]
  readonly proof: ReviewProof
  readonly proofOf: ReadonlyMap<RevisionId, ProofStatus>
  readonly reading: Reading
  /** Null where hazards are told as for tables of any size. */
  readonly sizes: TableSizes | null
}

/** Reads the revisions one after another on what those below them make. */
export function reviewOf({ range, history, changes, findings, proof, proofOf, reading, sizes }: ReviewInput): Review {
  let known = nothingKnown
  let first: KnownSchema | null = null
  const after = new Map<RevisionId, KnownSchema>()
  const actions: Action[] = []
  const revisions: ReviewedRevision[] = []
  for (const revision of history) {
    const upgrade = readBody(revision, 'upgrade', reading)
    const change = changes.get(revision.id)
    const [below, ...others] = revision.downRevisions
    // On a branch of its own a revision knows nothing of what others do beside it.
    const before = (others.length === 0 && below !== undefined ? after.get(below) : undefined) ?? known
    if (change !== undefined) {
      first ??= known
      const proven = proofOf.get(revision.id) ?? null
      revisions.push(
        reviewed(revision, { change, upgrade, known: before, origin: first, reading, sizes, proof: proven }),
      )
    }
    after.set(revision.id, knownAfter(before, upgrade))
    if (first !== null) actions.push(...upgrade.statements.flatMap((statement) => statement.actions))
    known = knownAfter(known, upgrade)
  }
  const all = [...findings, ...revisions.flatMap(revisionFindings)]
  return {
    format: 1,
    range,
    serverVersion: reading.serverVersion,
    verdict: verdictOf({ revisions, findings: all, proof }),
    findings: all,
    revisions,
    proof,
    drawing: drawn(first ?? known, known, actions),
  }
}

const drawn = (before: KnownSchema, after: KnownSchema, actions: readonly Action[]): Review['drawing'] =>
  changedPart(differenceDrawing(outlineOfKnown(before, ancestryOf([])), outlineOfKnown(after, ancestryOf(actions))))

interface Surroundings {
  /** What was known before the first of the revisions in question. */
  readonly origin: KnownSchema
  readonly change: ReviewedRevision['change']
  readonly upgrade: ReadBody
  readonly known: KnownSchema
  readonly reading: Reading
  readonly sizes: TableSizes | null
  readonly proof: ProofStatus | null
}

function reviewed(
  revision: SourcedRevision,
  { change, upgrade, known, origin, reading, sizes, proof }: Surroundings,
): ReviewedRevision {
  const { id, downRevisions, message, file, transaction } = revision
  const downgrade = readBody(revision, 'downgrade', reading)
  const judge = ({ statements }: ReadBody, before: KnownSchema): readonly Meeting[] =>
    assess(
      { statements, inTransaction: transaction === 'own' },
      { known: before, serverVersion: reading.serverVersion },
    ).meetings
  const meetings = judge(upgrade, known)
  const drafts = rowsOf(upgrade, known, { serverVersion: reading.serverVersion, origin }).map((draft) =>
    withLosses(draft, meetings, upgrade),
  )
  const wayBack = wayBackOf({ before: known, upgrade, downgrade, rows: drafts, proof })
  return {
    id,
    downRevisions,
    message,
    file,
    change,
    transaction,
    rows: drafts.map((draft): ReviewRow => {
      const { actions: _actions, fills: _fills, ...row } = draft
      return { ...row, wayBack: rowWayBack(draft, wayBack) }
    }),
    unread: unreadText(upgrade),
    wayBack,
    hazards: [
      ...meetings.map((meeting) => hazardOf(meeting, revision, { body: upgrade, sizes })),
      ...judge(downgrade, knownAfter(known, upgrade)).map((meeting) =>
        hazardBack(meeting, revision, { body: downgrade, sizes, known }),
      ),
    ],
    proof,
  }
}

/** What the rules know to be lost besides what the words of an action say. */
function withLosses(draft: Draft, meetings: readonly Meeting[], { statements }: ReadBody): Draft {
  if (draft.loses !== null) return draft
  const losses = meetings.flatMap(({ rule: { harm, title }, object, statement }) =>
    harm === 'loses' && draft.sql.includes(statements[statement]?.sql ?? '') ? [`${object} (${title})`] : [],
  )
  return losses.length === 0 ? draft : { ...draft, loses: losses.join('; ') }
}

const unreadText = ({ isWhole, problems }: ReadBody): string | null => {
  if (!isWhole)
    return 'Its code decides what is sent: the statements below were found in it as text, and there may be others.'
  return problems.length === 0 ? null : `PostgreSQL's parser does not take: ${problems.join('; ')}`
}

/** What one revision adds to the findings. */
function revisionFindings({ file, unread, hazards, wayBack }: ReviewedRevision): readonly Finding[] {
  const place = (line: number | null) => [{ file, line }]
  return [
    ...(unread === null
      ? []
      : [
          {
            kind: 'unread',
            level: 'attention',
            title: `${file} could not be read in full`,
            says: `${file} could not be read in full. ${unread}`,
            mend: null,
            places: place(null),
          } as const,
        ]),
    ...(wayBack.kind === 'missing' || wayBack.kind === 'differs'
      ? [
          {
            kind: 'way-back',
            level: 'attention',
            title:
              wayBack.kind === 'missing'
                ? `${file} has no way back`
                : `the downgrade of ${file} does not lead back exactly`,
            says:
              wayBack.kind === 'missing'
                ? `${file} has an empty downgrade: nothing undoes it.`
                : `The downgrade of ${file} is ${wayBack.says}.`,
            mend: null,
            places: place(null),
          } as const,
        ]
      : []),
    ...hazards.filter(({ level }) => level !== 'note').map((hazard) => hazardFinding(hazard, file)),
  ]
}
