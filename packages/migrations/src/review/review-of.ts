import { type KnownSchema, nothingKnown } from '../effects/known.ts'
import { assess, type Meeting } from '../hazards/assess.ts'
import { classOf, isHarmless, type TableSizes } from '../lint/size.ts'
import type { Action } from '../model/action.ts'
import type { Finding, Review, ReviewedRevision, ReviewHazard, ReviewProof, ReviewRow } from '../model/review.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import type { ProofStatus } from '../model/verification.ts'
import { differenceDrawing } from './draw.ts'
import { changedPart } from './focus.ts'
import { ancestryOf, outlineOfKnown } from './outline-known.ts'
import { type Draft, knownAfter, type ReadBody, type Reading, readBody, rowsOf } from './read-revision.ts'
import { verdictOf } from './verdict.ts'
import { rowWayBack, wayBackOf } from './way-back.ts'
import { sizeWords } from './words.ts'

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
      revisions.push(reviewed(revision, { change, upgrade, known: before, reading, sizes, proof: proven }))
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
  readonly change: ReviewedRevision['change']
  readonly upgrade: ReadBody
  readonly known: KnownSchema
  readonly reading: Reading
  readonly sizes: TableSizes | null
  readonly proof: ProofStatus | null
}

function reviewed(
  revision: SourcedRevision,
  { change, upgrade, known, reading, sizes, proof }: Surroundings,
): ReviewedRevision {
  const { id, downRevisions, message, file, transaction } = revision
  const downgrade = readBody(revision, 'downgrade', reading)
  const { meetings } = assess(
    { statements: upgrade.statements, inTransaction: transaction === 'own' },
    { known, serverVersion: reading.serverVersion },
  )
  const drafts = rowsOf(upgrade, known, reading).map((draft) => withLosses(draft, meetings, upgrade))
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
    hazards: meetings.map((meeting) => hazardOf(meeting, revision, { upgrade, sizes })),
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

interface Weighing {
  readonly upgrade: ReadBody
  readonly sizes: TableSizes | null
}

function hazardOf(
  { rule, object, detail, statement, size: table }: Meeting,
  { accepts }: SourcedRevision,
  { upgrade: { statements }, sizes }: Weighing,
): ReviewHazard {
  const { id, harm, level, title, why, instead } = rule
  const found = table === null ? null : (sizes?.get(table) ?? null)
  const size = found === null ? null : classOf(found)
  return {
    rule: id,
    level: isHarmless(harm, found) ? 'note' : level,
    title,
    object,
    why: [
      why,
      ...(detail === undefined ? [] : [detail]),
      ...(size === null ? [] : [`${table} ${sizeWords[size]}.`]),
    ].join(' '),
    instead,
    line: statements[statement]?.line ?? null,
    accepted: accepts[id] ?? null,
    size,
  }
}

const unreadText = ({ isWhole, problems }: ReadBody): string | null => {
  if (!isWhole)
    return 'Its code decides what is sent: the statements below are those that it holds as texts, and may not be all.'
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
            title: `${file} cannot be read whole`,
            says: `${file} cannot be read whole. ${unread}`,
            mend: null,
            places: place(null),
          } as const,
        ]),
    ...(wayBack.kind === 'missing' || wayBack.kind === 'differs'
      ? [
          {
            kind: 'way-back',
            level: 'attention',
            title: `${file} has no way back`,
            says:
              wayBack.kind === 'missing'
                ? `${file} has an empty downgrade: nothing takes it back.`
                : `The downgrade of ${file} ${wayBack.says}.`,
            mend: null,
            places: place(null),
          } as const,
        ]
      : []),
    ...hazards
      .filter(({ level }) => level !== 'note')
      .map(
        ({ rule, level, title, object, why, instead, line, accepted }) =>
          ({
            kind: 'hazard',
            level: level === 'error' && accepted === null ? 'stop' : 'attention',
            title: `it ${title} (${object})`,
            says: `It ${title} (${object}). ${why}${accepted === null ? '' : ` Accepted: ${accepted}`}`,
            mend:
              accepted === null
                ? `${instead} Or accept it in the revision: export const accepts = { '${rule}': '<why>' }`
                : null,
            places: place(line),
          }) as const,
      ),
  ]
}
