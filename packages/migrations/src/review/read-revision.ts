import type { Naming } from '../actions/names.ts'
import type { Parse } from '../actions/parser.ts'
import { actionsOf } from '../actions/read.ts'
import { effectOf } from '../effects/effect.ts'
import { follow, settled } from '../effects/follow.ts'
import { isMadeHere, type KnownSchema, shown, shownPart, tableNamed } from '../effects/known.ts'
import type { AssessedStatement } from '../hazards/assess.ts'
import { lineIn, type ReadSource } from '../lint/source.ts'
import type { Action } from '../model/action.ts'
import type { Direction } from '../model/progress.ts'
import type { RelationName } from '../model/relation.ts'
import type { ReviewRow } from '../model/review.ts'
import { type LockMode, lockModes } from '../model/statement.ts'
import { type Backfill, backfillIn, tableOf as quotedTable } from '../sql/backfill.ts'
import { wordsOf } from './action-words.ts'

/** What statements are read with. */
export interface Reading {
  readonly parse: Parse
  readonly naming: Naming
  readonly serverVersion: number
  readonly readSource: ReadSource
}

/** A statement with what it does, and where the file has it. */
export interface ReadStatement extends AssessedStatement {
  readonly line: number
}

interface SourceFile {
  readonly file: string
  readonly text: string
}

/** One function of a revision, as far as its text tells. */
export interface ReadBody {
  readonly statements: readonly ReadStatement[]
  /** False where code decides what is sent. */
  readonly isWhole: boolean
  /** What the parser of PostgreSQL does not take. */
  readonly problems: readonly string[]
}

export function readBody({ file, text }: SourceFile, direction: Direction, reading: Reading): ReadBody {
  const { parse, naming, readSource } = reading
  const parts = readSource(file, text, direction)
  const problems: string[] = []
  const statements = parts.flatMap((part) => {
    if ('unreadable' in part) return []
    const parsed = parse(part.sql)
    if ('problem' in parsed) {
      problems.push(`${parsed.problem} in: ${firstLine(part.sql)}`)
      return []
    }
    return parsed.statements.map(({ node, sql, offset }, at, { length }) => ({
      sql,
      actions: actionsOf(node, naming),
      endsText: at === length - 1,
      line: lineIn(part, offset),
    }))
  })
  return { statements, isWhole: parts.every((part) => 'sql' in part && part.isCertain), problems }
}

const firstLine = (sql: string): string => sql.trim().split('\n', 1)[0] ?? ''

/** What is known after a body has run in one piece. */
export const knownAfter = (known: KnownSchema, { statements }: ReadBody): KnownSchema =>
  settled(statements.flatMap(({ actions }) => actions).reduce(follow, known))

/** A row with what the way back is told from. */
export interface Draft extends Omit<ReviewRow, 'wayBack'> {
  readonly actions: readonly Action[]
  readonly fills: boolean
}

/** What the statements do, a row each; what only completes a table that the revision makes is part of its row. */
export function rowsOf(
  { statements }: ReadBody,
  before: KnownSchema,
  { serverVersion, origin }: Pick<Ground, 'serverVersion' | 'origin'>,
): readonly Draft[] {
  const rows: Draft[] = []
  const rowOfTable = new Map<string, number>()
  let known = before
  for (const statement of statements) {
    const found = draftOf(statement, { known, origin, serverVersion })
    known = statement.actions.reduce(follow, known)
    const [table] = new Set(statement.actions.map((action) => tableOf(action)))
    const home = table === null || table === undefined ? undefined : rowOfTable.get(table)
    const isPart = home !== undefined && found.locks.length === 0 && found.loses === null && !changesRows(statement)
    const target = home === undefined ? undefined : rows[home]
    if (isPart && home !== undefined && target !== undefined) rows[home] = joined(target, found)
    else rows.push(found)
    for (const action of statement.actions)
      if (action.does === 'create-table') rowOfTable.set(shown(action.table), rows.length - 1)
  }
  return rows
}

