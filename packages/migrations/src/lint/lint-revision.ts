import type { Naming } from '../actions/names.ts'
import type { Parse } from '../actions/parser.ts'
import { actionsOf } from '../actions/read.ts'
import { settled } from '../effects/follow.ts'
import type { KnownSchema } from '../effects/known.ts'
import { type AssessedStatement, type Assessment, assess, type Meeting } from '../hazards/assess.ts'
import type { Finding } from '../model/finding.ts'
import type { Harm } from '../model/hazard.ts'
import type { Direction } from '../model/progress.ts'
import type { Revision } from '../model/revision.ts'
import { levelBack } from './level-back.ts'
import { describeSize, isHarmless, type TableSizes } from './size.ts'
import { lineIn, type ReadSource, type SourcePart } from './source.ts'

export interface LintGround {
  readonly parse: Parse
  readonly readSource: ReadSource
  readonly naming: Naming
  readonly serverVersion: number
  /** Null where no database was asked. */
  readonly sizes: TableSizes | null
}

/** A statement that a revision sends, and where the file has it. */
export interface LocatedStatement extends AssessedStatement {
  readonly line: number
}

export interface LintedRevision {
  readonly findings: readonly Finding[]
  readonly statements: readonly LocatedStatement[]
  /** What is known once the revision has run. */
  readonly known: KnownSchema
}

/** Judges both directions of a revision by its text. */
export function lintRevision(
  revision: Revision,
  source: string,
  ground: LintGround & { readonly known: KnownSchema },
): LintedRevision {
  const up = lintDirection(revision, source, { ...ground, direction: 'upgrade' })
  const known = settled(up.assessment.known)
  const down = lintDirection(revision, source, { ...ground, known, direction: 'downgrade' })
  // A file that cannot be read cannot be read in either direction.
  const isTold = ({ what, line }: Unreadable): boolean =>
    up.unreadable.some((each) => each.what === what && each.line === line)
  const back = { ...down, unreadable: down.unreadable.filter((each) => !isTold(each)) }
  const findings = [
    ...findingsOf(revision, up, ground),
    ...findingsOf(revision, back, ground).map((finding) => ({ ...finding, level: levelBack(finding, ground.known) })),
  ]
  return {
    findings: findings.map(({ harm: _harm, ...finding }) => finding).sort((one, other) => one.line - other.line),
    statements: up.statements,
    known,
  }
}

interface Direct extends LintGround {
  readonly known: KnownSchema
  readonly direction: Direction
}

interface LintedDirection {
  readonly direction: Direction
  readonly statements: readonly LocatedStatement[]
  readonly unreadable: readonly Unreadable[]
  readonly assessment: Assessment
}

function lintDirection(revision: Revision, source: string, ground: Direct): LintedDirection {
  const { direction } = ground
  const read = ground.readSource(revision.file, source, direction).map((part) => locatedIn(part, ground))
  const statements = read.flatMap((part) => part.statements)
  const assessment = assess({ statements, inTransaction: revision.transaction === 'own' }, ground)
  return { direction, statements, unreadable: read.flatMap(({ unreadable }) => unreadable), assessment }
}

/** A finding with whom it hurts. */
interface Judged extends Finding {
  readonly harm: Harm
}

const findingsOf = (
  revision: Revision,
  { direction, statements, unreadable, assessment }: LintedDirection,
  { sizes }: LintGround,
): readonly Judged[] => [
  ...unreadable.map((each) => unreadableFinding(revision, direction, each)),
  ...assessment.meetings.map((meeting) =>
    findingOf(revision, meeting, { direction, line: statements[meeting.statement]?.line ?? 1, sizes }),
  ),
]

interface Unreadable {
  readonly what: string
  readonly line: number
}

interface Located {
  readonly statements: readonly LocatedStatement[]
  readonly unreadable: readonly Unreadable[]
}

function locatedIn(part: SourcePart, { parse, naming }: LintGround): Located {
  if ('unreadable' in part) return { statements: [], unreadable: [{ what: part.unreadable, line: part.line }] }
  const parsed = parse(part.sql)
  if ('problem' in parsed) {
    const what = `PostgreSQL's grammar does not know it: ${parsed.problem}`
    return { statements: [], unreadable: [{ what, line: lineIn(part, parsed.offset) }] }
  }
  const statements = parsed.statements.map((each, at, { length }) => ({
    sql: each.sql,
    actions: actionsOf(each.node, naming),
    endsText: at === length - 1,
    line: lineIn(part, each.offset),
  }))
  return { statements, unreadable: [] }
}

const unreadableFinding = (revision: Revision, direction: Direction, { what, line }: Unreadable): Judged => ({
  harm: 'breaks',
  revision: revision.id,
  direction,
  file: revision.file,
  line,
  rule: 'unreadable',
  level: 'warning',
  object: null,
  message: `It cannot be judged: ${what}.`,
  safeWay: 'Write it as literal SQL, or let a reviewer read it and migrate verify run it.',
  accepted: revision.accepts.unreadable ?? null,
})

interface Circumstance {
  readonly direction: Direction
  readonly line: number
  readonly sizes: TableSizes | null
}

function findingOf(revision: Revision, meeting: Meeting, { direction, line, sizes }: Circumstance): Judged {
  const { rule, object, detail } = meeting
  const size = meeting.size === null ? null : (sizes?.get(meeting.size) ?? null)
  // To lose what came since is what going back means.
  const isOwnLoss = direction === 'downgrade' && rule.harm === 'loses'
  return {
    harm: rule.harm,
    revision: revision.id,
    direction,
    file: revision.file,
    line,
    rule: rule.id,
    level: isHarmless(rule.harm, size) ? 'note' : rule.level,
    object,
    message: [
      `${direction === 'downgrade' ? 'Going back, it' : 'It'} ${rule.title}.`,
      isOwnLoss ? 'What was written there since is gone.' : rule.why,
      ...(detail === undefined ? [] : [detail]),
      ...(size === null ? [] : [describeSize(meeting.size ?? '', size, meeting.work)]),
    ].join(' '),
    safeWay: isOwnLoss ? null : rule.instead,
    accepted: revision.accepts[rule.id] ?? null,
  }
}
