import type { Naming } from '../actions/names.ts'
import type { Parse } from '../actions/parser.ts'
import { actionsOf } from '../actions/read.ts'
import { settled } from '../effects/follow.ts'
import type { KnownSchema } from '../effects/known.ts'
import { type AssessedStatement, assess, type Meeting } from '../hazards/assess.ts'
import type { Finding } from '../model/finding.ts'
import type { Revision } from '../model/revision.ts'
import { describeSize, isEmpty, isSmall, type TableSizes } from './size.ts'
import type { ReadSource, SourcePart } from './source.ts'

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

/** Judges the upgrade of a revision by its text. */
export function lintRevision(
  revision: Revision,
  source: string,
  ground: LintGround & { readonly known: KnownSchema },
): LintedRevision {
  const read = ground.readSource(revision.file, source).map((part) => locatedIn(part, ground))
  const statements = read.flatMap((part) => part.statements)
  const assessment = assess({ statements, inTransaction: revision.transaction === 'own' }, ground)
  const findings = [
    ...read.flatMap(({ unreadable }) => unreadable.map((each) => unreadableFinding(revision, each))),
    ...assessment.meetings.map((meeting) =>
      findingOf(revision, meeting, { line: statements[meeting.statement]?.line ?? 1, sizes: ground.sizes }),
    ),
  ]
  return {
    findings: findings.sort((one, other) => one.line - other.line),
    statements,
    known: settled(assessment.known),
  }
}

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
  const { sql, line, isLiteral } = part
  const lineOf = (offset: number): number => (isLiteral ? line + newlinesIn(sql.slice(0, offset)) : line)
  const parsed = parse(sql)
  if ('problem' in parsed) {
    const what = `PostgreSQL's grammar does not know it: ${parsed.problem}`
    return { statements: [], unreadable: [{ what, line: lineOf(parsed.offset) }] }
  }
  const statements = parsed.statements.map((each) => ({
    sql: each.sql,
    actions: actionsOf(each.node, naming),
    line: lineOf(each.offset),
  }))
  return { statements, unreadable: [] }
}

const newlinesIn = (text: string): number => text.split('\n').length - 1

const unreadableFinding = (revision: Revision, { what, line }: Unreadable): Finding => ({
  revision: revision.id,
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
  readonly line: number
  readonly sizes: TableSizes | null
}

function findingOf(revision: Revision, meeting: Meeting, { line, sizes }: Circumstance): Finding {
  const { rule, object, detail } = meeting
  const size = meeting.size === null ? null : (sizes?.get(meeting.size) ?? null)
  const isHarmless =
    size !== null && ((rule.harm === 'blocks' && isSmall(size)) || (rule.harm !== 'breaks' && isEmpty(size)))
  return {
    revision: revision.id,
    file: revision.file,
    line,
    rule: rule.id,
    level: isHarmless ? 'note' : rule.level,
    object,
    message: [
      `It ${rule.title}.`,
      rule.why,
      ...(detail === undefined ? [] : [detail]),
      ...(size === null ? [] : [describeSize(meeting.size ?? '', size, meeting.work)]),
    ].join(' '),
    safeWay: rule.instead,
    accepted: revision.accepts[rule.id] ?? null,
  }
}