const tableOf = (action: Action): string | null => {
  const { table } = wordsOf(action)
  return table === null ? null : shown(table)
}

const changesRows = ({ actions }: ReadStatement): boolean =>
  actions.some(({ does }) => ['insert', 'update', 'delete', 'truncate', 'rename', 'move'].includes(does))

const joined = (table: Draft, part: Draft): Draft => ({
  ...table,
  change: withPart(table.change, part.change),
  sql: [...table.sql, ...part.sql],
  actions: [...table.actions, ...part.actions],
})

/** "table created, 3 columns" becomes "table created, 3 columns; index added", and then "…; 2 × index added". */
function withPart(change: string, part: string): string {
  const [what = ''] = part.split(',', 1)
  const parts = change.split('; ')
  const at = parts.findIndex((each) => each === what || each.endsWith(` × ${what}`))
  if (at === -1) return [...parts, what].join('; ')
  const count = Number(/^(\d+) × /.exec(parts[at] ?? '')?.[1] ?? 1) + 1
  return parts.with(at, `${count} × ${what}`).join('; ')
}

interface Ground {
  readonly known: KnownSchema
  /** Before the first of the revisions in question. */
  readonly origin: KnownSchema
  readonly serverVersion: number
}

/** What columns held that were there before; those that these revisions add held nothing. */
function overwritten(table: RelationName, columns: readonly string[], { origin }: Ground): readonly string[] {
  const there = tableNamed(origin, table)?.columns
  const held = columns.filter((column) => there?.has(column) ?? true)
  return held.length === 0
    ? []
    : [`what ${held.map((column) => shownPart(table, column)).join(', ')} held in those rows`]
}

function draftOf({ sql, actions, line }: ReadStatement, ground: Ground): Draft {
  const backfill = backfillIn(sql)
  const effects = actions.map((action) => effectOf(action, ground))
  const told = actions.map(wordsOf)
  const distinct = (texts: readonly string[]) => [...new Set(texts)]
  const losses = told.flatMap(({ loses, table, overwrites }) => {
    if (table !== null && isMadeHere(ground.known, table)) return []
    return [...(loses === null ? [] : [loses]), ...(table === null ? [] : overwritten(table, overwrites, ground))]
  })
  return {
    object: distinct(told.map(({ object }) => object)).join(', '),
    change: backfill === null ? distinct(told.map(({ change }) => change)).join('; ') : 'rows updated in batches',
    locks: strongest(
      effects.flatMap(({ locks }) => locks.map(({ relation, mode }) => ({ relation: shown(relation), mode }))),
    ),
    rewrites: distinct(effects.flatMap(({ rewrites }) => rewrites.map(shown))),
    scans: distinct(effects.flatMap(({ scans }) => scans.map(shown))),
    loses: losses.length === 0 ? null : losses.join('; '),
    sql: [backfill === null ? sql : batchesText(backfill)],
    line,
    actions,
    fills: told.some(({ fills }) => fills),
  }
}

/** The block that a client would send says in thirty lines what is one for a reader. */
const batchesText = ({ set, where, key, batchSize, ...place }: Backfill): string =>
  [
    `-- in batches of ${batchSize} rows by ${key.join(', ')}, each committed by itself`,
    `UPDATE ${quotedTable(place)} SET ${set}${where === null ? '' : ` WHERE ${where}`}`,
  ].join('\n')

interface Held {
  readonly relation: string
  readonly mode: LockMode
}

/** The strongest lock on each relation, the strongest of all first. */
function strongest(locks: readonly Held[]): readonly Held[] {
  const strength = ({ mode }: Held): number => lockModes.indexOf(mode)
  const found = new Map<string, Held>()
  for (const lock of locks) {
    const other = found.get(lock.relation)
    if (other === undefined || strength(lock) > strength(other)) found.set(lock.relation, lock)
  }
  return [...found.values()].sort((one, other) => strength(other) - strength(one))
}
